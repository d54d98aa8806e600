using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>A change in a list.</summary>
internal sealed record ChangeLine(string Number, ChangeState State, string StateName, ChangeCause Cause, Instant? Effective, int Matters, Instant LastAt)
{
    public static ChangeLine Of(CatalogueChange change) =>
        new(change.Id, change.State, change.State.ChineseName(), change.Cause, change.Effective, change.Edits.Length, change.LastAt);
}

/// <summary>An edition in the line of editions.</summary>
internal sealed record EditionLine(int Number, string Edition, Instant Effective, string Hash, string? Change);

/// <summary>The editions and the changes.</summary>
internal sealed record ChangesAnswer(string InForce, IReadOnlyList<EditionLine> Editions, IReadOnlyList<ChangeLine> Changes);

/// <summary>A change with what it does, in Chinese.</summary>
internal sealed record ChangeAnswer(
    string Number, ChangeState State, string StateName, ChangeCause Cause, GroundAnswer Evidence, string ProposedBy, string? CheckedBy, string? ReviewedBy, Instant? Effective, string? Fault,
    IReadOnlyList<MatterDifferenceAnswer> Differences, IReadOnlyList<Finding> RisesWithoutBasis)
{
    public static ChangeAnswer Of(CatalogueChange change, EditionComparison? comparison) => new(
        change.Id, change.State, change.State.ChineseName(), change.Cause, GroundAnswer.Of(change.Evidence), change.ProposedBy.Id, change.CheckedBy?.Id, change.ReviewedBy?.Id,
        change.Effective, change.Fault?.ToString(), [.. (comparison?.Matters ?? []).Select(MatterDifferenceAnswer.Of)], comparison?.RisesWithoutBasis ?? []);
}

/// <summary>What differs of a matter.</summary>
internal sealed record MatterDifferenceAnswer(MatterCode Matter, string? Before, string? After, ImmutableArray<ElementDifferenceAnswer> Elements)
{
    public static MatterDifferenceAnswer Of(MatterDifference difference) => new(
        difference.Code, difference.Before?.Name, difference.After?.Name,
        [.. difference.Elements.Select(element => new ElementDifferenceAnswer(element.Element, element.Before, element.After, element.Burden, element.Basis is { } basis ? GroundAnswer.Of(basis) : null))]);
}

/// <summary>What differs of an element.</summary>
internal sealed record ElementDifferenceAnswer(string Element, string? Before, string? After, Burden Burden, GroundAnswer? Basis);
