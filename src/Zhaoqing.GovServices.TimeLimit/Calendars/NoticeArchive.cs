using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>All holiday notices as they were issued, so that it can be told which calendar was known on a day (当时有效的工作日历).</summary>
/// <remarks>
/// Immutable. A due day decided under an old edition stays explained by it: the edition known on the day of the decision gives the same answer again.
/// Where notices arrange the same day, the later one stands.
/// </remarks>
public sealed class NoticeArchive
{
    /// <summary>Creates an archive.</summary>
    /// <param name="notices">The yearly notices by year, each change after the notice that it changes, as they were issued.</param>
    /// <exception cref="ArgumentException">A year is missing or out of order, a number stands twice, or two yearly notices arrange the same day.</exception>
    public NoticeArchive(params IEnumerable<HolidayNotice> notices)
    {
        ArgumentNullException.ThrowIfNull(notices);
        Notices = [.. notices];
        Latest = Composed(Notices);
        int firstDated = Notices.Length;
        while (firstDated > 0 && Notices[firstDated - 1].Issued is not null) firstDated--;
        DatedSince = firstDated < Notices.Length ? Notices[firstDated].Issued : null;
    }

    /// <summary>The archive that ships with the package: the State Council's notices for 2002 to 2026, with the days of issue from 2014-12-16 on.</summary>
    public static NoticeArchive StateCouncil { get; } = NoticeTable.StateCouncil();

    /// <summary>The notices as issued, by year.</summary>
    public ImmutableArray<HolidayNotice> Notices { get; }

    /// <summary>The edition that all notices make.</summary>
    public CalendarEdition Latest { get; }

    /// <summary>The first day for which it can be told what was known; <see langword="null"/> where no day of issue is known.</summary>
    public LocalDate? DatedSince { get; }

    /// <summary>The edition that was known on a day: the notices issued by then.</summary>
    /// <param name="day">The day in China; a notice counts from the day on which it was signed.</param>
    /// <returns>The edition, named after its last yearly notice and the changes since; <c>time-limit.edition-unknown</c> before <see cref="DatedSince"/>.</returns>
    public OneOf<Refusal, CalendarEdition> KnownOn(LocalDate day) =>
        DatedSince is { } since && day >= since
            ? Composed(IssuedBy(day))
            : TimeLimitRefusals.EditionUnknown(this);

    /// <summary>The edition of a name, among all that were known one after the other, so that a due day decided under it can be explained by it.</summary>
    /// <param name="editionId">The name as the decision kept it, for example <c>state-council-2020-1</c>.</param>
    /// <returns>
    /// The edition; <see langword="null"/> for a name that was never known: of another archive, of a state before <see cref="DatedSince"/>,
    /// or of a calendar seen from a place with closures, which are no part of the archive.
    /// </returns>
    public CalendarEdition? Find(string editionId)
    {
        ArgumentNullException.ThrowIfNull(editionId);
        if (string.Equals(editionId, Latest.Id, StringComparison.Ordinal)) return Latest;
        var states = Notices.Where(notice => notice.Issued >= DatedSince).Select(notice => notice.Issued!.Value).Distinct().Select(IssuedBy);
        var found = states.FirstOrDefault(state => string.Equals(NameOf(state), editionId, StringComparison.Ordinal));
        return found.IsDefault ? null : Composed(found);
    }

