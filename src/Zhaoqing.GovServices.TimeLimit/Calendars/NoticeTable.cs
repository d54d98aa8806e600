using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Reads the tables of notices that ship inside the package; see <c>state-council.txt</c> for their columns.</summary>
internal static class NoticeTable
{
    private const string DaysHeader = "date,kind,name,notice,year";
    private const string NoticesHeader = "number,year,issued,change";
    private const string SupersededHeader = "date,kind,name,notice";

    /// <summary>The shipped archive.</summary>
    /// <exception cref="InvalidDataException">A table is missing or wrong.</exception>
    public static NoticeArchive StateCouncil()
    {
        using TextReader days = Open("state-council.csv"), notices = Open("state-council-notices.csv"), superseded = Open("state-council-superseded.csv");
        return Read(days, notices, superseded);
    }

    /// <summary>Reads an archive.</summary>
    /// <param name="days">The days that stand.</param>
    /// <param name="notices">When notices were issued, and which are changes; a notice that is not in it is a yearly one of unknown day.</param>
    /// <param name="superseded">Days as first arranged, that a change has arranged again.</param>
    /// <exception cref="InvalidDataException">A line is wrong (the message tells which), or the notices contradict one another.</exception>
    public static NoticeArchive Read(TextReader days, TextReader notices, TextReader superseded)
    {
        var issued = Rows(notices, NoticesHeader).ToDictionary(
            row => row.Cells[0], row => (Issued: DateOf(row.Cells[2], row), IsChange: row.Cells[3] is "change"), StringComparer.Ordinal);
        var first = Rows(superseded, SupersededHeader).ToLookup(row => row.Cells[3], DayOf, StringComparer.Ordinal);
        var standing = new List<(string Number, int Year, NoticedDay Day)>();
        foreach (var row in Rows(days, DaysHeader))
        {
            var day = DayOf(row);
            if (standing.Count > 0 && day.Date <= standing[^1].Day.Date) throw new InvalidDataException($"Line {row.Line} does not come after the day above it.");
            if (!int.TryParse(row.Cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out int year)) throw Wrong(row);
            standing.Add((row.Cells[3], year, day));
        }

        if (standing.Count == 0) throw new InvalidDataException("The table has no day.");
        try
        {
            // Grouping keeps the order of first appearance: a change in mid-year comes after the notice that it changes.
            return new NoticeArchive(standing.GroupBy(row => (row.Number, row.Year)).Select(group =>
            {
                var (when, isChange) = issued.TryGetValue(group.Key.Number, out var known) ? (known.Issued, known.IsChange) : ((LocalDate?)null, false);
                var asIssued = group.Select(row => row.Day).Concat(first[group.Key.Number]).OrderBy(day => day.Date);
                return new HolidayNotice(group.Key.Number.Length == 0 ? null : group.Key.Number, group.Key.Year, when, isChange, asIssued);
            }));
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    private static StreamReader Open(string name) => new(
        typeof(NoticeTable).Assembly.GetManifestResourceStream(name) ?? throw new InvalidDataException($"The table {name} is missing from the assembly."));

    private static IEnumerable<Row> Rows(TextReader reader, string header)
    {
        if (!string.Equals(reader.ReadLine(), header, StringComparison.Ordinal)) throw new InvalidDataException($"Line 1 is not '{header}'.");
        int columns = header.Split(',').Length;
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            var row = new Row(line, text, text.Split(','));
            yield return row.Cells.Length == columns ? row : throw Wrong(row);
        }
    }

    private static NoticedDay DayOf(Row row)
    {
        NoticedDayKind? kind = row.Cells[1] switch { "off" => NoticedDayKind.Off, "makeUp" => NoticedDayKind.MakeUp, _ => null };
        return kind is { } known ? new NoticedDay(DateOf(row.Cells[0], row), known, row.Cells[2]) : throw Wrong(row);
    }

    private static LocalDate DateOf(string text, Row row) =>
        LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) ? date : throw Wrong(row);

    private static InvalidDataException Wrong(Row row) => new($"Line {row.Line} is no noticed day: '{row.Text}'.");

    private sealed record Row(int Line, string Text, string[] Cells);
}
