namespace Zhaoqing.GovServices.Journal;

/// <summary>The journal cannot write or read now: the disk is full, the file cannot be written, another program holds it. A host answers 503.</summary>
/// <remarks>The store stays usable: the next call tries again.</remarks>
public sealed class JournalUnavailableException : Exception
{
    /// <summary>The stable code for programs.</summary>
    public const string Code = "journal.unavailable";

    /// <summary>Creates the exception with a general sentence.</summary>
    public JournalUnavailableException()
        : this("卷宗库暂时不可用,请稍后重试。")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is the matter and what can be done, in Chinese.</param>
    public JournalUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is the matter and what can be done, in Chinese.</param>
    /// <param name="innerException">What the engine said.</param>
    public JournalUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
