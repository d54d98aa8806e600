using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A case with the parts that other packages have brought (卷宗): what its whole record adds up to.</summary>
/// <remarks>Immutable. Decides acts on the case and on its parts together, so that what belongs together stands in the record together or not at all.</remarks>
public sealed record CaseDossier
{
    private CaseDossier(CaseFile file) => File = file;

    /// <summary>The case.</summary>
    public CaseFile File { get; private init; }

    /// <summary>Its parts, in the order in which they began.</summary>
    public ImmutableArray<CasePart> Parts { get; private init; } = [];

    /// <summary>The part of a kind; <see langword="null"/> where the case has none.</summary>
    public CasePart? Find(string kind) => Parts.FirstOrDefault(part => string.Equals(part.Kind, kind, StringComparison.Ordinal));

    /// <summary>The dossier that events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, or one does not follow.</exception>
    public static CaseDossier Replay(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        CaseDossier? dossier = null;
        foreach (var happened in events) dossier = dossier?.Apply(happened) ?? new CaseDossier(CaseFile.Replay([happened]));
        return dossier ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The dossier after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public CaseDossier Apply(CaseEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = this with { File = File.Apply(happened) };
        if (happened is not PartEvent own) return next;
        return Find(own.Part) is { } part
            ? next with { Parts = Parts.Replace(part, part.Apply(own)) }
            : next with { Parts = Parts.Add(own.Begin() ?? throw new ArgumentException($"No part of a case begins with {own.GetType().Name}.", nameof(happened))) };
    }

    /// <summary>The dossier as it stands at an instant, with what silence has made of it, whether or not anybody has written that down.</summary>
    /// <param name="at">An instant not before the last event.</param>
    /// <param name="calendar">The working calendar, by which the parts count what follows for them from silence about the case; <see langword="null"/> leaves them as they were.</param>
    public CaseDossier At(Instant at, WorkingCalendar? calendar = null) => AfterSilence(at, calendar, ImmutableArray.CreateBuilder<CaseEvent>());

    /// <summary>What silence has brought about by an instant and nobody has written down, in the order in which it came.</summary>
    /// <inheritdoc cref="At"/>
    public ImmutableArray<CaseEvent> LapsesBy(Instant at, WorkingCalendar? calendar = null)
    {
        var lapses = ImmutableArray.CreateBuilder<CaseEvent>();
        AfterSilence(at, calendar, lapses);
        return lapses.DrainToImmutable();
    }

    /// <summary>Does an act on the case: what silence has brought about first, then the act, then what the parts add to it.</summary>
    /// <returns>A refusal of the case or of one of its parts, with nothing to write; else the events to append together.</returns>
    /// <inheritdoc cref="CaseFile.Take"/>
    public OneOf<Refusal, ImmutableArray<CaseEvent>> Take(CaseOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts = null)
    {
        var events = ImmutableArray.CreateBuilder<CaseEvent>();
        return AfterSilence(at, calendar, events).Add(order, by, at, calendar, facts, events) is { } refusal ? refusal : events.DrainToImmutable();
    }

    /// <summary>Does an act on a part, with the act on the case that belongs to it.</summary>
    /// <param name="order">The act.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="facts">What is known from outside; <see langword="null"/> for nothing.</param>
    /// <returns><c>cases.not-authorised</c> for who may not see the case, what <see cref="Mandate.Check"/> refuses an agent, <c>cases.own-case</c> or <c>cases.recused</c> for who may not judge it, or what the part or the case refuses, with nothing to write; else the events to append together.</returns>
    /// <exception cref="ArgumentException"><paramref name="at"/> lies before the last event.</exception>
    public OneOf<Refusal, ImmutableArray<CaseEvent>> Take(PartOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (at < File.LastAt) throw new ArgumentException("An act cannot come before the last event.", nameof(at));
        var events = ImmutableArray.CreateBuilder<CaseEvent>();
        var now = AfterSilence(at, calendar, events);
        if (now.File.BarFromPart(by, order, facts ?? CaseFacts.None) is { } bar) return bar;
        if (order.Decide(now.Find(order.Part), now.File, now.Known(facts, at), by, at, calendar).TryPickT0(out var refusal, out var step)) return refusal;
        foreach (var happened in step.Events.Select(happened => now.File.ActedFor(happened, by)))
        {
            events.Add(happened);
            now = now.Apply(happened);
        }

        return step.Then is { } then && now.Add(then, by, at, calendar, facts, events) is { } against ? against : events.DrainToImmutable();
    }

    /// <summary>What is known from outside, with what the parts bring.</summary>
    private CaseFacts Known(CaseFacts? facts, Instant at) => Parts.Aggregate(facts ?? CaseFacts.None, (all, part) => all.With(part.FactsFor(File, at)));

    /// <summary>Decides an act on the case, with what the parts say and add.</summary>
    private Refusal? Add(CaseOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts, ImmutableArray<CaseEvent>.Builder events)
    {
        if (File.Take(order, by, at, calendar, Known(facts, at)).TryPickT0(out var refusal, out var own)) return refusal;
        if (Parts.Select(part => part.Bar(File, order, by, at)).FirstOrDefault(bar => bar is not null) is { } against) return against;
        var next = this;
        foreach (var happened in own)
        {
            events.Add(happened);
            next = next.Apply(happened);
            if (next.Followed(happened, calendar, events).TryPickT0(out refusal, out var followed)) return refusal;
            next = followed;
        }

        return null;
    }

    /// <summary>The dossier after what its parts make of an event of the case.</summary>
    private OneOf<Refusal, CaseDossier> Followed(CaseEvent happened, WorkingCalendar calendar, ImmutableArray<CaseEvent>.Builder events)
    {
        var next = this;
        foreach (var part in Parts)
        {
            if (part.Follow(next.File, happened, calendar).TryPickT0(out var refusal, out var following)) return refusal;
            events.AddRange(following);
            next = following.Aggregate(next, (dossier, added) => dossier.Apply(added));
        }

        return next;
    }

    private CaseDossier AfterSilence(Instant at, WorkingCalendar? calendar, ImmutableArray<CaseEvent>.Builder lapses)
    {
        var now = this;
        while (now.NextLapse(at) is { } lapse)
        {
            lapses.Add(lapse);
            now = now.Apply(lapse);
            // Silence asks nobody: where the calendar does not cover the days, the parts stay as they were.
            if (calendar is not null && lapse is not PartEvent) now = now.Followed(lapse, calendar, lapses).Match(_ => now, next => next);
        }

        return now with { File = now.File.At(at) };
    }

    private CaseEvent? NextLapse(Instant at) =>
        Parts.Select(CaseEvent? (part) => part.LapseBy(at)).Prepend(File.LapseBy(at)).Where(lapse => lapse is not null).MinBy(lapse => lapse!.At);
}
