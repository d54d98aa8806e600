using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Reads the table of noticed days that ships inside the package.</summary>
internal static class NoticeTable
{
    private const string Header = "date,kind,name,notice,year";

    /// <summary>The shipped edition; its name carries the last noticed year.</summary>
    /// <exception cref="InvalidDataException">The table is missing or wrong.</exception>
    public static CalendarEdition StateCouncil()
    {
        using var stream = typeof(NoticeTable).Assembly.GetManifestResourceStream("state-council.csv")
            ?? throw new InvalidDataException("The table of noticed days is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return Read(reader);
    }

    /// <summary>Reads a table: see <c>state-council.txt</c> for its columns.</summary>
    /// <exception cref="InvalidDataException">A line is wrong (the message tells which), or the notices contradict one another.</exception>
    public static CalendarEdition Read(TextReader reader)
    {
        if (!string.Equals(reader.ReadLine(), Header, StringComparison.Ordinal)) throw new InvalidDataException($"Line 1 is not '{Header}'.");
        var rows = new List<(string? Number, int Year, NoticedDay Day)>();
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            var row = Row(text) ?? throw new InvalidDataException($"Line {line} is no noticed day: '{text}'.");
            if (rows.Count > 0 && row.Day.Date <= rows[^1].Day.Date) throw new InvalidDataException($"Line {line} does not come after the day above it.");
            rows.Add(row);
        }

        if (rows.Count == 0) throw new InvalidDataException("The table has no day.");
        try
        {
            // Grouping keeps the order of first appearance: a change in mid-year comes after the notice that it changes.
            var notices = rows.GroupBy(row => (row.Number, row.Year))
                .Select(group => new HolidayNotice(group.Key.Number, group.Key.Year, group.Select(row => row.Day)));
            return new CalendarEdition($"state-council-{rows[^1].Year}", notices);
        }
        catch (ArgumentException fault)
        {
            throw new InvalidDataException(fault.Message, fault);
        }
    }

    private static (string? Number, int Year, NoticedDay Day)? Row(string text)
    {
        var cells = text.Split(',');
        if (cells.Length != 5 || !LocalDatePattern.Iso.Parse(cells[0]).TryGetValue(default, out var date)) return null;
        if (!int.TryParse(cells[4], System.Globalization.NumberStyles.None, provider: null, out int year)) return null;
        NoticedDayKind? kind = cells[1] switch { "off" => NoticedDayKind.Off, "makeUp" => NoticedDayKind.MakeUp, _ => null };
        return kind is { } known ? (cells[3].Length == 0 ? null : cells[3], year, new NoticedDay(date, known, cells[2])) : null;
    }
}
