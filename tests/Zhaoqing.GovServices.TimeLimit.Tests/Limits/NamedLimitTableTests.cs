using System.Reflection;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Limits;

/// <summary>The table of named limits in docs/time-limit.md says what the code says.</summary>
public class NamedLimitTableTests
{
    public static TheoryData<string> Names => [.. typeof(LegalLimits).GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(LegalLimit)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_named_limit_has_its_row(string name)
    {
        var limit = (LegalLimit)typeof(LegalLimits).GetProperty(name)!.GetValue(null)!;
        string row = Assert.Single(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "time-limit.md")), line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Contains($"`{name}`", StringComparison.Ordinal));
        string[] cells = row.Split('|');
        string unit = limit.Limit.Unit switch { LimitUnit.WorkingDays => "working days", LimitUnit.CalendarDays => "calendar days", LimitUnit.Months => "months", _ => "" };
        string said = limit.Limit.Unit == LimitUnit.SameDay ? "at once" : $"{limit.Limit.Amount} {unit}";
        string law = limit.Ground.Law?.Replace("中华人民共和国", "", StringComparison.Ordinal) ?? $"clause {limit.Ground.Clause}";

        Assert.StartsWith($" {said}", cells[2], StringComparison.Ordinal);
        Assert.Equal(limit.Backward, cells[2].Contains("before", StringComparison.Ordinal));
        Assert.Equal(limit.OtherReading is not null, cells[2].Contains("other reading", StringComparison.Ordinal));
        Assert.Equal(limit.Limit.LastDay == LastDayRule.NextWorkingDay, cells[2].Split(';')[0].Contains("rolled", StringComparison.Ordinal));
        Assert.Equal(limit.Extension is not null, cells[2].Contains($"+ {limit.Extension?.AtMost} by ", StringComparison.Ordinal));
        Assert.Equal(limit.Silence is not null, cells[2].Contains("silence accepts", StringComparison.Ordinal));
        Assert.Equal(limit.Restart is not null, cells[2].Contains("start it anew", StringComparison.Ordinal));
        Assert.Contains(law, cells[4], StringComparison.Ordinal);
    }
}
