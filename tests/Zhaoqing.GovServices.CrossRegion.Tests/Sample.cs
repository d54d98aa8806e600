using NodaTime;
using NodaTime.Text;
using Sylvan.Data.Csv;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion.Tests;

/// <summary>The real divisions and matters, and invented agreements over them.</summary>
internal static class Sample
{
    public static readonly LocalDate Day = new(2023, 9, 22);
    public static readonly DivisionCode FoshanCity = DivisionCode.Parse("4406");
    public static readonly DivisionCode ZhaoqingCity = DivisionCode.Parse("4412");
    public static readonly DivisionCode Duanzhou = DivisionCode.Parse("441202");
    public static readonly DivisionCode Sihui = DivisionCode.Parse("441284");
    public static readonly DivisionCode Nanhai = DivisionCode.Parse("440605");
    public static readonly FieldList Fields = new("市场监管", "人力资源社会保障", "公安", "其他");

    /// <summary>The matters of the sample host's list, each once; one in four counts as frequent.</summary>
    public static readonly RoutedMatter[] Matters = [.. Rows("matters.csv").Select(row => (Code: row["base_code"] is { Length: > 0 } code ? code : $"local-{row["no"]}", Name: row["name"], Department: row["department"]))
        .Where(row => MatterCode.TryParse(row.Code, provider: null, out _)).DistinctBy(row => row.Code)
        .Select((row, place) => new RoutedMatter(MatterCode.Parse(row.Code), row.Name, row.Department is { Length: > 0 } ? row.Department : "主管部门", (DivisionLevel)(place % 3))
        {
            IsFrequent = place % 4 == 0,
            Nature = (MatterNature)(place % 4),
        })];

    public static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(ChinaTime.Zone).ToInstant();

    public static IEnumerable<Dictionary<string, string>> Rows(string name)
    {
        using var csv = CsvDataReader.Create(new StreamReader(typeof(Sample).Assembly.GetManifestResourceStream(name)!));
        while (csv.Read()) yield return Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, csv.GetString, StringComparer.Ordinal);
    }

    public static AgreementItem Item(MatterCode matter, AgreementDirection direction, string deciding = "4412", string authority = "肇庆市示例局(虚构)", HandlingModes modes = HandlingModes.CollectOnBehalf, string field = "其他") =>
        new(matter, direction, modes, "示例政务服务中心(虚构)", "示例办理窗口(虚构)", new DecidingUnit(DivisionCode.Parse(deciding), new Authority(authority, Code: null)), field);

    public static Agreement Agreed(string id, AgreementParty first, AgreementParty second, params AgreementItem[] items) =>
        Agreement.Of(id, 1, first, second, new LocalDate(2023, 1, 1), through: null, Fields, items).AsT1;

    /// <summary>FoshanCity and Zhaoqing open so many matters in one direction each, in the six fields in turn.</summary>
    public static Agreement FoZhao(int count) => Agreed("fo-zhao", new AgreementParty(FoshanCity), new AgreementParty(ZhaoqingCity), [.. Matters.Take(count).Select((matter, place) => Item(
        matter.Code, place % 2 == 0 ? AgreementDirection.FirstReceives : AgreementDirection.SecondReceives, place % 2 == 0 ? "4412" : "4406", place % 2 == 0 ? "肇庆市示例局(虚构)" : "佛山市示例局(虚构)",
        place % 3 == 0 ? HandlingModes.FullOnline : HandlingModes.CollectOnBehalf, FieldList.KeyFields[place % 6]))]);

    public static CrossRegionRules Rules(IEnumerable<Agreement> agreements, params ExceptionEntry[] exceptions) =>
        CrossRegionRules.Of(DivisionTree.Shipped, Matters, AgreementSet.Of(agreements).AsT1, exceptions).AsT1;
}
