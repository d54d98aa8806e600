using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline.Tests.Scope;

/// <summary>A composed sentence with what it is (see Data/SOURCES.md).</summary>
/// <param name="Base">The sentence without opening, ending, place and time: what two of the same are known by.</param>
/// <param name="Text">The sentence without opening, ending and place, which would tell by how it was composed.</param>
/// <param name="Whole">As it stands.</param>
/// <param name="Category">Its category.</param>
/// <param name="Scope">A to E.</param>
/// <param name="Owner">Whose it is.</param>
internal sealed record Sentence(string Base, string Text, string Whole, string Category, string Scope, string Owner);

/// <summary>The composed sentences.</summary>
internal static class Sentences
{
    private static readonly string[] Openings =
        ["市民咨询：", "您好，", "来电人反映，", "昨天也打过一次，", "喂，", "粤省心小程序留言：", "我想反映一下，", "市民来电反映：", "市民来电：", "群众来信：", "救命，"];

    private static readonly string[] Endings =
        ["请回复处理情况。", "不需要回电。", "谢谢。", "麻烦核实一下。", "请有关部门尽快处理。", "希望给个答复。", "已经多次反映没有结果。", "麻烦快来。", "快点！"];

    private static readonly string[] Times =
        ["上周", "今天早上", "从去年年底开始", "昨晚十一点多", "最近半个月", "每到下雨天", "这个月", "连续三天", "刚刚", "正在", "现在"];

    public static ImmutableArray<Sentence> All { get; } = [.. Rows("hotline.csv").Select(Of)];

    /// <summary>One of each base, the first.</summary>
    public static ImmutableArray<Sentence> Bases { get; } = [.. All.DistinctBy(sentence => sentence.Base, StringComparer.Ordinal).OrderBy(sentence => sentence.Base, StringComparer.Ordinal)];

    public static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(Open(name));
        _ = reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line.Split(',');
    }

    public static Stream Open(string name) => typeof(Sentences).Assembly.GetManifestResourceStream(name)!;

    private static Sentence Of(string[] row)
    {
        string text = row[1];
        while (Array.Find(Openings, opening => text.StartsWith(opening, StringComparison.Ordinal)) is { } opening) text = text[opening.Length..];
        while (Array.Find(Endings, ending => text.EndsWith(ending, StringComparison.Ordinal)) is { } ending) text = text[..^ending.Length];
        if (row[6].Length > 0) text = text.Replace(row[6], "某地", StringComparison.Ordinal);
        string bare = Times.Aggregate(text, (left, time) => left.Replace(time, "", StringComparison.Ordinal));
        return new Sentence(bare, text, row[1], row[2], row[4], row[5]);
    }
}
