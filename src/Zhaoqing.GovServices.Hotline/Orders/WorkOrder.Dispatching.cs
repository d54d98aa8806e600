using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>Who gets it: by the directory where that is clear, else as was agreed; never the reported unit, and of a report only a brief.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> SendOut(DispatchTo dispatch, OrderActor actor, Instant now, HandlingRules rules)
    {
        if ((Guard(OrderAct.Dispatch, actor, reason: null) ?? MayGoTo(dispatch, now, rules) ?? MayShow(dispatch, rules.Policy)) is { } refusal) return refusal;
        if (DueFrom(now, rules, limit => limit.SignWithin).TryPickT0(out refusal!, out var sign)) return refusal;
        return One(
            DueFrom(now, rules, limit => limit.HandleWithin),
            handle => new OrderDispatched(now, actor.Account, dispatch.To, dispatch.Brief, dispatch.Consultation, rules.Directory.Edition, sign, handle));
    }

    private Refusal? MayGoTo(DispatchTo dispatch, Instant now, HandlingRules rules)
    {
        var (to, directory) = (dispatch.To, rules.Directory);
        if (!to.Units().All(directory.Knows)) return OrderRefusals.UnitUnknown();
        if (Demand.ReportedUnit is { } reported && to.Units().Contains(reported, StringComparer.Ordinal)) return OrderRefusals.ReportedUnit();
        var row = directory.Find(Demand.ClassCode, ChinaTime.DayOf(now));
        if (row is { IsOfDepartment: true } && to.Units().Any(directory.IsTownship)) return OrderRefusals.NotToTownship();
        bool isByDirectory = row?.To is { } clear && clear == to && Returns < rules.Policy.Returns;
        return (isByDirectory && string.IsNullOrWhiteSpace(dispatch.Consultation)) || !IsUnfit(dispatch.Consultation) ? null : OrderRefusals.ConsultationMissing();
    }

    private Refusal? MayShow(DispatchTo dispatch, HandlingPolicy policy)
    {
        if (dispatch.Brief?.Text?.Length > Demand.MaxTextLength) return OrderRefusals.TextMissing("brief");
        if (Level < ConfidentialityLevel.Reporter) return null;
        if (dispatch.Brief is not { } brief || IsUnfit(brief.Text)) return OrderRefusals.BriefMissing();
        return NamesCaller(brief) || brief.Quotes(Demand.Text, policy.LongestQuote) ? OrderRefusals.BriefQuotes() : null;
    }

    private static bool Names(ActionBrief brief, string? value) => !string.IsNullOrWhiteSpace(value) && brief.Holds(value);

    private OneOf<Refusal, ImmutableArray<OrderEvent>> GiveBack(PlainAct plain, OrderActor actor, Instant now, HandlingRules rules)
    {
        if (Returns >= rules.Policy.Returns) return OrderRefusals.ReturnFinal();
        if (plain.Act == OrderAct.Return && ReturnDue is { } due && due.IsPast(now)) return OrderRefusals.ReturnTooLate();
        return Acted(plain, actor, now, rules);
    }

    /// <summary>Where the unit is wrong the order goes back to where it came from, and its clocks have run on.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Judge(DecideDispute decide, OrderActor actor, Instant now, HandlingRules rules)
    {
        var act = decide.IsUpheld ? OrderAct.UpholdObjection : IsSigned ? OrderAct.RejectReturn : OrderAct.RejectObjection;
        if (Guard(act, actor, decide.Reason) is { } refusal) return refusal;
        bool isFinal = Returns >= rules.Policy.Returns;
        if (isFinal && IsUnfit(decide.Consultation)) return OrderRefusals.ConsultationMissing();
        string reason = isFinal ? $"{decide.Reason}({decide.Consultation})" : decide.Reason;
        return decide.IsUpheld
            ? One(StepFrom(now, rules), due => new OrderActed(now, actor.Account, act, reason, due))
            : One(new OrderActed(now, actor.Account, act, reason, StepDue: null));
    }
}
