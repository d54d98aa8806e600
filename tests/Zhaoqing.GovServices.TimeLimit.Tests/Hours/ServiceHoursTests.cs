using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Hours;

public class ServiceHoursTests
{
    private const string Missing = "time-limit.service-hours-missing";

    [Theory]
    [InlineData("2026-09-21", "2026-09-21 17:00")]
    [InlineData("2026-09-18", "2026-09-18 12:00")]
    [InlineData("2026-09-20", "2026-09-20 17:00")]
    [InlineData("2026-09-12", "2026-09-12 11:30")]
    [InlineData("2026-09-13", null)]
    [InlineData("2026-10-03", null)]
    [InlineData("2026-09-22", null)]
    [InlineData("2026-10-10", null)]
    public void Business_stops_by_the_kind_of_the_day(string day, string? close) =>
        Assert.Equal(close is null ? null : MinuteWalk.At(close), MinuteWalk.Odd.CloseOn(Calendar.Day(SlowWalk.Date(day)).Value()));

    [Fact]
    public void A_place_that_is_always_open_closes_at_the_end_of_the_day()
    {
        var always = new ServiceHours(new OpenHours(LocalTime.Midnight, LocalTime.Midnight));
        Assert.Equal(MinuteWalk.At("2026-09-22 00:00"), always.CloseOn(Calendar.Day(new(2026, 9, 21)).Value()));
        Assert.Equal(MinuteWalk.At("2026-09-22 00:00"), Calendar.DueAt(HourLimit.Working(24), MinuteWalk.At("2026-09-21 00:00"), always).Value().At);
    }

    [Fact]
    public void A_weekday_without_hours_is_closed()
    {
        var hours = MinuteWalk.Plain.On(IsoDayOfWeek.Wednesday);
        Assert.Null(hours.CloseOn(Calendar.Day(new(2026, 9, 16)).Value()));
        Assert.Equal(MinuteWalk.At("2026-09-17 10:00"), Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2026-09-15 17:00"), hours).Value().At);
    }

    [Theory]
    [InlineData("2026-10-08", "2026-10-09 00:00", "2026-10-08 17:00")]
    [InlineData("2026-09-18", "2026-09-19 00:00", "2026-09-18 12:00")]
    [InlineData("2026-10-03", "2026-10-04 00:00", "2026-10-04 00:00")]
    [InlineData("2026-10-10", "2026-10-11 00:00", "2026-10-11 00:00")]
    public void A_limit_ends_at_24_00_or_when_business_stops(string day, string midnight, string close)
    {
        var due = new DueDay(SlowWalk.Date(day), Provisional: false);
        Assert.Equal(new DueInstant(MinuteWalk.At(midnight), Provisional: false), Calendar.EndOf(due).Value());
        Assert.Equal(new DueInstant(MinuteWalk.At(close), Provisional: false), Calendar.EndOf(due, EndOfDay.CloseOfBusiness, MinuteWalk.Odd).Value());
    }

    [Fact]
    public void The_end_of_a_day_is_as_provisional_as_the_day_and_the_close_as_its_hours()
    {
        var due = new DueDay(new(2026, 12, 2), Provisional: false);
        Assert.False(Calendar.EndOf(due).Value().Provisional);
        Assert.True(Calendar.EndOf(due, EndOfDay.CloseOfBusiness, MinuteWalk.Plain).Value().Provisional);
        Assert.True(Calendar.EndOf(due with { Provisional = true }).Value().Provisional);
    }

    [Fact]
    public void Without_hours_or_coverage_the_end_is_refused()
    {
        var due = new DueDay(new(2026, 9, 21), Provisional: false);
        Calendar.EndOf(due, EndOfDay.CloseOfBusiness).IsRefused(Missing, "hours");
        Calendar.EndOf(due with { Date = SlowWalk.Last.PlusDays(1) }).IsRefused("time-limit.date-out-of-coverage", "due");
        Assert.Throws<ArgumentOutOfRangeException>(() => Calendar.EndOf(due, (EndOfDay)2));
    }

    [Fact]
    public void Hours_that_contradict_themselves_are_thrown()
    {
        OpenHours morning = new(new(9, 0), new(12, 0)), afternoon = new(new(13, 0), new(17, 0));
        Assert.Throws<ArgumentException>(() => new ServiceHours());
        Assert.Throws<ArgumentException>(() => new ServiceHours(afternoon, morning));
        Assert.Throws<ArgumentException>(() => new ServiceHours(morning, morning));
        Assert.Throws<ArgumentException>(() => new ServiceHours(morning, new OpenHours(new(12, 0), new(17, 0))));
        Assert.Throws<ArgumentException>(() => new ServiceHours(new OpenHours(new(9, 0), new(9, 0))));
        Assert.Throws<ArgumentException>(() => new ServiceHours(new OpenHours(new(9, 0), new(8, 0))));
        Assert.Throws<ArgumentException>(() => new ServiceHours(new OpenHours(new(9, 0), LocalTime.Midnight), afternoon));
        Assert.Throws<ArgumentException>(() => MinuteWalk.Plain.On(IsoDayOfWeek.Monday, afternoon, morning));
        Assert.Throws<ArgumentOutOfRangeException>(() => MinuteWalk.Plain.On(IsoDayOfWeek.None, morning));
    }

    [Fact]
    public void Hours_are_never_changed_in_place()
    {
        var closed = MinuteWalk.Plain.ClosedOn(new LocalDate(2026, 9, 21));
        var monday = Calendar.Day(new(2026, 9, 21)).Value();
        Assert.Empty(closed.Of(monday));
        Assert.Equal(2, MinuteWalk.Plain.Of(monday).Length);
        Assert.Empty(closed.On(IsoDayOfWeek.Monday, new OpenHours(new(9, 0), new(10, 0))).Of(monday));
    }
}
