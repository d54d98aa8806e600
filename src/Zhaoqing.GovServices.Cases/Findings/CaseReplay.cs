using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The state of one replay.</summary>
internal sealed partial class CaseReplay(CaseSubmitted submitted)
{
    private readonly CaseTerms _terms = submitted.Terms;
    private readonly HashSet<MaterialCode> _held = [.. submitted.Application.Materials.Select(material => material.Material)];
    private readonly ImmutableArray<CaseFinding>.Builder _findings = ImmutableArray.CreateBuilder<CaseFinding>();
    private readonly HashSet<string> _openSteps = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openReviews = new(StringComparer.Ordinal);
    private CaseState _state = CaseState.Submitted;
    private HashSet<MaterialCode>? _told;
    private LocalDate? _answerBy = submitted.Wait.Through, _decideBy, _deliverBy, _saidLate;
    private string? _draftBy, _correctionBy;
    private Instant _last = submitted.At;
    private int _number = 1;

    public ImmutableArray<CaseFinding> Findings => _findings.ToImmutable();

    /// <summary>Begins with the first event of a record; what an old system did stands in that one event.</summary>
    /// <exception cref="ArgumentException">The event begins no case.</exception>
    public static CaseReplay Begin(CaseEvent first)
    {
        var replay = new CaseReplay(CaseBeginning.Of(first));
        foreach (var happened in CaseBeginning.LifeOf(first).Skip(1)) replay.TakeNext(happened);
        replay._last = Instant.Max(replay._last, first.At);
        return replay;
    }

    public void Take(CaseEvent happened)
    {
        _number++;
        TakeNext(happened);
    }

    private void TakeNext(CaseEvent happened)
    {
        if (happened.At < _last) Find(CaseFindingKind.RunsBackwards, "记载的时间早于前一环节。", CaseGrounds.ByTheList);
        _last = Instant.Max(_last, happened.At);
        if (happened is PartEvent) return;
        Judge(happened);
        Enter(happened);
        Follow(happened);
    }

    private void Judge(CaseEvent happened)
    {
        var today = ChinaTime.DayOf(happened.At);
        switch (happened)
        {
            case CaseSupplementAsked asked:
                Answered(today);
                Told(asked.Missing);
                break;
            case CaseNotAccepted:
                Answered(today);
                break;
            case CaseAccepted { Deemed: false } accepted:
                Answered(today);
                if (_terms.Materials.Any(term => term.Necessity == Necessity.Required && !_held.Contains(term.Code) && accepted.Substitutes.All(substitute => substitute.Material != term.Code)))
                    Find(CaseFindingKind.AcceptedIncomplete, "受理时必要材料不齐,也没有可替代的材料。", CaseGrounds.Accept);
                break;
            case CaseStepStarted started when _terms.SpecialSteps.All(step => step != started.Step):
                Find(CaseFindingKind.StepNotListed, "所开始的特殊环节不在清单中。", CaseGrounds.ListedSteps);
                break;
            case CaseDrafted when _terms.Rules.TwoPersons is null:
                Find(CaseFindingKind.StepNotLaidDown, "没有规定拟办环节。", CaseGrounds.NothingExtra);
                break;
            case CaseReviewAsked asked when asked.Units.Any(wait => _terms.Rules.ReviewUnits.All(unit => !string.Equals(unit.Unit, wait.Unit, StringComparison.Ordinal))):
                Find(CaseFindingKind.StepNotLaidDown, "征求意见的单位不在规定的会签单位中。", CaseGrounds.NothingExtra);
                break;
            case CaseOverdue:
                Late(CaseFindingKind.DecidedLate, "届满日未作决定。");
                break;
            case CaseDecided { Silence: null } decided:
                Decided(decided, today);
                break;
            case CaseDelivered when today > _deliverBy:
                Late(CaseFindingKind.DeliveredLate, "送达晚于规定的最后一日。");
                break;
            case CaseCorrected corrected when string.Equals(corrected.By, corrected.AskedBy, StringComparison.Ordinal) || !string.Equals(corrected.AskedBy, _correctionBy, StringComparison.Ordinal):
                Find(CaseFindingKind.CorrectedAlone, "更正没有由另一人确认。", CaseGrounds.Correction);
                break;
            default:
                break;
        }
    }

    private void Answered(LocalDate today)
    {
        if (today > _answerBy) Find(CaseFindingKind.AnsweredLate, "答复晚于收到材料后的最后一日。", CaseGrounds.TellOnce);
        _answerBy = null;
    }

    private void Told(ImmutableArray<MaterialCode> missing)
    {
        if (missing.Any(code => !_terms.Names(code))) Find(CaseFindingKind.MaterialNotListed, "告知补正的材料有清单以外的。", CaseGrounds.NothingExtra);
        if (missing.Any(_held.Contains)) Find(CaseFindingKind.MaterialHeld, "告知补正的材料有已经收到的。", CaseGrounds.HeldAlready);
        if (_told is { } told && missing.Any(code => !told.Contains(code))) Find(CaseFindingKind.ToldTwice, "再次告知了第一次没有列出的材料。", CaseGrounds.OneNotice);
        _told = [.. _told ?? [], .. missing];
    }

    private void Decided(CaseDecided decided, LocalDate today)
    {
        if (decided.Outcome == CaseOutcome.Denied && decided.Reason is null) Find(CaseFindingKind.ReasonMissing, "不予许可没有说明理由。", CaseGrounds.Reasons);
        if (_terms.Rules.TwoPersons is { } ground && (_draftBy is null || string.Equals(_draftBy, decided.By, StringComparison.Ordinal)))
            Find(CaseFindingKind.OnePerson, "拟办和决定不是由两人分别作出。", ground);
        if (_openReviews.Count > 0) Find(CaseFindingKind.ReviewOpen, "会签意见收齐或届满之前作出了决定。", CaseGrounds.Joint);
        if (today > _decideBy) Late(CaseFindingKind.DecidedLate, "决定晚于届满日。");
    }

    /// <summary>A day that was missed is found once, whether an event of time or the late act shows it first.</summary>
    private void Late(CaseFindingKind kind, string message)
    {
        if (kind == CaseFindingKind.DecidedLate && _saidLate is { } said && said == _decideBy) return;
        if (kind == CaseFindingKind.DecidedLate) _saidLate = _decideBy;
        Find(kind, message, kind == CaseFindingKind.DeliveredLate ? CaseGrounds.Deliver : CaseGrounds.DecideInTime);
    }

    private void Find(CaseFindingKind kind, string message, LegalGround ground) => _findings.Add(new CaseFinding(kind, _number, message, ground));
}
