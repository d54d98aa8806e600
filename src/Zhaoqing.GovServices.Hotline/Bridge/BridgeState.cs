namespace Zhaoqing.GovServices.Hotline;

/// <summary>Where the administrative part of a case stands (联动状态).</summary>
public enum BridgeState
{
    /// <summary>Nothing has been handed over yet (未转办).</summary>
    New = 1,

    /// <summary>Handed over and not answered (待受理): the sender keeps it.</summary>
    Offered,

    /// <summary>Refused or given back, not settled (协商中): somebody keeps it all the same.</summary>
    Negotiating,

    /// <summary>It has an owner (已受理).</summary>
    Owned,

    /// <summary>Its owner has ended it (办结).</summary>
    Closed,
}

/// <summary>Where the urgent part of a case stands (紧急部分). Its owner is 110, whatever is disputed about the rest.</summary>
public enum EmergencyState
{
    /// <summary>There is none.</summary>
    None = 1,

    /// <summary>Asked for and not answered (待派警): an alarm at both desks.</summary>
    Requested,

    /// <summary>Somebody was sent (已派警).</summary>
    Dispatched,
}
