using System.Collections.Immutable;
using System.Globalization;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>When a conditional element must be filled in: alternatives of terms that all hold.</summary>
/// <remarks>
/// As written in the table of elements: <c>|</c> between alternatives, <c>&amp;</c> between terms. A term is <c>U003=01</c> (one of the values is 01),
/// <c>U003!=20</c> (stated, not 无, and none of the values is 20), <c>U060?</c> (stated and not 无), <c>U079&gt;0</c> (a number above 0),
/// <c>U010#1</c> (more than one value), <c>U002!$000</c> (stated and not ending in 000).
/// </remarks>
internal sealed class ElementCondition
{
    private static readonly string[] Signs = ["!=", "!$", "=", "?", ">", "#"];

    private readonly ImmutableArray<ImmutableArray<Term>> _alternatives;

    private ElementCondition(ImmutableArray<ImmutableArray<Term>> alternatives) => _alternatives = alternatives;

    /// <summary>The elements that it looks at.</summary>
    public IEnumerable<ElementDefinition> Elements => _alternatives.SelectMany(terms => terms).Select(term => term.Element);

    /// <summary>The condition that a text writes, or <see langword="null"/> where it writes none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="find">The elements that it may name.</param>
    public static ElementCondition? Read(string text, Func<string, ElementDefinition?> find)
    {
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Term>>();
        foreach (string alternative in text.Split('|'))
        {
            var terms = ImmutableArray.CreateBuilder<Term>();
            foreach (string written in alternative.Split('&'))
            {
                string? sign = Array.Find(Signs, candidate => written.Contains(candidate, StringComparison.Ordinal));
                int at = sign is null ? -1 : written.IndexOf(sign, StringComparison.Ordinal);
                if (at < 0 || find(written[..at]) is not { } element) return null;
                string value = written[(at + sign!.Length)..];
                int number = 0;
                if (sign is ">" or "#" && !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return null;
                terms.Add(new Term(element, sign, value, number));
            }

            alternatives.Add(terms.ToImmutable());
        }

        return new ElementCondition(alternatives.ToImmutable());
    }

    /// <summary>Whether it holds for values.</summary>
    /// <param name="valueOf">The value of an element.</param>
    public bool Holds(Func<ElementDefinition, string?> valueOf)
    {
        foreach (var terms in _alternatives)
        {
            bool all = true;
            foreach (var term in terms) all = all && term.Holds(valueOf(term.Element));
            if (all) return true;
        }

        return false;
    }

    private sealed record Term(ElementDefinition Element, string Sign, string Value, int Number)
    {
        public bool Holds(string? value) => ElementValue.IsStated(value) && Sign switch
        {
            "=" => ElementValue.Has(value, Value),
            "!=" => !ElementValue.Has(value, Value),
            "!$" => !value.EndsWith(Value, StringComparison.Ordinal),
            ">" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > Number,
            "#" => ElementValue.Count(value) > Number,
            _ => true,
        };
    }
}
