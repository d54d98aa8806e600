using Zhaoqing.GovServices.Cases.Rounds;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>One decision: the index, from texts and from names looked up before, against what else one would build. The same answers, held against one another before anything is timed.</summary>
internal static class DecideRounds
{
    internal static async Task<int> RunAsync(int rounds, int count)
    {
        using var contenders = new Contenders(count);
        int allowed = await contenders.CheckAsync();
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("a dictionary of four strings", 100, () => Counted(contenders.Strings));
            rates.Measure("a dictionary of four ids, looked up before", 100, () => Counted(contenders.Ids));
            rates.Measure("GrantIndex.Decide, from texts", 100, () => Counted(contenders.Index));
            rates.Measure("GrantIndex.Decide, names looked up before", 100, () => Counted(contenders.Resolved));
            rates.Measure("LicenceGrant.Decide, found in a dictionary by id", 100, () => Counted(contenders.Whole));
            await rates.MeasureAsync("ASP.NET Core, policy and handler", 20, () => CountedAsync(contenders.PolicyAsync));
            await rates.MeasureAsync("RulesEngine, one rule, the grant at hand", 2, () => CountedAsync(contenders.RuleAsync));
            rates.Measure("ECDSA P-256, the signature of a grant verified", 500, () => contenders.Verify() ? 1 : throw new InvalidOperationException("Not verified."));
            rates.Measure("a list of 10,000 (or all) scanned in LINQ", 1, () => Enumerable.Range(0, 100).Sum(n => contenders.Scan(n)));
        }

        Console.WriteLine($"{count} grants, {allowed} of {Contenders.Asks} requests are allowed");
        rates.Print();
        return 0;

        int Counted(Func<int, DenyCode> decide)
        {
            int done = 0;
            for (int n = 0; n < Contenders.Asks; n++) done += decide(n) == DenyCode.None ? 1 : 0;
            return Same(done);
        }

        async Task<int> CountedAsync(Func<int, ValueTask<bool>> decide)
        {
            int done = 0;
            for (int n = 0; n < Contenders.Asks; n++) done += await decide(n) ? 1 : 0;
            return Same(done);
        }

        int Same(int done) => done == allowed ? Contenders.Asks : throw new InvalidOperationException("Other answers.");
    }
}
