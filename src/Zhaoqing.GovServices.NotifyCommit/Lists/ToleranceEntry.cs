using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What follows when what was tolerated is not supplied in time (逾期未补齐的处理). Places differ, so it is data of the list.</summary>
public enum LapseConsequence
{
    /// <summary>The case is ended and the papers are given back (终止办理).</summary>
    Terminate,

    /// <summary>The acceptance is revoked with a written reason (撤销受理).</summary>
    RevokeAcceptance,

    /// <summary>The application is denied (不予审批).</summary>
    Deny,
}

/// <summary>A matter of the list of those accepted with a tolerated deficiency (容缺受理事项清单): name, main materials, tolerable materials (CON-7.6).</summary>
/// <remarks>Immutable; made by <see cref="Of"/>, which judges what may be wrong.</remarks>
public sealed record ToleranceEntry
{
    private ToleranceEntry(MatterCode matter, ImmutableArray<MaterialCode> main, ImmutableArray<MaterialCode> tolerable, Limit supplyWithin)
    {
        Matter = matter;
        Main = main;
        Tolerable = tolerable;
        SupplyWithin = supplyWithin;
    }

    /// <summary>The matter.</summary>
    public MatterCode Matter { get; }

    /// <summary>The main materials (主要申请材料), one at least: all must be there.</summary>
    public ImmutableArray<MaterialCode> Main { get; }

    /// <summary>The tolerable materials (可容缺材料), one at least.</summary>
    public ImmutableArray<MaterialCode> Tolerable { get; }

    /// <summary>Within what time after acceptance what is missing is supplied; shorter than the limit for the decision.</summary>
    public Limit SupplyWithin { get; }

    /// <summary>By how many working days the time is extended, once, for force majeure; none unless set.</summary>
    public int ExtensionDays { get; init; }

    /// <summary>How many working days before the last day the applicant is reminded; 1 unless set.</summary>
    public int RemindDays { get; init; } = 1;

    /// <summary>What follows when it is not supplied in time; the case is ended unless set.</summary>
    public LapseConsequence OnLapse { get; init; } = LapseConsequence.Terminate;

    /// <summary>The article by which the case may be decided before the supplement is there (容缺办理); <see langword="null"/> where none lets it.</summary>
    public LegalGround? MayDecideFirst { get; init; }

    /// <summary>Whether who is barred from commitment is barred here as well; the province's regulation names no bar, so not unless set.</summary>
    public bool BarsApply { get; init; }

    /// <summary>An entry from data that may be wrong.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="main">The main materials.</param>
    /// <param name="tolerable">The tolerable materials.</param>
    /// <param name="supplyWithin">Within what time they are supplied.</param>
    /// <returns>The entry; refused with <c>notify-commit.tolerance-unfit</c> with every field at fault: nothing main, nothing tolerable, a material in both or twice, a time not counted in days.</returns>
    [Clause("CON-7.6")]
    public static OneOf<Refusal, ToleranceEntry> Of(MatterCode matter, ImmutableArray<MaterialCode> main, ImmutableArray<MaterialCode> tolerable, Limit supplyWithin)
    {
        var fault = PromiseRefusals.ToleranceUnfit(matter);
        if (main.IsDefaultOrEmpty) fault = fault.OnField("main", "至少列出一份主要申请材料。");
        if (tolerable.IsDefaultOrEmpty) fault = fault.OnField("tolerable", "至少列出一份可容缺的材料。");
        if (!main.IsDefault && !tolerable.IsDefault && main.Concat(tolerable).GroupBy(code => code).Any(group => group.Count() > 1))
            fault = fault.OnField("tolerable", "同一份材料不能列两次,也不能既是主要材料又可容缺。");
        if (supplyWithin.Unit is not (LimitUnit.WorkingDays or LimitUnit.CalendarDays)) fault = fault.OnField("supplyWithin", "补齐期限应以工作日或日计。");
        return fault.Fields.IsEmpty ? new ToleranceEntry(matter, main, tolerable, supplyWithin) : fault;
    }
}
