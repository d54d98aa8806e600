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

    private static readonly string[] Words = ["", "/", "无", "一", "𠮷\"\\\n\t<b>", "some text", "龘靐齉,;'"];

    public static Arbitrary<CatalogueEdition> Edition() => Editions().ToArbitrary();

    /// <summary>An edition with all there is, for tests that look at every byte.</summary>
    public static CatalogueEdition Small() => Editions().Sample(30, 40).OrderByDescending(edition => edition.Matters.Length).First(edition => edition is { Elements: not null, Matters.Length: <= 3 });

    private static Gen<CatalogueEdition> Editions() =>
        from count in Gen.Choose(0, 4)
        from makers in Gen.ArrayOf(Matters(), count)
        from second in Gen.Choose(0, 2_000_000_000)
        from nanosecond in Gen.Elements(0, 1, 999_999_999)
        from instant in Gen.Frequency((8, Gen.Constant(Instant.FromUnixTimeSeconds(second).PlusNanoseconds(nanosecond))), (1, Gen.Elements(Instant.MinValue, Instant.MaxValue)))
        from hasElements in Gen.Elements(true, false)
        from texts in Gen.ArrayOf(Gen.OneOf(Gen.Constant<string?>(null), Gen.Elements<string?>(Words)), 64)
        select Made(makers.Select((make, i) => make($"M-{i}")), instant, hasElements ? texts : null);

    private static CatalogueEdition Made(IEnumerable<Matter> matters, Instant effective, string?[]? texts)
    {
        var plain = new CatalogueEdition("2026-01", effective, matters);
        return texts is null ? plain : new CatalogueEdition(plain.Id, effective, plain.Matters, hashes: null, Elements(plain, texts), known: null);
    }

    /// <summary>Three unified and two local elements; which text stands where follows from the places.</summary>
    private static ElementTexts? Elements(CatalogueEdition edition, string?[] texts)
    {
        var builder = new ElementTextsBuilder(3, 2);
        for (int i = 0; i < edition.Matters.Length; i++)
        {
            int unified = builder.Next;
            for (int ordinal = 0; ordinal < 3; ordinal++) Add(texts[((i * 5) + ordinal) % 64]);
            var blocks = new List<(string, int, int)>();
            for (int list = 0; list < edition.Matters[i].Lists.Length; list++)
            {
                blocks.Add(($"{edition.Matters[i].Lists[list].Division}", unified, builder.Next));
                for (int ordinal = 0; ordinal < 2; ordinal++) Add(texts[((i * 7) + (list * 11) + ordinal) % 64]);
            }

            builder.Assign(edition.Matters[i].Code, blocks);
        }

        return builder.Build(edition.Matters);

        void Add(string? text)
        {
            if (text is null) builder.AddNone();
            else builder.Add(Encoding.UTF8.GetBytes(text), guess: -1);
        }
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
            Materials = [.. Enumerable.Range(1, materials).Select(i => new ListMaterial(MaterialCode.Parse($"m-{i}"), $"材料{i}", necessity) { Situation = t[0], Form = t[1], Issuer = t[2], LicenceType = t[3], Note = t[4], Ground = grounds[i] })],
            Steps = [.. Enumerable.Range(1, steps).Select(i => new ListStep(i, $"环节{i}", t[5], t[6], counted, grounds[i + 2]))],
        };
}
