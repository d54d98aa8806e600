using Microsoft.Extensions.DependencyInjection;
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
        var file = agreement.InForce(new(2026, 11, 30));
        Assert.Equal("fo-zhao-1", file.Edition);
        Assert.Equal(CityMatter.All.Length * 2, file.Agreement.Items.Length);
        foreach (var matter in CityMatter.All)
        {
            foreach (var city in City.Both)
            {
                var route = agreement.Routes.Route(matter.Code, city.Counties[0].Code, new RouteApplicant(city.Peer.Counties[0].Code), new(2026, 11, 30)).AsT1;
                Assert.Equal((file.Agreement, city.Peer.Code, $"{city.Peer.Name}市示例局"), (route.Agreement, route.DecidingDivision, route.AuthorityName));
            }

            Assert.Contains(file.Agreement.Items, item => item.Matter == matter.Code && item.Field == matter.Field);
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

    [Fact]
    public void A_file_that_cannot_be_read_now_is_read_when_it_can_and_told_once()
    {
        string folder = Directory.CreateTempSubdirectory("agreement-").FullName, second = Path.Combine(folder, "2.json");
        try
        {
            File.Copy(CityAgreement.Sample, Path.Combine(folder, "1.json"));
            var agreement = CityAgreement.Read(folder);
            var refused = new List<string>();
            agreement.Refused = refused.Add;
            using (var writing = new FileStream(second, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                writing.Write(System.Text.Encoding.UTF8.GetBytes(File.ReadAllText(CityAgreement.Sample).Replace("\"edition\": 1", "\"edition\": 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-12-01", StringComparison.Ordinal)));
                writing.Flush();
                for (int i = 0; i < 3; i++) Assert.Equal("fo-zhao-1", agreement.InForce(new(2026, 12, 1)).Edition);
            }

            Assert.Equal("fo-zhao-2", agreement.InForce(new(2026, 12, 1)).Edition);
            Assert.Single(refused);
            Directory.Delete(folder, recursive: true);
            for (int i = 0; i < 3; i++) Assert.Equal("fo-zhao-2", agreement.InForce(new(2026, 12, 1)).Edition);
            Assert.Equal(2, refused.Count);
            Directory.CreateDirectory(folder);
            File.Copy(CityAgreement.Sample, second);
            Assert.Equal("fo-zhao-1", agreement.InForce(new(2026, 12, 1)).Edition);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_edition_that_cannot_be_asked_for_is_told_and_does_not_end_the_platform()
    {
        using var listener = new Listener();
        var (foshan, zhaoqing) = CityTrust.Made();
        using (foshan.Own)
        using (zhaoqing.Own)
        {
            var settings = new CitySettings(City.Foshan, 0, 0, 0, foshan, CityAgreement.Read(CityAgreement.Sample)) { GreetEvery = TimeSpan.FromMilliseconds(5) };
            await using var app = CityApp.Build([], settings, journal => journal.UseInMemoryJournal(), builder => builder.Logging.ClearProviders());
            var clock = new BrokenClock();
            using var watch = new LinkWatch(app.Services.GetRequiredService<CityLink>(), settings, clock, new LoggerFactory([listener]).CreateLogger<LinkWatch>());
            await watch.StartAsync(default);
            await clock.Mended.Task.WaitAsync(TimeSpan.FromSeconds(30));
            Assert.False(watch.ExecuteTask!.IsCompleted);
            await watch.StopAsync(default);
            Assert.Equal(3, listener.Lines.Count(line => line.Level == LogLevel.Error && line.Said.EndsWith(nameof(UnauthorizedAccessException), StringComparison.Ordinal)));
        }
    }

    private sealed class BrokenClock : TimeProvider
    {
        private int _asked;

        public TaskCompletionSource Mended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override DateTimeOffset GetUtcNow()
        {
            if (Interlocked.Increment(ref _asked) <= 3) throw new UnauthorizedAccessException();
            Mended.TrySetResult();
            return base.GetUtcNow();
        }
    }

    [Fact]
    public void A_new_edition_counts_from_its_first_day_on_for_what_begins_then_and_one_that_is_refused_leaves_what_was()
    {
        string folder = Directory.CreateTempSubdirectory("agreement-").FullName, second = Path.Combine(folder, "2.json");
        try
        {
            File.Copy(CityAgreement.Sample, Path.Combine(folder, "1.json"));
            var agreement = CityAgreement.Read(folder);
            var refused = new List<string>();
            agreement.Refused = refused.Add;
            string next = File.ReadAllText(CityAgreement.Sample).Replace("\"edition\": 1", "\"edition\": 2", StringComparison.Ordinal).Replace("2026-01-01", "2026-12-01", StringComparison.Ordinal).Replace("肇庆市示例局", "肇庆市另一示例局", StringComparison.Ordinal);
            File.WriteAllText(second, next.Replace("firstReceives", "nobodyReceives", StringComparison.Ordinal));
            for (int i = 0; i < 3; i++) Assert.Equal(("fo-zhao-1", "肇庆市示例局"), Works(new(2026, 12, 1)));
            Assert.Contains("cross-region.agreement-malformed", Assert.Single(refused), StringComparison.Ordinal);
            File.WriteAllText(second, next);
            File.SetLastWriteTimeUtc(second, File.GetLastWriteTimeUtc(second).AddSeconds(1));
            Assert.Equal(("fo-zhao-1", "肇庆市示例局"), Works(new(2026, 11, 30)));
            Assert.Equal(("fo-zhao-2", "肇庆市另一示例局"), Works(new(2026, 12, 1)));
            Assert.Single(refused);

            (string, string) Works(NodaTime.LocalDate day) =>
                (agreement.InForce(day).Edition, agreement.Routes.Route(CityMatter.All[0].Code, City.Foshan.Counties[0].Code, new RouteApplicant(City.Zhaoqing.Counties[0].Code), day).AsT1.AuthorityName);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
