using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The days that the notices of an edition arrange, as a table in CSV (RFC 4180) or JSON for other systems, which can be read back without loss.</summary>
/// <remarks>
/// Columns of the CSV: <c>date</c> (yyyy-MM-dd), <c>kind</c> (<c>off</c>, <c>makeUp</c>), <c>name</c>, <c>notice</c> (its number; empty where not known), <c>year</c> (that it
/// arranges), <c>issued</c> (yyyy-MM-dd; empty where not known), <c>change</c> (<c>true</c> for a change in mid-year). One line for each day, by notice. Lines end in LF.
/// </remarks>
public static partial class HolidayTable
{
    private const string Header = "date,kind,name,notice,year,issued,change";

    /// <summary>Writes the table of an edition.</summary>
    public static void WriteCsv(CalendarEdition edition, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Header + "\n");
        foreach (var notice in edition.Notices)
        {
            string ofNotice = string.Create(
                CultureInfo.InvariantCulture,
                $"{Quoted(notice.Number ?? "")},{notice.Year},{(notice.Issued is { } issued ? LocalDatePattern.Iso.Format(issued) : "")},{(notice.IsChange ? "true" : "false")}\n");
            foreach (var day in notice.Days)
            {
                string kind = day.Kind switch { NoticedDayKind.Off => "off", NoticedDayKind.MakeUp => "makeUp", _ => "asWeek" };
                writer.Write($"{LocalDatePattern.Iso.Format(day.Date)},{kind},{Quoted(day.Name)},{ofNotice}");
            }
        }
    }

    /// <summary>Reads a table that <see cref="WriteCsv"/> has written.</summary>
    /// <param name="editionId">The name of the edition: small ASCII letters, digits and hyphens.</param>
    /// <param name="reader">The table.</param>
    /// <returns>
    /// The edition; refused with <c>time-limit.table-unreadable</c> on the row at fault (<c>rows[1]</c> is the first under the header), or
    /// <c>time-limit.notice-contradicts-itself</c>.
    /// </returns>
    public static OneOf<Refusal, CalendarEdition> ReadCsv(string editionId, TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(editionId);
        ArgumentNullException.ThrowIfNull(reader);
        var notices = new List<(RowOfNotice Notice, List<NoticedDay> Days)>();
        int place = 0;
        foreach (var cells in Rows(reader))
        {
            if (place++ == 0)
            {
                if (!string.Equals(string.Join(',', cells), Header, StringComparison.Ordinal)) return TimeLimitRefusals.TableUnreadable("header", $"应为 {Header}。");
            }
            else if (RowOf(cells) is not var (notice, day))
            {
                return TimeLimitRefusals.TableUnreadable($"rows[{place - 1}]", "不是放假安排的一行。");
            }
            else if (notices.Count > 0 && notices[^1].Notice == notice)
            {
                notices[^1].Days.Add(day);
            }
            else
            {
                notices.Add((notice, [day]));
            }
        }

        if (place == 0) return TimeLimitRefusals.TableUnreadable("header", $"应为 {Header}。");
        try
        {
            return new CalendarEdition(editionId, notices.Select(own => new HolidayNotice(own.Notice.Number, own.Notice.Year, own.Notice.Issued, own.Notice.IsChange, own.Days)));
        }
        catch (ArgumentException fault)
        {
            return TimeLimitRefusals.NoticeContradictsItself(fault.Message);
        }
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static (RowOfNotice Notice, NoticedDay Day)? RowOf(List<string> cells)
    {
        if (cells.Count != 7) return null;
        NoticedDayKind? kind = cells[1] switch { "off" => NoticedDayKind.Off, "makeUp" => NoticedDayKind.MakeUp, "asWeek" => NoticedDayKind.AsWeek, _ => null };
        LocalDate? issued = cells[5].Length > 0 && LocalDatePattern.Iso.Parse(cells[5]).TryGetValue(default, out var signed) ? signed : null;
        bool isRow = kind is not null && LocalDatePattern.Iso.Parse(cells[0]).Success && (issued is not null || cells[5].Length == 0) && cells[6] is "true" or "false";
        return isRow && kind is { } known && int.TryParse(cells[4], NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            ? (new RowOfNotice(cells[3].Length == 0 ? null : cells[3], year, issued, cells[6] is "true"), new NoticedDay(LocalDatePattern.Iso.Parse(cells[0]).Value, known, cells[2]))
            : null;
    }

    /// <summary>The rows; a quote left open ends with the text, and the row it makes is one cell short or wrong.</summary>
    private static IEnumerable<List<string>> Rows(TextReader reader)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        while (reader.Read() is >= 0 and var next)
        {
            char c = (char)next;
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (reader.Peek() == '"') cell.Append((char)reader.Read());
                else quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                cells.Add(cell.ToString());
                cell.Clear();
                if (c == ',') continue;
                yield return cells;
                cells = [];
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        // A last line without its end may be cut: it is no row.
        if (cells.Count > 0 || cell.Length > 0) yield return ["cut"];
    }

    private sealed record RowOfNotice(string? Number, int Year, LocalDate? Issued, bool IsChange);
}
