using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What the law asks of an applicant, as far as the mode depends on it (办理要求).</summary>
[Flags]
public enum MatterNature
{
    /// <summary>Nothing that hinders handling online.</summary>
    None = 0,

    /// <summary>A law demands that the applicant comes in person (法律法规规定必须到现场).</summary>
    NeedsPresence = 1,

    /// <summary>It would need visits in several places (需多地现场办理).</summary>
    SeveralPlaces = 2,
}

/// <summary>What the applicant prefers (办理渠道选择).</summary>
public enum ServiceChoice
{
    /// <summary>Nothing: the rule chooses.</summary>
    ByRule = 0,

    /// <summary>A window, which is never closed to anybody.</summary>
    Window,

    /// <summary>Online.</summary>
    Online,

    /// <summary>A self-service terminal.</summary>
    Terminal,
}

/// <summary>A matter as routing sees it (通办事项画像): on what level it is decided, what the law asks, who decides where.</summary>
/// <remarks>Immutable.</remarks>
public sealed record RoutedMatter
{
    /// <summary>Creates it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="name">The name.</param>
    /// <param name="department">The department, which decides where no unit is known by name.</param>
    /// <param name="level">On what level it is decided: province, prefecture or county.</param>
    /// <param name="units">The deciding authorities that are known, each for its division.</param>
    /// <exception cref="ArgumentException">The level is below the county, a name is blank, or two units decide for one division.</exception>
    public RoutedMatter(MatterCode code, string name, string department, DivisionLevel level, params IEnumerable<DecidingUnit> units)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(department);
        if (level > DivisionLevel.County) throw new ArgumentException("A matter is decided at the county or above.", nameof(level));
        _ = code.ToString();
        (Code, Name, Department, Level, Units) = (code, name, department, level, [.. units]);
        if (Units.DistinctBy(unit => unit.Division).Count() != Units.Length) throw new ArgumentException($"Two units decide {code} for one division.", nameof(units));
    }

    /// <summary>The code.</summary>
    public MatterCode Code { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The department.</summary>
    public string Department { get; }

    /// <summary>On what level it is decided.</summary>
    public DivisionLevel Level { get; }

    /// <summary>The deciding authorities that are known.</summary>
    public ImmutableArray<DecidingUnit> Units { get; }

    /// <summary>What the law asks of the applicant.</summary>
    public MatterNature Nature { get; init; }

    /// <summary>The modes in which the matter can be handled, where no agreement says otherwise.</summary>
    public HandlingModes Modes { get; init; } = HandlingModes.FullOnline | HandlingModes.CollectOnBehalf | HandlingModes.SelfService;

    /// <summary>Whether it is handled often (经常办理、高频): the figures of the plan count these.</summary>
    public bool IsFrequent { get; init; }

    /// <summary>A matter of the catalogue: its lists tell who decides where, the widest of them on what level.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="level">The level where the matter has no list.</param>
    public static RoutedMatter Of(Matter matter, DivisionLevel level = DivisionLevel.County)
    {
        ArgumentNullException.ThrowIfNull(matter);
        var units = matter.Lists.Where(list => list.Division.Level <= DivisionLevel.County).Select(list => new DecidingUnit(list.Division, list.Authority)).ToArray();
        return new(matter.Code, matter.Name, matter.Department.Length > 0 ? matter.Department : "主管部门", units.Length == 0 ? level : units.Min(unit => unit.Division.Level), units);
    }
}
