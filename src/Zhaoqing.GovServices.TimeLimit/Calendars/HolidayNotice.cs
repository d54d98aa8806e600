using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What a notice makes of a day.</summary>
public enum NoticedDayKind
{
    /// <summary>A day off inside a holiday (放假).</summary>
    Off,

    /// <summary>A Saturday or Sunday worked in exchange (调休上班).</summary>
    MakeUp,

    /// <summary>As the plain week has it again: a change takes back what an earlier notice arranged.</summary>
    AsWeek,
}

/// <summary>One day that a notice arranges.</summary>
/// <param name="Date">The day, in the ISO calendar.</param>
/// <param name="Kind">Off or worked.</param>
/// <param name="Name">The festival in Chinese, for example <c>春节</c>.</param>
public readonly record struct NoticedDay(LocalDate Date, NoticedDayKind Kind, string Name);

/// <summary>A notice of the State Council or its General Office on the holidays of a year (放假安排的通知), or a later change of one.</summary>
/// <remarks>
/// Immutable. In a <see cref="NoticeArchive"/> it holds all days as issued; in a <see cref="CalendarEdition"/> those for which it still stands:
/// there a day that a later change arranged belongs to that one.
/// </remarks>
[JsonConverter(typeof(HolidayNoticeJsonConverter))]
public sealed class HolidayNotice
{
    /// <summary>The last year whose notice may lack its number.</summary>
    internal const int LastYearWithoutNumber = 2005;

    /// <summary>Creates a notice.</summary>
    /// <param name="number">The number, for example <c>国办发明电〔2025〕7号</c>; <see langword="null"/> where it is not known, up to 2005 only.</param>
    /// <param name="year">The year it arranges.</param>
    /// <param name="days">Its days, ascending, from 1 December of the year before to the end of the year.</param>
    /// <exception cref="ArgumentException">
    /// The number is missing, there is no day, the days are not ascending (a day twice, both off and worked, is that too), a day lies outside
    /// the year and the December before it, a make-up day is no Saturday or Sunday, or a day has no name.
    /// </exception>
    public HolidayNotice(string? number, int year, params IEnumerable<NoticedDay> days)
        : this(number, year, issued: null, isChange: false, days)
    {
    }

    /// <summary>Creates a notice with the day it was issued, or a later change of one.</summary>
    /// <param name="number">The number, for example <c>国办发明电〔2020〕1号</c>; <see langword="null"/> where it is not known, up to 2005 only.</param>
    /// <param name="year">The year it arranges.</param>
    /// <param name="issued">The day in China on which it was signed; <see langword="null"/> where it is not known.</param>
    /// <param name="isChange">Whether it changes an earlier notice of the year; only a change may set days back to the plain week, and it must be dated.</param>
    /// <param name="days">Its days, ascending, from 1 December of the year before to the end of the year.</param>
    /// <exception cref="ArgumentException">As for the other constructor; or a change without its day of issue, or a day set back to the plain week without being a change.</exception>
    public HolidayNotice(string? number, int year, LocalDate? issued, bool isChange, params IEnumerable<NoticedDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (number is null ? year > LastYearWithoutNumber : string.IsNullOrWhiteSpace(number))
            throw new ArgumentException($"The notice for {year} has no number.", nameof(number));
        if (isChange && issued is null) throw new ArgumentException($"The change {number} lacks the day on which it was issued.", nameof(issued));
        Number = number;
        Year = year;
        Issued = issued;
        IsChange = isChange;
        Days = [.. days];
        if (Days.IsEmpty) throw new ArgumentException($"{this} arranges no day.", nameof(days));
        for (int i = 0; i < Days.Length; i++) Check(Days[i], i == 0 ? null : Days[i - 1].Date, nameof(days));
    }

    /// <summary>The number; <see langword="null"/> where it is not known.</summary>
    public string? Number { get; }

    /// <summary>The year it arranges.</summary>
    public int Year { get; }

    /// <summary>The day in China on which it was signed; <see langword="null"/> where it is not known.</summary>
    public LocalDate? Issued { get; }

    /// <summary>Whether it changes an earlier notice of the year.</summary>
    public bool IsChange { get; }

    /// <summary>The days it arranges, ascending; what it does not name follows the plain week.</summary>
    public ImmutableArray<NoticedDay> Days { get; }

    /// <summary>The number, or the year where there is none.</summary>
    public override string ToString() => Number ?? $"notice for {Year}, number unknown";

    private void Check(NoticedDay day, LocalDate? before, string parameter)
    {
        string? fault = day switch
        {
            { Date.Calendar: var calendar } when calendar != CalendarSystem.Iso => "is not in the ISO calendar",
            { Kind: NoticedDayKind.AsWeek } when !IsChange => "is set back to the plain week, which only a change can do",
            { Kind: not (NoticedDayKind.Off or NoticedDayKind.MakeUp or NoticedDayKind.AsWeek) } => "is neither off nor worked",
            { Name: var name } when string.IsNullOrWhiteSpace(name) => "has no festival name",
            { Date: var date } when date == before => "is named twice; a day is either off or worked",
            { Date: var date } when date < before => $"stands after {before.Value:uuuu-MM-dd}; the days must be ascending",
            { Date: var date } when date.Year != Year && (date.Year != Year - 1 || date.Month != 12) => $"lies outside {Year} and the December before it",
            { Kind: NoticedDayKind.MakeUp, Date.DayOfWeek: not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) } => "is made a make-up day but is no Saturday or Sunday",
            _ => null,
        };
        if (fault is not null) throw new ArgumentException($"{this}: {day.Date:uuuu-MM-dd} {fault}.", parameter);
    }
}
