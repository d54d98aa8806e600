using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>One message after the other: what time has brought about, whether it may be said, what it changes.</summary>
internal static class HandoverSteps
{
    /// <summary>By how much the clock of a window may be ahead of the authority's, so that it never makes an authority late that was in time by its own.</summary>
    private static readonly Duration WindowClock = Duration.FromHours(1);

    /// <summary>The view after a message; where it may not be said it is noted and nothing else changes.</summary>
    public static HandoverView? After(HandoverView? view, HandoverMessage message)
    {
        if (view is null) return message.Content is CaseBegun begun && IsOpener(begun.Opening.Mode, message.Sender) ? Begun(begun.Opening, message) : null;
        var now = AfterTime(view, message.SentAt, message.Sender);
        return WhyNot(now, message.Sender, message.Content, message.SentAt) is not null
            ? now with { WithoutEffect = now.WithoutEffect.Add(message.Id) }
            : HandoverEffects.Of(HandoverPapers.After(Moved(Noted(now, message), message.Content, message.Id, message.SentAt), message.Content), message);
    }

    /// <summary>Whether this side begins a case of this mode.</summary>
    public static bool IsOpener(HandlingMode mode, HandoverSide side) => (mode is HandlingMode.FullOnline or HandlingMode.SelfService) == (side == HandoverSide.Handling);

    /// <summary>What silence has brought about by a moment. Whether the authority was in time is told by its own clock alone.</summary>
    public static HandoverView AfterTime(HandoverView view, Instant now, HandoverSide clock)
    {
        var today = ChinaTime.DayOf(now);
        var silent = clock == HandoverSide.Handling ? today : ChinaTime.DayOf(Instant.Max(now, Instant.MinValue + WindowClock) - WindowClock);
        if (view.State is HandoverState.AtHandlingPlace or HandoverState.AwaitPaper && view.InformBy is { } inform && inform < silent)
        {
            return Brought(view, HandoverAct.Deem, inform) with { IsDeemed = true, LegalFrom = view.SilenceFrom, InformBy = null };
        }

        return view.State == HandoverState.AwaitCorrection && view.SupplyBy is { } supply && supply < today ? Brought(view, HandoverAct.LapseCorrection, supply) with { SupplyBy = null } : view;
    }

    /// <summary>Why a side may not say something; <see langword="null"/> where it may.</summary>
    public static Refusal? WhyNot(HandoverView view, HandoverSide side, HandoverContent content, Instant at)
    {
        var (act, rows, role) = (HandoverPapers.ActOf(view, content), HandoverRows.Of(TableFor(view, content)), HandoverTable.RoleOf(side));
        if (rows.RolesOf(act) is { IsDefault: false } roles && !roles.Contains(role)) return HandoverRefusals.NotOwner(act);
        if (rows.Find(view.State, act) is not { } found) return NotNow(view, act);
        return !found.Roles.Contains(role) ? HandoverRefusals.NotOwner(act) : content switch
        {
            CorrectionAsked { IsForNewMaterial: false } when view.IsCorrectionTold => HandoverRefusals.CorrectedAlready(),
            CorrectionAsked asked when asked.SupplyBy < ChinaTime.DayOf(at) => HandoverRefusals.Field("supplyBy"),
            PapersCollected collected when !IsAt(collected.Receipt.Division, view.Opening.Receiving.Division) => HandoverRefusals.Field("receipt"),
            StepEnded ended when !string.Equals(ended.Step, view.Step, StringComparison.Ordinal) => HandoverRefusals.Field("step"),
            CaseSigned { HonoursAcceptance: false, Because: null } when view.IsAcceptedByWindow => HandoverRefusals.Field("because"),
            PapersCollected { InformBy: null } when view.Opening.ClockStart == ClockStartPolicy.WindowReceipt => HandoverRefusals.Field("informBy"),
            CasePushed { InformBy: null } or SubmittedDirectly { InformBy: null } when view.Opening.ClockStart == ClockStartPolicy.ElectronicPush => HandoverRefusals.Field("informBy"),
            PaperArrived { InformBy: null } or PaperSignedFor { InformBy: null } when act == HandoverAct.ArrivePaper && view.Opening.ClockStart == ClockStartPolicy.PaperArrival => HandoverRefusals.Field("informBy"),
            ResultArrived arrived when !string.Equals(arrived.ResultSha256, view.Result?.ResultSha256, StringComparison.Ordinal) => HandoverRefusals.Field("resultSha256"),
            _ => HandoverPapers.WhyNot(view, content),
        };
    }

    /// <summary>Whether a receipt of a county is one of that window: in the county, or at the city around it.</summary>
    private static bool IsAt(DivisionCode county, DivisionCode window) => county.Contains(window) || window.Contains(county);

    private static HandoverView Begun(HandoverOpening opening, HandoverMessage message) =>
        new(opening, [new HandoverMoment(message.Id, HandoverAct.Open, HandoverState.Drafted, ResponsibilityPoint.Of(HandoverState.Drafted, opening.Mode).Owner, message.SentAt)], HandoverState.Drafted);

    private static HandoverView Moved(HandoverView view, HandoverContent content, Guid id, Instant at)
    {
        var act = HandoverPapers.ActOf(view, content);
        return To(view, HandoverRows.Of(TableFor(view, content)).Find(view.State, act)!.To, act, id, at);
    }

    private static HandoverView Brought(HandoverView view, HandoverAct act, LocalDate lastDay) =>
        To(view, view.Table.Follow(view.State, act), act, message: null, ChinaTime.StartOf(lastDay.PlusDays(1)));

    private static HandoverView To(HandoverView view, HandoverState state, HandoverAct act, Guid? message, Instant at) =>
        view with { State = state, Moments = view.Moments.Add(new HandoverMoment(message, act, state, ResponsibilityPoint.Of(state, view.Opening.Mode).Owner, at)) };

    /// <summary>A list with a paper that stands in another counts, and is told.</summary>
    private static HandoverView Noted(HandoverView view, HandoverMessage message) => HandoverPapers.IsTwice(view, message.Content) ? view with { TwiceListed = view.TwiceListed.Add(message.Id) } : view;

    /// <summary>Signing settles by which table the case goes on.</summary>
    private static Cases.ActTable<HandoverState, HandoverAct> TableFor(HandoverView view, HandoverContent content) =>
        content is CaseSigned { HonoursAcceptance: false } ? HandoverTable.For(view.Opening.Mode) : view.Table;

    private static Refusal NotNow(HandoverView view, HandoverAct act) => act switch
    {
        HandoverAct.Accept when view.LegalFrom is not null => HandoverRefusals.AcceptedAlready(),
        HandoverAct.Withdraw when view.Result is not null || view.State is HandoverState.Granted or HandoverState.Denied => HandoverRefusals.WithdrawTooLate(),
        HandoverAct.Grant or HandoverAct.Deny when view.State is >= HandoverState.Granted and <= HandoverState.DenialDelivered => HandoverRefusals.DecidedAlready(),
        HandoverAct.Issue or HandoverAct.HandOut or HandoverAct.DeliverElectronically or HandoverAct.ArriveResult when view.State < HandoverState.Granted => HandoverRefusals.NotDecided(),
        _ => HandoverRefusals.NotNow(view.State, act),
    };
}
