namespace Zhaoqing.GovServices.ELicence;

/// <summary>Where a licence stands (证照状态).</summary>
public enum LicenceState
{
    /// <summary>Unknown: no state was told. Nothing may be done with it.</summary>
    Unknown,

    /// <summary>In force (有效).</summary>
    Valid,

    /// <summary>Taken away for a time (暂扣).</summary>
    Suspended,

    /// <summary>Its time is over (失效).</summary>
    Expired,

    /// <summary>Granted illegally and void from the start (撤销).</summary>
    Annulled,

    /// <summary>Taken away as a penalty (吊销).</summary>
    Withdrawn,

    /// <summary>Formally ended (注销).</summary>
    Cancelled,

    /// <summary>Another version took its place (已换发新版本).</summary>
    Superseded,

    /// <summary>Moved to another place (已转出).</summary>
    TransferredOut,
}

/// <summary>What is done to a licence (证照操作).</summary>
public enum LicenceAct
{
    /// <summary>Take it away for a time (暂扣).</summary>
    Suspend,

    /// <summary>Give it back (暂扣发还).</summary>
    Return,

    /// <summary>Its time ends (过期失效).</summary>
    Expire,

    /// <summary>Annul it (撤销).</summary>
    Annul,

    /// <summary>Withdraw it as a penalty (吊销).</summary>
    Withdraw,

    /// <summary>End it formally (注销).</summary>
    Cancel,

    /// <summary>Put a new version in its place (延续、变更).</summary>
    Supersede,

    /// <summary>Move it out (转出).</summary>
    TransferOut,
}

/// <summary>The table of the states of a licence. What no row names is refused.</summary>
public static class LicenceTable
{
    /// <summary>Everything that can happen to a licence, as data.</summary>
    public static StateTable<LicenceState, LicenceAct> Table { get; } = new(
        new(LicenceState.Valid, LicenceAct.Suspend, LicenceState.Suspended),
        new(LicenceState.Suspended, LicenceAct.Return, LicenceState.Valid),
        new(LicenceState.Valid, LicenceAct.Expire, LicenceState.Expired),
        new(LicenceState.Suspended, LicenceAct.Expire, LicenceState.Expired),
        new(LicenceState.Valid, LicenceAct.Annul, LicenceState.Annulled),
        new(LicenceState.Suspended, LicenceAct.Annul, LicenceState.Annulled),
        new(LicenceState.Expired, LicenceAct.Annul, LicenceState.Annulled),
        new(LicenceState.Valid, LicenceAct.Withdraw, LicenceState.Withdrawn),
        new(LicenceState.Suspended, LicenceAct.Withdraw, LicenceState.Withdrawn),
        new(LicenceState.Valid, LicenceAct.Cancel, LicenceState.Cancelled),
        new(LicenceState.Suspended, LicenceAct.Cancel, LicenceState.Cancelled),
        new(LicenceState.Expired, LicenceAct.Cancel, LicenceState.Cancelled),
        new(LicenceState.Valid, LicenceAct.Supersede, LicenceState.Superseded),
        new(LicenceState.Expired, LicenceAct.Supersede, LicenceState.Superseded),
        new(LicenceState.Valid, LicenceAct.TransferOut, LicenceState.TransferredOut));
}
