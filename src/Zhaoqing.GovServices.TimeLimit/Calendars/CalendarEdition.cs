using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A state of the working calendar: the notices known at one time, under a name that a decision can keep.</summary>
/// <remarks>Immutable. A due day decided under an edition stays explained by it.</remarks>
public sealed class CalendarEdition
{
    /// <summary>Creates an edition.</summary>
    /// <param name="id">The name: small ASCII letters, digits and hyphens, for example <c>state-council-2026</c>.</param>
    /// <param name="notices">The notices by year; every year from the first to the last has at least one.</param>
    /// <exception cref="ArgumentException">
    /// The name has another form, there is no notice, a year is missing or out of order, a number stands twice, two notices
    /// arrange the same day, or the holidays that law fixes are not known for the two years after the last.
    /// </exception>
    public CalendarEdition(string id, params IEnumerable<HolidayNotice> notices)
    {
        ArgumentNullException.ThrowIfNull(notices);
        if (!IsId(id)) throw new ArgumentException("The name of an edition has small ASCII letters, digits and hyphens, like state-council-2026.", nameof(id));
        Id = id;
        Notices = [.. notices];
        if (Notices.IsEmpty) throw new ArgumentException($"The edition {id} has no notice.", nameof(notices));
        Check(nameof(notices));
    }

    private CalendarEdition(string id, ImmutableArray<HolidayNotice> notices)
    {
        Id = id;
        Notices = notices;
    }

    /// <summary>The name under which it is quoted; seen from a place with closures like <c>state-council-2026+441202-1</c>.</summary>
    public string Id { get; }

    /// <summary>The notices, by year; a change in mid-year after the notice that it changes.</summary>
    public ImmutableArray<HolidayNotice> Notices { get; }

    /// <summary>The first year with a notice.</summary>
    public int FirstNoticedYear => Notices[0].Year;

    /// <summary>The last year with a notice; later years are provisional.</summary>
    public int LastNoticedYear => Notices[^1].Year;

    /// <summary>The name.</summary>
    public override string ToString() => Id;

    /// <summary>The same notices under the name that a place with so many closures gives them.</summary>
    internal CalendarEdition SeenFrom(DivisionCode place, int closures) => new(string.Create(CultureInfo.InvariantCulture, $"{Id}+{place}-{closures}"), Notices);

    /// <summary>Whether a text is the name of an edition.</summary>
    internal static bool IsId(string? id) =>
        !string.IsNullOrEmpty(id) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private void Check(string parameter)
    {
        var days = new Dictionary<LocalDate, HolidayNotice>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        int year = FirstNoticedYear;
        foreach (var notice in Notices)
        {
            if (notice.Year != year && notice.Year != year + 1)
                throw new ArgumentException($"{notice} arranges {notice.Year} and stands after a notice for {year}; years must follow one another.", parameter);
            year = notice.Year;
            if (notice.Number is { } number && !numbers.Add(number)) throw new ArgumentException($"{notice} stands twice.", parameter);
            foreach (var day in notice.Days)
            {
                if (!days.TryAdd(day.Date, notice))
                    throw new ArgumentException($"{notice} and {days[day.Date]} both arrange {day.Date:uuuu-MM-dd}; only the one that stands may.", parameter);
            }
        }

        if (LastNoticedYear < StatutoryHolidays.FirstYear || LastNoticedYear + WorkingCalendar.ProvisionalYears > StatutoryHolidays.LastYear)
        {
            throw new ArgumentException(
                $"The last notice is for {LastNoticedYear}; the holidays that law fixes are known from {StatutoryHolidays.FirstYear} to {StatutoryHolidays.LastYear}.",
                parameter);
        }
    }
}
