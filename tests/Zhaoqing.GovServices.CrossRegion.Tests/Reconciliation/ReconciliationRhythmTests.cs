using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Reconciliation;

/// <summary>When which day is compared: told by what is known and by the clock alone.</summary>
public sealed class ReconciliationRhythmTests
{
    private static readonly ReconciliationRhythm Usual = ReconciliationRhythm.Usual;

    [Theory]
    [InlineData("2026-11-30T01:29", "2026-11-28")]
    [InlineData("2026-11-30T01:30", "2026-11-29")]
    [InlineData("2026-11-30T23:59", "2026-11-29")]
    [InlineData("2026-12-01T00:00", "2026-11-29")]
    [InlineData("2027-01-01T01:29", "2026-12-30")]
    [InlineData("2027-01-01T01:30", "2026-12-31")]
    [InlineData("2028-03-01T02:00", "2028-02-29")]
    public void The_newest_day_is_the_one_before_the_last_run(string now, string newest)
    {
        var due = Usual.DueAt(At(now), _ => null, failedAt: null);
        Assert.Equal((30, newest), (due.Length, NodaTime.Text.LocalDatePattern.Iso.Format(due[0])));
        Assert.Equal(due.OrderDescending(), due);
        // The last nanosecond before belongs to the run before.
        Assert.Equal(due[0], (Usual with { At = Usual.At }).DueAt(At(now) + Duration.FromSeconds(59.999999999), _ => null, failedAt: null)[0]);
    }

    [Fact]
    public void What_is_agreed_is_not_compared_again_unless_something_was_said_since_and_then_in_the_next_run()
    {
        var now = At("2026-11-30T12:00");
        Assert.Empty(Usual.DueAt(now, _ => new KnownDay(ReconciliationOutcome.Agreed, At("2026-11-01T01:30"), IsSaidSince: false), failedAt: null));
        Assert.Empty(Usual.DueAt(now, _ => new KnownDay(ReconciliationOutcome.Agreed, At("2026-11-30T01:30"), IsSaidSince: true), failedAt: null));
        Assert.Equal(30, Usual.DueAt(now, _ => new KnownDay(ReconciliationOutcome.Agreed, At("2026-11-30T01:29"), IsSaidSince: true), failedAt: null).Length);
    }

    [Fact]
    public void What_differed_is_compared_once_more_soon_and_what_stands_in_the_next_run()
    {
        var yesterday = new LocalDate(2026, 11, 29);
        LocalDate[] Due(ReconciliationOutcome outcome, string now) =>
            [.. (Usual with { LookBack = 1 }).DueAt(At(now), day => day == yesterday ? new KnownDay(outcome, At("2026-11-30T01:30"), IsSaidSince: false) : null, failedAt: null)];
        Assert.Empty(Due(ReconciliationOutcome.Differs, "2026-11-30T01:44"));
        Assert.Equal([yesterday], Due(ReconciliationOutcome.Differs, "2026-11-30T01:45"));
        Assert.Empty(Due(ReconciliationOutcome.Standing, "2026-11-30T23:59"));
        Assert.Equal([yesterday], Due(ReconciliationOutcome.NotPossible, "2026-11-30T01:31"));
    }

    [Fact]
    public void A_platform_that_cannot_be_asked_is_left_alone_for_a_while_and_days_that_failed_come_last()
    {
        var now = At("2026-11-30T12:00");
        Assert.Empty(Usual.DueAt(now, _ => null, now - Duration.FromMinutes(14)));
        Assert.NotEmpty(Usual.DueAt(now, _ => null, now - Duration.FromMinutes(15)));
        // Set back: what lies ahead of the clock keeps nobody waiting.
        Assert.NotEmpty(Usual.DueAt(now, _ => null, now + Duration.FromHours(1)));
        var newest = new LocalDate(2026, 11, 29);
        var due = Usual.DueAt(now, day => day == newest ? new KnownDay(ReconciliationOutcome.NotPossible, At("2026-11-30T01:30"), IsSaidSince: false) : null, failedAt: null);
        Assert.Equal((newest.PlusDays(-1), newest), (due[0], due[^1]));
    }

