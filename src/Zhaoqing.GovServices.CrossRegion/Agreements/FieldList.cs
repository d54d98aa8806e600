using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The fields in which matters are opened across regions (通办领域): an open list that always has the six of the plan.</summary>
/// <remarks>Immutable.</remarks>
public sealed class FieldList
{
    /// <summary>A list: the six of the plan, and more.</summary>
    public FieldList(params IEnumerable<string> more) => Names = [.. KeyFields.Concat(more).Distinct(StringComparer.Ordinal)];

    /// <summary>The six key fields of the plan: 户籍、婚姻、生育、社保、医保、生产经营.</summary>
    public static ImmutableArray<string> KeyFields { get; } = ["户籍", "婚姻", "生育", "社保", "医保", "生产经营"];

    /// <summary>The fields.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The key fields in which nothing is open on a day; empty where all six are present.</summary>
    /// <param name="agreements">The agreements.</param>
    /// <param name="day">The day in China.</param>
    [Clause("CON-2.3")]
    public static ImmutableArray<string> Missing(AgreementSet agreements, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(agreements);
        var open = agreements.InForce(day).SelectMany(agreement => agreement.Items).Select(item => item.Field).ToHashSet(StringComparer.Ordinal);
        return [.. KeyFields.Where(field => !open.Contains(field))];
    }
}
