using System.Collections.Immutable;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Which of a law's plain days (日) are working days: all, none, or those of some numbers.</summary>
internal sealed class PlainDays
{
    private readonly ImmutableArray<int>? _amounts;

    private PlainDays(ImmutableArray<int>? amounts, bool ofAuthorityOnly = false)
    {
        _amounts = amounts;
        OfAuthorityOnly = ofAuthorityOnly;
    }

    /// <summary>Every number is of working days.</summary>
    public static PlainDays AllWorking { get; } = new(amounts: null);

    /// <summary>Every number is, but the law says so of the authority's limits alone.</summary>
    public static PlainDays AllWorkingOfAuthority { get; } = new(amounts: null, ofAuthorityOnly: true);

    /// <summary>None is.</summary>
    public static PlainDays Calendar { get; } = new([]);

    /// <summary>Whether the law says so of the authority's limits alone.</summary>
    public bool OfAuthorityOnly { get; }

    /// <summary>The numbers that the law names are.</summary>
    public static PlainDays Working(params ImmutableArray<int> amounts) => new(amounts);

    /// <summary>Every number up to one is.</summary>
    public static PlainDays WorkingUpTo(int amount) => new([.. Enumerable.Range(1, amount)]);

    /// <summary>Whether so many plain days are working days.</summary>
    public bool Contains(int amount) => _amounts is not { } amounts || amounts.Contains(amount);
}
