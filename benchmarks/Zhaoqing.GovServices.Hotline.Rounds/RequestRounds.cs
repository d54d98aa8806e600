using System.Diagnostics;
using Zhaoqing.GovServices.Hotline.Rounds.Peers;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>Requests and answers over the loopback, both ends in this process.</summary>
internal static class RequestRounds
{
    private const string Raw = "raw socket", Frames = "frames", Grpc = "gRPC unary", StreamJson = "StreamJsonRpc MessagePack", Netty = "DotNetty", Json = "HTTP/1.1 JSON";

    internal static async Task<int> RunAsync(int rounds, int bytes, int window, string[]? only)
    {
        (string Name, Func<int, int, Task<Echo>> Start)[] contenders =
        [
            (Raw, RawEcho.StartAsync), (Frames, FrameEcho.StartAsync), (Grpc, GrpcEcho.StartAsync), (StreamJson, StreamJsonEcho.StartAsync), (Netty, NettyEcho.StartAsync), (Json, JsonEcho.StartAsync),
        ];
        var (rates, middles, tails) = (new Table("/s"), new Table("µs p50"), new Table("µs p99"));
        for (int round = -1; round < rounds; round++)
        {
            foreach (var (name, start) in contenders.Where(one => only is null || Array.IndexOf(only, one.Name) >= 0))
            {
                await using var echo = await start(bytes, window);
                await echo.RunAsync(TimeSpan.FromSeconds(round < 0 ? 1 : 0.3));
                echo.Latencies.Clear();
                long began = Stopwatch.GetTimestamp();
                long answers = await echo.RunAsync(TimeSpan.FromSeconds(1));
                if (Environment.GetEnvironmentVariable("SHOW") is not null) Console.Error.WriteLine(name);
                double rate = answers / Stopwatch.GetElapsedTime(began).TotalSeconds;
                // The first round is to warm up.
                if (round < 0) continue;
                rates.Add(name, rate);
                if (window > 1) continue;
                echo.Latencies.Sort();
                middles.Add(name, Microseconds(echo.Latencies, 50));
                tails.Add(name, Microseconds(echo.Latencies, 99));
            }
        }

        Console.WriteLine($"{bytes} bytes, {window} on the way, {rounds} rounds");
        rates.Print();
        rates.Compare(Frames, Raw, bytes > 1024 ? "0.9" : "0.25");
        rates.Compare(Frames, Grpc, bytes > 1024 ? "5" : "16");
        rates.Compare(Frames, StreamJson, "4.5");
        rates.Compare(Frames, Netty, "3.5");
        rates.Compare(Frames, Json, "18");
        foreach (var table in (Table[])[middles, tails])
        {
            table.Print();
            table.Compare(Frames, Raw, "at most 1.6");
        }

        return 0;
    }

    private static double Microseconds(List<long> sorted, int percent) => sorted[(int)((sorted.Count - 1) * (long)percent / 100)] * 1e6 / Stopwatch.Frequency;
}
