using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Journal;

/// <summary>What can be said about an append without looking at the record; for whoever writes a store.</summary>
public static class AppendArguments
{
    /// <summary>What an <see cref="ArgumentException"/> says when an event id is already recorded.</summary>
    public const string IdAlreadyRecorded = "An event id is already recorded; ids are made new for every event.";

    /// <summary>The most events of one append: far more than anything that happens at once.</summary>
    public const int MaxEvents = 10_000;

    /// <summary>Checks the arguments of <see cref="IEventStore.AppendAsync"/> and takes a copy of the events, which the caller can no longer change.</summary>
    /// <exception cref="ArgumentException">As <see cref="IEventStore.AppendAsync"/> says.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="stream"/> is <c>default</c>.</exception>
    public static ImmutableArray<NewEvent> Checked(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events)
    {
        _ = stream.ToString();
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        ArgumentNullException.ThrowIfNull(events);
        ImmutableArray<NewEvent> copy = [.. events];
        if (copy.IsEmpty) throw new ArgumentException("An append has one event or more.", nameof(events));
        if (copy.Length > MaxEvents) throw new ArgumentException($"An append has {MaxEvents} events at most.", nameof(events));
        if (copy.Contains(null!)) throw new ArgumentException("An event is missing.", nameof(events));
        if (copy.Length > 1 && copy.Select(e => e.Id).Distinct().Count() != copy.Length) throw new ArgumentException("An event id stands twice.", nameof(events));
        return copy;
    }
}
