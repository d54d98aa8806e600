using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A proposed change of the catalogue (事项调整): drafted, checked by the department, reviewed by the data authority; what its events add up to.</summary>
/// <remarks>
/// Immutable. Verbs decide and return an event or a refusal, <see cref="Apply"/> folds. Nothing of it can be seen in a query until
/// <see cref="CatalogueTimeline"/> has it and its instant has come.
/// </remarks>
public sealed partial record CatalogueChange
{
    private CatalogueChange(ChangeDrafted drafted)
    {
        Id = drafted.Id;
        Cause = drafted.Cause;
        Evidence = drafted.Evidence;
        Edits = drafted.Edits;
        ProposedBy = drafted.By;
        LastAt = drafted.At;
    }

    /// <summary>Its number.</summary>
    public string Id { get; }

    /// <summary>Why it is made.</summary>
    public ChangeCause Cause { get; }

    /// <summary>The law or document that gives the cause.</summary>
    public LegalGround Evidence { get; }

    /// <summary>What it changes; a matter stands in it at most once.</summary>
    public ImmutableArray<MatterEdit> Edits { get; private init; }

    /// <summary>Who proposes it.</summary>
    public CatalogueEditor ProposedBy { get; }

    /// <summary>Who of the department in charge found it right; <see langword="null"/> before.</summary>
    public CatalogueEditor? CheckedBy { get; private init; }

    /// <summary>Who of the data authority approved it; <see langword="null"/> before.</summary>
    public CatalogueEditor? ReviewedBy { get; private init; }

    /// <summary>Where it stands.</summary>
    public ChangeState State { get; private init; } = ChangeState.Draft;

    /// <summary>From which instant on it is to be in force; <see langword="null"/> before its approval.</summary>
    public Instant? Effective { get; private init; }

    /// <summary>What was last found wrong; <see langword="null"/> where nothing was.</summary>
    public Remark? Fault { get; private init; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>The change that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="ChangeDrafted"/>, or one does not follow.</exception>
    public static CatalogueChange Replay(IEnumerable<ChangeEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        CatalogueChange? change = null;
        foreach (var happened in events)
        {
            change = (change, happened) switch
            {
                (null, ChangeDrafted drafted) => new CatalogueChange(drafted),
                (null, _) => throw new ArgumentException("A change begins with its draft.", nameof(events)),
                _ => change.Apply(happened),
            };
        }

        return change ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The change after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow from this state.</exception>
    public CatalogueChange Apply(ChangeEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = this with { LastAt = happened.At };
        return (State, happened) switch
        {
            (ChangeState.Draft, ChangeRevised revised) => next with { Edits = revised.Edits },
            (ChangeState.Draft, ChangeSubmitted) => next with { State = ChangeState.DepartmentCheck, Fault = null },
            (ChangeState.DepartmentCheck, ChangeChecked found) => next with { State = ChangeState.DataReview, CheckedBy = found.By },
            (ChangeState.DepartmentCheck or ChangeState.DataReview, ChangeReturned returned) => next with { State = ChangeState.Draft, CheckedBy = null, Fault = returned.Reason },
            (ChangeState.DepartmentCheck or ChangeState.DataReview, ChangeRejected rejected) => next with { State = ChangeState.Rejected, Fault = rejected.Reason },
            (ChangeState.DataReview, ChangeApproved approved) => next with { State = ChangeState.Approved, ReviewedBy = approved.By, Effective = approved.Effective },
            (ChangeState.Draft or ChangeState.DepartmentCheck or ChangeState.DataReview or ChangeState.Approved, ChangeCancelled) => next with { State = ChangeState.Cancelled },
            _ => throw new ArgumentException($"{happened.GetType().Name} does not follow from {State}.", nameof(happened)),
        };
    }
}
