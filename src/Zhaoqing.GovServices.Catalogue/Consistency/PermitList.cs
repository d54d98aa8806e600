using System.Collections.Frozen;
using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A row of a published list of permits.</summary>
/// <param name="Code">The code of the matter.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Bases">The legal bases.</param>
/// <param name="Divisions">The divisions whose authorities decide it, in the order of their codes.</param>
public sealed record PermitRow(MatterCode Code, string Name, MatterKind Kind, ImmutableArray<LegalGround> Bases, ImmutableArray<DivisionCode> Divisions);

/// <summary>The list of administrative permits of a city or county (行政许可事项清单): no permit is handled but those on the published list.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class PermitList
{
    private readonly FrozenDictionary<MatterCode, PermitRow> _byCode;

    /// <summary>Creates a list as it was published.</summary>
    /// <param name="edition">Its edition, for example 2026年版.</param>
    /// <param name="division">The city or county.</param>
    /// <param name="rows">The rows, in any order.</param>
    /// <exception cref="ArgumentException">The edition is blank, or a code stands twice.</exception>
    public PermitList(string edition, DivisionCode division, params IEnumerable<PermitRow> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        ArgumentNullException.ThrowIfNull(rows);
        Edition = edition;
        Division = division;
        Rows = [.. rows.OrderBy(row => row.Code)];
        _byCode = Rows.DistinctBy(row => row.Code).ToFrozenDictionary(row => row.Code);
        if (_byCode.Count != Rows.Length) throw new ArgumentException("A code stands twice.", nameof(rows));
    }

    /// <summary>Its edition.</summary>
    public string Edition { get; }

    /// <summary>The city or county.</summary>
    public DivisionCode Division { get; }

    /// <summary>The rows, ordered by code.</summary>
    public ImmutableArray<PermitRow> Rows { get; }

    /// <summary>The list that an edition of the catalogue makes for a division: its permits that an authority of the division or inside it decides.</summary>
    [Clause("STD-2.5")]
    public static PermitList Of(string edition, CatalogueEdition catalogue, DivisionCode division)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return new PermitList(edition, division, catalogue.Matters
            .Where(matter => matter.Kind == MatterKind.Licence)
            .Select(matter => new PermitRow(matter.Code, matter.Name, matter.Kind, matter.Bases, Inside(matter.Lists.Select(list => list.Division), division)))
            .Where(row => !row.Divisions.IsEmpty));
    }

    /// <summary>The list of a division inside, derived from this one: the rows that it or a division inside it decides, and nothing changed in them.</summary>
    /// <exception cref="ArgumentException">The division does not lie in that of the list.</exception>
    [Clause("STD-3.3")]
    public PermitList For(DivisionCode division)
    {
        if (!Division.Contains(division)) throw new ArgumentException("The division does not lie in that of the list.", nameof(division));
        return new PermitList(Edition, division, Rows.Select(row => row with { Divisions = Inside(row.Divisions, division) }).Where(row => !row.Divisions.IsEmpty));
    }

    /// <summary>Whether a permit may be handled: it stands on this published list.</summary>
    /// <returns>The row; refused with <c>catalogue.permit-not-listed</c>: outside the list no permit may be implemented.</returns>
    [Clause("STD-2.5")]
    public OneOf<Refusal, PermitRow> Check(MatterCode permit) =>
        _byCode.TryGetValue(permit, out var row) ? row : ConsistencyRefusals.PermitNotListed();

    /// <summary>Where a published list diverges from this one in rows, names, kinds or bases; none where it was derived from it.</summary>
    /// <param name="published">The list that the county published.</param>
    [Clause("STD-3.3")]
    public ImmutableArray<Finding> Divergence(PermitList published)
    {
        ArgumentNullException.ThrowIfNull(published);
        var derived = For(published.Division);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var row in derived.Rows)
        {
            if (!published._byCode.TryGetValue(row.Code, out var other))
            {
                Add(row, "code", row.Name, "permit.missing", "市级清单中由该地实施,该地清单中没有。");
                continue;
            }

            if (!ListConsistency.Same(row.Name, other.Name)) Add(row, "name", other.Name, "permit.name-differs", $"名称与市级清单“{row.Name}”不一致。");
            if (row.Kind != other.Kind) Add(row, "kind", other.Kind.ChineseName(), "permit.kind-differs", $"类型与市级清单“{row.Kind.ChineseName()}”不一致。");
            if (!row.Bases.ToHashSet().SetEquals(other.Bases)) Add(row, "basis", string.Join(';', other.Bases), "permit.basis-differs", $"依据与市级清单“{string.Join(';', row.Bases)}”不一致。");
        }

        foreach (var row in published.Rows.Where(row => !derived._byCode.ContainsKey(row.Code))) Add(row, "code", row.Name, "permit.not-in-city-list", "市级清单中没有由该地实施的这一事项,清单之外不得实施。");
        return findings.ToImmutable();

        void Add(PermitRow row, string field, string value, string rule, string message) => findings.Add(new Finding(row.Code.ToString(), field, value, rule, message));
    }

    private static ImmutableArray<DivisionCode> Inside(IEnumerable<DivisionCode> divisions, DivisionCode outer) =>
        [.. divisions.Where(outer.Contains).OrderBy(division => $"{division}", StringComparer.Ordinal)];
}
