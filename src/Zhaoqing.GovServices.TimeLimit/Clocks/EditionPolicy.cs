namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What a clock does when a holiday notice comes late (迟到的放假通知).</summary>
public enum EditionPolicy
{
    /// <summary>Counts anew, but a due day that has been told never moves to an earlier one: what was told may be relied on. The default.</summary>
    LaterOfTwo,

    /// <summary>Counts anew, whatever comes of it.</summary>
    Recompute,

    /// <summary>Keeps the edition of its start; every act must be counted by that edition.</summary>
    PinAtStart,
}
