using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A stage of handling a matter (办理环节).</summary>
public enum HandlingStage
{
    /// <summary>Application and acceptance (申请受理).</summary>
    Acceptance,

    /// <summary>Examination and decision (审查决定).</summary>
    Decision,

    /// <summary>Delivery of the result (结果送达).</summary>
    Delivery,
}

/// <summary>How a matter can be dealt with, as its list says.</summary>
/// <param name="Channels">The channels by which one can apply.</param>
/// <param name="Ways">The ways in which the result is delivered.</param>
/// <param name="NeedsPresence">Whether the applicant must come in person for the examination.</param>
public sealed record HandlingWays(ImmutableArray<Channel> Channels, ImmutableArray<DeliveryWay> Ways, bool NeedsPresence);

/// <summary>How far an applicant can go through a matter online (网上办理深度).</summary>
/// <remarks>Immutable.</remarks>
public sealed record OnlineReach
{
    private OnlineReach(ImmutableArray<HandlingStage> stages) => Stages = stages;

    /// <summary>The stages that have an online act.</summary>
    public ImmutableArray<HandlingStage> Stages { get; }

    /// <summary>Whether the whole process is online (全流程网办): each stage has an online act.</summary>
    [Clause("REG-3.13")]
    public bool IsWholeProcess => Stages.Length == Enum.GetValues<HandlingStage>().Length;

    /// <summary>How far one can go by a table of transitions.</summary>
    /// <param name="ways">How the matter can be dealt with.</param>
    /// <param name="rows">The table; that of cases is <see cref="CaseTable.Rows"/>.</param>
    /// <remarks>
    /// Acceptance: one can apply online, the table has an acceptance, and whoever is asked for more supplies it themself. Decision: the table has one and nobody must come.
    /// Delivery: the table has one, and the result goes out electronically or by post.
    /// </remarks>
    [Clause("REG-3.13")]
    public static OnlineReach Of(HandlingWays ways, ImmutableArray<CaseTransition> rows)
    {
        ArgumentNullException.ThrowIfNull(ways);
        bool accepts = Has(rows, CaseState.Submitted, CaseAct.Accept, CaseState.Accepted);
        bool asks = Has(rows, CaseState.Submitted, CaseAct.NotifyOnce, CaseState.AwaitingSupplement);
        bool supplies = rows.Any(row => row.Act == CaseAct.Supplement && row.From == CaseState.AwaitingSupplement && row.Roles.Contains(ActorRole.Applicant));
        var stages = ImmutableArray.CreateBuilder<HandlingStage>();
        if (ways.Channels.Any(IsOnline) && accepts && (!asks || supplies)) stages.Add(HandlingStage.Acceptance);
        if (!ways.NeedsPresence && Has(rows, CaseState.Accepted, CaseAct.Decide, CaseState.Decided)) stages.Add(HandlingStage.Decision);
        if (ways.Ways.Any(way => way != DeliveryWay.Window) && Has(rows, CaseState.Decided, CaseAct.Deliver, CaseState.Delivered)) stages.Add(HandlingStage.Delivery);
        return new OnlineReach(stages.ToImmutable());
    }

    /// <summary>Whether one applies by a channel without coming to a window.</summary>
    public static bool IsOnline(Channel channel) => channel is Channel.Online or Channel.Mobile or Channel.Video;

    private static bool Has(ImmutableArray<CaseTransition> rows, CaseState from, CaseAct act, CaseState to) =>
        rows.Any(row => row.From == from && row.Act == act && row.To == to && !row.Roles.IsEmpty);
}
