using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A rule that fits, and by what (命中规则).</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Words">The words it fits by.</param>
public sealed record ScopeFit(ScopeRule Rule, ImmutableArray<string> Words)
{
    /// <inheritdoc/>
    public bool Equals(ScopeFit? other) => other is not null && Rule == other.Rule && Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Rule.GetHashCode();
}

/// <summary>What a list says of a part of a demand (归属判断): clear, ambiguous, or no rule.</summary>
public abstract record ScopeFinding
{
    private protected ScopeFinding()
    {
    }

    /// <summary>One of three answers.</summary>
    /// <param name="clear">Where the list says whose it is.</param>
    /// <param name="ambiguous">Where it says different things.</param>
    /// <param name="unruled">Where it says nothing.</param>
    public T Match<T>(Func<ScopeClear, T> clear, Func<ScopeAmbiguous, T> ambiguous, Func<ScopeUnruled, T> unruled)
    {
        ArgumentNullException.ThrowIfNull(clear);
        ArgumentNullException.ThrowIfNull(ambiguous);
        ArgumentNullException.ThrowIfNull(unruled);
        return this switch
        {
            ScopeClear one => clear(one),
            ScopeAmbiguous several => ambiguous(several),
            ScopeUnruled none => unruled(none),
            _ => throw new InvalidOperationException("There is no fourth answer."),
        };
    }
}

/// <summary>The list says whose it is (归属明确).</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Class">What has to be done.</param>
/// <param name="By">The rule, and by what it fits.</param>
public sealed record ScopeClear(ScopeOwner Owner, DemandClass Class, ScopeFit By) : ScopeFinding;

/// <summary>The list says different things (归属不明): people decide.</summary>
/// <param name="Candidates">What fits, each owner once.</param>
public sealed record ScopeAmbiguous(ImmutableArray<ScopeFit> Candidates) : ScopeFinding
{
    /// <inheritdoc/>
    public bool Equals(ScopeAmbiguous? other) => other is not null && Candidates.AsSpan().SequenceEqual(other.Candidates.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Candidates.Length;
}

/// <summary>The list says nothing (没有规则): people decide.</summary>
public sealed record ScopeUnruled : ScopeFinding;

/// <summary>What the list says of a demand, in two parts: what is urgent goes at once, the rest keeps its own owner (先行派警,其余部分另行受理).</summary>
/// <param name="Edition">The edition of the list.</param>
/// <param name="Urgent">The urgent part; null where there is none.</param>
/// <param name="Rest">The rest.</param>
public sealed record ScopeAnswer(int Edition, ScopeFit? Urgent, ScopeFinding Rest)
{
    /// <summary>Whose the administrative part is between the two desks, for the messages of the bridge; null where the list does not say, or names neither.</summary>
    public ScopeReading ForBridge() => Rest.Match(
        clear => clear.Owner switch
        {
            ScopeOwner.Hotline => new ScopeReading(Edition, BridgeDesk.Hotline, clear.By.Rule.Id),
            ScopeOwner.Police => new ScopeReading(Edition, BridgeDesk.Police, clear.By.Rule.Id),
            _ => new ScopeReading(Edition, Owner: null, clear.By.Rule.Id),
        },
        _ => new ScopeReading(Edition),
        _ => new ScopeReading(Edition));
}
