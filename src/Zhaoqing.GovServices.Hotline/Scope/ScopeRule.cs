using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A row of a city's list of who takes what (受理范围规则): data with a date, never code.</summary>
/// <param name="Id">Its id in the list.</param>
/// <param name="Class">What has to be done.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Words">It fits a text that has one word of each of these groups.</param>
/// <param name="Unless">It does not fit a text that has one of these.</param>
/// <param name="Basis">The paper and place it rests on, in Chinese.</param>
/// <param name="From">From which day on it holds.</param>
/// <param name="Through">Through which day; null while it holds.</param>
public sealed record ScopeRule(
    string Id, DemandClass Class, ScopeOwner Owner, ImmutableArray<ImmutableArray<string>> Words, ImmutableArray<string> Unless, string Basis, LocalDate From, LocalDate? Through)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => From <= day && (Through is not { } last || day <= last);

    /// <summary>The words of a text that it fits by, in the order of its groups; empty where it does not fit.</summary>
    public ImmutableArray<string> FitsBy(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (string word in Unless)
        {
            if (text.Contains(word, StringComparison.Ordinal)) return [];
        }

        var found = ImmutableArray.CreateBuilder<string>(Words.Length);
        foreach (var group in Words)
        {
            if (group.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal)) is not { } word) return [];
            found.Add(word);
        }

        return found.DrainToImmutable();
    }

    /// <inheritdoc/>
    public bool Equals(ScopeRule? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal) && (Class, Owner, From, Through) == (other.Class, other.Owner, other.From, other.Through)
        && string.Equals(Basis, other.Basis, StringComparison.Ordinal) && Unless.AsSpan().SequenceEqual(other.Unless.AsSpan())
        && Words.Length == other.Words.Length && Words.Zip(other.Words).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()));

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
