using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The one notice (一次告知) of a theme: what all members ask, told at once.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ThemeNotice
{
    private readonly ComposedTheme _theme;

    internal ThemeNotice(ComposedTheme theme)
    {
        _theme = theme;
        Materials = theme.Materials;
        Conditions = [.. theme.Matters.SelectMany(matter => matter.Guide?.Conditions ?? []).Distinct(StringComparer.Ordinal)];
        Fees = [.. theme.Matters.Where(matter => !string.IsNullOrEmpty(matter.Guide?.Fee)).Select(matter => $"{matter.Name}:{matter.Guide!.Fee}")];
        Time = theme.LongestPaths().Match(refusal => refusal.Message, paths => paths.Length == 1 ? $"{paths[0]}" : "以较长者为准:" + string.Join(';', paths));
        OnRefusal = theme.Choice.Theme.Policy.Words();
    }

    /// <summary>The materials, each once.</summary>
    public ImmutableArray<ComposedMaterial> Materials { get; }

    /// <summary>The conditions (条件) of all members, each once.</summary>
    public ImmutableArray<string> Conditions { get; }

    /// <summary>What the texts say about fees, by member; empty where they say nothing.</summary>
    public ImmutableArray<string> Fees { get; }

    /// <summary>How long the whole takes, in Chinese, or why that is not known.</summary>
    public string Time { get; }

    /// <summary>What becomes of the others when a member is refused.</summary>
    public string OnRefusal { get; }

    /// <summary>The notice as a text in Chinese, its lines ended by a line feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"“{_theme.Choice.Theme.Name}”一次告知\n");
        Write("办理事项", _theme.Matters.Select(matter => matter.Name + (matter.Unified.DecisionLimit is { } decision ? $",{decision.Limit}" : "")));
        Write("办理条件", Conditions);
        Write("申请材料", Materials.Select(material => $"{material.Name},{material.Copies}份{Need(material)}"));
        Write("申请表填写", _theme.Fields.Select(field => field.Field.Label));
        Write("收费", Fees);
        text.Append(CultureInfo.InvariantCulture, $"办结时限:{Time}\n{OnRefusal}\n");
        return text.ToString();

        void Write(string title, IEnumerable<string> lines)
        {
            int number = 0;
            foreach (string line in lines)
            {
                if (number == 0) text.Append(CultureInfo.InvariantCulture, $"{title}:\n");
                text.Append(CultureInfo.InvariantCulture, $"{++number}. {line}\n");
            }
        }
    }

    private static string Need(ComposedMaterial material) => material.Necessity switch
    {
        Necessity.Required => "",
        Necessity.Tolerable => "(可容缺后补)",
        _ => "(" + string.Join(';', material.Uses.Select(use => use.Material.Situation).OfType<string>().DefaultIfEmpty("按情形").Distinct(StringComparer.Ordinal)) + ")",
    };
}
