using NodaTime;
using Stateless;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>What an acceptance leaves behind.</summary>
internal readonly record struct Answer(CaseState State, Instant At, string By, LocalDate On, DueDay Due, string Edition, SlipNumber Slip);

/// <summary>The peer: a class that changes, with the same rules for the act of accepting written out, and Stateless to say what follows what.</summary>
internal abstract class ChangingCase(CaseSubmitted submitted)
{
    private readonly List<string> _recused = [];
    private readonly List<Mandate> _mandates = [];
    private Instant _lastAt = submitted.At;
    private Answer _answer;

    protected abstract CaseState State { get; }

    internal Answer Accept(CaseActor by, Instant at)
    {
        if (at < _lastAt) throw new InvalidOperationException("Before the last event.");
        if (State == CaseState.Submitted && at >= submitted.Wait.EndsAt) throw new InvalidOperationException("Accepted by silence.");
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner) || by.Division?.Contains(submitted.Application.Division) != true || MayNotJudge(by)) throw new InvalidOperationException("Not authorised.");
        foreach (var term in submitted.Terms.Materials)
        {
            if (term.Necessity == Catalogue.Necessity.Required && !Holds(term)) throw new InvalidOperationException("Missing.");
        }

        var acceptedOn = ChinaTime.DayOf(at);
        var due = Lives.Calendar.Due(submitted.Terms.DecisionLimit!.Value, acceptedOn).AsT1;
        Fire(CaseAct.Accept);
        _lastAt = at;
        return _answer = new Answer(State, at, by.Id, acceptedOn, due, Lives.Calendar.Edition.Id, SlipNumber.Of(SlipKind.Acceptance, submitted.Number));
    }

    protected abstract void Fire(CaseAct act);

    protected static void Configure(StateMachine<CaseState, CaseAct> machine)
    {
        // The end of a step leads to two states, which Stateless wants chosen by a guard; no contender ends a step.
        foreach (var rows in CaseTable.Rows.Where(row => row.Act != CaseAct.EndSpecialStep).GroupBy(row => row.From))
        {
            var state = machine.Configure(rows.Key);
            foreach (var row in rows)
            {
                if (row.From == row.To) state.PermitReentry(row.Act);
                else state.Permit(row.Act, row.To);
            }
        }
    }

    private bool MayNotJudge(CaseActor by)
    {
        if (_recused.Contains(by.Id) || string.Equals(by.Id, submitted.By, StringComparison.Ordinal) || string.Equals(by.Id, submitted.OnBehalfOf, StringComparison.Ordinal)) return true;
        foreach (var mandate in _mandates)
        {
            if (string.Equals(mandate.Agent, by.Id, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private bool Holds(TermMaterial term)
    {
        foreach (var held in submitted.Application.Materials)
        {
            if (held.Material == term.Code) return true;
        }

        return false;
    }
}

/// <summary>A machine in each object, configured when the object is made, as the documents of Stateless begin.</summary>
internal sealed class OwnMachine : ChangingCase
{
    private readonly StateMachine<CaseState, CaseAct> _machine = new(CaseState.Submitted);

    internal OwnMachine(CaseSubmitted submitted)
        : base(submitted) => Configure(_machine);

    protected override CaseState State => _machine.State;

    protected override void Fire(CaseAct act) => _machine.Fire(act);
}

/// <summary>One machine for all objects, with accessors of a state that stands outside it, lent to the object that acts.</summary>
internal sealed class LentMachine(CaseSubmitted submitted) : ChangingCase(submitted)
{
    private static readonly StateMachine<CaseState, CaseAct> Machine = Configured();
    private static LentMachine? _acting;
    private CaseState _state = CaseState.Submitted;

    protected override CaseState State => _state;

    protected override void Fire(CaseAct act)
    {
        _acting = this;
        Machine.Fire(act);
    }

    private static StateMachine<CaseState, CaseAct> Configured()
    {
        var machine = new StateMachine<CaseState, CaseAct>(() => _acting?._state ?? CaseState.Submitted, state => _acting!._state = state);
        Configure(machine);
        return machine;
    }
}
