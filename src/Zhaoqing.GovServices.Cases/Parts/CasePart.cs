using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A part of a case (附加部分) that another package brings: a commitment, a tolerated deficiency, a hand-over. What its events in the record add up to.</summary>
/// <remarks>
/// Immutable. A case has at most one of each kind. A part never changes the state of the case by itself: it brings facts, keeps an act
/// from being done, and follows an event of the case with its own, in the same append.
/// </remarks>
public abstract record CasePart
{
    /// <summary>The package that brings it, in kebab-case.</summary>
    public abstract string Package { get; }

    /// <summary>What kind of part it is, in camelCase; unique among all packages.</summary>
    public abstract string Kind { get; }

    /// <summary>How it stands at an instant, with what silence has made of it.</summary>
    /// <param name="at">An instant not before its last event.</param>
    public abstract PartStatus StatusAt(Instant at);

    /// <summary>The part after one more of its events. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public abstract CasePart Apply(PartEvent happened);

    /// <summary>The next event that silence has brought about by an instant; <see langword="null"/> where it has brought none.</summary>
    public virtual PartEvent? LapseBy(Instant at) => null;

    /// <summary>What it brings into the decisions about the case.</summary>
    /// <param name="file">The case.</param>
    /// <param name="at">When the act is decided.</param>
    public virtual CaseFacts FactsFor(CaseFile file, Instant at) => CaseFacts.None;

    /// <summary>Why an act on the case may not be done because of this part; <see langword="null"/> where nothing is against it.</summary>
    /// <param name="file">The case before the act.</param>
    /// <param name="order">The act, which the case itself allows.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When.</param>
    public virtual Refusal? Bar(CaseFile file, CaseOrder order, CaseActor by, Instant at) => null;

    /// <summary>What an event of the case brings with it, to be recorded together with it.</summary>
    /// <param name="after">The case after the event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>A refusal, which leaves nothing to write, or the part's events, dated at the event's instant.</returns>
    public virtual OneOf<Refusal, ImmutableArray<PartEvent>> Follow(CaseFile after, CaseEvent happened, WorkingCalendar calendar) => ImmutableArray<PartEvent>.Empty;
}

/// <summary>How a part of a case stands.</summary>
/// <param name="State">Its state, in camelCase.</param>
/// <param name="Name">Its state in Chinese.</param>
/// <param name="Due">The last day in China of what is to be done next; <see langword="null"/> where nothing is.</param>
public sealed record PartStatus(string State, string Name, DueDay? Due);

/// <summary>An act on a part that somebody may do now.</summary>
/// <param name="Act">The act, in camelCase.</param>
/// <param name="Name">The act in Chinese.</param>
/// <param name="Needs">The fields it must carry.</param>
/// <param name="Basis">Its legal grounds.</param>
/// <param name="Judges">Whether an officer judges by it, see <see cref="PartOrder.Judges"/>.</param>
public sealed record PartAct(string Act, string Name, ImmutableArray<string> Needs, ImmutableArray<LegalGround> Basis, bool Judges = false);
