namespace Zhaoqing.GovServices.Cases;

internal sealed partial class CaseReplay
{
    /// <summary>Goes to the state that the event leads to, whether or not the table lets it.</summary>
    private void Enter(CaseEvent happened)
    {
        if (CaseFile.ActOf(happened) is { } act)
        {
            var row = CaseTable.Find(_state, act);
            if (row is null) Find(CaseFindingKind.StepNotAllowed, $"“{CaseTable.NameOf(_state)}”时不能“{CaseTable.NameOf(act)}”。", CaseTable.Rows.First(other => other.Act == act).Basis[0]);
            _state = (row ?? CaseTable.Rows.First(other => other.Act == act)).To;
        }
        else
        {
            Find(CaseFindingKind.StepNotAllowed, "一个办件只有一次收件。", CaseGrounds.OneCase);
        }
    }

    private void Follow(CaseEvent happened)
    {
        switch (happened)
        {
            case CaseSupplemented supplemented:
                _held.UnionWith(supplemented.Materials.Select(material => material.Material));
                _answerBy = supplemented.Wait.Through;
                break;
            case CaseAccepted accepted:
                _decideBy = accepted.DecisionDue?.Date;
                break;
            case CaseStepStarted started:
                _decideBy = started.Due.Day.Date;
                _openSteps.Add(started.Step.Code);
                break;
            case CaseStepEnded ended:
                _decideBy = ended.Due.Day.Date;
                _openSteps.Remove(ended.Step);
                break;
            case CaseExtended { Due: var due }:
                _decideBy = due.Day.Date;
                break;
            case CaseRecounted { Due: var due }:
                _decideBy = due.Day.Date;
                break;
            case CaseDrafted drafted:
                _draftBy = drafted.By;
                break;
            case CaseReviewAsked asked:
                _openReviews.UnionWith(asked.Units.Select(wait => wait.Unit));
                break;
            case CaseReviewAnswered answered:
                _openReviews.Remove(answered.Unit);
                break;
            case CaseReviewLapsed lapsed:
                _openReviews.Remove(lapsed.Unit);
                break;
            case CaseDecided decided:
                _deliverBy = decided.DeliveryDue?.Date;
                break;
            case CaseReopened reopened:
                (_decideBy, _deliverBy, _saidLate, _draftBy) = (reopened.DecisionDue?.Date, null, null, null);
                _openReviews.Clear();
                _openSteps.Clear();
                break;
            case CaseCorrectionAsked asked:
                _correctionBy = asked.By;
                break;
            case CaseCorrected:
                _correctionBy = null;
                break;
            default:
                break;
        }

        if (_state == CaseState.Accepted && _openSteps.Count > 0) _state = CaseState.InSpecialStep;
    }
}
