namespace Zhaoqing.GovServices.Journal;

/// <summary>What is wrong at the first place where a journal is no longer as it was recorded.</summary>
public enum ChainFaultKind
{
    /// <summary>The event at the position is not there, or the journal ends before it.</summary>
    Missing = 1,

    /// <summary>The event, its place or its stored hash is another than was recorded; events that changed places are found here too.</summary>
    Altered = 2,
}

/// <summary>The first place where a journal is no longer as it was recorded.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Position">Where.</param>
public sealed record ChainFault(ChainFaultKind Kind, long Position)
{
    /// <summary>The stable code for programs.</summary>
    public const string Code = "journal.chain-broken";

    /// <summary>What is wrong, in Chinese.</summary>
    public string Message => Kind == ChainFaultKind.Missing
        ? $"卷宗库第{Position}条记录缺失,请保护现场并与备份核对。"
        : $"卷宗库第{Position}条记录与原始记录不符(被改动或移位),请保护现场并与备份核对。";
}
