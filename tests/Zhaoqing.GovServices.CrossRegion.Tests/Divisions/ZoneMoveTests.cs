using NodaTime;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Divisions;

/// <summary>A zone that another division has come to host.</summary>
public sealed class ZoneMoveTests
{
    [Fact]
    [Clause("STD-4.8")]
    public void It_is_routed_by_the_host_of_the_day_and_what_was_before_stays()
    {
        var id = ZoneId.Parse("zq:gxq");
        var before = new FunctionalZone(id, "示例区(虚构)", Sihui);
        var zones = new FunctionalZoneList([before with { Host = Duanzhou, From = Day }, before]);
        Assert.Equal((Sihui, Duanzhou, Duanzhou), (zones.HostOf(id, Day.PlusDays(-1)).AsT1, zones.HostOf(id, Day).AsT1, zones.HostOf(id, Day.PlusDays(9)).AsT1));
        Assert.Equal(Duanzhou, zones.Find(id)!.Host);
        Assert.Equal("cross-region.zone-unknown", new FunctionalZoneList([before with { From = Day }]).HostOf(id, Day.PlusDays(-1)).AsT0.Code);
        Assert.Throws<ArgumentException>(() => new FunctionalZoneList([before, before with { Host = Duanzhou }]));
    }
}
