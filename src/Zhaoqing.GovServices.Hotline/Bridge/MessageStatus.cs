namespace Zhaoqing.GovServices.Hotline;

/// <summary>Whether a message is meant (消息状态). It stands on every message, so that a drill (演练) never sends out a patrol.</summary>
public enum MessageStatus
{
    /// <summary>It is meant (实战).</summary>
    Actual = 1,

    /// <summary>A drill of people (演练).</summary>
    Exercise,

    /// <summary>A trial of the system (测试).</summary>
    Test,
}
