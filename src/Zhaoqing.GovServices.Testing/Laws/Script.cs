using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Zhaoqing.GovServices.Testing;

/// <summary>What is going to be asked of one life, and when.</summary>
internal sealed record Script<TOrder, TEvent>(TEvent Beginning, ImmutableArray<(TOrder Order, Duration Pause)> Steps)
{
    /// <summary>Scripts of a procedure; a shorter one is one with a step left out.</summary>
    internal static Arbitrary<Script<TOrder, TEvent>> Of<TState>(Procedure<TState, TOrder, TEvent> procedure)
    {
        var steps = from order in procedure.Orders from pause in procedure.Pauses select (order, pause);
        return Arb.From(from beginning in procedure.Beginnings from list in steps.ListOf() select new Script<TOrder, TEvent>(beginning, [.. list]), Shorter);
    }

    /// <summary>Lives the script: the state and the time before each step, the events so far, and at the end once more.</summary>
    internal IEnumerable<Moment<TState, TOrder, TEvent>> Live<TState>(Procedure<TState, TOrder, TEvent> procedure)
    {
        var state = procedure.Begin(Beginning);
        var now = procedure.HappenedAt(Beginning);
        var events = ImmutableList.Create(Beginning);
        foreach (var (order, pause) in Steps)
        {
            now += pause;
            yield return new Moment<TState, TOrder, TEvent>(state, now, events, order);
            foreach (var happened in procedure.Take(state, order, now).Match(_ => [], decided => decided))
            {
                state = procedure.Apply(state, happened);
                events = events.Add(happened);
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Beginning}{string.Concat(Steps.Select(step => $"\n + {step.Pause}: {step.Order}"))}";

    private static IEnumerable<Script<TOrder, TEvent>> Shorter(Script<TOrder, TEvent> script) =>
        Enumerable.Range(0, script.Steps.Length).Reverse().Select(place => script with { Steps = script.Steps.RemoveAt(place) });
}

/// <summary>A state as it was lived, just before an order comes.</summary>
internal sealed record Moment<TState, TOrder, TEvent>(TState State, Instant Now, ImmutableList<TEvent> Events, TOrder Order);