    [Fact]
    public void It_can_be_switched_off_and_its_figures_have_bounds()
    {
        Assert.Empty(ReconciliationRhythm.None.DueAt(At("2026-11-30T12:00"), _ => null, failedAt: null));
        foreach (int days in new[] { 0, -1, 367 }) Assert.Throws<ArgumentOutOfRangeException>(() => Usual with { LookBack = days });
        Assert.Throws<ArgumentOutOfRangeException>(() => Usual with { Again = Duration.Zero });
        Assert.Equal(366, (Usual with { LookBack = 366 }).DueAt(At("2026-11-30T12:00"), _ => null, failedAt: null).Length);
    }

    /// <summary>Whatever the clock, the other platform and the cases do: the days are those that the rules say one after the other, none is compared for nothing, none that is over is left out.</summary>
    [Property(MaxTest = 500)]
    public void The_days_are_those_of_the_slow_model_and_all_come_to_be_compared(int seed)
    {
        var chance = new Random(seed);
        var rhythm = new ReconciliationRhythm { At = new LocalTime(chance.Next(24), chance.Next(60), chance.Next(60)), LookBack = chance.Next(1, 12), Again = Duration.FromMinutes(chance.Next(1, 600)) };
        var model = new DueModel(rhythm.At, rhythm.LookBack, rhythm.Again);
        var now = At("2026-12-20T00:00") + Duration.FromSeconds(chance.Next(30 * 86_400));
        for (int step = 0; step < 60; step++)
        {
            now += chance.Next(10) switch
            {
                < 5 => Duration.FromMinutes(chance.Next(0, 120)),
                < 7 => Duration.FromHours(chance.Next(0, 30)),
                7 => Duration.FromDays(chance.Next(0, 20)),
                // To the last second of the day, or set back.
                8 => ChinaTime.StartOf(ChinaTime.DayOf(now).PlusDays(1)) - now - Duration.FromSeconds(1),
                _ => -Duration.FromHours(chance.Next(0, 72)),
            };
            if (chance.Next(3) == 0) model.Say(ChinaTime.DayOf(now).PlusDays(-chance.Next(0, 15)));
            var due = rhythm.DueAt(now, model.Known, model.FailedAt);
            Assert.Equal(model.Due(now), due);
            Assert.All(due, day => Assert.True(ChinaTime.StartOf(day.PlusDays(1)) <= now));
            bool isAway = chance.Next(4) == 0;
            foreach (var day in due)
            {
                model.Happened(day, isAway ? ReconciliationOutcome.NotPossible : chance.Next(5) switch { 0 => ReconciliationOutcome.Differs, 1 => ReconciliationOutcome.Standing, _ => ReconciliationOutcome.Agreed }, now);
                if (isAway) break;
            }

            if (due.IsEmpty) continue;
            Assert.Empty(rhythm.DueAt(now, model.Known, model.FailedAt));
            Assert.True(isAway || due.All(day => model.Known(day)!.Value.Outcome != ReconciliationOutcome.NotPossible));
        }

        // Once the other answers, a later run leaves no day of its look back that was never compared.
        now += Duration.FromDays(1) + rhythm.Again;
        foreach (var day in rhythm.DueAt(now, model.Known, model.FailedAt)) model.Happened(day, ReconciliationOutcome.Agreed, now);
        var run = ChinaTime.DayOf(rhythm.RunAt(now));
        Assert.All(Enumerable.Range(1, rhythm.LookBack), back => Assert.NotEqual(ReconciliationOutcome.NotPossible, model.Known(run.PlusDays(-back))?.Outcome ?? ReconciliationOutcome.NotPossible));
    }
}
