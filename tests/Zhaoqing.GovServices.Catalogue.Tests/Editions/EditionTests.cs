using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Editions;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 400, QuietOnSuccess = true)]
public class EditionTests
{
    private static readonly Instant Effective = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static CatalogueEdition Edition(params IEnumerable<Matter> matters) => new("2026-01", Effective, matters);

    [Property]
    public void Every_matter_is_found_by_its_code_and_no_other(Matter[] matters)
    {
        var edition = Edition(matters);
        Assert.All(matters, matter => Assert.Same(matter, edition.Find(matter.Code)));
        Assert.Null(edition.Find(MatterCode.Parse("M-99")));
        Assert.Equal(matters.Length, edition.Matters.Length);
    }

    [Property]
    [Clause("STD-2.6")]
    public void The_list_for_a_division_is_the_nearest_around_it_or_a_refusal_with_its_ground(Matter[] matters, DivisionCode division)
    {
        var edition = Edition(matters);
        foreach (var matter in matters)
        {
            // The model walks up from the division; the first list on the way decides.
            MatterList? expected = null;
            for (DivisionCode? at = division; at is { } code && expected is null; at = code.Parent) expected = matter.Lists.FirstOrDefault(list => list.Division == code);
            string answer = expected is null ? "catalogue.division-not-served" : !matter.Unified.IsWhole || matter.Unified.Materials.IsEmpty ? "catalogue.list-incomplete" : "";
            edition.ListFor(matter.Code, division).Switch(
                refusal =>
                {
                    Assert.Equal(answer, refusal.Code);
                    Assert.NotNull(refusal.Basis[0].Clause);
                },
                list => Assert.Equal(("", expected), (answer, list)));
        }

        Assert.Equal("catalogue.matter-unknown", edition.ListFor(MatterCode.Parse("M-99"), division).AsT0.Code);
    }

    [Property]
    public Property Search_finds_what_a_plain_filter_finds_in_the_stated_order() => Prop.ForAll(
        Arbitraries.Matters(), Arbitraries.Queries().ToArbitrary(), Filters().ToArbitrary(), (matters, text, filter) =>
        {
            var query = new MatterQuery { Text = text, Division = filter.Division, Kind = filter.Kind, Size = MatterQuery.MaxSize };
            var page = Edition(matters).Search(query);
            Assert.Equal(Model(matters, query).Select(m => m.Code), page.Items.Select(m => m.Code));
            Assert.Equal(page.Items.Length, page.Total);
        });

    [Property]
    public Property Pages_neither_overlap_nor_leave_gaps() => Prop.ForAll(
        Arbitraries.Matters(), Arbitraries.Queries().ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (matters, text, size) =>
        {
            var edition = Edition(matters);
            var whole = edition.Search(new MatterQuery { Text = text, Size = MatterQuery.MaxSize }).Items;
            int pages = (whole.Length / size) + 2;
            var joined = Enumerable.Range(1, pages).SelectMany(page => edition.Search(new MatterQuery { Text = text, Page = page, Size = size }).Items);
            Assert.Equal(whole, joined);
            Assert.Empty(edition.Search(new MatterQuery { Text = text, Page = int.MaxValue, Size = size }).Items);
        });

