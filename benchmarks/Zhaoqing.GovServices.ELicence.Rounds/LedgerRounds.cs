using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>Uses reserved and made by 64 askers of different holders, against the very events appended bare by 64 callers.</summary>
internal static class LedgerRounds
{
    private const int Askers = 64;

    internal static NewEvent ToRecord(HolderEvent happened) =>
        new(Guid.CreateVersion7(), HolderEventCodec.NameOf(happened), happened.At, happened.By, HolderEventCodec.Write(happened));

    internal static async Task<int> RunAsync(int rounds, int uses)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        var ratios = new List<double>();
        string result = new('b', 64);
        for (int round = -1; round < rounds; round++)
        {
            await using var store = SqliteEventStore.Open(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"desk-{round + 1}.db")));
            await using var bare = SqliteEventStore.Open(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"bare-{round + 1}.db")));
            // Grants that can be used: those whose place is a multiple of 32.
            var terms = Enumerable.Range(0, Askers).Select(asker => Invented.TermsOf(asker * 32) with { UseLimit = 1_000_000 }).ToArray();
            foreach (var one in terms)
            {
                var start = StartOf(one);
                await store.AppendAsync(StreamOf(one), 0, start);
                await bare.AppendAsync(StreamOf(one), 0, start);
            }

            var desk = new LicenceDesk(store, new StandingClock(), Invented.Sources);
            double ledger = await RateAsync(uses, async (asker, n) =>
            {
                var request = new LicenceRequest(terms[asker].Id, $"request-{asker}-{n}", terms[asker].User, "operator-1", terms[asker].Purpose, LicenceActions.FetchData, terms[asker].Fields, Trim: false, CodeDigest: null);
                if (!(await desk.UseAsync(terms[asker].Holder, request)).AsT1.IsAllowed) throw new InvalidOperationException("Not allowed.");
                if ((await desk.CommitAsync(terms[asker].Holder, terms[asker].Id, request.Request, result, "source")).AsT1.State != UseState.Made) throw new InvalidOperationException("Not made.");
                return true;
            });
            var records = await RecordsAsync(store, terms);
            double plain = await RateAsync(uses, async (asker, n) =>
            {
                if (n * 2 >= records[asker].Length) return false;
                for (int i = n * 2; i < (n * 2) + 2; i++)
                {
                    if ((await bare.AppendAsync(StreamOf(terms[asker]), i + 2, [records[asker][i]])).IsT0) throw new InvalidOperationException("Not appended.");
                }

                return true;
            });
            // The first is to warm up.
            if (round < 0) continue;
            ratios.Add(ledger / plain);
            Console.WriteLine($"{ledger,10:N0} uses reserved and made a second, the same events bare {plain,10:N0}, an event an append in both: {ledger / plain:P0}");
        }

        ratios.Sort();
        Console.WriteLine($"median {ratios[ratios.Count / 2]:P0} ({ratios[0]:P0}-{ratios[^1]:P0})");
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>A grant asked and allowed.</summary>
    internal static NewEvent[] StartOf(GrantTerms terms) =>
    [
        ToRecord(new GrantAsked(Invented.Now, "operator-1", terms, terms.NotAfter, "policy-1", "types-1")),
        ToRecord(new GrantAllowed(Invented.Now, terms.HolderAccount, terms.Id, new GrantAuthority(terms.HolderAccount, []), Invented.Signed)),
    ];

    internal static StreamId StreamOf(GrantTerms terms) => StreamId.Parse("licence-holder-" + terms.Holder);

    /// <summary>What the desk appended for each asker, made ready to be appended again.</summary>
    private static async Task<NewEvent[][]> RecordsAsync(SqliteEventStore store, GrantTerms[] terms)
    {
        var records = new NewEvent[terms.Length][];
        for (int asker = 0; asker < terms.Length; asker++)
        {
            var events = new List<NewEvent>();
            await foreach (var recorded in store.ReadAsync(StreamOf(terms[asker]), 3)) events.Add(new NewEvent(Guid.CreateVersion7(), recorded.Type, recorded.At, recorded.Actor, recorded.Content));
            records[asker] = [.. events];
        }

        return records;
    }

    /// <summary>All askers go on until so many uses were made, or what one of them has is done.</summary>
    private static async Task<double> RateAsync(int uses, Func<int, int, Task<bool>> act)
    {
        int done = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(asker => Task.Run(async () =>
        {
            for (int n = 0; Volatile.Read(ref done) < uses && await act(asker, n); n++) Interlocked.Increment(ref done);
        })));
        return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>A moment at which the grants stand.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Invented.Now.ToDateTimeOffset();
    }
}
