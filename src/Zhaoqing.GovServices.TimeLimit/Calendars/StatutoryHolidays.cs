using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The days that 《全国年节及纪念日放假办法》 第二条 gives to all, for years whose notice is not yet out.</summary>
/// <remarks>
/// They follow the revision under which the last notice was written: that of 2007-12-14 for the notices of 2008 to 2013 (eleven days, with
/// New Year's Eve), of 2013-12-11 for those of 2014 to 2024 (eleven days, with the third of the first month instead), of 2024-11-10 from 2025 on
/// (thirteen days, with both, and 2 May).
/// Days that fall on a Saturday or Sunday are made good on a working day (第六条) that only the notice names, so nothing is assumed for them.
/// </remarks>
internal static class StatutoryHolidays
{
    /// <summary>The first year under the revision of 2007, the oldest that is known here.</summary>
    public const int FirstYear = 2008;

    private const int FirstNoticeOf2013 = 2014;
    private const int FirstNoticeOf2024 = 2025;

    /// <summary>The last year of the table of Qingming days.</summary>
    public static int LastYear => FirstYear + QingmingDays.Length - 1;

    /// <summary>The day in April, Beijing time, on which the sun reaches the longitude of 15°, from <see cref="FirstYear"/> on.</summary>
    private static ReadOnlySpan<byte> QingmingDays => "44554455445544554455445544554455444544454445444544454"u8;

    /// <summary>The holidays of a year with their Chinese names; a day of two festivals bears both.</summary>
    /// <param name="year">The year.</param>
    /// <param name="lastNoticedYear">The year of the last notice known, which tells the revision of the law.</param>
    public static SortedDictionary<LocalDate, string> Of(int year, int lastNoticedYear)
    {
        bool hasEve = lastNoticedYear is < FirstNoticeOf2013 or >= FirstNoticeOf2024, hasThird = lastNoticedYear >= FirstNoticeOf2013;
        var calendar = new ChineseLunisolarCalendar();
        var newYear = Lunar(calendar, year, month: 1, day: 1);
        var days = new SortedDictionary<LocalDate, string>();
        Add(new LocalDate(year, 1, 1), 1, "元旦");
        Add(newYear.PlusDays(hasEve ? -1 : 0), hasEve && hasThird ? 4 : 3, "春节");
        Add(new LocalDate(year, 4, QingmingDays[year - FirstYear] - '0'), 1, "清明节");
        Add(new LocalDate(year, 5, 1), lastNoticedYear >= FirstNoticeOf2024 ? 2 : 1, "劳动节");
        Add(Lunar(calendar, year, month: 5, day: 5), 1, "端午节");
        Add(new LocalDate(year, 10, 1), 3, "国庆节");
        Add(Lunar(calendar, year, month: 8, day: 15), 1, "中秋节");
        return days;

        void Add(LocalDate first, int length, string name)
        {
            for (int i = 0; i < length; i++)
            {
                var day = first.PlusDays(i);
                days[day] = days.TryGetValue(day, out var other) ? $"{other}、{name}" : name;
            }
        }
    }

    private static LocalDate Lunar(ChineseLunisolarCalendar calendar, int year, int month, int day)
    {
        // The calendar counts a leap month as a month of its own and names its place; a month from there on stands one later.
        int leap = calendar.GetLeapMonth(year);
        int place = leap > 0 && month >= leap ? month + 1 : month;
        return LocalDate.FromDateTime(calendar.ToDateTime(year, place, day, 0, 0, 0, 0));
    }
}
