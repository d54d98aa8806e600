using System.Diagnostics;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>What a grant takes in the index, each with a holder of its own, and what a decision takes among so many.</summary>
internal static class MemoryRounds
{
    internal static int Run(int grants)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true), began = Stopwatch.GetTimestamp();
        var index = new GrantIndex();
        for (int i = 0; i < grants; i++) index.Put(Invented.GrantOf(i));
        var put = Stopwatch.GetElapsedTime(began);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"{index.Count} grants: {(after - before) / (double)grants:N1} bytes each, put in {put.TotalSeconds:N1} s; room for the next doubling included");
        var random = new Random(9);
        var requests = Enumerable.Range(0, 20_000).Select(n => Invented.RequestOf(random.Next(grants), n)).ToArray();
        for (int round = 0; round < 5; round++)
        {
            began = Stopwatch.GetTimestamp();
            int allowed = 0;
            foreach (var request in requests) allowed += index.Decide(request, Invented.Facts, Invented.Find, Duration.Zero, Invented.Now).IsAllowed ? 1 : 0;
            Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalNanoseconds / requests.Length:N0} ns a decision from texts, {allowed} of {requests.Length} allowed");
        }

        GC.KeepAlive(index);
        return 0;
    }
}
