using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Zhaoqing.GovServices.Testing;

/// <summary>The laws that every procedure keeps; each is tried on random lives, with the wrong people, wrong states and late times in them.</summary>
public static class ProcedureLaws
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ProcedureLaw> All<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure) =>
    [
        new("Deciding twice gives the same answer, and what is decided can happen", DecidingTwice(procedure)),
        new("Replaying the record gives the state that was lived", ReplayIsLiving(procedure)),
        new("No order of acts makes a move that the table does not name", NoMoveOutsideTheTable(procedure)),
        new("Silence has its consequence exactly once, whenever one looks", SilenceOnce(procedure)),
        new("An act that is refused, or only decided, leaves no trace", DecidingLeavesNoTrace(procedure)),
    ];

    /// <summary>The same order on the same state at the same instant has one answer; its events follow from one another and never run backwards.</summary>
    public static Property DecidingTwice<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure) => Always(procedure, moment =>
    {
        var first = procedure.Take(moment.State, moment.Order, moment.Now);
        var second = procedure.Take(moment.State, moment.Order, moment.Now);
        if (!Shape.Same(first.Value, second.Value)) return false;
        if (first.IsT0) return true;
        var times = first.AsT1.Select(procedure.HappenedAt).Prepend(procedure.HappenedAt(moment.Events[^1])).Append(moment.Now).ToArray();
        var after = first.AsT1.Aggregate(moment.State, procedure.Apply);
        procedure.Take(after, moment.Order, moment.Now).Switch(_ => { }, again => again.Aggregate(after, procedure.Apply));
        return !first.AsT1.IsEmpty && times.Zip(times.Skip(1)).All(pair => pair.First <= pair.Second);
    });

    /// <summary>The events, written down and read back, add up to the state that was lived.</summary>
    public static Property ReplayIsLiving<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure) => Always(procedure, moment =>
    {
        var record = moment.Events.ConvertAll(procedure.ThroughTheRecord);
        string replayed = procedure.Describe(record.Skip(1).Aggregate(procedure.Begin(record[0]), procedure.Apply));
        return string.Equals(replayed, procedure.Describe(moment.State), StringComparison.Ordinal);
    });

    /// <summary>Every move made is one that <see cref="Procedure{TState, TOrder, TEvent}.Moves"/> names.</summary>
    public static Property NoMoveOutsideTheTable<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure) => Always(procedure, moment =>
    {
        var state = moment.State;
        foreach (var happened in procedure.Take(state, moment.Order, moment.Now).Match(_ => [], decided => decided))
        {
            string from = procedure.Place(state);
            state = procedure.Apply(state, happened);
            if (!procedure.Moves.Contains((from, procedure.Place(state)))) return false;
        }

        return true;
    });

    /// <summary>What time alone brings about is dated at its own instant, is the same whenever one looks, is brought by any later act, and is not brought about twice.</summary>
    [Clause("REG-2.4")]
    public static Property SilenceOnce<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure) => Always(procedure, moment =>
    {
        var later = moment.Now + NodaTime.Duration.FromDays(40);
        var now = procedure.Lapses(moment.State, moment.Now);
        var then = procedure.Lapses(moment.State, later);
        var after = now.Aggregate(moment.State, procedure.Apply);
        var rest = procedure.Lapses(after, later);
        return now.All(lapse => procedure.HappenedAt(lapse) <= moment.Now)
            && Shape.Same(then.TakeWhile(lapse => procedure.HappenedAt(lapse) <= moment.Now), now)
            && Shape.Same(now.Concat(rest), then)
            && procedure.Lapses(after, moment.Now).IsEmpty
            && procedure.Take(moment.State, moment.Order, moment.Now).Match(_ => true, decided => Shape.Same(decided.Take(now.Length), now));
    });

    /// <summary>Deciding changes nothing: only an event that is applied does.</summary>
    public static Property DecidingLeavesNoTrace<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure) => Always(procedure, moment =>
    {
        string before = procedure.Describe(moment.State);
        procedure.Take(moment.State, moment.Order, moment.Now);
        procedure.Lapses(moment.State, moment.Now);
        return string.Equals(procedure.Describe(moment.State), before, StringComparison.Ordinal);
    });

    private static Property Always<TState, TOrder, TEvent>(Procedure<TState, TOrder, TEvent> procedure, Func<Moment<TState, TOrder, TEvent>, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return Prop.ForAll(Script<TOrder, TEvent>.Of(procedure), script => script.Live(procedure).All(holds));
    }
}
