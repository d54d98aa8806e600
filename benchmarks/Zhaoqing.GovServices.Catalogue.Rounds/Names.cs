namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>The real names of the sample, and as many more as are asked for, each the start of one real name and the end of another.</summary>
internal static class Names
{
    public static List<string> Make(int count, int seed)
    {
        var names = new List<string>(Real().Distinct(StringComparer.Ordinal));
        var real = names.ToArray();
        var known = new HashSet<string>(names, StringComparer.Ordinal);
        var random = new Random(seed);
        while (names.Count < count)
        {
            string start = real[random.Next(real.Length)], end = real[random.Next(real.Length)];
            string name = start[..random.Next(start.Length / 3, start.Length)] + end[random.Next(end.Length / 3, end.Length)..];
            if (name.Length is >= 4 and <= 60 && !char.IsWhiteSpace(name[0]) && known.Add(name)) names.Add(name);
        }

        return names;
    }

    /// <summary>Pieces of 1, 2 and 4 characters from anywhere in the names, whole real names, and words that people type.</summary>
    public static List<string> Queries(List<string> names, int each, int seed)
    {
        var random = new Random(seed);
        var queries = new List<string>(each * 5);
        foreach (int length in new[] { 1, 2, 4 })
        {
            for (int made = 0; made < each;)
            {
                string name = names[random.Next(names.Count)];
                if (name.Length < length) continue;
                string piece = name.Substring(random.Next(name.Length - length + 1), length);
                if (piece.Any(char.IsWhiteSpace) || piece.All(char.IsAsciiLetter)) continue;
                queries.Add(piece);
                made++;
            }
        }

        string[] real = [.. Real().Where(name => !name.Any(char.IsWhiteSpace))];
        for (int made = 0; made < each; made++) queries.Add(real[random.Next(real.Length)]);
        string[] words = ["登记", "许可证", "个体工商户", "养老保险", "变更", "注销登记", "道路运输", "卫生许可", "残疾人", "(县级)", "企业 变更", "烟草专卖 补办", "建设工程 规划", "失业保险金", "护士 注册", "公共场所卫生许可"];
        for (int made = 0; made < each; made++) queries.Add(words[made % words.Length]);
        return queries;
    }

    private static List<string> Real()
    {
        using var stream = typeof(Names).Assembly.GetManifestResourceStream("matters.csv") ?? throw new InvalidOperationException("The names are missing from the assembly.");
        using var reader = new StreamReader(stream);
        var real = new List<string>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            string name = line.Split(',')[1].Trim('"');
            if (name.Length >= 2) real.Add(name);
        }

        return real;
    }
}
