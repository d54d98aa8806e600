using System.Collections.Immutable;
using System.Globalization;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A matter (政务服务事项): what people can ask of the government, and the lists by which its divisions handle it.</summary>
/// <remarks>
/// Immutable. Materials, limits and steps stand once, in <see cref="Unified"/>, and every list shares them,
/// so that the same matter is handled to the same standard in every division.
/// </remarks>
public sealed record Matter
{
    private readonly MatterElements? _elements;

    /// <summary>Creates a matter with one list for each deciding unit.</summary>
    /// <param name="code">The code.</param>
    /// <param name="name">The name as printed.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="department">The department as printed; empty where the source names none.</param>
    /// <param name="unified">What is the same in every division.</param>
    /// <param name="units">The deciding units, at most one for a division.</param>
    /// <exception cref="ArgumentException">The name is blank, the kind is unknown, or two units decide for one division.</exception>
    public Matter(MatterCode code, string name, MatterKind kind, string department, UnifiedPart unified, params ReadOnlySpan<DecidingUnit> units)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(department);
        ArgumentNullException.ThrowIfNull(unified);
        if (!Enum.IsDefined(kind)) throw new ArgumentException("The kind is none of the closed set.", nameof(kind));
        _ = code.ToString();
        Code = code;
        Name = name;
        Kind = kind;
        Department = department;
        Unified = unified;
        var lists = new MatterList[units.Length];
        string[] divisions = new string[units.Length];
        for (int i = 0; i < lists.Length; i++)
        {
            lists[i] = new MatterList(code, units[i], unified);
            divisions[i] = lists[i].Division.ToString("G", CultureInfo.InvariantCulture);
        }

        Array.Sort(divisions, lists, StringComparer.Ordinal);
        for (int i = 1; i < lists.Length; i++)
        {
            if (lists[i].Division == lists[i - 1].Division) throw new ArgumentException($"Two units decide {code} for division {lists[i].Division}.", nameof(units));
        }

        Lists = [.. lists];
    }

    /// <summary>The code.</summary>
    public MatterCode Code { get; }

    /// <summary>The name (事项名称) as printed.</summary>
    public string Name { get; }

    /// <summary>The kind (事项类型).</summary>
    public MatterKind Kind { get; }

    /// <summary>The department (主管部门) as printed; empty where the source names none.</summary>
    public string Department { get; }

    /// <summary>What is the same in every division.</summary>
    public UnifiedPart Unified { get; }

    /// <summary>The implementation lists (实施清单), ordered by division; each division has at most one.</summary>
    public ImmutableArray<MatterList> Lists { get; }

    /// <summary>The legal bases (设定和实施依据); empty where none is known.</summary>
    public ImmutableArray<LegalGround> Bases { get; init; } = [];

    /// <summary>Whom the matter serves (服务对象), as printed; empty where it is not known.</summary>
    public ImmutableArray<string> Audience { get; init; } = [];

    /// <summary>Where the matter was taken from, in words.</summary>
    public string Source { get; init; } = "";

    /// <summary>The guide, where there is one.</summary>
    public MatterGuide? Guide { get; init; }

    /// <summary>The elements (要素) of the matter and its lists; <see langword="null"/> where the source gives none.</summary>
    /// <exception cref="ArgumentException">They are another matter's, or of a division for which the matter has no list.</exception>
    public MatterElements? Elements
    {
        get => _elements;
        init
        {
            if (value is not null && value.Matter != Code) throw new ArgumentException("The elements are another matter's.", nameof(value));
            if (value is not null && value.Lists.Any(list => Lists.All(own => own.Division != list.Division))) throw new ArgumentException("The matter has no list for a division of the elements.", nameof(value));
            _elements = value;
        }
    }

    /// <summary>Whether one can apply: the list of materials is there and whole. Other matters are published to be read.</summary>
    public bool CanApply => Unified.CanApply;

    /// <summary>Whether the matter is served for a division: one of its lists is for it, for a division around it, or for one inside it.</summary>
    public bool Serves(DivisionCode division)
    {
        foreach (var list in Lists)
        {
            if (list.Division.Contains(division) || division.Contains(list.Division)) return true;
        }

        return false;
    }

    /// <summary>Code and name.</summary>
    public override string ToString() => $"{Code} {Name}";
}
