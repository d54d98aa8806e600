namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>The schema is no journal this program can take; nothing in it was changed.</summary>
public sealed class JournalDatabaseException : Exception
{
    /// <summary>The schema holds tables of another program.</summary>
    public const string Foreign = "journal.database-foreign";

    /// <summary>The schema is not there, and this role may not make it.</summary>
    public const string Missing = "journal.database-missing";

    /// <summary>The tables were made by a later version of this package.</summary>
    public const string Newer = "journal.database-newer";

    /// <summary>The role may not do what a host must.</summary>
    public const string Rights = "journal.database-rights";

    /// <summary>Creates the exception with a general sentence and the code <see cref="Missing"/>.</summary>
    public JournalDatabaseException()
        : this("卷宗数据库不可用。")
    {
    }

    /// <summary>Creates the exception with the code <see cref="Missing"/>.</summary>
    /// <param name="message">What is the matter, in Chinese.</param>
    public JournalDatabaseException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the code <see cref="Missing"/>.</summary>
    /// <param name="message">What is the matter, in Chinese.</param>
    /// <param name="innerException">What the engine said.</param>
    public JournalDatabaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal JournalDatabaseException(string code, string schema, string what, Exception? inner = null)
        : base($"卷宗数据库模式{schema}:{what}", inner)
    {
        Code = code;
        Schema = schema;
    }

    /// <summary>The stable code for programs.</summary>
    public string Code { get; } = Missing;

    /// <summary>The schema.</summary>
    public string Schema { get; } = "";
}
