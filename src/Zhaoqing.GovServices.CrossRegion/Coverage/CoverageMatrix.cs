using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>How many of how many.</summary>
/// <param name="Open">How many are open.</param>
/// <param name="All">How many there are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CoverageFigure(int Open, int All)
{
    /// <summary>Whether all are open; not where there is none.</summary>
    public bool IsWhole => All > 0 && Open == All;

    /// <summary>The rate, 0 to 1; 0 where there is none.</summary>
    public decimal Rate => All == 0 ? 0 : (decimal)Open / All;
}

/// <summary>A cell: whether the windows of a county take a matter from all of the city.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="County">The receiving county.</param>
/// <param name="Exception">The published exception that closes it; <see langword="null"/> where it is open.</param>
public sealed record CoverageCell(MatterCode Matter, DivisionCode County, ExceptionEntry? Exception)
{
    /// <summary>Whether it is open.</summary>
    public bool IsOpen => Exception is null;
}

/// <summary>Matter × county of a city on a day (市内通办覆盖表). A cell is open but for a published exception.</summary>
/// <remarks>Immutable. Functional zones are no column: they stand in their hosting county.</remarks>
public sealed class CoverageMatrix
{
    private readonly CrossRegionRules _rules;
    private readonly LocalDate _day;
    private readonly HashSet<MatterCode> _openEverywhere;

    private CoverageMatrix(CrossRegionRules rules, ImmutableArray<DivisionCode> counties, LocalDate day, ImmutableArray<CoverageCell> cells)
    {
        (_rules, Counties, _day, Cells) = (rules, counties, day, cells);
        _openEverywhere = [.. cells.GroupBy(cell => cell.Matter).Where(row => row.All(cell => cell.IsOpen)).Select(row => row.Key)];
    }

    /// <summary>The counties, by their codes.</summary>
    public ImmutableArray<DivisionCode> Counties { get; }

    /// <summary>The cells, by matter and county.</summary>
    public ImmutableArray<CoverageCell> Cells { get; }

    /// <summary>Frequent matters open at every county, of all frequent ones (GOAL-1.6).</summary>
    [Clause("GOAL-1.6")]
    public CoverageFigure Frequent
    {
        get
        {
            var frequent = _rules.Matters.Where(matter => matter.IsFrequent).ToArray();
            return new(frequent.Count(matter => _openEverywhere.Contains(matter.Code)), frequent.Length);
        }
    }

    /// <summary>The matrix of a city.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="city">The city, for example 4412.</param>
    /// <param name="day">The day in China.</param>
    /// <exception cref="ArgumentException">The city has no county.</exception>
    [Clause("STD-4.8")]
    public static CoverageMatrix Of(CrossRegionRules rules, DivisionCode city, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ImmutableArray<DivisionCode> counties = [.. rules.Divisions.CountiesOf(city).Select(county => county.Code)];
        if (counties.IsEmpty) throw new ArgumentException("The city has no county.", nameof(city));
        var cells = rules.Matters.SelectMany(matter => counties.Select(county => new CoverageCell(
            matter.Code, county, counties.Select(place => Routed(rules, matter.Code, county, place, day).Exception).FirstOrDefault(entry => entry is not null))));
        return new CoverageMatrix(rules, counties, day, [.. cells]);
    }

    /// <summary>Whether a matter is open at every county.</summary>
    public bool IsOpenEverywhere(MatterCode matter) => _openEverywhere.Contains(matter);

    /// <summary>The themes all of whose matters are open at every county, on equal terms (同标准): the same mode and authority whichever window receives.</summary>
    /// <param name="themes">The frequent themes (高频“一件事”); the plan names 128.</param>
    [Clause("CON-1.4")]
    public ImmutableArray<Theme> OnEqualTerms(IEnumerable<Theme> themes)
    {
        ArgumentNullException.ThrowIfNull(themes);
        return [.. themes.Where(theme => theme.Members.All(member => _openEverywhere.Contains(member.Matter) && HasEqualTerms(member.Matter)))];
    }

    private bool HasEqualTerms(MatterCode matter) => Counties.All(place =>
        Counties.Select(county => Routed(_rules, matter, county, place, _day)).Select(route => (route.Mode, route.DecidingDivision, route.AuthorityName)).Distinct().Count() == 1);

    private static CrossRegionRoute Routed(CrossRegionRules rules, MatterCode matter, DivisionCode county, DivisionCode place, LocalDate day) =>
        rules.Route(matter, county, new RouteApplicant(place), day).Match(refusal => throw new InvalidOperationException(refusal.Message), route => route);
}
