using Microsoft.Extensions.Logging.Abstractions;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>The record read and folded, against the record read and nothing else.</summary>
internal static class RecordRounds
{
    internal static async Task<int> ReplayAsync(int rounds)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = SqliteEventStore.Open(Path.Combine(folder, "gov.db")))
        {
            var stream = Lives.StreamOf(Lives.Submitted(1).Number);
            await store.AppendAsync(stream, 0, [.. Lives.Forty().Select(Lives.ToRecord)]);
            var contents = new List<RecordedEvent>();
            await foreach (var recorded in store.ReadAsync(stream)) contents.Add(recorded);
            var events = contents.ConvertAll(recorded => CaseEventCodec.Read(recorded.Type, recorded.Content.Span));
            var rates = new Rates();
            for (int round = 0; round < rounds; round++)
            {
                await rates.MeasureAsync("reading 40 events from SQLite", 500, async () =>
                {
                    int count = 0;
                    await foreach (var recorded in store.ReadAsync(stream)) count++;
                    return count / 40;
                });
                rates.Measure("decoding 40 events", 500, () => contents.Sum(recorded => CaseEventCodec.Read(recorded.Type, recorded.Content.Span).By!.Length) > 0 ? 1 : 0);
                rates.Measure("replaying 40 events", 500, () => CaseFile.Replay(events).Number == default ? 0 : 1);
            }

            rates.Print();
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>The commonest events decoded, kind by kind.</summary>
    internal static int Decode(int rounds)
    {
        var recorded = Lives.Of(2).ConvertAll(happened => (Name: CaseEventCodec.NameOf(happened), Content: CaseEventCodec.Write(happened)));
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            foreach (var (name, content) in recorded)
                rates.Measure($"{name}, {content.Length} bytes", 5_000, () => CaseEventCodec.Read(name, content).At == default ? 0 : 1);
        }

        rates.Print();
        return 0;
    }

    internal static async Task<int> RebuildAsync(int rounds, int cases)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = SqliteEventStore.Open(Path.Combine(folder, "gov.db")))
        {
            foreach (int[] some in Enumerable.Range(0, cases).Chunk(2_000))
                await Task.WhenAll(some.Select(async i => await store.AppendAsync(Lives.StreamOf(Lives.Submitted(i).Number), 0, [.. Lives.Of(i).Select(Lives.ToRecord)])));
            var rates = new Rates();
            for (int round = 0; round < rounds; round++)
            {
                await rates.MeasureAsync("reading the journal alone, per event", 1, async () =>
                {
                    int count = 0;
                    await foreach (var recorded in store.ReadAllAsync()) count++;
                    return count;
                });
                await rates.MeasureAsync("  read and decoded", 1, async () =>
                {
                    int count = 0;
                    var codec = new CaseRecordCodec([]);
                    await foreach (var recorded in store.ReadAllAsync()) count += codec.Read(recorded).At == default ? 0 : 1;
                    return count;
                });
                await rates.MeasureAsync("  read, decoded and folded", 1, async () =>
                {
                    int count = 0;
                    var codec = new CaseRecordCodec([]);
                    var files = new Dictionary<StreamId, CaseFile>();
                    await foreach (var recorded in store.ReadAllAsync())
                    {
                        var happened = codec.Read(recorded);
                        files[recorded.Stream] = happened is CaseSubmitted submitted ? CaseFile.Replay([submitted]) : files[recorded.Stream].Apply(happened);
                        count++;
                    }

                    return files.Count == cases ? count : 0;
                });
                await rates.MeasureAsync("the desk's list rebuilt, per event", 1, async () =>
                {
                    using var views = new CaseViews(store, new CaseSources((_, _) => throw new NotSupportedException()), Lives.Calendar, WarningPolicy.Default, TimeProvider.System, NullLogger<CaseViews>.Instance);
                    return (await views.DeskAsync(Lives.City, new CaseQuery())).Total == cases ? (int)await store.LastPositionAsync() : throw new InvalidOperationException("Cases are missing.");
                });
            }

            rates.Print();
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
