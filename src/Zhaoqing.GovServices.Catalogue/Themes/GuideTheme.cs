using System.Collections.Immutable;
using System.Globalization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A real theme by the guides (办事指南) of its members, with the order that the texts set.</summary>
/// <remarks>Immutable. <see cref="Bind"/> makes a theme of it with the matters of an edition that carry these guides.</remarks>
/// <param name="Name">Its name, as in <see cref="NamedTheme"/>.</param>
/// <param name="Members">The members, by their numbers.</param>
public sealed record GuideTheme(string Name, ImmutableArray<GuideThemeMember> Members)
{
    /// <summary>The 25 themes that ship with the package, for the guides taken from statutes; see the package's <c>Themes/SOURCES.md</c>.</summary>
    public static ImmutableArray<GuideTheme> Shipped { get; } =
    [
        .. ShippedTable.Rows("theme-guides.tsv", columns: 5).GroupBy(cells => cells[0], StringComparer.Ordinal).Select(rows => new GuideTheme(rows.Key, [.. rows.Select(MemberOf)])),
    ];

    /// <summary>The theme with the matters of an edition.</summary>
    /// <param name="edition">The edition whose matters have the guides.</param>
    /// <param name="policy">What becomes of the others when a member is refused; no source says.</param>
    /// <returns>The theme; refused with <c>catalogue.matter-unknown</c> where no matter has the guide of a member, or as <see cref="Theme.Of"/> refuses.</returns>
    public OneOf<Refusal, Theme> Bind(CatalogueEdition edition, RefusalPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var matters = new Dictionary<int, MatterCode>();
        foreach (var member in Members)
        {
            if (edition.Matters.FirstOrDefault(matter => matter.Guide?.Id == member.Guide) is not { } matter) return ThemeRefusals.GuideUnknown(member.Guide.ToString());
            matters.Add(member.Sequence, matter.Code);
        }

        return Theme.Of(Name, policy, Members.Select(member => new ThemeMember(matters[member.Sequence])
        {
            After = [.. member.After.Select(number => matters[number])],
            OrderReason = member.Reason,
        }));
    }

    private static GuideThemeMember MemberOf(string[] cells) => new(
        int.Parse(cells[1], CultureInfo.InvariantCulture),
        MatterCode.Parse(cells[2], CultureInfo.InvariantCulture),
        cells[3].Length == 0 ? [] : [int.Parse(cells[3], CultureInfo.InvariantCulture)],
        cells[4]);
}

/// <summary>A member of a real theme by its guide.</summary>
/// <param name="Sequence">Its number in the theme, from 1.</param>
/// <param name="Guide">The guide.</param>
/// <param name="After">The numbers of the members it comes after.</param>
/// <param name="Reason">Why it comes after them, or that the texts set no order (条文未定先后), with the article.</param>
public sealed record GuideThemeMember(int Sequence, MatterCode Guide, ImmutableArray<int> After, string Reason);