    /// <summary>The archive with one more notice: next year's, or a change of a year that has one.</summary>
    /// <returns>
    /// Refused, with nothing changed: <c>time-limit.notice-repeated</c>, <c>notice-undated</c>, <c>notice-year-out-of-order</c>,
    /// <c>notice-issued-out-of-order</c> (issued before the last yearly notice, or a change before a notice of its year), <c>notice-issued-after-year</c>, <c>notice-year-beyond</c>,
    /// <c>notice-overlaps</c> (a yearly notice arranges a day that an earlier one has), <c>notice-makes-up-too-many</c>.
    /// </returns>
    public OneOf<Refusal, NoticeArchive> With(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        if (notice.Number is null || Notices.Any(known => string.Equals(known.Number, notice.Number, StringComparison.Ordinal)))
            return TimeLimitRefusals.NoticeRepeated(notice);
        if (notice.Issued is null) return TimeLimitRefusals.NoticeUndated(notice);
        bool isNext = notice.Year == Latest.LastNoticedYear + 1, isKnown = notice.Year >= Latest.FirstNoticedYear && notice.Year <= Latest.LastNoticedYear;
        if (notice.Issued.Value.Year > notice.Year) return TimeLimitRefusals.NoticeIssuedAfterYear(notice);
        if (!notice.IsChange && notice.Year + WorkingCalendar.ProvisionalYears > StatutoryHolidays.LastYear) return TimeLimitRefusals.NoticeYearBeyond(notice);
        if (notice.IsChange ? !isKnown : !isNext) return TimeLimitRefusals.NoticeYearOutOfOrder(notice, Latest.LastNoticedYear);
        if (Notices.Any(known => known.Issued > notice.Issued && (notice.IsChange ? known.Year == notice.Year : !known.IsChange)))
            return TimeLimitRefusals.NoticeIssuedOutOfOrder(notice);
        if (!notice.IsChange && Notices.SelectMany(known => known.Days).Any(day => notice.Days.Any(own => own.Date == day.Date)))
            return TimeLimitRefusals.NoticeOverlaps(notice);
        int taken = notice.Days.Count(day => day is { Kind: NoticedDayKind.Off, Date.DayOfWeek: not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday) });
        if (notice.Days.Count(day => day.Kind == NoticedDayKind.MakeUp) > taken) return TimeLimitRefusals.NoticeMakesUpTooMany(notice);
        int place = Notices.Length;
        while (place > 0 && Notices[place - 1].Year > notice.Year) place--;
        return new NoticeArchive(Notices.Insert(place, notice));
    }

    /// <summary>The notices issued up to and with a day, and those whose day of issue is not known.</summary>
    private ImmutableArray<HolidayNotice> IssuedBy(LocalDate day) => [.. Notices.Where(notice => notice.Issued is not { } issued || issued <= day)];

    /// <summary>What stands of the notices: for each day the last that arranges it, and nothing for days set back to the plain week.</summary>
    private static CalendarEdition Composed(ImmutableArray<HolidayNotice> notices)
    {
        var last = new Dictionary<LocalDate, HolidayNotice>();
        foreach (var notice in notices)
        {
            foreach (var day in notice.Days)
            {
                if (!notice.IsChange && last.TryGetValue(day.Date, out var other))
                    throw new ArgumentException($"{notice} and {other} both arrange {day.Date:uuuu-MM-dd}; only a change may arrange a day again.", nameof(notices));
                last[day.Date] = notice;
            }
        }

        var standing = notices
            .Select(notice => (Notice: notice, Days: notice.Days.Where(day => last[day.Date] == notice && day.Kind != NoticedDayKind.AsWeek).ToArray()))
            .Where(kept => kept.Days.Length > 0)
            .Select(kept => new HolidayNotice(kept.Notice.Number, kept.Notice.Year, kept.Notice.Issued, kept.Notice.IsChange, kept.Days));
        return new CalendarEdition(NameOf(notices), standing);
    }

    /// <summary>The year of the last yearly notice, and how many changes have come since.</summary>
    private static string NameOf(ImmutableArray<HolidayNotice> notices)
    {
        var yearly = notices.LastOrDefault(notice => !notice.IsChange) ?? throw new ArgumentException("There is no yearly notice.", nameof(notices));
        int changes = notices.Count(notice => notice.IsChange && notice.Issued > yearly.Issued);
        return changes == 0 ? $"state-council-{yearly.Year}" : $"state-council-{yearly.Year}-{changes}";
    }
}
