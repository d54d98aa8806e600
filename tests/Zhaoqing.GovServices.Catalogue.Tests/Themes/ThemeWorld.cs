using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Themes;

/// <summary>A theme of a small world: members M-0, M-1 …, with edges that always lead from a smaller to a greater number.</summary>
/// <param name="Limits">The limit of each member.</param>
/// <param name="Edges">From which member to which.</param>
public sealed record Plan(Limit[] Limits, (int From, int To)[] Edges)
{
    public int Count => Limits.Length;

    public static MatterCode Code(int member) => MatterCode.Parse($"M-{member}");

    public override string ToString() => $"{string.Join(' ', Limits)} | {string.Join(' ', Edges.Select(edge => $"{edge.From}→{edge.To}"))}";

    public Theme Theme(RefusalPolicy policy = RefusalPolicy.StopAll) => Catalogue.Theme.Of("示例", policy, Members()).AsT1;

    /// <summary>The members in falling order, so that no order of theirs is right by chance.</summary>
    public IEnumerable<ThemeMember> Members() => Enumerable.Range(0, Count).Reverse()
        .Select(i => new ThemeMember(Code(i)) { After = [.. Edges.Where(edge => edge.To == i).Select(edge => Code(edge.From))] });

    public CatalogueEdition Edition() => new("1", Instant.MinValue, Limits.Select((limit, i) => ThemeWorld.Matter($"M-{i}", limit)));

    public ComposedTheme Compose() => ComposedTheme.Of(Theme().Choose().AsT1, Edition()).AsT1;

    /// <summary>Every way through the graph that cannot be made longer at its end: the slow way.</summary>
    public IEnumerable<ImmutableArray<int>> Paths()
    {
        return Enumerable.Range(0, Count).Where(i => !Edges.Any(edge => edge.To == i)).SelectMany(i => From([i]));

        IEnumerable<ImmutableArray<int>> From(ImmutableArray<int> path)
        {
            var next = Edges.Where(edge => edge.From == path[^1]).Select(edge => edge.To).Distinct().ToList();
            return next.Count == 0 ? [path] : next.SelectMany(to => From(path.Add(to)));
        }
    }
}

public static class ThemeWorld
{
    public static readonly Gen<Limit> AnyLimit = Gen.OneOf(
        Gen.Constant(Limit.SameDay),
        Gen.Choose(1, 60).Select(Limit.WorkingDays),
        from days in Gen.Choose(1, 60)
        from rule in Gen.Elements(Enum.GetValues<LastDayRule>())
        select Limit.CalendarDays(days, rule),
        from months in Gen.Choose(1, 3)
        from rule in Gen.Elements(Enum.GetValues<LastDayRule>())
        select Limit.Months(months, rule));

    public static readonly Gen<Limit> WorkingDays = Gen.Choose(0, 30).Select(n => n == 0 ? Limit.SameDay : Limit.WorkingDays(n));

    public static Gen<Plan> Plans(Gen<Limit> limit) =>
        from count in Gen.Choose(2, 6)
        from limits in Gen.ArrayOf(limit, count)
        from edges in Gen.SubListOf(Enumerable.Range(0, count).SelectMany(i => Enumerable.Range(i + 1, count - i - 1).Select(j => (i, j))))
        select new Plan(limits, [.. edges]);

    public static Arbitrary<Plan> Plan() => Plans(AnyLimit).ToArbitrary();

    public static Arbitrary<LocalDate> Day() => Gen.Choose(0, 1_500).Select(new LocalDate(2022, 1, 1).PlusDays).ToArbitrary();

    public static Matter Matter(string code, Limit? limit, params ListMaterial[] materials) => new(
        MatterCode.Parse(code), $"事项{code}", MatterKind.Licence, "某局",
        new UnifiedPart
        {
            DecisionLimit = limit is { } own ? new DecisionLimit(own, LimitStart.Acceptance, LegalGround.OfLaw("某法", "第一条", "文")) : null,
            Materials = materials.Length == 0 ? [new ListMaterial(MaterialCode.Parse($"{code}-1"), $"材料{code}", Necessity.Required)] : [.. materials],
        },
        [.. Arbitraries.Units("441202")]);
}