    [Property]
    public void The_hash_does_not_depend_on_the_order_number_or_instant(Matter[] matters)
    {
        string hash = Edition(matters).Hash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Edition(matters.Reverse()).Hash);
        Assert.Equal(hash, new CatalogueEdition("2027-01", Effective + Duration.FromDays(1), matters).Hash);
        if (matters.Length > 0) Assert.NotEqual(hash, Edition(matters.Skip(1)).Hash);
    }

    [Fact]
    public void Every_fact_of_a_matter_changes_the_hash()
    {
        var ground = LegalGround.OfLaw("法", "第一条", "文");
        var guide = new MatterGuide { Id = MatterCode.Parse("g"), Name = "名", Law = "法" };
        var material = new ListMaterial(MaterialCode.Parse("m-1"), "材料", Necessity.Required);
        var step = new ListStep(1, "审查", Actor: null, Limit: null, Counted: null, Ground: null);
        var decision = new DecisionLimit(Limit.WorkingDays(20), LimitStart.Acceptance, ground);
        var plain = Of(UnifiedPart.Empty);
        List<Matter> variants =
        [
            plain, new(MatterCode.Parse("y"), "事项", MatterKind.Licence, "局", UnifiedPart.Empty), new(MatterCode.Parse("x"), "事项二", MatterKind.Licence, "局", UnifiedPart.Empty),
            new(MatterCode.Parse("x"), "事项", MatterKind.Reward, "局", UnifiedPart.Empty), new(MatterCode.Parse("x"), "事项", MatterKind.Licence, "厅", UnifiedPart.Empty),
            plain with { Bases = [ground] }, plain with { Bases = [LegalGround.OfClause("REG-2.1")] }, plain with { Audience = ["企业"] }, plain with { Source = "源" },
        ];
        MatterGuide[] guides =
        [
            guide, guide with { Name = "异" }, guide with { Law = "令" }, guide with { LawVersion = new LocalDate(2020, 1, 1) }, guide with { Articles = [ground] },
            guide with { Conditions = ["条件"] }, guide with { Level = "x" }, guide with { LimitNote = "x" }, guide with { Extension = "x" }, guide with { Validity = "x" },
            guide with { Renewal = "x" }, guide with { SpecialSteps = "x" }, guide with { Fee = "x" }, guide with { CommitmentHint = "x" }, guide with { Note = "x" },
        ];
        ListMaterial[] materials =
        [
            material, material with { Code = MaterialCode.Parse("m-2") }, material with { Name = "另" }, material with { Necessity = Necessity.Optional }, material with { Situation = "x" },
            material with { Form = "x" }, material with { Issuer = "x" }, material with { LicenceType = "x" }, material with { Ground = ground }, material with { Note = "x" },
        ];
        ListStep[] steps = [step, step with { Sequence = 2 }, step with { Name = "x" }, step with { Actor = "x" }, step with { Limit = "x" }, step with { Counted = true }, step with { Counted = false }, step with { Ground = ground }];
        DecisionLimit[] decisions =
        [
            decision, decision with { Limit = Limit.WorkingDays(21) }, decision with { Limit = Limit.CalendarDays(20, LastDayRule.NextWorkingDay) },
            decision with { Limit = Limit.CalendarDays(20, LastDayRule.AsIs) }, decision with { Limit = Limit.SameDay }, decision with { Start = LimitStart.Receipt }, decision with { Ground = LegalGround.OfClause("REG-2.1") },
        ];
        variants.AddRange(guides.Select(g => plain with { Guide = g }));
        variants.AddRange(materials.Select(m => Of(new UnifiedPart { Materials = [m] })));
        variants.AddRange(steps.Select(s => Of(new UnifiedPart { Steps = [s] })));
        variants.AddRange(decisions.Select(d => Of(new UnifiedPart { DecisionLimit = d })));
        variants.Add(Of(new UnifiedPart { DeliveryLimit = new LegalLimit(Limit.WorkingDays(20), ground) }));
        variants.Add(Of(new UnifiedPart { DeliveryLimit = new LegalLimit(Limit.WorkingDays(10), ground) }));
        variants.Add(Of(new UnifiedPart { IsWhole = false }));
        variants.Add(Of(UnifiedPart.Empty, new DecidingUnit(DivisionCode.Parse("441202"), new Authority("甲", Code: null))));
        variants.Add(Of(UnifiedPart.Empty, new DecidingUnit(DivisionCode.Parse("441203"), new Authority("甲", Code: null))));
        variants.Add(Of(UnifiedPart.Empty, new DecidingUnit(DivisionCode.Parse("441202"), new Authority("乙", Code: null))));
        variants.Add(Of(UnifiedPart.Empty, new DecidingUnit(DivisionCode.Parse("441202"), new Authority("甲", UnifiedSocialCreditCode.Parse("12441500196720244T")))));
        Assert.Distinct(variants.Select(matter => Edition(matter).Hash));

        static Matter Of(UnifiedPart unified, params DecidingUnit[] units) => new(MatterCode.Parse("x"), "事项", MatterKind.Licence, "局", unified, units);
    }

    [Fact]
    public void Wrong_arguments_are_the_caller_s_mistake()
    {
        Assert.Throws<ArgumentException>(() => Edition(Arbitraries.Simple("x"), Arbitraries.Simple("x")));
        Assert.Throws<ArgumentException>(() => new CatalogueEdition(" ", Effective, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatterQuery { Page = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatterQuery { Size = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatterQuery { Size = MatterQuery.MaxSize + 1 });
        Assert.Equal(Effective, Edition().Effective);
    }

    private static Gen<(DivisionCode? Division, MatterKind? Kind)> Filters() =>
        from division in Gen.OneOf(Gen.Constant<DivisionCode?>(null), Arbitraries.DivisionCode().Generator.Select(d => (DivisionCode?)d))
        from kind in Gen.OneOf(Gen.Constant<MatterKind?>(null), Gen.Elements(Enum.GetValues<MatterKind>()).Select(k => (MatterKind?)k))
        select (division, kind);

    /// <summary>The documented order, written as a plain query over whole lists.</summary>
    private static IEnumerable<Matter> Model(Matter[] matters, MatterQuery query)
    {
        string text = Fold(query.Text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = matters.Where(m => (query.Kind is null || m.Kind == query.Kind) && (query.Division is not { } d || m.Lists.Any(l => l.Division.Contains(d) || d.Contains(l.Division)))).ToList();
        var exact = kept.Where(m => Fold(m.Code.ToString()) == text.Trim()).ToList();
        var rest = kept.Except(exact).Where(m => words.All(w => Fold(m.Name).Contains(w, StringComparison.Ordinal)))
            .OrderBy(m => words.Length == 0 ? 0 : Fold(m.Name).IndexOf(words[0], StringComparison.Ordinal)).ThenBy(m => m.Name.Length).ThenBy(m => m.Code);
        return exact.Concat(rest);

        static string Fold(string s) => s.Replace('（', '(').Replace('）', ')').Replace('　', ' ').Replace('Ａ', 'A').Replace('Ｂ', 'B').ToUpperInvariant();
    }
}
