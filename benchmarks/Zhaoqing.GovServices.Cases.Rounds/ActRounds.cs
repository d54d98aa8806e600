using NodaTime;
using Stateless;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>One act decided and applied, against the same act in a class that changes, with Stateless to say what follows what.</summary>
internal static class ActRounds
{
    internal static int Run(int rounds)
    {
        var events = Lives.Of(1);
        var submitted = (CaseSubmitted)events[0];
        var file = CaseFile.Replay([submitted]);
        var at = submitted.At + Duration.FromHours(2);
        var accept = new AcceptOrder();
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("Stateless, a class that changes: accept", 20_000, () => new ChangingCase(submitted).Accept(Lives.Window, at));
            rates.Measure("CaseFile: Take and Apply accept", 20_000, () =>
            {
                var after = file;
                foreach (var happened in file.Take(accept, Lives.Window, at, Lives.Calendar).AsT1) after = after.Apply(happened);
                return after.State == CaseState.Accepted ? 1 : throw new InvalidOperationException("Not accepted.");
            });
            rates.Measure("  CaseFile: Take alone", 20_000, () => file.Take(accept, Lives.Window, at, Lives.Calendar).AsT1.Length);
        }

        rates.Print();
        return 0;
    }

    /// <summary>The same rules for one act: who may, what is missing, the last day; loaded and configured per case, as a service does.</summary>
    private sealed class ChangingCase
    {
        private readonly StateMachine<CaseState, CaseAct> _machine = new(CaseState.Submitted);
        private readonly CaseSubmitted _submitted;
        private DueDay? _due;

        internal ChangingCase(CaseSubmitted submitted)
        {
            _submitted = submitted;
            foreach (var rows in CaseTable.Rows.Where(row => row.Act != CaseAct.EndSpecialStep).GroupBy(row => row.From))
            {
                var state = _machine.Configure(rows.Key);
                foreach (var row in rows)
                {
                    if (row.From == row.To) state.PermitReentry(row.Act);
                    else state.Permit(row.Act, row.To);
                }
            }
        }

        internal int Accept(CaseActor by, Instant at)
        {
            if (by.Role is not (ActorRole.Window or ActorRole.Examiner) || by.Division?.Contains(_submitted.Application.Division) != true) throw new InvalidOperationException("Not authorised.");
            var terms = _submitted.Terms;
            if (terms.Materials.Any(term => term.Necessity == Catalogue.Necessity.Required && !_submitted.Application.Materials.Any(held => held.Material == term.Code))) throw new InvalidOperationException("Missing.");
            _machine.Fire(CaseAct.Accept);
            _due = Lives.Calendar.Due(terms.DecisionLimit!.Value, ChinaTime.DayOf(at)).AsT1;
            return _machine.State == CaseState.Accepted && _due is not null ? 1 : throw new InvalidOperationException("Not accepted.");
        }
    }
}
