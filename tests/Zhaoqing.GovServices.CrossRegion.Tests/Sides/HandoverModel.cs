using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>The rules of both copies one after the other, as docs/cross-region.md has them, slow and without a shortcut.</summary>
internal sealed class HandoverModel
{
    private readonly List<Guid> _without = [];
    private HandoverOpening? _opening;
    private HandoverState _state = HandoverState.Drafted;
    private LocalDate? _legal, _informBy, _silence, _supplyBy;
    private bool _told, _byWindow;
    private string? _result, _step;
    private PaperModel _papers = new();

    public static (HandoverState State, HandoverSide Owner, LocalDate? LegalFrom, string Without, string Missing)? Of(IReadOnlyList<HandoverMessage> set)
    {
        var model = new HandoverModel();
        foreach (var message in InOrder(set)) model.Take(message);
        return model._opening is { } opening ? (model._state, ResponsibilityPoint.Of(model._state, opening.Mode).Owner, model._legal, string.Join(' ', model._without), string.Join(' ', model._papers.Missing())) : null;
    }

    /// <summary>Each act of the authority counts as soon as all is there that it knew, and never before those of the authority that came earlier.</summary>
    private static List<HandoverMessage> InOrder(IReadOnlyList<HandoverMessage> set)
    {
        var window = WithoutGap(set, HandoverSide.Receiving);
        var order = new List<HandoverMessage>();
        foreach (var act in WithoutGap(set, HandoverSide.Handling).TakeWhile(act => act.SeenPeerSeq <= window.Count))
        {
            order.AddRange(window.Where(message => message.Seq <= act.SeenPeerSeq && !order.Contains(message)));
            order.Add(act);
        }

        order.AddRange(window.Where(message => !order.Contains(message)));
        return order;
    }

    private static List<HandoverMessage> WithoutGap(IReadOnlyList<HandoverMessage> set, HandoverSide side)
    {
        int place = 1;
        return [.. set.Where(message => message.Sender == side).OrderBy(message => message.Seq).TakeWhile(message => message.Seq == place++)];
    }

    private void Take(HandoverMessage message)
    {
        if (_opening is null)
        {
            if (message.Content is CaseBegun begun && (begun.Opening.Mode is HandlingMode.FullOnline or HandlingMode.SelfService) == (message.Sender == HandoverSide.Handling)) _opening = begun.Opening;
            return;
        }

        var day = ChinaTime.DayOf(message.SentAt);
        if (_state is HandoverState.AtHandlingPlace or HandoverState.AwaitPaper && _informBy < (message.Sender == HandoverSide.Handling ? day : ChinaTime.DayOf(message.SentAt - Duration.FromHours(1)))) (_state, _legal, _informBy) = (HandoverState.Accepted, _silence, null);
        if (_state == HandoverState.AwaitCorrection && _supplyBy < day) (_state, _supplyBy) = (HandoverState.ClosedNotCorrected, null);
        var table = message.Content is CaseSigned { HonoursAcceptance: false } || !_byWindow ? HandoverTable.For(_opening.Mode) : HandoverTable.Accepting;
        var by = message.Sender == HandoverSide.Receiving ? ActorRole.Window : ActorRole.Examiner;
        var act = _papers.LateActOf(_state, _byWindow, message.Content) ?? _papers.ActOf(_state, message.Content);
        var row = table.Rows.SingleOrDefault(one => one.From == _state && one.Act == act && one.Roles.Contains(by));
        if (row is null || !MayBeSaid(message.Content) || !_papers.MayBeSaid(_state, message.Content))
        {
            _without.Add(message.Id);
            return;
        }

        _state = row.To;
        _papers = _papers.After(message.Content);
        if (act is not (HandoverAct.ArrivePart or HandoverAct.ArriveLate)) Change(message.Content, day);
    }

    private bool MayBeSaid(HandoverContent content) => content switch
    {
        CorrectionAsked asked => !_told || asked.IsForNewMaterial,
        StepEnded ended => ended.Step == _step,
        ResultArrived arrived => arrived.ResultSha256 == _result,
        _ => true,
    };

    private void Change(HandoverContent content, LocalDate day)
    {
        switch (content)
        {
            case PapersCollected collected:
                (_byWindow, _legal) = (collected.AcceptGrant is not null, collected.AcceptGrant is null ? null : day);
                StartSilence(ClockStartPolicy.WindowReceipt, collected.InformBy, day);
                break;
            case CasePushed pushed: StartSilence(ClockStartPolicy.ElectronicPush, pushed.InformBy, day); break;
            case SubmittedDirectly submitted: StartSilence(ClockStartPolicy.ElectronicPush, submitted.InformBy, day); break;
            case PaperSignedFor signed when _legal is null: StartSilence(ClockStartPolicy.PaperArrival, signed.InformBy, day); break;
            case PaperArrived arrived when _legal is null: StartSilence(ClockStartPolicy.PaperArrival, arrived.InformBy, day); break;
            case CaseSigned { HonoursAcceptance: true } when _byWindow: _informBy = null; break;
            case CaseSigned: (_byWindow, _legal) = (false, null); break;
            case ApplicationAccepted: (_legal, _informBy) = (day, null); break;
            case CorrectionAsked asked: (_told, _informBy, _supplyBy) = (true, null, asked.SupplyBy); break;
            case CorrectionSupplied: _supplyBy = null; break;
            case StepBegun begun: _step = begun.Step; break;
            case StepEnded: _step = null; break;
            case ResultIssued issued: _result = issued.ResultSha256; break;
        }
    }

    private void StartSilence(ClockStartPolicy policy, LocalDate? by, LocalDate from)
    {
        if (_opening!.ClockStart == policy && _silence is null && !_told) (_silence, _informBy) = (from, by);
    }
}
