using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>One step of a case: what happened, where it led, who answers since.</summary>
/// <param name="Message">The message; null for what time brought about.</param>
/// <param name="Act">The act.</param>
/// <param name="State">The state it led to.</param>
/// <param name="Owner">Who answers from here on.</param>
/// <param name="At">When, by the clock of whoever did it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HandoverMoment(Guid? Message, HandoverAct Act, HandoverState State, HandoverSide Owner, Instant At);

/// <summary>What a set of messages comes to (办件视图): the same for both sides from the same set, in whatever order they got it.</summary>
/// <remarks>Immutable.</remarks>
public sealed record HandoverView
{
    internal HandoverView(HandoverOpening opening, ImmutableArray<HandoverMoment> moments, HandoverState state) => (Opening, Moments, State) = (opening, moments, state);

    /// <summary>What the case is from its beginning on.</summary>
    public HandoverOpening Opening { get; }

    /// <summary>Where it stands.</summary>
    public HandoverState State { get; internal init; }

    /// <summary>What happened, in the order in which it counts.</summary>
    public ImmutableArray<HandoverMoment> Moments { get; internal init; }

    /// <summary>The messages that are there and change nothing, in order: the other side acted before it knew of them, or they may not be said.</summary>
    public ImmutableArray<Guid> WithoutEffect { get; internal init; } = [];

    /// <summary>The side that answers for it: always exactly one.</summary>
    [Clause("GOAL-0.2")]
    public HandoverSide Owner => Point.Owner;

    /// <summary>Who answers, and for what.</summary>
    public ResponsibilityPoint Point => ResponsibilityPoint.Of(State, Opening.Mode);

    /// <summary>The number of the receipt; null before it.</summary>
    public ReceiptNumber? Receipt { get; internal init; }

    /// <summary>Whether the window accepted for the authority, and the authority has not said otherwise.</summary>
    public bool IsAcceptedByWindow { get; internal init; }

    /// <summary>The day in China from which the legal limit counts; null before acceptance.</summary>
    public LocalDate? LegalFrom { get; internal init; }

    /// <summary>Whether it counts as accepted because nobody said anything in time.</summary>
    public bool IsDeemed { get; internal init; }

    /// <summary>The last day to tell what is missing; null where none runs.</summary>
    public LocalDate? InformBy { get; internal init; }

    /// <summary>The last day to supply what is missing; null where nothing is asked for.</summary>
    public LocalDate? SupplyBy { get; internal init; }

    /// <summary>The special step that goes on.</summary>
    public string? Step { get; internal init; }

    /// <summary>The papers that were asked for last, by name.</summary>
    public ImmutableArray<string> PapersAsked { get; internal init; } = [];

    /// <summary>The consignments of papers since they were asked for, in the order in which they were told.</summary>
    public ImmutableArray<PaperConsignment> Consignments { get; internal init; } = [];

    /// <summary>Those of the papers asked for that have not arrived, as far as lists of papers were told.</summary>
    public ImmutableArray<string> PapersMissing => HandoverPapers.MissingOf(this);

    /// <summary>The messages whose list has a paper that stands in another.</summary>
    internal ImmutableArray<Guid> TwiceListed { get; init; } = [];

    /// <summary>Whether the applicant was told already what is missing.</summary>
    internal bool IsCorrectionTold { get; init; }

    /// <summary>The day from which acceptance counts if nobody says anything.</summary>
    internal LocalDate? SilenceFrom { get; init; }

    /// <summary>The result that was sent.</summary>
    internal ResultIssued? Result { get; init; }

    internal ActTable<HandoverState, HandoverAct> Table => IsAcceptedByWindow ? HandoverTable.Accepting : HandoverTable.For(Opening.Mode);

    /// <summary>The view at a moment: what silence has brought about by then is in it. No worker has to have run.</summary>
    /// <param name="now">The moment.</param>
    public HandoverView At(Instant now) => HandoverSteps.AfterTime(this, now, HandoverSide.Handling);

    /// <summary>The digest of the result, for whoever may see it.</summary>
    /// <param name="side">The side that asks.</param>
    /// <returns>The digest; refused with <c>cross-region.not-decided</c> before it was sent, <c>cross-region.result-sealed</c> for the window where it is sealed.</returns>
    public OneOf<Refusal, string> ResultFor(HandoverSide side) =>
        Result is not { } issued ? HandoverRefusals.NotDecided()
        : issued.IsSealed && side == HandoverSide.Receiving ? HandoverRefusals.ResultSealed()
        : issued.ResultSha256;

    /// <summary>Whether both come to the same in all.</summary>
    public bool Equals(HandoverView? other) =>
        other is not null && State == other.State && Moments.SequenceEqual(other.Moments) && WithoutEffect.SequenceEqual(other.WithoutEffect) && Opening == other.Opening
        && Receipt == other.Receipt && IsAcceptedByWindow == other.IsAcceptedByWindow && LegalFrom == other.LegalFrom && IsDeemed == other.IsDeemed
        && InformBy == other.InformBy && SupplyBy == other.SupplyBy && IsCorrectionTold == other.IsCorrectionTold && Result == other.Result
        && PapersAsked.SequenceEqual(other.PapersAsked, StringComparer.Ordinal) && Consignments.SequenceEqual(other.Consignments) && TwiceListed.SequenceEqual(other.TwiceListed)
        && string.Equals(Step, other.Step, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(State, Moments.Length, WithoutEffect.Length);
}
