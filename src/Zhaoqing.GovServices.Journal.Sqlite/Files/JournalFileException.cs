namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The file is no journal this program can take; it was left as it is, byte for byte.</summary>
public sealed class JournalFileException : Exception
{
    /// <summary>A file of another program, a text, a folder.</summary>
    public const string Foreign = "journal.file-foreign";

    /// <summary>A journal that is cut off, altered or incomplete.</summary>
    public const string Damaged = "journal.file-damaged";

    /// <summary>A journal written by a later version of this package.</summary>
    public const string Newer = "journal.file-newer";

    /// <summary>A journal that may not be written to.</summary>
    public const string ReadOnly = "journal.file-read-only";

    /// <summary>Creates the exception with a general sentence and the code <see cref="Damaged"/>.</summary>
    public JournalFileException()
        : this("卷宗文件不可用。")
    {
    }

    /// <summary>Creates the exception with the code <see cref="Damaged"/>.</summary>
    /// <param name="message">What is the matter, in Chinese.</param>
    public JournalFileException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with the code <see cref="Damaged"/>.</summary>
    /// <param name="message">What is the matter, in Chinese.</param>
    /// <param name="innerException">What the engine said.</param>
    public JournalFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal JournalFileException(string code, string path, string what, Exception? inner = null)
        : base($"卷宗文件{Path.GetFileName(path)}:{what}", inner)
    {
        Code = code;
        FileName = Path.GetFileName(path);
    }

    /// <summary>The stable code for programs: <see cref="Foreign"/>, <see cref="Damaged"/>, <see cref="Newer"/> or <see cref="ReadOnly"/>.</summary>
    public string Code { get; } = Damaged;

    /// <summary>The name of the file, without its folder.</summary>
    public string FileName { get; } = "";
}
