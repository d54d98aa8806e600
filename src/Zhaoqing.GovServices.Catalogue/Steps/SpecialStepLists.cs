using System.Collections.Frozen;
using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The published lists of special steps (特殊环节清单), matter by matter: only what stands there stops the clock of a case.</summary>
/// <remarks>Immutable and safe for concurrent use. The steps themselves, with limit and basis, are those of TimeLimit.</remarks>
public sealed class SpecialStepLists
{
    private static readonly SpecialStepList Empty = new();

    private readonly FrozenDictionary<MatterCode, SpecialStepList> _lists;

    /// <summary>Creates the lists of an edition.</summary>
    /// <param name="edition">Their edition.</param>
    /// <param name="lists">The list of each matter that has special steps.</param>
    /// <exception cref="ArgumentException">The edition is blank, or a matter stands twice.</exception>
    public SpecialStepLists(string edition, params IEnumerable<(MatterCode Matter, SpecialStepList List)> lists)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        ArgumentNullException.ThrowIfNull(lists);
        var byMatter = new Dictionary<MatterCode, SpecialStepList>();
        foreach (var (matter, list) in lists)
        {
            if (!byMatter.TryAdd(matter, list)) throw new ArgumentException($"The matter {matter} stands twice.", nameof(lists));
        }

        Edition = edition;
        _lists = byMatter.ToFrozenDictionary();
    }

    /// <summary>Their edition.</summary>
    public string Edition { get; }

    /// <summary>The special steps of a matter; an empty list where none is published, and then nothing stops the clock.</summary>
    [Clause("REG-2.7")]
    public SpecialStepList Of(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return _lists.GetValueOrDefault(matter.Code, Empty);
    }

    /// <summary>What the rules find: a matter whose guide or steps speak of time that does not count and that has no published list, and a list of a matter that the edition lacks.</summary>
    [Clause("REG-2.7")]
    public ImmutableArray<Finding> Findings(CatalogueEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return
        [
            .. edition.Matters.Where(matter => Of(matter).Steps.IsEmpty && Speaks(matter) is not null)
                .Select(matter => new Finding(matter.ToString(), "specialSteps", Speaks(matter)!, "step.list-missing", "有不计入时限的环节,但没有公布特殊环节清单。")),
            .. _lists.Keys.Where(code => edition.Find(code) is null).Order()
                .Select(code => new Finding(code.ToString(), "specialSteps", "", "step.matter-unknown", "特殊环节清单所列事项不在目录中。")),
        ];
    }

    private static string? Speaks(Matter matter) =>
        string.IsNullOrWhiteSpace(matter.Guide?.SpecialSteps) ? matter.Unified.Steps.FirstOrDefault(step => step.Counted == false)?.Name : matter.Guide.SpecialSteps;
}
