using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Search;

/// <summary>Matters with names over few characters, so that grams repeat and meet, and texts cut out of them.</summary>
public sealed record NameWorld(Matter[] Matters, string Text)
{
    public static readonly Instant Effective = Instant.FromUtc(2026, 1, 1, 0, 0);

    private static readonly string[] Pieces = ["登", "记", "登记", "证", "（", "）", "(", "1", "12", "A", "ｂ", " ", "\u3000", "𠮷", "\ud800", "\0", "\uffff", "户", "设立", "个体工商户", "开店"];

    public CatalogueEdition Edition => new("2026-01", Effective, Matters);

    public static Arbitrary<NameWorld> Worlds() =>
        (from count in Gen.Choose(0, 30)
         from names in Gen.ArrayOf(Names(), count)
         from text in Texts(names)
         select new NameWorld([.. names.Select(Of)], text)).ToArbitrary();

    public static Matter Of(string name, int number) =>
        new(MatterCode.Parse($"M-{number}"), name, number % 2 == 0 ? MatterKind.Licence : MatterKind.Reward, number % 3 == 0 ? "市场监管局" : "公安局", UnifiedPart.Empty) { Audience = number % 2 == 0 ? ["企业", "自然人"] : [] };

    private static Gen<string> Names() =>
        from length in Gen.Choose(1, 12)
        from pieces in Gen.ArrayOf(Gen.Elements(Pieces), length)
        select string.Concat(pieces) is var name && string.IsNullOrWhiteSpace(name) ? "事" : name;

    private static Gen<string> Texts(string[] names) => Gen.OneOf(
        Gen.Elements("", " ", "m-1", "Ｍ-2", "登记", "不存在", new string('登', 500)),
        Gen.ArrayOf(Gen.Elements(Pieces), 3).Select(string.Concat),
        from parts in Gen.ArrayOf(Part(names), 2) select string.Join(' ', parts),
        Part(names), Part(names));

    private static Gen<string> Part(string[] names) => names.Length == 0 ? Gen.Constant("登") :
        from name in Gen.Elements(names)
        from start in Gen.Choose(0, name.Length - 1)
        from length in Gen.Choose(1, 6)
        select name.Substring(start, Math.Min(length, name.Length - start));
}
