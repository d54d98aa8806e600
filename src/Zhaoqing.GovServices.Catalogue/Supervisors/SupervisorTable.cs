using System.Collections.Frozen;
using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Who supervises what was approved (监管部门), matter by matter (谁审批、谁监管,谁主管、谁监管).</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class SupervisorTable
{
    private readonly FrozenDictionary<MatterCode, ImmutableArray<Authority>> _named;

    /// <summary>Creates a table of the matters whose supervisors are named one by one; all others have the supervisor that the rule gives them.</summary>
    /// <param name="edition">Its edition.</param>
    /// <param name="named">The supervisors that are named, at least one for each matter.</param>
    /// <exception cref="ArgumentException">The edition is blank, a matter stands twice, or one has no supervisor.</exception>
    public SupervisorTable(string edition, params IEnumerable<(MatterCode Matter, ImmutableArray<Authority> Supervisors)> named)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        ArgumentNullException.ThrowIfNull(named);
        var rows = new Dictionary<MatterCode, ImmutableArray<Authority>>();
        foreach (var (matter, supervisors) in named)
        {
            if (supervisors.IsDefaultOrEmpty) throw new ArgumentException($"The matter {matter} has no supervisor.", nameof(named));
            if (!rows.TryAdd(matter, supervisors)) throw new ArgumentException($"The matter {matter} stands twice.", nameof(named));
        }

        Edition = edition;
        _named = rows.ToFrozenDictionary();
    }

    /// <summary>Its edition.</summary>
    public string Edition { get; }

    /// <summary>Who supervises a matter in a division: those named for it, else the authority that approves there, else the department in charge.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="list">The list by which it is approved; <see langword="null"/> where no authority approves it.</param>
    /// <returns>At least one authority; refused with <c>catalogue.supervisor-unknown</c> where nobody is known.</returns>
    /// <exception cref="ArgumentException">The list is that of another matter.</exception>
    [Clause("REG-2.9")]
    public OneOf<Refusal, ImmutableArray<Authority>> Of(Matter matter, MatterList? list)
    {
        ArgumentNullException.ThrowIfNull(matter);
        if (list is not null && list.Matter != matter.Code) throw new ArgumentException("The list is that of another matter.", nameof(list));
        if (_named.TryGetValue(matter.Code, out var supervisors)) return supervisors;
        if (list is not null) return ImmutableArray.Create(list.Authority);
        return string.IsNullOrWhiteSpace(matter.Department)
            ? new Refusal("catalogue.supervisor-unknown", "该事项没有明确监管部门,也没有审批部门和主管部门,请逐项明确。", LegalGround.OfClause("REG-2.9"))
            : ImmutableArray.Create(new Authority(matter.Department, Code: null));
    }

    /// <summary>The permits of an edition for which nobody supervises: none where every permit names its supervisor.</summary>
    [Clause("REG-2.10")]
    public ImmutableArray<Finding> Missing(CatalogueEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return
        [
            .. edition.Matters.Where(matter => matter.Kind == MatterKind.Licence && Of(matter, matter.Lists.FirstOrDefault()).IsT0)
                .Select(matter => new Finding(matter.ToString(), "supervisor", "", "matter.supervisor-missing", "行政许可事项没有明确监管部门。")),
        ];
    }
}
