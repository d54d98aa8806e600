using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using RulesEngine.Models;
using Zhaoqing.GovServices.Cases.Rounds;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit.Rounds;

/// <summary>Whether a matter may be done on commitment by these people: the package against the same rules in RulesEngine, with the same answers.</summary>
internal static class EligibilityRounds
{
    private static readonly string[] Codes = ["not-on-list", "excluded", "barred", "unknown"];

    internal static async Task<int> RunAsync(int rounds)
    {
        var edition = PromiseEdition.Of("2026-01", 1, Instant.FromUtc(2026, 1, 1, 0, 0), Enumerable.Range(0, 100).Select(EntryOf), []).AsT1;
        var flat = edition.Commitments.ToFrozenDictionary(entry => entry.Matter, FlatOf);
        var asks = Enumerable.Range(0, 64).Select(AskOf).ToArray();
        var engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = "eligibility", Rules = Rules() }]);
        foreach (var ask in asks)
        {
            string ours = Ours(edition, ask), theirs = await TheirsAsync(engine, flat, ask);
            if (!string.Equals(ours, theirs, StringComparison.Ordinal)) throw new InvalidOperationException($"{ours} is not {theirs}.");
        }

        var granted = asks.Where(ask => Ours(edition, ask).Length == 0).ToArray();
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("CommitmentEligibility, granted", 20_000, () => granted.Count(ask => CommitmentEligibility.Check(edition, ask.Matter, ask.Parties, ask.Area).IsT1));
            rates.Measure("CommitmentEligibility, all asks", 5_000, () => asks.Count(ask => CommitmentEligibility.Check(edition, ask.Matter, ask.Parties, ask.Area).Index >= 0));
            await rates.MeasureAsync("RulesEngine, granted", 50, async () =>
            {
                int done = 0;
                foreach (var ask in granted) done += (await TheirsAsync(engine, flat, ask)).Length == 0 ? 1 : 0;
                return done;
            });
            await rates.MeasureAsync("RulesEngine, all asks", 50, async () =>
            {
                foreach (var ask in asks) await TheirsAsync(engine, flat, ask);
                return asks.Length;
            });
        }

        Console.WriteLine($"{granted.Length} of {asks.Length} asks are granted");
        rates.Print();
        return 0;
    }

    private static string Ours(PromiseEdition edition, Ask ask) => CommitmentEligibility.Check(edition, ask.Matter, ask.Parties, ask.Area).Match(
        refusal => refusal.Code switch
        {
            "notify-commit.not-on-list" => Codes[0],
            "notify-commit.applicant-barred" => Codes[2],
            "notify-commit.credit-unknown" => Codes[3],
            _ => Codes[1],
        },
        _ => "");

    private static async Task<string> TheirsAsync(RulesEngine.RulesEngine engine, FrozenDictionary<MatterCode, FlatEntry> entries, Ask ask)
    {
        var facts = new FlatFacts(entries.GetValueOrDefault(ask.Matter) ?? FlatEntry.None, ask.Standings, ask.Area);
        foreach (var result in await engine.ExecuteAllRulesAsync("eligibility", new RuleParameter("facts", facts)))
        {
            if (!result.IsSuccess) return result.Rule.RuleName;
        }

        return "";
    }

    private static List<Rule> Rules() =>
    [
        new() { RuleName = Codes[0], Expression = "facts.Entry.IsListed" },
        new() { RuleName = Codes[1], Expression = "(facts.Entry.Grounds == 0 && facts.Entry.Traits == 0) || (facts.Entry.IsOverridden && (facts.Entry.Areas.Length == 0 || facts.Entry.Areas.Contains(facts.Area)))" },
        new() { RuleName = Codes[2], Expression = "!facts.Standings.Any(it == 2 || it == 3 || (it == 4 && facts.Entry.BarredByAnyMatter))" },
        new() { RuleName = Codes[3], Expression = "!facts.Standings.Any(it == 0)" },
    ];

    private static MatterCode MatterOf(int i) => MatterCode.Parse($"matter-{i}");

    private static CommitEntry EntryOf(int i)
    {
        var notice = NoticeText.Of(["经营场所真实"], ["持续符合"], "承诺不实的,依法撤销").AsT1;
        var plan = VerificationPlan.Of([VerificationMethod.OnSite], Limit.WorkingDays(30), Limit.WorkingDays(10)).AsT1;
        var entry = CommitEntry.Of(MatterOf(i), CommitKind.Proof, notice, plan, ApprovalLevel.Province, TextRank.Law).AsT1 with { BarredByAnyMatter = i % 5 > 0 };
        if (i % 7 == 0) entry = entry with { Grounds = [ExclusionGround.PublicSafety] };
        if (i % 14 == 0) entry = entry with { Override = HigherLawOverride.Of(LegalGround.OfLaw("中华人民共和国消防法", "第十五条", "实行告知承诺管理"), TextRank.Law, i % 28 == 0 ? [] : ["area-1"]).AsT1 };
        return entry;
    }

    private static FlatEntry FlatOf(CommitEntry entry) => new(
        IsListed: true, entry.Grounds.IsDefault ? 0 : entry.Grounds.Length, entry.Judgement?.Holds.Length ?? 0, entry.Override is not null, [.. entry.Override?.Areas ?? []], entry.BarredByAnyMatter);

    /// <summary>An ask: one in sixteen off the list, one in eight with a bar or without an answer of the credit service.</summary>
    private static Ask AskOf(int i)
    {
        CreditStanding[] standings = (i % 16) switch
        {
            3 => [CreditStanding.Clear, CreditStanding.BrokenPromise],
            7 => [CreditStanding.BrokenPromiseElsewhere],
            11 => [CreditStanding.Unknown, CreditStanding.Clear],
            _ => [CreditStanding.Clear, CreditStanding.Clear],
        };
        return new Ask(MatterOf(i % 16 == 5 ? 1_000 : i), [.. standings.Select((standing, n) => new PromiseParty((PromiseRole)n, standing))], [.. standings.Select(standing => (int)standing)], i % 2 == 0 ? "area-1" : null);
    }

    private sealed record Ask(MatterCode Matter, ImmutableArray<PromiseParty> Parties, int[] Standings, string? Area);
}

/// <summary>An entry as the peer's expressions see it.</summary>
public sealed record FlatEntry(bool IsListed, int Grounds, int Traits, bool IsOverridden, string[] Areas, bool BarredByAnyMatter)
{
    /// <summary>No entry.</summary>
    public static FlatEntry None { get; } = new(IsListed: false, 0, 0, IsOverridden: false, [], BarredByAnyMatter: false);
}

/// <summary>The facts as the peer's expressions see them.</summary>
public sealed record FlatFacts(FlatEntry Entry, int[] Standings, string? Area);
