using System.Diagnostics;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Rounds;

/// <summary>A backlog, as after an outage, and the line comes back while people go on coming: how fast it drains, tenth by tenth, and how long the new ones take.</summary>
internal static class BacklogRounds
{
    internal static async Task<int> RunAsync(int cases, int arrivals)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        var platforms = await TwoPlatforms.StartAsync(folder);
        await platforms.BeginAsync(cases, callers: 256);
        var idle = await LatenciesAsync(folder + "-idle", arrivals);
        await Task.Delay(TwoPlatforms.Newness.ToTimeSpan());
        using var enough = new CancellationTokenSource();
        platforms.Connect();
        long connected = Stopwatch.GetTimestamp();
        var coming = ArriveAsync(platforms, arrivals, enough.Token);
        double before = 0;
        for (int tenth = 1; tenth <= 10; tenth++)
        {
            await platforms.WaitAsync((int)(cases * (tenth / 10.0)));
            double now = Stopwatch.GetElapsedTime(connected).TotalSeconds;
            Console.WriteLine($"{tenth * 10,4} %  {cases / 10 / (now - before),10:N0} cases/s");
            before = now;
        }

        await enough.CancelAsync();
        var fresh = await coming;
        double drained = Stopwatch.GetElapsedTime(connected).TotalSeconds;
        await platforms.WaitAsync(cases + fresh.Count);
        Console.WriteLine($"{cases} cases in {drained:N1} s: {cases / drained:N0} a second, {cases / drained / arrivals:N1} times the arrivals of {arrivals} a second ({fresh.Count / drained:N0} a second came)");
        Print("new ones meanwhile", fresh.Select(one => Milliseconds(one.Begun, platforms.Arrived[one.Case])));
        Print("without a backlog", idle);
        await platforms.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (string one in new[] { folder, folder + "-idle" }) Directory.Delete(one, recursive: true);
        return 0;
    }

    private static async Task<List<double>> LatenciesAsync(string folder, int arrivals)
    {
        await using var platforms = await TwoPlatforms.StartAsync(folder);
        platforms.Connect();
        await Task.Delay(TwoPlatforms.Newness.ToTimeSpan());
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var begun = await ArriveAsync(platforms, arrivals, enough.Token);
        await platforms.WaitAsync(begun.Count);
        return begun.ConvertAll(one => Milliseconds(one.Begun, platforms.Arrived[one.Case]));
    }

    /// <summary>So many a second, however long each takes.</summary>
    private static async Task<List<(CaseNumber Case, long Begun)>> ArriveAsync(TwoPlatforms platforms, int arrivals, CancellationToken enough)
    {
        var coming = new List<Task<(CaseNumber Case, long Begun)>>();
        long began = Stopwatch.GetTimestamp();
        while (!enough.IsCancellationRequested)
        {
            for (int due = (int)(Stopwatch.GetElapsedTime(began).TotalSeconds * arrivals); coming.Count < due;) coming.Add(Task.Run(ComeAsync, CancellationToken.None));
            await Task.Delay(1, CancellationToken.None);
        }

        return [.. await Task.WhenAll(coming)];

        async Task<(CaseNumber Case, long Begun)> ComeAsync()
        {
            long at = Stopwatch.GetTimestamp();
            return (await platforms.BeginAsync(), at);
        }
    }

    private static double Milliseconds(long from, long to) => (to - from) * 1e3 / Stopwatch.Frequency;

    private static void Print(string name, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        Console.WriteLine($"{name,-20} {sorted.Count,8} cases, p50 {sorted[sorted.Count / 2]:N1} ms, p99 {sorted[sorted.Count * 99 / 100]:N1} ms, longest {sorted[^1]:N1} ms");
    }
}
