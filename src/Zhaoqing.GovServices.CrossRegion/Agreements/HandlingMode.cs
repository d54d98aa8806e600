namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>How a matter is handled away from its place (服务模式).</summary>
public enum HandlingMode
{
    /// <summary>All of it online; the place of business handles remotely (全流程网办).</summary>
    FullOnline = 1,

    /// <summary>Handed in at a window elsewhere, decided at the place of business (代收代办).</summary>
    CollectOnBehalf = 2,

    /// <summary>Handed in once, handled in several places together (多地联办).</summary>
    Joint = 4,

    /// <summary>At a terminal, whose sign-in tells who it is (自助终端).</summary>
    SelfService = 8,
}

/// <summary>Several modes at once.</summary>
[Flags]
public enum HandlingModes
{
    /// <summary>None.</summary>
    None = 0,

    /// <inheritdoc cref="HandlingMode.FullOnline"/>
    FullOnline = 1,

    /// <inheritdoc cref="HandlingMode.CollectOnBehalf"/>
    CollectOnBehalf = 2,

    /// <inheritdoc cref="HandlingMode.Joint"/>
    Joint = 4,

    /// <inheritdoc cref="HandlingMode.SelfService"/>
    SelfService = 8,

    /// <summary>All four.</summary>
    All = FullOnline | CollectOnBehalf | Joint | SelfService,
}

/// <summary>Which side of a hand-over (交接的一方).</summary>
public enum HandoverSide
{
    /// <summary>The receiving place (收件地): its window receives.</summary>
    Receiving = 1,

    /// <summary>The handling place (办理地): its authority decides.</summary>
    Handling,
}

/// <summary>What a mode fixes (模式规则): who receives, who decides, from when the law counts.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Receives">Who receives the papers.</param>
/// <param name="Decides">Who decides: always the handling place, for no mode moves the power.</param>
/// <param name="ClockStart">From when silence and the legal limit count where the materials are electronic; see <see cref="ClockStartRule"/> for the rest.</param>
/// <param name="Ground">The ground.</param>
[Clause("STD-4.7")]
public sealed record ModeRule(HandlingMode Mode, HandoverSide Receives, HandoverSide Decides, ClockStartPolicy ClockStart, LegalGround Ground)
{
    /// <summary>The rule of a mode.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such mode.</exception>
    public static ModeRule Of(HandlingMode mode) => mode switch
    {
        HandlingMode.FullOnline => new(mode, HandoverSide.Handling, HandoverSide.Handling, ClockStartPolicy.ElectronicPush, CrossRegionGrounds.FullOnline),
        HandlingMode.CollectOnBehalf => new(mode, HandoverSide.Receiving, HandoverSide.Handling, ClockStartPolicy.ElectronicPush, CrossRegionGrounds.CollectOnBehalf),
        HandlingMode.Joint => new(mode, HandoverSide.Receiving, HandoverSide.Handling, ClockStartPolicy.ElectronicPush, CrossRegionGrounds.Joint),
        HandlingMode.SelfService => new(mode, HandoverSide.Handling, HandoverSide.Handling, ClockStartPolicy.ElectronicPush, CrossRegionGrounds.Modes),
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
    };

    /// <summary>The mode by rule: presence required by law and several places is joint handling, presence alone collecting, nothing of the kind all online; a window for whoever prefers one.</summary>
    /// <param name="nature">What the law asks of the applicant.</param>
    /// <param name="choice">What the applicant prefers.</param>
    /// <param name="open">The modes that are open; where the ruled one is none of them, the first that is. A window is open whatever stands here.</param>
    [Clause("STD-4.7")]
    public static HandlingMode Select(MatterNature nature, ServiceChoice choice, HandlingModes open)
    {
        bool several = (nature & MatterNature.SeveralPlaces) != MatterNature.None;
        var atWindow = several ? HandlingMode.Joint : HandlingMode.CollectOnBehalf;
        if (choice == ServiceChoice.Window || (nature & MatterNature.NeedsPresence) != MatterNature.None) return atWindow;
        var ruled = choice == ServiceChoice.Terminal ? HandlingMode.SelfService : HandlingMode.FullOnline;
        if (IsOpen(open, ruled)) return ruled;
        return IsOpen(open, HandlingMode.FullOnline) ? HandlingMode.FullOnline : IsOpen(open, HandlingMode.SelfService) ? HandlingMode.SelfService : atWindow;
    }

    private static bool IsOpen(HandlingModes open, HandlingMode mode) => ((int)open & (int)mode) != 0;
}
