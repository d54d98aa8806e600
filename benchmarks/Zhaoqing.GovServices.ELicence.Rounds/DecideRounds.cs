using Zhaoqing.GovServices.Cases.Rounds;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>One decision: the index, from texts and from names looked up before, against what else one would build. The same answers, held against one another before anything is timed.</summary>
internal static class DecideRounds
{
    private const int Batches = 4_000, Batch = 16, Prepared = 2_048;

    /// <summary>Requests made before, one after the other: their texts are new, and so are the grants, but everything is warm.</summary>
    internal static async Task<int> RunAsync(int rounds, int count)
    {
        using var contenders = new Contenders(count);
        int allowed = await contenders.CheckAsync(2_048);
        var requests = Enumerable.Range(0, Prepared).Select(n => Contenders.Request(n, count)).ToArray();
        var flat = Enumerable.Range(0, Prepared).Select(contenders.Flat).ToArray();
        var named = Enumerable.Range(0, Prepared).Select(contenders.Named).ToArray();
        var resolved = Enumerable.Range(0, Prepared).Select(contenders.Ask).ToArray();
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("a dictionary of four strings", 48, () => All(flat, contenders.Strings));
            rates.Measure("a dictionary of four ids, looked up before", 48, () => All(named, contenders.Ids));
            rates.Measure("GrantIndex.Decide, from texts", 48, () => All(requests, contenders.Index));
            rates.Measure("GrantIndex.Decide, names looked up before", 48, () => All(resolved, contenders.Resolved));
            rates.Measure("GrantIndex.Decide, from texts, and the ledger entry queued", 48, () => All(requests, contenders.Queued));
            contenders.EmptyLedger();
            rates.Measure("LicenceGrant.Decide, found in a dictionary by id", 48, () => All(requests, contenders.Whole));
            await rates.MeasureAsync("ASP.NET Core, policy and handler", 8, () => AllAsync(flat, contenders.PolicyAsync));
            await rates.MeasureAsync("RulesEngine, one rule, the grant at hand", 3, () => AllAsync(flat, contenders.RuleAsync));
            rates.Measure("ECDSA P-256, the signature of a grant verified", 500, () => contenders.Verify() ? 1 : throw new InvalidOperationException("Not verified."));
            rates.Measure("a list of 10,000 (or all) scanned in LINQ", 1, () => All(flat[..256], contenders.Scan));
        }

        Console.WriteLine($"{count} grants, {allowed} of 2,048 requests are allowed");
        rates.Print();
        return 0;

        static int All<T, TAnswer>(T[] asks, Func<T, TAnswer> decide)
        {
            foreach (var ask in asks) decide(ask);
            return asks.Length;
        }

        static async Task<int> AllAsync<T>(T[] asks, Func<T, Task<bool>> decide)
        {
            foreach (var ask in asks) await decide(ask);
            return asks.Length;
        }
    }

    /// <summary>Requests made outside the time, sixteen at once: neither grants nor code are warm.</summary>
    internal static async Task<int> RunColdAsync(int rounds, int count)
    {
        using var contenders = new Contenders(count);
        int allowed = await contenders.CheckAsync(2_048);
        int n = 0;
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("a dictionary of four strings", Batches, Batch, () => contenders.Flat(n++), contenders.Strings);
            rates.Measure("a dictionary of four ids, looked up before", Batches, Batch, () => contenders.Named(n++), contenders.Ids);
            rates.Measure("GrantIndex.Decide, from texts", Batches, Batch, () => Contenders.Request(n++, count), contenders.Index);
            rates.Measure("GrantIndex.Decide, names looked up before", Batches, Batch, () => contenders.Ask(n++), contenders.Resolved);
            rates.Measure("LicenceGrant.Decide, found in a dictionary by id", Batches, Batch, () => Contenders.Request(n++, count), contenders.Whole);
            rates.Measure("ASP.NET Core, policy and handler", 1_000, Batch, () => contenders.Flat(n++), ask => contenders.PolicyAsync(ask).GetAwaiter().GetResult());
            rates.Measure("RulesEngine, one rule, the grant at hand", 200, Batch, () => contenders.Flat(n++), ask => contenders.RuleAsync(ask).GetAwaiter().GetResult());
            rates.Measure("ECDSA P-256, the signature of a grant verified", 500, () => contenders.Verify() ? 1 : throw new InvalidOperationException("Not verified."));
            rates.Measure("a list of 10,000 (or all) scanned in LINQ", 6, Batch, () => contenders.Flat(n++), contenders.Scan);
        }

        Console.WriteLine($"{count} grants, {allowed} of 2,048 requests are allowed");
        rates.Print();
        return 0;
    }
}
