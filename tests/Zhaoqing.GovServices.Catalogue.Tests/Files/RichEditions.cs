using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Files;

/// <summary>Editions in which every member of a matter is sometimes there and sometimes not, with elements or without.</summary>
public static class RichEditions
{
    private static readonly string[] Divisions = ["44", "4412", "441202", "441203", "441202001"];

    private static readonly LegalGround[] Grounds = [LegalGround.OfLaw("某法", "第一条", "文"), LegalGround.OfLaw("某法", article: null, "另文"), LegalGround.OfClause("REG-2.1")];

    private static readonly Limit[] Limits = [Limit.WorkingDays(20), Limit.SameDay, Limit.CalendarDays(15, LastDayRule.NextWorkingDay), Limit.Months(3, LastDayRule.AsIs), Limit.Years(1, LastDayRule.AsIs)];

    private static readonly MaterialReplacement?[] Replacements =
        [null, MaterialReplacement.By(["营业执照"], []), MaterialReplacement.By([], ["户籍数据", "婚姻数据"]), MaterialReplacement.None("需要原件")];

    private static readonly string[] Words = ["", "/", "无", "一", "𠮷\"\\\n\t<b>", "some text", "龘靐齉,;'"];

    public static Arbitrary<CatalogueEdition> Edition() => Editions().ToArbitrary();

    /// <summary>An edition with all there is, for tests that look at every byte.</summary>
    public static CatalogueEdition Small() => Chosen.Value;

    private static readonly Lazy<CatalogueEdition> Chosen = new(() => Enumerable.Range(0, 100).SelectMany(_ => Editions().Sample(30, 40))
        .First(edition => edition.Matters.Length is 2 or 3 && edition.Matters.Any(matter => matter.Elements is { Unified.Materials.Length: > 0, Lists.Length: > 0 })));

