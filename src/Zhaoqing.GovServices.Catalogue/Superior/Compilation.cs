using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How a city's edition was compiled from those of its superiors (基本目录编制): what was taken over, what the city added, and what is wrong with it.</summary>
/// <remarks>Immutable.</remarks>
public sealed class Compilation
{
    private Compilation(ImmutableArray<(string Issuer, string Edition)> from, ImmutableArray<MatterCode> takenOver, ImmutableArray<MatterCode> local, ImmutableArray<Finding> findings) =>
        (From, TakenOver, Local, Findings) = (from, takenOver, local, findings);

    /// <summary>The editions it cites.</summary>
    [Clause("STD-2.1")]
    public ImmutableArray<(string Issuer, string Edition)> From { get; }

    /// <summary>The matters taken over (承接), by code.</summary>
    public ImmutableArray<MatterCode> TakenOver { get; }

    /// <summary>The matters of the city's own (地方性事项), by code.</summary>
    public ImmutableArray<MatterCode> Local { get; }

    /// <summary>
    /// What is wrong: <c>superior.not-taken-over</c>, <c>superior.name-differs</c>, <c>superior.kind-differs</c>, <c>superior.basis-differs</c>, <c>superior.contradict</c>,
    /// <c>local.without-basis</c>, <c>local.permit-without-law</c>, <c>compilation.cites-nothing</c>.
    /// </summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>Holds an edition of a city against its superiors' editions.</summary>
    /// <param name="edition">The city's edition.</param>
    /// <param name="superiors">The national and the provincial editions it was compiled from, the nearest first: of two that name a matter, the first counts.</param>
    /// <param name="isLaw">Whether a ground is a law or a local regulation (法律、地方性法规), which alone may set a permit.</param>
    [Clause("STD-2.1")]
    [Clause("STD-2.2")]
    [Clause("STD-2.3")]
    public static Compilation Of(CatalogueEdition edition, IReadOnlyList<SuperiorCatalogue> superiors, Func<LegalGround, bool> isLaw)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(superiors);
        ArgumentNullException.ThrowIfNull(isLaw);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (superiors.Count == 0) findings.Add(new Finding(edition.Id, "来源", "", "compilation.cites-nothing", "没有写明所依据的国家和省级基本目录版本。"));
        var known = new Dictionary<MatterCode, SuperiorMatter>();
        foreach (var above in superiors.SelectMany(superior => superior.Matters))
        {
            if (!known.TryAdd(above.Code, above) && (known[above.Code].Name, known[above.Code].Kind) != (above.Name, above.Kind))
                findings.Add(Of(above, "事项名称", above.Name, "superior.contradict", "两级基本目录对同一事项的规定不同,以较近一级为准。"));
        }

        foreach (var above in known.Values.Where(above => above.LowestLevel >= DivisionLevel.Prefecture).OrderBy(above => above.Code)) findings.AddRange(Faults(above, edition.Find(above.Code)));
        var local = edition.Matters.Where(matter => !known.ContainsKey(matter.Code)).ToImmutableArray();
        foreach (var matter in local) findings.AddRange(Faults(matter, isLaw));
        return new Compilation(
            [.. superiors.Select(superior => (superior.Issuer, superior.Edition))], [.. edition.Matters.Where(matter => known.ContainsKey(matter.Code)).Select(matter => matter.Code)],
            [.. local.Select(matter => matter.Code)], findings.ToImmutable());
    }

    /// <summary>What is taken over is taken over as it is.</summary>
    private static IEnumerable<Finding> Faults(SuperiorMatter above, Matter? own)
    {
        if (own is null)
        {
            yield return Of(above, "事项", above.Name, "superior.not-taken-over", $"上级目录的“{above.Name}”由市级或其以下行使,尚未承接。");
            yield break;
        }

        if (!string.Equals(own.Name, above.Name, StringComparison.Ordinal)) yield return Of(above, "事项名称", own.Name, "superior.name-differs", $"名称应与上级目录的“{above.Name}”一致。");
        if (own.Kind != above.Kind) yield return Of(above, "事项类型", own.Kind.ChineseName(), "superior.kind-differs", $"类型应与上级目录的{above.Kind.ChineseName()}一致。");
        if (!above.Bases.All(own.Bases.Contains)) yield return Of(above, "设定依据", string.Join('、', own.Bases), "superior.basis-differs", "设定依据缺少上级目录所列的依据。");
    }

    private static IEnumerable<Finding> Faults(Matter matter, Func<LegalGround, bool> isLaw)
    {
        if (matter.Bases.IsEmpty) yield return new Finding(matter.Code.ToString(), "设定依据", "", "local.without-basis", "地方性事项没有设定依据。");
        if (matter.Kind == MatterKind.Licence && !matter.Bases.Any(isLaw))
            yield return new Finding(matter.Code.ToString(), "事项类型", matter.Kind.ChineseName(), "local.permit-without-law", "行政许可只能由法律、法规设定,地方不得自行设定。");
    }

    private static Finding Of(SuperiorMatter above, string field, string value, string rule, string message) => new(above.Code.ToString(), field, value, rule, message);
}
