using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Keeps the terms of cases that are bound to the same list once: a thousand cases of a matter hold one list, not a thousand.</summary>
internal sealed class SharedTerms
{
    private readonly Dictionary<(string Edition, string Matter, DivisionCode Division), List<CaseTerms>> _known = [];

    /// <summary>Terms equal to these, member by member.</summary>
    public CaseTerms Of(CaseTerms terms)
    {
        var known = CollectionsMarshal.GetValueRefOrAddDefault(_known, (terms.Edition, terms.MatterName, terms.ListDivision), out _) ??= [];
        foreach (var shared in known)
        {
            if (ReferenceEquals(shared, terms) || AreSame(shared, terms)) return shared;
        }

        known.Add(terms);
        return terms;
    }

    /// <summary>Whether all members are equal, the lists one by one.</summary>
    private static bool AreSame(CaseTerms one, CaseTerms other) =>
        one.Materials.SequenceEqual(other.Materials)
        && one.SpecialSteps.SequenceEqual(other.SpecialSteps)
        && (one with { Materials = [], SpecialSteps = [] }) == (other with { Materials = [], SpecialSteps = [] });
}