    private static Gen<CatalogueEdition> Editions() =>
        from count in Gen.Choose(0, 4)
        from makers in Gen.ArrayOf(Matters(), count)
        from second in Gen.Choose(0, 2_000_000_000)
        from nanosecond in Gen.Elements(0, 1, 999_999_999)
        from instant in Gen.Frequency((8, Gen.Constant(Instant.FromUnixTimeSeconds(second).PlusNanoseconds(nanosecond))), (1, Gen.Elements(Instant.MinValue, Instant.MaxValue)))
        from hasElements in Gen.Elements(true, false)
        from texts in Gen.ArrayOf(Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Words)), 64)
        select Made(makers.Select((make, i) => make($"M-{i}")), instant, hasElements ? texts : null);

    private static CatalogueEdition Made(IEnumerable<Matter> matters, Instant effective, string?[]? texts) =>
        new("2026-01", effective, texts is null ? matters : matters.Select((matter, i) => i % 3 == 2 ? matter : matter with { Elements = Elements(matter, texts, i) }));

    /// <summary>Some elements of the shipped set; which text stands where follows from the places.</summary>
    private static MatterElements Elements(Matter matter, string?[] texts, int place)
    {
        var set = ElementSet.Shipped;
        var unified = set.Elements.Take(set.UnifiedCount).Where(element => !element.IsPerMaterial).Take(5).Select((element, i) => (element.Id, texts[((place * 5) + i) % 64]));
        var materials = Enumerable.Range(0, place % 3).Select(n => MaterialValues.Of(set, set.MaterialElements.Take(3).Select((element, i) => (element.Id, texts[(place + (n * 3) + i) % 64]))));
        var lists = matter.Lists.Skip(place % 2).Select((list, n) => (list.Division, ElementPart.Local(set, set.Elements.Skip(set.UnifiedCount).Take(4).Select((element, i) => (element.Id, texts[((place * 7) + (n * 11) + i) % 64])))));
        return new MatterElements(matter.Code, place == 0 ? new ElementOrigin("省系统", "2026-01") : null, ElementPart.Unified(set, unified, materials), lists);
    }

    private static Gen<string?> Word() => Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Words));

    private static Gen<LegalGround?> Ground() => Gen.Elements([null, .. Grounds]);

    private static Gen<Func<string, Matter>> Matters() =>
        from kind in Gen.Elements(Enum.GetValues<MatterKind>())
        from texts in Gen.ArrayOf(Gen.Elements(Words), 4)
        from bases in Gen.SubListOf(Grounds)
        from audience in Gen.SubListOf("企业", "自然人")
        from guide in Guide()
        from part in Gen.Frequency((1, Gen.Constant(UnifiedPart.Empty)), (4, Part()))
        from divisions in Gen.SubListOf(Divisions)
        from code in Gen.Elements<string?>(null, "12441500196720244T")
        select new Func<string, Matter>(id => new Matter(
            MatterCode.Parse(id), "事项" + texts[0], kind, texts[1], part,
            [.. divisions.Select(division => new DecidingUnit(DivisionCode.Parse(division), new Authority("示例局" + texts[2], code is null ? null : UnifiedSocialCreditCode.Parse(code))))])
        {
            Bases = [.. bases],
            Audience = [.. audience],
            Source = texts[3],
            Guide = guide,
        });

    private static Gen<MatterGuide?> Guide() =>
        from isThere in Gen.Elements(true, false)
        from version in Gen.Elements<LocalDate?>(null, new LocalDate(2020, 2, 29), new LocalDate(-44, 3, 15))
        from articles in Gen.SubListOf(Grounds)
        from conditions in Gen.SubListOf(Words)
        from t in Gen.ArrayOf(Word(), 9)
        select isThere
            ? new MatterGuide
            {
                Id = MatterCode.Parse("g-1"),
                Name = "名",
                Law = "法",
                LawVersion = version,
                Articles = [.. articles],
                Conditions = [.. conditions],
                Level = t[0],
                LimitNote = t[1],
                Extension = t[2],
                Validity = t[3],
                Renewal = t[4],
                SpecialSteps = t[5],
                Fee = t[6],
                CommitmentHint = t[7],
                Note = t[8],
            }
            : null;

    private static Gen<UnifiedPart> Part() =>
        from isWhole in Gen.Elements(true, false)
        from limits in Gen.ArrayOf(Gen.Elements(Limits), 3)
        from grounds in Gen.ArrayOf(Ground(), 6)
        from start in Gen.Elements(Enum.GetValues<LimitStart>())
        from hasDecision in Gen.Elements(true, false)
        from delivery in Gen.Choose(0, 2)
        from materials in Gen.Choose(0, 2)
        from necessity in Gen.Elements(Enum.GetValues<Necessity>())
        from steps in Gen.Choose(0, 2)
        from counted in Gen.Elements<bool?>(null, true, false)
        from t in Gen.ArrayOf(Word(), 7)
        select new UnifiedPart
        {
            IsWhole = isWhole,
            DecisionLimit = hasDecision ? new DecisionLimit(limits[0], start, Grounds[0]) : null,
            DeliveryLimit = delivery switch
            {
                0 => null,
                1 => new LegalLimit(limits[1], Grounds[1]),
                _ => new LegalLimit(limits[1], Grounds[1])
                {
                    Extension = new ExtensionRule(5, ExtensionApprover.ReconsiderationHead, Grounds[0]),
                    Restart = grounds[0],
                    Start = Enum.GetValues<StartingEvent>()[^1],
                    Bearer = Enum.GetValues<LimitBearer>()[^1],
                    Backward = true,
                    Silence = Enum.GetValues<DeemedFrom>()[^1],
                    OtherReading = limits[2],
                },
            },
            Materials = [.. Enumerable.Range(1, materials).Select(i => new ListMaterial(MaterialCode.Parse($"m-{i}"), $"材料{i}", necessity) { Situation = t[0], Form = t[1], Issuer = t[2], LicenceType = t[3], Note = t[4], Ground = grounds[i], Replacement = Replacements[(i + steps) % Replacements.Length] })],
            Variations = [.. Enumerable.Range(0, materials).Select(i => new ChannelVariation(Enum.GetValues<ApplicationChannel>()[i]) { DecisionLimit = hasDecision ? null : new DecisionLimit(limits[2], start, Grounds[1]), Without = i == 0 ? [MaterialCode.Parse("m-1")] : [], Conditions = t[0] is { } condition ? [condition] : [] })],
            Steps = [.. Enumerable.Range(1, steps).Select(i => new ListStep(i, $"环节{i}", t[5], t[6], counted, grounds[i + 2]))],
        };
}
