using System.Globalization;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.Journal.Sqlite.Hosting;

// Both cities with one command, each with its own record, pages and end of the exchange; or one alone: --City 4406 --Certificates:Own foshan.pfx --Certificates:Peer zhaoqing.cer.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
string folder = settings["Journal:Folder"] ?? Path.Combine(Path.GetTempPath(), "cross-region-cities");
var alone = City.Both.FirstOrDefault(city => string.Equals($"{city.Code}", settings["City"], StringComparison.Ordinal));
(CityTrust? foshan, CityTrust? zhaoqing) = alone is null ? CityTrust.Made() : default((CityTrust?, CityTrust?));
var agreement = CityAgreement.Read(settings["Agreement:File"] ?? CityAgreement.Sample);
var apps = (alone is null ? City.Both : [alone]).Select(city => CityApp.Build(
    args,
    new CitySettings(city, Port(city, "Pages", 0), Port(city, "Exchange", 1000), Port(city.Peer, "Exchange", 1000), city == City.Foshan ? foshan ?? Kept() : zhaoqing ?? Kept(), agreement)
    {
        GreetEvery = TimeSpan.FromMilliseconds(settings.GetValue("Link:GreetMilliseconds", 1000)),
        OutboxLease = TimeSpan.FromMilliseconds(settings.GetValue("Link:LeaseMilliseconds", 5000)),
        NewCases = NewCaseLimits.Usual with { MostADay = settings.GetValue("Limits:NewCasesADay", NewCaseLimits.Usual.MostADay) },
    },
    journal => journal.UseSqlite(Path.Combine(folder, $"{city.Code}.db")))).ToArray();
foreach (var app in apps) await app.StartAsync();
await Task.WhenAny(apps.Select(app => app.WaitForShutdownAsync()));
foreach (var app in apps) await app.StopAsync();
foreach (var app in apps) await app.DisposeAsync();

int Port(City city, string kind, int after) => settings.GetValue($"Ports:{city.Code}:{kind}", city.Number + after);

CityTrust Kept() => CityTrust.Read(
    settings["Certificates:Own"] ?? throw new InvalidOperationException("Certificates:Own is missing."), settings["Certificates:Peer"], settings["Certificates:Pins"]);
