using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit.Tests;

/// <summary>A number of working days that keeps a start of <see cref="Dates"/> inside the coverage.</summary>
public readonly record struct Amount(int Value);

/// <summary>Days that sit on festivals, make-up weekends, year ends, leap days and the start of the coverage, among plain ones.</summary>
public static class Dates
{
    private static readonly LocalDate LastStart = SlowWalk.Last.PlusYears(-2).PlusDays(-1);

    private static readonly LocalDate[] Edges =
    [
        .. WorkingCalendar.StateCouncil.Edition.Notices.SelectMany(notice => notice.Days).Select(day => day.Date).Where(day => day <= LastStart),
        .. Enumerable.Range(2002, 25).SelectMany(year => new[] { new LocalDate(year, 1, 1), new LocalDate(year, 2, 28), new LocalDate(year, 3, 1), new LocalDate(year - (year > 2002 ? 1 : 0), 12, 31) }),
        .. Enumerable.Range(0, 6).Select(i => new LocalDate(2004 + 4 * i, 2, 29)),
        SlowWalk.First, SlowWalk.FirmThrough, SlowWalk.FirmThrough.PlusDays(-1), SlowWalk.FirmThrough.PlusDays(1), LastStart,
    ];

    private static readonly int Span = Period.DaysBetween(SlowWalk.First, LastStart);

    public static Arbitrary<LocalDate> Day()
    {
        var near = Gen.Elements(Edges).SelectMany(_ => Gen.Choose(-2, 2), (edge, shift) => edge.PlusDays(shift)).Where(day => day >= SlowWalk.First && day <= LastStart);
        return Gen.OneOf(near, Gen.Choose(0, Span).Select(days => SlowWalk.First.PlusDays(days))).ToArbitrary();
    }

    public static Arbitrary<Amount> Amount() =>
        Gen.OneOf(Gen.Elements(1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60), Gen.Choose(1, 230)).Select(n => new Amount(n)).ToArbitrary();
}
