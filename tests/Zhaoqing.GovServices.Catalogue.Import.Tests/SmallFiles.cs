namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

/// <summary>A source of one matter and one guide without a fault, and the same with a cell changed.</summary>
internal static class SmallFiles
{
    private const string MatterHeader = "no,name,department,authority,basis,source,kind,base_code,implementation_code";
    private const string MatterRow = "1,示例许可,某局,12441500196720244T,《某法》第三条,某表,行政许可,511Z07001006,511Z07001006-511602000000-000-12441500196720244T-1-00";
    private const string GuideHeader =
        "guide,matter,matters_no,kind,authority,level,audience,statutory_limit,limit_unit,limit_note,limit_article,start,extension,deliver_limit,validity,renewal,special_steps,fee,commit_or_tolerate_hint,law,law_version_date,articles,note";
    private const string GuideRow = "demo,示例许可,1,行政许可,某机关,县级,企业;自然人,15,workingDays,,9,受理,,,,,,,,某法,2020-01-01,8;9;细则:2,";
    private const string MaterialHeader = "guide,seq,material,necessity,situation,form,issued_by,e_licence_type,article,note";
    private const string MaterialRow = "demo,1,申请书,必要,,,,,8,";
    private const string StepHeader = "guide,seq,step,actor,limit,unit,counted_in_limit,article";
    private const string StepRow = "demo,1,决定,某机关,15,workingDays,yes,9";

    public static Dictionary<string, string> Texts() => new(StringComparer.Ordinal)
    {
        ["matters.csv"] = $"{MatterHeader}\n{MatterRow}\n",
        ["guides.csv"] = $"{GuideHeader}\n{GuideRow}\n",
        ["guide-materials.csv"] = $"{MaterialHeader}\n{MaterialRow}\n",
        ["guide-steps.csv"] = $"{StepHeader}\n{StepRow}\n",
    };

    /// <summary>The files with one cell of the only row of one file changed.</summary>
    public static Dictionary<string, string> With(string file, string column, string value) => With(Texts(), file, column, value);

    public static Dictionary<string, string> With(Dictionary<string, string> texts, string file, string column, string value)
    {
        var lines = texts[file].Split('\n');
        var cells = lines[1].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), column)] = value;
        lines[1] = string.Join(',', cells);
        texts[file] = string.Join('\n', lines);
        return texts;
    }

    /// <summary>The files with one more row in one file: the first one with some cells changed.</summary>
    public static Dictionary<string, string> Adding(string file, params (string Column, string Value)[] cells)
    {
        var changed = Texts();
        foreach (var (column, value) in cells) With(changed, file, column, value);
        var texts = Texts();
        texts[file] += changed[file].Split('\n')[1] + "\n";
        return texts;
    }

    public static ImportReport Import(Dictionary<string, string> texts) => RealFiles.Import(texts).Match(refusal => throw new InvalidOperationException(refusal.Message), report => report);
}
