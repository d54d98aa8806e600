using Microsoft.Extensions.Logging;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>By which edition of the agreement a city works.</summary>
public sealed class AgreementAtStartTests
{
    [Fact]
    [Clause("CON-2.6")]
    public void The_edition_that_ships_has_every_matter_in_both_directions()
    {
        var agreement = CityAgreement.Read(CityAgreement.Sample);
        Assert.Equal("fo-zhao-1", agreement.File.Edition);
        Assert.Equal(CityMatter.All.Length * 2, agreement.File.Agreement.Items.Length);
        foreach (var matter in CityMatter.All)
        {
            foreach (var city in City.Both)
            {
                var route = agreement.Routes.Route(matter.Code, city.Counties[0].Code, new RouteApplicant(city.Peer.Counties[0].Code), new(2026, 11, 30)).AsT1;
                Assert.Equal((agreement.File.Agreement, city.Peer.Code, $"{city.Peer.Name}市示例局"), (route.Agreement, route.DecidingDivision, route.AuthorityName));
            }

            Assert.Contains(agreement.File.Agreement.Items, item => item.Matter == matter.Code && item.Field == matter.Field);
        }
    }

    [Fact]
    public void A_file_that_is_refused_names_its_field_and_nothing_starts()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, File.ReadAllText(CityAgreement.Sample).Replace("\"secondReceives\"", "\"bothReceive\"", StringComparison.Ordinal));
            string said = Assert.Throws<InvalidOperationException>(() => CityAgreement.Read(path)).Message;
            Assert.Contains("cross-region.agreement-malformed", said, StringComparison.Ordinal);
            Assert.Contains("items[1].direction", said, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_log_says_at_the_start_which_edition_runs()
    {
        using var listener = new Listener();
        var (foshan, zhaoqing) = CityTrust.Made();
        using (foshan.Own)
        using (zhaoqing.Own)
        {
            await using var app = CityApp.Build([], new CitySettings(City.Foshan, 0, 0, 0, foshan, CityAgreement.Read(CityAgreement.Sample)), journal => journal.UseInMemoryJournal(), builder => builder.Logging.ClearProviders().AddProvider(listener));
            Assert.Contains("佛山 works by edition fo-zhao-1", Assert.Single(listener.Lines, line => line.Level == LogLevel.Information && line.Said.Contains("edition", StringComparison.Ordinal)).Said, StringComparison.Ordinal);
        }
    }
}
