using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing.Tests.Times;

public sealed class GovInstantsTests
{
    private static readonly LocalDate First = new(2026, 1, 1), Last = new(2026, 10, 31);

    [Fact]
    public void The_edges_are_reached_and_nothing_outside_the_days()
    {
        var instants = Gen.Sample(GovInstants.AtEdges(WorkingCalendar.StateCouncil, First, Last), 2_000).ToArray();
        var days = instants.Select(ChinaTime.DayOf).ToArray();
        Assert.All(days, day => Assert.InRange(day, First, Last));
        Assert.Contains(new LocalDate(2026, 2, 17), days);
        Assert.Contains(days, day => day.DayOfWeek == IsoDayOfWeek.Saturday && WorkingCalendar.StateCouncil.Day(day).AsT1.IsWorkingDay);
        Assert.Contains(instants, instant => ChinaTime.DayOf(instant) != ChinaTime.DayOf(instant + Duration.FromNanoseconds(1)));
        Assert.Contains(instants, instant => ChinaTime.DayOf(instant) != ChinaTime.DayOf(instant + Duration.FromSeconds(1)) && instant.ToUnixTimeTicks() % NodaConstants.TicksPerSecond == 0);
        Assert.Contains(instants, instant => ChinaTime.StartOf(ChinaTime.DayOf(instant)) == instant);
    }

    [Fact]
    public void Days_without_an_odd_one_are_a_mistake() =>
        Assert.Throws<ArgumentException>(() => GovInstants.OddDays(WorkingCalendar.StateCouncil, new LocalDate(2026, 7, 6), new LocalDate(2026, 7, 10)));

    [Fact]
    public void Mandates_end_the_day_before_and_begin_the_day_after()
    {
        var today = new LocalDate(2026, 3, 2);
        var mandates = Gen.Sample(Mandates.Of("a", "b", "test-matter", today), 200).ToArray();
        Assert.Contains(mandates, mandate => mandate.Scope.Until == today.PlusDays(-1));
        Assert.Contains(mandates, mandate => mandate.Scope.From == today.PlusDays(1));
        Assert.Contains(mandates, mandate => mandate.Scope.From == today && mandate.Scope.Until == today);
        Assert.Contains(mandates, mandate => mandate.Scope.Powers.Length == 1);
    }
}
