using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A city's list of who takes what, one edition (受理范围清单). Immutable.</summary>
public sealed class ScopeList
{
    /// <summary>A list.</summary>
    /// <param name="edition">Its number, rising with each edition: between two desks the higher counts.</param>
    /// <param name="rules">Its rules.</param>
    /// <exception cref="ArgumentException">An id stands twice; a rule has no word, or an empty one; or it ends before it begins; or class and owner do not go together.</exception>
    public ScopeList(int edition, IEnumerable<ScopeRule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        (Edition, Rules) = (edition, [.. rules]);
        foreach (var rule in Rules)
        {
            if (rule.Words.IsEmpty || rule.Words.Any(group => group.IsEmpty || group.Any(string.IsNullOrWhiteSpace)) || rule.Unless.Any(string.IsNullOrWhiteSpace))
                throw new ArgumentException($"Rule {rule.Id} has no word, or an empty one.", nameof(rules));
            if (rule.Through < rule.From) throw new ArgumentException($"Rule {rule.Id} ends before it begins.", nameof(rules));
            if (!GoesWith(rule.Class, rule.Owner)) throw new ArgumentException($"Rule {rule.Id} gives {rule.Class} to {rule.Owner}.", nameof(rules));
        }

        if (Rules.DistinctBy(rule => rule.Id, StringComparer.Ordinal).Count() != Rules.Length) throw new ArgumentException("An id stands twice.", nameof(rules));
    }

    /// <summary>Its number.</summary>
    public int Edition { get; }

    /// <summary>Its rules.</summary>
    public ImmutableArray<ScopeRule> Rules { get; }

    /// <summary>What the list says of a demand. The same text on the same day has the same answer; nobody's clock, load or mood is an input.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="day">The day, Asia/Shanghai.</param>
    [Clause("PLT-3.6")]
    [Clause("PLT-3.7")]
    public ScopeAnswer Read(string text, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fits = Rules.Where(rule => rule.HoldsOn(day)).Select(rule => new ScopeFit(rule, rule.FitsBy(text))).Where(fit => !fit.Words.IsEmpty).ToArray();
        var urgent = Array.Find(fits, fit => fit.Rule.Class == DemandClass.Urgent);
        var rest = fits.Where(fit => fit.Rule.Class != DemandClass.Urgent).GroupBy(fit => RankOf(fit.Rule.Class)).MinBy(group => group.Key)?.DistinctBy(fit => fit.Rule.Owner).ToImmutableArray() ?? [];
        return new ScopeAnswer(Edition, urgent, rest switch
        {
            [] => new ScopeUnruled(),
            [var one] => new ScopeClear(one.Rule.Owner, one.Rule.Class, one),
            _ => new ScopeAmbiguous(rest),
        });
    }

    /// <summary>What is no matter of the hotline goes before what is: a judgement that somebody complains of stays the court's, though the complaint has words of the hotline's own.</summary>
    private static int RankOf(DemandClass demand) => demand switch
    {
        DemandClass.Malicious => 1,
        DemandClass.StatutoryRoute or DemandClass.Explain => 2,
        _ => 3,
    };

    private static bool GoesWith(DemandClass demand, ScopeOwner owner) => demand switch
    {
        DemandClass.InScope => owner is ScopeOwner.Hotline or ScopeOwner.Police,
        DemandClass.Urgent => owner is ScopeOwner.Police or ScopeOwner.Fire or ScopeOwner.Ambulance or ScopeOwner.Traffic,
        DemandClass.StatutoryRoute => owner == ScopeOwner.StatutoryBody,
        DemandClass.Explain => owner == ScopeOwner.Nobody,
        DemandClass.Malicious => owner == ScopeOwner.Police,
        _ => false,
    };
}
