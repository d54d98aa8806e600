using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A window (服务窗口) of a place.</summary>
/// <param name="Number">Its number in the place.</param>
/// <param name="Kind">Its kind, a name of the list of kinds.</param>
/// <param name="Matters">The matters it takes; none for a comprehensive window, which takes all that its place takes.</param>
public sealed record ServiceWindow(string Number, string Kind, ImmutableArray<MatterCode> Matters)
{
    /// <summary>Whether it is a comprehensive window (综合办事窗口).</summary>
    public bool IsComprehensive => string.Equals(Kind, WindowKinds.Comprehensive, StringComparison.Ordinal);

    /// <summary>Whether it takes a matter that its place takes.</summary>
    public bool Takes(MatterCode matter) => Matters.IsEmpty ? IsComprehensive : Matters.Contains(matter);
}

/// <summary>The kinds of window that a centre is to have (服务窗口类别): the five that the plan names, and others that a city adds up to its ten.</summary>
/// <remarks>Immutable. An open list: the plan speaks of ten kinds and names five; the others are data of the city.</remarks>
public sealed class WindowKinds
{
    internal const string Comprehensive = "综合办事";

    private WindowKinds(string edition, ImmutableArray<string> names)
    {
        Edition = edition;
        Names = names;
    }

    /// <summary>How many kinds the plan speaks of.</summary>
    public static int Planned => 10;

    /// <summary>The five kinds that the plan names.</summary>
    public static ImmutableArray<string> Named { get; } = ["综合咨询", Comprehensive, "帮办代办", "跨省通办·省内通办", "办不成事反映"];

    /// <summary>The edition of the list.</summary>
    public string Edition { get; }

    /// <summary>The kinds.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>A list from data that may be wrong.</summary>
    /// <param name="edition">Its edition.</param>
    /// <param name="names">The kinds; the five named ones must be among them.</param>
    /// <returns>The list; refused with <c>catalogue.window-kinds-incomplete</c> or <c>catalogue.window-kind-twice</c>.</returns>
    [Clause("REG-1.8")]
    public static OneOf<Refusal, WindowKinds> Of(string edition, params IEnumerable<string> names)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        ImmutableArray<string> all = [.. names];
        if (Named.Except(all, StringComparer.Ordinal).FirstOrDefault() is { } missing) return PlaceRefusals.KindMissing(missing);
        return all.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? PlaceRefusals.KindTwice(twice.Key)
            : new WindowKinds(edition, all);
    }

    /// <summary>The kinds of the list that a place does not have, in the order of the list.</summary>
    [Clause("REG-1.8")]
    public ImmutableArray<string> MissingIn(ServicePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return [.. Names.Except(place.Windows.Select(window => window.Kind), StringComparer.Ordinal)];
    }
}
