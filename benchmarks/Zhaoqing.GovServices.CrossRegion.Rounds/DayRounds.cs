using System.Diagnostics;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Hotline.Rounds;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.CrossRegion.Rounds;

/// <summary>What one platform has of a day of so many cases, worked out by a process that has just begun, and again where something was said in one of a hundred of them.</summary>
internal static class DayRounds
{
    internal static async Task<int> RunAsync(int rounds, int cases)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        var table = new Table("ms");
        await using (var store = await SqliteEventStore.OpenAsync(Path.Combine(folder, "day.db")))
        {
            using var station = TwoPlatforms.StationOf(store);
            var numbers = await PushedAsync(station, cases);
            var day = ChinaTime.DayOf(NodaTime.Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
            for (int round = -1; round < rounds; round++)
            {
                using var begun = TwoPlatforms.StationOf(store);
                _ = await begun.FindAsync(numbers[0]);
                double first = await TimedAsync(() => begun.DayAsync(TwoPlatforms.Peer, day));
                for (int i = round + 1; i < cases; i += 100) await begun.SayAsync(numbers[i], new SigningUrged("电话催办"), "window-1");
                double again = await TimedAsync(() => begun.DayAsync(TwoPlatforms.Peer, day));
                if (round < 0) continue;
                table.Add("all of its cases read", first);
                table.Add("one in a hundred has moved", again);
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        table.Print();
        return 0;
    }

    private static async Task<CaseNumber[]> PushedAsync(HandoverStation station, int cases)
    {
        var numbers = new CaseNumber[cases];
        await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (i, cancellation) =>
        {
            numbers[i] = await TwoPlatforms.BegunAsync(station);
            foreach (var content in TwoPlatforms.UpToThePush(numbers[i]))
            {
                if ((await station.SayAsync(numbers[i], content, "window-1", cancellationToken: cancellation)).TryPickT0(out var refusal, out _)) throw new InvalidOperationException(refusal.Code);
            }
        });
        return numbers;
    }

    private static async Task<double> TimedAsync(Func<Task> what)
    {
        long began = Stopwatch.GetTimestamp();
        await what();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
