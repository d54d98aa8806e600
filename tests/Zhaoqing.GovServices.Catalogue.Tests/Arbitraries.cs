using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests;

/// <summary>A text of any kind.</summary>
public sealed record AnyText(string? Value);

/// <summary>Matters of a small world, so that names, codes and divisions meet often.</summary>
public static class Arbitraries
{
    private static readonly string[] Divisions = ["44", "4412", "4406", "441202", "441203", "440604", "441202001", "441202002", "441202001001"];

    private static readonly string[] Pieces = ["许可", "证", "登记", "企业", "变更", "A", "b", "（", "）", " ", "12"];

    public static Arbitrary<AnyText> AnyText() => Gen.OneOf(
        Gen.Constant<string?>(null),
        Gen.Elements<string?>("", "/", "a/b", " ", "许可", "\ud800", "local-", "company-setup", new('1', 64), new('1', 80), new('1', 81), new('1', 10_000)),
        ArbMap.Default.GeneratorFor<char[]>().Select(c => (string?)new string(c)),
        Gen.ArrayOf(Gen.Choose('!', '~').Select(c => (char)c), 12).Select(c => (string?)new string(c))).Select(text => new AnyText(text)).ToArbitrary();

    public static Arbitrary<DivisionCode> DivisionCode() => Gen.Elements(Divisions).Select(text => Zhaoqing.GovServices.DivisionCode.Parse(text)).ToArbitrary();

    /// <summary>Words to look for: pieces of names, their full-width and small forms, codes, and what no name holds.</summary>
    public static Gen<string> Queries() => Gen.OneOf(
        Gen.Elements("", " ", "　", "不存在", "\ud800", new string('许', 10_000)),
        Gen.Choose(0, 9).Select(n => $"M-{n}"),
        Gen.Choose(0, 9).Select(n => $" m-{n}　"),
        from count in Gen.Choose(1, 3)
        from words in Gen.ArrayOf(Gen.Elements([.. Pieces, "Ａ", "Ｂ", "(", ")", "1", "许", "可证"]), count)
        select string.Join(' ', words));

    /// <summary>Hours after the beginning of 1 March 2026, with the edges of a time from 2 to 31 March.</summary>
    public static Gen<int> HoursOfMarch() => Gen.OneOf(Gen.Elements(0, 23, 24, (24 * 31) - 1, 24 * 31), Gen.Choose(-50, 1_000));

    public static Arbitrary<Matter[]> Matters() =>
        (from count in Gen.Choose(0, 10)
         from matters in Gen.ArrayOf(Facts(), count)
         select matters.Select((make, i) => make($"M-{i}")).ToArray()).ToArbitrary();

    public static Matter Simple(string code, params string[] divisions) =>
        new(MatterCode.Parse(code), "示例事项", MatterKind.Licence, "某局", Part(1, isWhole: true), Units(divisions)) { Bases = [LegalGround.OfLaw("某法", "第一条", "设定")] };

    public static DecidingUnit[] Units(params IEnumerable<string> divisions) =>
        [.. divisions.Select(text => new DecidingUnit(Zhaoqing.GovServices.DivisionCode.Parse(text), new Authority($"{text}某局", Code: null)))];

    public static UnifiedPart Part(int materials, bool isWhole) => new()
    {
        DecisionLimit = new DecisionLimit(Limit.WorkingDays(20), LimitStart.Acceptance, LegalGround.OfLaw("行政许可法", "第四十二条", "二十日")),
        DeliveryLimit = new LegalLimit(Limit.WorkingDays(10), LegalGround.OfLaw("行政许可法", "第四十四条", "十日")),
        Materials = [.. Enumerable.Range(1, materials).Select(i => new ListMaterial(MaterialCode.Parse($"m-{i}"), $"材料{i}", Necessity.Required))],
        Steps = [new ListStep(1, "审查", Actor: null, "3个工作日", Counted: true, Ground: null)],
        IsWhole = isWhole,
    };

    private static Gen<Func<string, Matter>> Facts() =>
        from length in Gen.Choose(1, 4)
        from name in Gen.ArrayOf(Gen.Elements(Pieces), length)
        from kind in Gen.Elements(Enum.GetValues<MatterKind>())
        from divisions in Gen.SubListOf(Divisions)
        from materials in Gen.Choose(0, 2)
        from isWhole in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Func<string, Matter>(code =>
            new Matter(MatterCode.Parse(code), string.Concat(name) + "事", kind, "某局", Part(materials, isWhole), Units(divisions)));
}
