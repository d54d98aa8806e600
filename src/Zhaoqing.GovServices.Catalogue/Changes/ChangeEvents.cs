using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Something that happened to a proposed change; its record is made of these.</summary>
public abstract record ChangeEvent
{
    private protected ChangeEvent(Instant at, CatalogueEditor by)
    {
        At = at;
        By = by;
    }

    /// <summary>When.</summary>
    public Instant At { get; init; }

    /// <summary>Who.</summary>
    public CatalogueEditor By { get; init; }
}

/// <summary>A change was drafted.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="Id">Its number.</param>
/// <param name="Cause">Why.</param>
/// <param name="Evidence">The law or document that gives the cause.</param>
/// <param name="Edits">What is changed.</param>
public sealed record ChangeDrafted(Instant At, CatalogueEditor By, string Id, ChangeCause Cause, LegalGround Evidence, ImmutableArray<MatterEdit> Edits) : ChangeEvent(At, By);

/// <summary>A draft was written anew.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="Edits">What is changed now.</param>
public sealed record ChangeRevised(Instant At, CatalogueEditor By, ImmutableArray<MatterEdit> Edits) : ChangeEvent(At, By);

/// <summary>A draft was handed to the department in charge.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who proposes it.</param>
public sealed record ChangeSubmitted(Instant At, CatalogueEditor By) : ChangeEvent(At, By);

/// <summary>The department in charge found it right.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who checked it.</param>
public sealed record ChangeChecked(Instant At, CatalogueEditor By) : ChangeEvent(At, By);

/// <summary>It was given back to be put right.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who gave it back.</param>
/// <param name="Reason">What is wrong.</param>
public sealed record ChangeReturned(Instant At, CatalogueEditor By, Remark Reason) : ChangeEvent(At, By);

/// <summary>It was refused for good.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who refused it.</param>
/// <param name="Reason">Why.</param>
public sealed record ChangeRejected(Instant At, CatalogueEditor By, Remark Reason) : ChangeEvent(At, By);

/// <summary>The data authority approved it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who reviewed it.</param>
/// <param name="Effective">From which instant on it is to be in force.</param>
public sealed record ChangeApproved(Instant At, CatalogueEditor By, Instant Effective) : ChangeEvent(At, By);

/// <summary>It was taken back before it came into force.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who took it back.</param>
public sealed record ChangeCancelled(Instant At, CatalogueEditor By) : ChangeEvent(At, By);
