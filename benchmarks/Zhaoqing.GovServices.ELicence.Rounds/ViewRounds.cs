using Microsoft.Data.Sqlite;
using NodaTime;
using Zhaoqing.GovServices.Cases.Rounds;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>The holder's own view of many uses in one call, against the same events read and nothing else.</summary>
internal static class ViewRounds
{
    internal static async Task<int> RunAsync(int rounds, int uses)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = SqliteEventStore.Open(Path.Combine(folder, "gov.db")))
        {
            var holder = Invented.HolderOf(0);
            var stream = StreamId.Parse("licence-holder-" + holder);
            var events = new List<HolderEvent>();
            for (int grant = 0; grant * 1_000 < uses; grant++)
            {
                var terms = Invented.TermsOf(grant) with { Holder = holder, Id = Invented.IdOf(grant) };
                events.AddRange([new GrantAsked(Invented.Now, "operator-1", terms, terms.NotAfter, "policy-1", "types-1"), new GrantAllowed(Invented.Now, terms.HolderAccount, terms.Id, new GrantAuthority(terms.HolderAccount, []), Invented.Signed)]);
                for (int n = grant * 1_000; n < Math.Min(uses, (grant + 1) * 1_000); n++)
                {
                    var at = Invented.Now + Duration.FromSeconds(n);
                    events.AddRange([Invented.Reserved(terms, $"request-{n:D8}", at), new UseCommitted(at, "source", terms.Id, $"request-{n:D8}", new string('b', 64))]);
                }
            }

            long version = 0;
            foreach (var chunk in events.Chunk(5_000))
                version = (await store.AppendAsync(stream, version, [.. chunk.Select(LedgerRounds.ToRecord)])).AsT1.LastVersion;
            var desk = new LicenceDesk(store, TimeProvider.System, Invented.Sources);
            if ((await desk.ReadUsesAsync(holder)).Count(row => row.State == UseState.Made) != uses) throw new InvalidOperationException("Uses are missing.");
            var contents = new List<RecordedEvent>();
            await foreach (var recorded in store.ReadAsync(stream)) contents.Add(recorded);
            var rates = new Rates();
            for (int round = 0; round < rounds; round++)
            {
                await rates.MeasureAsync("the events read and nothing else, per event", 3, async () =>
                {
                    int count = 0;
                    await foreach (var recorded in store.ReadAsync(stream)) count++;
                    return count;
                });
                rates.Measure("  decoding by the contract alone", 3, () => contents.Sum(recorded => HolderEventCodec.Read(recorded.Type, recorded.Content.Span) is null ? 0 : 1));
                rates.Measure("  rows alone", 3, () => UseRow.Of(events).Count == uses ? events.Count : throw new InvalidOperationException("Uses are missing."));
                await rates.MeasureAsync("LicenceDesk.ReadUsesAsync, per event", 3, async () => (await desk.ReadUsesAsync(holder)).Count == uses ? events.Count : throw new InvalidOperationException("Uses are missing."));
            }

            rates.Print();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
