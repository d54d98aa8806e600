using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.TimeLimit.Tests;

/// <summary>The obvious model: reads the table anew and walks day by day. Nothing of the package is used.</summary>
internal static class SlowWalk
{
    public static readonly LocalDate First = new(2002, 1, 1), FirmThrough = new(2026, 11, 30), Last = new(2028, 12, 31);

    private static readonly HashSet<LocalDate> Off = [], MakeUp = [];

    static SlowWalk()
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "state-council.csv")).Skip(1))
        {
            var cells = line.Split(',');
            (cells[1] is "off" ? Off : MakeUp).Add(Date(cells[0]));
        }

        // The holidays that law fixes, written out from the almanac.
        foreach (var day in new[] { "01-01", "02-05", "02-06", "02-07", "02-08", "04-05", "05-01", "05-02", "06-09", "09-15", "10-01", "10-02", "10-03" })
            Off.Add(Date($"2027-{day}"));
        foreach (var day in new[] { "01-01", "01-25", "01-26", "01-27", "01-28", "04-04", "05-01", "05-02", "05-28", "10-01", "10-02", "10-03" })
            Off.Add(Date($"2028-{day}"));
    }

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static bool Works(LocalDate day) =>
        MakeUp.Contains(day) || (!Off.Contains(day) && day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));

    public static IEnumerable<LocalDate> Days(LocalDate from, LocalDate through)
    {
        for (var day = from; day <= through; day = day.PlusDays(1)) yield return day;
    }

    /// <summary>The first working day from a day on; null beyond the coverage.</summary>
    public static LocalDate? Roll(LocalDate day)
    {
        for (; day <= Last; day = day.PlusDays(1))
        {
            if (Works(day)) return day;
        }

        return null;
    }
}
