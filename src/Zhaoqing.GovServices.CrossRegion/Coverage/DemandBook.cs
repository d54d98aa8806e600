using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A matter asked for from one place in another, and how often.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Receiving">The city in which it was asked for.</param>
/// <param name="Handling">The city to which the business belongs.</param>
/// <param name="Count">How often.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DemandLine(MatterCode Matter, DivisionCode Receiving, DivisionCode Handling, int Count);

/// <summary>How often people of two cities asked for what, in each direction (异地办事需求计数): what is opened next follows from it.</summary>
/// <remarks>Immutable. It counts and knows nobody.</remarks>
public sealed class DemandBook
{
    private readonly ImmutableDictionary<(MatterCode Matter, DivisionCode Receiving, DivisionCode Handling), int> _counts;

    private DemandBook(ImmutableDictionary<(MatterCode Matter, DivisionCode Receiving, DivisionCode Handling), int> counts) => _counts = counts;

    /// <summary>A book with nothing in it.</summary>
    public static DemandBook Empty { get; } = new(ImmutableDictionary<(MatterCode Matter, DivisionCode Receiving, DivisionCode Handling), int>.Empty);

    /// <summary>The book with one more demand, or several.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public DemandBook Add(MatterCode matter, DivisionCode receiving, DivisionCode handling, int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var key = (matter, receiving, handling);
        return new(_counts.SetItem(key, _counts.GetValueOrDefault(key) + count));
    }

    /// <summary>How often.</summary>
    public int CountOf(MatterCode matter, DivisionCode receiving, DivisionCode handling) => _counts.GetValueOrDefault((matter, receiving, handling));

    /// <summary>What is asked for most and not yet open by an agreement: the candidates, the most wanted first, then by code.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="day">The day in China.</param>
    [Clause("CON-2.7")]
    public ImmutableArray<DemandLine> Candidates(CrossRegionRules rules, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            .. _counts.Select(pair => new DemandLine(pair.Key.Matter, pair.Key.Receiving, pair.Key.Handling, pair.Value))
                .Where(line => rules.Route(line.Matter, line.Receiving, new RouteApplicant(line.Handling), day).Match(_ => false, route => route.Agreement is null))
                .OrderByDescending(line => line.Count).ThenBy(line => line.Matter).ThenBy(line => $"{line.Receiving} {line.Handling}", StringComparer.Ordinal),
        ];
    }
}
