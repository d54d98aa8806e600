using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How many of the matters that people ask for have a whole unified part (统筹率).</summary>
/// <param name="Matters">How many matters on application and public services there are; levies are counted apart and stand not in it.</param>
/// <param name="Incomplete">Those without unified elements, or whose unified elements have errors, by code.</param>
public sealed record ElementCoverage(int Matters, ImmutableArray<MatterCode> Incomplete)
{
    /// <summary>The rate, 0 to 1; 1 exactly where nothing is incomplete.</summary>
    public decimal Rate => Matters == 0 ? 1m : (Matters - Incomplete.Length) / (decimal)Matters;

    /// <summary>Counts the matters.</summary>
    /// <param name="matters">The matters.</param>
    /// <param name="validator">The validator of the set of elements in use; elements of another set count as incomplete.</param>
    [Clause("STD-4.4")]
    public static ElementCoverage Of(IEnumerable<Matter> matters, ElementValidator validator)
    {
        ArgumentNullException.ThrowIfNull(matters);
        ArgumentNullException.ThrowIfNull(validator);
        var counted = matters.Where(matter => matter.Kind != MatterKind.Levy).OrderBy(matter => matter.Code).ToArray();
        return new ElementCoverage(counted.Length, [.. counted.Where(matter => !IsWhole(matter, validator)).Select(matter => matter.Code)]);
    }

    private static bool IsWhole(Matter matter, ElementValidator validator) =>
        matter.Elements is { } elements && ReferenceEquals(elements.Unified.Set, validator.Set)
        && validator.Validate(elements).All(finding => finding.Division is not null || finding.Severity != FindingSeverity.Error);
}
