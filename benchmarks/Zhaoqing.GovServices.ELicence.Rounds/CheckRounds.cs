using Microsoft.Data.Sqlite;
using NodaTime;
using Zhaoqing.GovServices.Cases.Rounds;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>A check by the desk: on a look at the record that is new enough, and on the epoch read from a SQLite journal.</summary>
internal static class CheckRounds
{
    internal static async Task<int> RunAsync(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = SqliteEventStore.Open(Path.Combine(folder, "gov.db")))
        {
            var terms = Invented.TermsOf(0);
            var type = new LicenceType(terms.Licence, "示例证照", IsHighRisk: false, NeedsSeal: false, []);
            var desk = new LicenceDesk(store, TimeProvider.System, Invented.Sources with { Types = new LicenceTypes("types-1", [type]) });
            await store.AppendAsync(LedgerRounds.StreamOf(terms), 0, LedgerRounds.StartOf(terms with { NotAfter = Instant.FromUtc(2200, 1, 1, 0, 0) }));
            var request = Invented.RequestOf(0, 0);
            var rates = new Rates();
            for (int round = 0; round < rounds; round++)
            {
                await rates.MeasureAsync("LicenceDesk.CheckAsync, bounded by an hour", 20_000, () => CheckAsync(Freshness.Bounded(Duration.FromHours(1))));
                await rates.MeasureAsync("LicenceDesk.CheckAsync, strict", 2_000, () => CheckAsync(Freshness.Strict));
            }

            rates.Print();

            async Task<int> CheckAsync(Freshness freshness) => (await desk.CheckAsync(terms.Holder, request, freshness)).AsT1.Length > 0 ? 1 : 0;
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
