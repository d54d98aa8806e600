using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A theme that a document or a public page names (“一件事”名目), with the names of its members where they are told.</summary>
/// <remarks>Immutable. Names alone: which matters of a catalogue they are is for whoever composes the theme.</remarks>
/// <param name="Name">Its name.</param>
/// <param name="Holder">Whom it serves: 企业 or 个人.</param>
/// <param name="Members">The names of its members, in the order of the source; empty where the source tells none.</param>
/// <param name="Lead">The leading department (牵头部门); empty where the source names none.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="IsSeen">Whether the text was read; otherwise it is recalled, and no proof that a list is complete.</param>
public sealed record NamedTheme(string Name, string Holder, ImmutableArray<string> Members, string Lead, string Source, bool IsSeen)
{
    /// <summary>The 79 themes that ship with the package, in the order of the table; see the package's <c>Themes/SOURCES.md</c>.</summary>
    public static ImmutableArray<NamedTheme> Shipped { get; } =
    [
        .. ShippedTable.Rows("themes.tsv", columns: 6).GroupBy(cells => cells[0], StringComparer.Ordinal).Select(rows => new NamedTheme(
            rows.Key, rows.First()[1], [.. rows.Select(cells => cells[2]).Where(name => name.Length > 0)], rows.First()[3], rows.First()[4], rows.All(cells => cells[5] is "seen"))),
    ];
}

/// <summary>The six life themes (生活类“一件事”) that are to be done on the phone (掌上办).</summary>
public static class LifeThemes
{
    /// <summary>Their names, as the plan names them.</summary>
    public static ImmutableArray<string> Names { get; } = ["新生儿入户", "灵活就医", "公民婚育", "公民退休", "扶残助残", "公民身后"];

    /// <summary>What is missing: a theme that is not there, is on no channel of the phone, or has no questions by which the situation chooses its members.</summary>
    /// <param name="themes">The themes that are offered.</param>
    /// <param name="phoneChannels">The channels of the phone, for example 粤省事.</param>
    /// <returns>The findings, in the order of the names; empty where all six are whole.</returns>
    [Clause("CON-1.5")]
    public static ImmutableArray<Finding> Missing(IEnumerable<Theme> themes, params IEnumerable<string> phoneChannels)
    {
        ArgumentNullException.ThrowIfNull(themes);
        ImmutableArray<string> phone = [.. phoneChannels];
        var byName = themes.ToLookup(theme => theme.Name, StringComparer.Ordinal);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (string name in Names)
        {
            if (byName[name].FirstOrDefault() is not { } theme) findings.Add(new Finding(name, "theme", "", "theme.life-missing", "生活类“一件事”尚未设立。"));
            else if (!phone.Any(theme.IsOn)) findings.Add(new Finding(name, "channels", string.Join(';', theme.Channels), "theme.life-not-on-phone", "生活类“一件事”尚未上线掌上办。"));
            else if (theme.Members.All(member => member.When.IsEmpty)) findings.Add(new Finding(name, "questions", "", "theme.life-without-questions", "没有按情形选择事项的问题。"));
        }

        return findings.ToImmutable();
    }
}
