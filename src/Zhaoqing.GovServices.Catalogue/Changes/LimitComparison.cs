using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Compares limits: how long one waits, and from when on.</summary>
internal static class LimitComparison
{
    public static void Decision(ImmutableArray<ElementDifference>.Builder found, string element, DecisionLimit? before, DecisionLimit? after)
    {
        if ((before?.Limit, before?.Start) == (after?.Limit, after?.Start)) return;
        // A longer limit is as heavy as its article is new: the old article cannot have become longer.
        var basis = after is not null && after.Ground != before?.Ground ? after.Ground : null;
        found.Add(new ElementDifference(element, Said(before), Said(after), Weight(before, after), basis));

        static string? Said(DecisionLimit? limit) => limit is null ? null : $"自{(limit.Start == LimitStart.Receipt ? "收到申请" : "受理")}之日起{limit.Limit}";
    }

    public static void Delivery(ImmutableArray<ElementDifference>.Builder found, LegalLimit? before, LegalLimit? after)
    {
        if (before?.Limit == after?.Limit) return;
        found.Add(new ElementDifference(
            "送达时限", before?.Limit.ToString(), after?.Limit.ToString(), Weight(before?.Limit, after?.Limit), after is not null && after.Ground != before?.Ground ? after.Ground : null));
    }

    /// <summary>Acceptance comes after receipt: what runs from there ends later.</summary>
    private static Burden Weight(DecisionLimit? before, DecisionLimit? after)
    {
        var burden = Weight(before?.Limit, after?.Limit);
        if (before is null || after is null || before.Start == after.Start) return burden;
        if (after.Start == LimitStart.Acceptance) return Burden.Heavier;
        return burden == Burden.Same ? Burden.Lighter : burden;
    }

    /// <summary>Of one unit the amounts tell; of different units nothing is said to be lighter.</summary>
    private static Burden Weight(Limit? before, Limit? after)
    {
        if (before is not { } was) return Burden.Lighter;
        if (after is not { } now) return Burden.Heavier;
        if (was == now) return Burden.Same;
        if (now.Unit == LimitUnit.SameDay) return Burden.Lighter;
        if (was.Unit == now.Unit && was.LastDay == now.LastDay) return now.Amount < was.Amount ? Burden.Lighter : now.Amount > was.Amount ? Burden.Heavier : Burden.Same;
        return Burden.Heavier;
    }
}
