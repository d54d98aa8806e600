using System.Collections.Immutable;
using FsCheck;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Testing;

/// <summary>A procedure (办事流程) as the laws see it: how it begins, what may be asked of it, what it decides and what its events add up to.</summary>
/// <typeparam name="TState">What its events add up to.</typeparam>
/// <typeparam name="TOrder">What is asked for, with who asks.</typeparam>
/// <typeparam name="TEvent">What happens.</typeparam>
public sealed record Procedure<TState, TOrder, TEvent>
{
    /// <summary>First events, each the start of a life.</summary>
    public required Gen<TEvent> Beginnings { get; init; }

    /// <summary>What is asked for, good or not: by the wrong people and in the wrong state too.</summary>
    public required Gen<TOrder> Orders { get; init; }

    /// <summary>How long nothing is asked for between two orders.</summary>
    public Gen<Duration> Pauses { get; init; } = GovInstants.Pauses;

    /// <summary>When an event happened.</summary>
    public required Func<TEvent, Instant> HappenedAt { get; init; }

    /// <summary>The state after the first event.</summary>
    public required Func<TEvent, TState> Begin { get; init; }

    /// <summary>The state after one more event; throws where the event does not follow.</summary>
    public required Func<TState, TEvent, TState> Apply { get; init; }

    /// <summary>Decides: a refusal, or the events, with whatever time has brought about before them.</summary>
    public required Func<TState, TOrder, Instant, OneOf<Refusal, ImmutableArray<TEvent>>> Take { get; init; }

    /// <summary>What time alone has brought about by an instant, in order; nothing unless said otherwise.</summary>
    public Func<TState, Instant, ImmutableArray<TEvent>> Lapses { get; init; } = (_, _) => [];

    /// <summary>The name of the place (状态) where a state stands.</summary>
    public required Func<TState, string> Place { get; init; }

    /// <summary>The table: every move from place to place that there is.</summary>
    public required ImmutableArray<(string From, string To)> Moves { get; init; }

    /// <summary>Writes an event as the record does and reads it back; as it is unless said otherwise.</summary>
    public Func<TEvent, TEvent> ThroughTheRecord { get; init; } = happened => happened;

    /// <summary>A text that is equal exactly where two states are; every public property unless said otherwise.</summary>
    public Func<TState, string> Describe { get; init; } = state => Shape.Of(state);
}
