using System.Globalization;
using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Days as iCalendar files (RFC 5545), for the calendars that people have; the same state gives the same bytes.</summary>
internal static class CalendarFile
{
    /// <summary>The media type of the answers.</summary>
    public const string MediaType = "text/calendar";

    private const string Product = "-//Zhaoqing.GovServices//DepartmentHost//ZH";

    /// <summary>The holidays and make-up days of a year: one event for each run of days that a notice, or the law, arranges alike.</summary>
    public static IResult OfYear(WorkingCalendar calendar, int year)
    {
        var changed = calendar.Edition.Notices.Max(notice => notice.Issued) ?? calendar.First;
        return Answer(
            $"工作日历{year}(放假和调休)",
            Runs(calendar, year).Select(run => AllDay(
                Text($"{run.First.Date:uuuu-MM-dd}@working-days"), run.First.Date, run.Days, ChinaTime.StartOf(changed), SummaryOf(run.First), SourceOf(run.First, calendar), busy: run.First.IsWorkingDay)));
    }

    /// <summary>The last day of the clock that runs in a case; <see langword="null"/> where none runs. Whoever applied is not named in it.</summary>
    public static IResult? OfCase(CaseSnapshot snapshot, CaseDesk desk)
    {
        var file = snapshot.File;
        if (file.Clock is not { } clock) return null;
        string what = clock.Purpose switch { ClockPurpose.Answer => "受理答复", ClockPurpose.Decision => "作出决定", _ => "送达" };
        var due = AllDay(
            Text($"{file.Number}-{FieldFaults.NameOf(clock.Purpose)}@cases"), clock.Due.Date, days: 1, file.LastAt, Provisionally($"{what}届满日:{file.Terms.MatterName}", clock.Due.Provisional),
            desk.ExplainDue(snapshot)?.ToString() ?? $"依据的工作日历:{file.ClockEdition}。", busy: false);
        // A calendar that holds an older version of the event takes this one.
        due.Sequence = (int)Math.Min(snapshot.Version, int.MaxValue);
        return Answer(Text($"办件{file.Number}"), [due]);
    }

    private static IResult Answer(string name, IEnumerable<CalendarEvent> events)
    {
        var file = new Ical.Net.Calendar { ProductId = Product, Version = "2.0" };
        file.AddProperty("X-WR-CALNAME", name);
        file.AddProperty("X-WR-TIMEZONE", ChinaTime.Zone.Id);
        file.Events.AddRange(events);
        return Results.Text(new CalendarSerializer().SerializeToString(file) ?? "", MediaType, Encoding.UTF8);
    }

    private static CalendarEvent AllDay(string uid, LocalDate first, int days, Instant changed, string summary, string description, bool busy)
    {
        var last = first.PlusDays(days);
        return new CalendarEvent
        {
            Uid = uid,
            DtStamp = new CalDateTime(changed.ToDateTimeUtc(), CalDateTime.UtcTzId),
            Start = new CalDateTime(first.Year, first.Month, first.Day),
            // RFC 5545: the day after the last.
            End = new CalDateTime(last.Year, last.Month, last.Day),
            Summary = summary,
            Description = description,
            Transparency = busy ? Ical.Net.TransparencyType.Opaque : Ical.Net.TransparencyType.Transparent,
        };
    }

    private static IEnumerable<(DayStatus First, int Days)> Runs(WorkingCalendar calendar, int year)
    {
        (DayStatus First, int Days)? run = null;
        for (var date = new LocalDate(year, 1, 1); date.Year == year; date = date.PlusDays(1))
        {
            var day = calendar.Day(date).AsT1;
            if (run is { } going && going.First with { Date = date } == day)
            {
                run = (going.First, going.Days + 1);
                continue;
            }

            if (run is { } ended) yield return ended;
            run = day.Kind is DayKind.Holiday or DayKind.MakeUpWorkingDay ? (day, 1) : null;
        }

        if (run is { } last) yield return last;
    }

    private static string SummaryOf(DayStatus day) => Provisionally(day.Kind == DayKind.Holiday ? $"{day.Name}放假" : $"{day.Name}调休上班", day.Provisional);

    private static string SourceOf(DayStatus day, WorkingCalendar calendar) => day switch
    {
        { NoticeNumber: { } number } => $"{number}。工作日历:{calendar.Edition.Id}。",
        { Provisional: true } => $"全国年节及纪念日放假办法第二条;放假通知印发后可能调整。工作日历:{calendar.Edition.Id}。",
        _ => $"当年放假通知(文号不详)。工作日历:{calendar.Edition.Id}。",
    };

    private static string Provisionally(string text, bool provisional) => provisional ? $"{text}(暂定)" : text;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
