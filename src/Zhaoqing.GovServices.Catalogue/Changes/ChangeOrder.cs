using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>An act that somebody asks for on a change; see <see cref="CatalogueChange.Take"/>.</summary>
public abstract record ChangeOrder
{
    private ChangeOrder()
    {
    }

    /// <summary>Write the draft anew (修改).</summary>
    /// <param name="Edits">What is changed now.</param>
    public sealed record Revise(ImmutableArray<MatterEdit> Edits) : ChangeOrder;

    /// <summary>Hand the draft to the department in charge (提交).</summary>
    public sealed record Submit : ChangeOrder;

    /// <summary>Find it right, for the department (核对通过).</summary>
    public sealed record Check : ChangeOrder;

    /// <summary>Give it back to be put right (退回).</summary>
    /// <param name="Reason">What is wrong.</param>
    public sealed record GiveBack(Remark Reason) : ChangeOrder;

    /// <summary>Refuse it for good (不通过).</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Reject(Remark Reason) : ChangeOrder;

    /// <summary>Approve it, for the data authority (审核通过).</summary>
    /// <param name="Effective">From which instant on it is to be in force; <see langword="null"/> for at once.</param>
    public sealed record Approve(Instant? Effective) : ChangeOrder;

    /// <summary>Take it back (撤销).</summary>
    public sealed record Cancel : ChangeOrder;
}
