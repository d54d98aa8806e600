using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases.Tests.Channels;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class OfflineWindowTests
{
    private static readonly MatterCode[] Codes = [.. Enumerable.Range(1, 4).Select(i => Zhaoqing.GovServices.Catalogue.MatterCode.Parse($"m-{i}"))];

    private static readonly CatalogueEdition Edition = new(
        "offline", Instant.FromUtc(2026, 1, 1, 0, 0),
        [.. Codes.Select(code => new Matter(code, $"示例{code}", MatterKind.Licence, "示例部门", Sample.Matter.Unified, new DecidingUnit(Sample.City, new Authority("示例局(虚构)", Code: null))))]);

    private static readonly Arbitrary<(MatterCode[] Online, MatterCode[][] Windows, MatterCode[] Waived, MatterCode[] Unfounded)> Offers =
        (from online in Gen.SubListOf(Codes)
         from windows in Gen.SubListOf(Codes).Where(list => list.Count > 0).Select(list => list.ToArray()).ArrayOf(2)
         from hasWindows in Gen.Choose(0, 2)
         from waived in Gen.SubListOf(Codes)
         from unfounded in Gen.SubListOf(Codes)
         select (online.ToArray(), windows.Take(hasWindows).ToArray(), waived.ToArray(), unfounded.ToArray())).ToArbitrary();

    [Property]
    [Clause("REG-4.1")]
    public Property Each_online_matter_has_a_window_or_a_reason_or_is_found() => Prop.ForAll(Offers, offer =>
    {
        var findings = OfflineWindow.Missing(offer.Online, Edition, [Place(Sample.City, offer.Windows)], Waivers(offer.Waived, "涉密").Concat(Waivers(offer.Unfounded, " ")));
        var expected = offer.Online.Where(code => !offer.Windows.Any(window => window.Contains(code)) && !offer.Waived.Contains(code));
        return findings.Where(finding => finding.Rule == "case.online-without-window").Select(finding => finding.Item).ToHashSet().SetEquals(expected.Select(code => code.ToString()))
            && findings.Count(finding => finding.Rule == "case.waiver-without-reason") == offer.Unfounded.Length;
    });

    [Fact]
    [Clause("REG-4.1")]
    public void A_window_where_the_matter_is_not_served_is_no_window() =>
        Assert.Equal("case.online-without-window", OfflineWindow.Missing([Codes[0]], Edition, [Place(DivisionCode.Parse("4406"), [[Codes[0]]])], []).Single().Rule);

    private static ServicePlace Place(DivisionCode division, MatterCode[][] windows) =>
        new("place-1", PlaceLevel.City, division, "示例市", "示例市政务服务中心", Parent: null) { Windows = [.. windows.Select((matters, i) => new ServiceWindow($"{i}", "专项", [.. matters]))] };

    private static IEnumerable<OfflineWaiver> Waivers(MatterCode[] codes, string reason) => codes.Select(code => new OfflineWaiver(code, reason));
}
