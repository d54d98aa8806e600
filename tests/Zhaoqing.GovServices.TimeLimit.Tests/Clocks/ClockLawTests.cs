using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

[Properties(Arbitrary = [typeof(ClockScript), typeof(Dates)], MaxTest = 1000)]
public sealed class ClockLawTests
{
    [Property(DisplayName = "The due day is that of walking over every day that no step leaves out (laws 11 and 12)")]
    public void The_due_day_is_that_of_walking(ClockScript script)
    {
        var played = script.Play();
        Assert.Equal(played.SlowDue(), played.Clock.Due.Day.Date);
    }

    [Property(DisplayName = "One step shifts the due day by exactly the working days it takes, up to its limit (law 11)")]
    public void One_step_shifts_by_what_it_takes(LocalDate from, Amount amount, byte begin, byte takes)
    {
        var start = Started(WorkingDays(Math.Min(amount.Value, 60)), from);
        var (first, last) = (from.PlusDays(begin % 20), from.PlusDays(begin % 20 + takes % 40));
        if (first > start.Due.Day.Date) return;
        var paused = start.Apply(start.Pause(Appraisal(10), Notice, On(first), Answers.Calendar).Value());
        var clock = paused.Apply(paused.Resume("appraisal", On(last, 10), Answers.Calendar).Value());
        int shift = Math.Min(Answers.Count(first, last), 10);
        Assert.Equal(Answers.Add(from, start.Limit.Limit.Amount + shift), clock.Due.Day.Date);
    }

    [Property(DisplayName = "A step before an extension and an extension before a step give the same due day (law 14)")]
    public void Step_and_extension_commute(LocalDate from, Amount amount)
    {
        var start = Started(WorkingDays(Math.Min(amount.Value, 40)), from);
        var day = from.PlusDays(1);
        if (day > start.Due.Day.Date) return;
        string text = SlowWalkText(day);
        var stepFirst = start.Paused(Appraisal(3), text).Resumed("appraisal", text).Extended(10, text);
        var extensionFirst = start.Extended(10, text, 8).Paused(Appraisal(3), text).Resumed("appraisal", text);
        Assert.Equal(stepFirst.Due.Day, extensionFirst.Due.Day);
    }

    [Property(DisplayName = "There is at most one extension, and the whole is no more than the law allows (law 15)")]
    public void There_is_at_most_one_extension(ClockScript script)
    {
        var clock = script.Play().Clock;
        if (clock.Extension is null) return;
        Assert.Equal("time-limit.extended-already", clock.Extend(1, ExtensionApprover.OrganHead, Reason, Notice, clock.Last.At, Answers.Calendar).AsT0.Code);
        int total = clock.Read(clock.Last.At, Answers.Calendar).Value().Total;
        Assert.True(total <= clock.Limit.Limit.Amount + clock.Limit.Extension!.AtMost);
    }

    [Property(DisplayName = "After the due day an extension is refused, by any calendar (law 16)")]
    public void After_the_due_day_an_extension_is_refused(ClockScript script)
    {
        var clock = (script with { ExtendOn = null }).Play().Clock;
        var late = Instant.Max(On(clock.Due.Day.Date.PlusDays(1), 0), clock.Last.At);
        Assert.Equal("time-limit.extension-too-late", clock.Extend(1, ExtensionApprover.OrganHead, Reason, Notice, late, Answers.Calendar).AsT0.Code);
        Assert.Equal("time-limit.extension-too-late", clock.Extend(1, ExtensionApprover.OrganHead, Reason, Notice, late, ClockExampleTests.Edition("2020-01-27")).AsT0.Code);
    }

    [Property(DisplayName = "Events that come twice count once, and a prefix with the rest is the whole (laws 17 and 18)")]
    public void Replay_is_idempotent_and_splits_anywhere(ClockScript script, byte cut)
    {
        var clock = script.Play().Clock;
        var events = clock.Events;
        Assert.Equal(clock, LimitClock.Replay(events));
        Assert.Equal(clock, LimitClock.Replay(events.SelectMany(happened => new[] { happened, happened })));
        int prefix = 1 + cut % events.Length;
        Assert.Equal(clock, LimitClock.Replay(events.Take(prefix).Concat(events.Take(1)).Concat(events.Skip(prefix))));
        Assert.Equal(clock, events.Skip(prefix).Aggregate(LimitClock.Replay(events.Take(prefix)), (folded, happened) => folded.Apply(happened)));
        Assert.Equal(clock, LimitClock.Check(events, clock.Last.At).Value());
    }

    [Property(DisplayName = "At every moment what is left is what the slow walk still finds until the due day (law 19)")]
    public void What_is_left_is_what_the_walk_finds(ClockScript script, byte days)
    {
        var played = script.Play();
        var clock = played.Clock;
        var day = ChinaTime.DayOf(clock.Last.At).PlusDays(days % 60);
        var reading = clock.Read(On(day, 23), Answers.Calendar).Value();
        int left = day <= clock.Due.Day.Date
            ? SlowWalk.Days(day.PlusDays(1), clock.Due.Day.Date).Count(SlowWalkCounts)
            : -SlowWalk.Days(clock.Due.Day.Date.PlusDays(1), day).Count(SlowWalkCounts);
        Assert.Equal(left, reading.Remaining);
        Assert.Equal(reading.Total, reading.Elapsed + reading.Remaining);
        Assert.Equal(day > clock.Due.Day.Date ? ClockState.Expired : ClockState.Running, reading.State);

        bool SlowWalkCounts(LocalDate each) => SlowWalk.Works(each) && !played.LeftOut(each);
    }

    [Property(DisplayName = "The past stays what it was: later events do not change what the clock said (At)")]
    public void The_past_stays_what_it_was(ClockScript script)
    {
        var clock = script.Play().Clock;
        foreach (var happened in clock.Events)
        {
            Assert.Equal(LimitClock.Replay(clock.Events.Where(known => known.At <= happened.At)), clock.At(happened.At));
            Assert.True(clock.At(happened.At - Duration.Epsilon) is not { } before || before.Last.At < happened.At);
        }

        Assert.Null(clock.At(clock.Events[0].At - Duration.Epsilon));
    }

    [Property(DisplayName = "Overdue stays overdue: no step begins after the due day (law 20)")]
    public void Overdue_stays_overdue(ClockScript script)
    {
        var clock = script.Play().Clock;
        var late = Instant.Max(On(clock.Due.Day.Date.PlusDays(1), 0), clock.Last.At);
        Assert.Equal("time-limit.clock-expired", clock.Pause(Appraisal(5), Notice, late, Answers.Calendar).AsT0.Code);
    }

    [Property(DisplayName = "Under the later of two, a new edition never moves a told day to an earlier one (law 10)")]
    public void A_told_day_never_moves_to_an_earlier_one(ClockScript script)
    {
        var moved = script with { From = new LocalDate(2019, 1, 2).PlusDays((script.From.Day - 1 + script.From.Month * 31) % 480) };
        var told = moved.Play(ClockExampleTests.Edition("2019-01-01")).Clock;
        foreach (string issued in new[] { "2019-03-22", "2019-12-01", "2020-01-27" })
        {
            var next = ClockExampleTests.Edition(issued);
            var answer = told.Recompute(told.Last.At, next);
            if (answer.TryPickT2(out var changed, out _))
            {
                Assert.True(changed.Due.Day.Date >= told.Due.Day.Date);
                Assert.NotEqual(changed.Before, changed.Due.Day);
                told = told.Apply(changed);
            }
            else
            {
                Assert.True(answer.IsT1);
            }
        }
    }

    [Property(DisplayName = "The explanation counts the limit with its extension, and its due day is the clock's")]
    public void The_explanation_counts_the_limit(ClockScript script)
    {
        var played = script.Play();
        var why = played.Clock.Explain(Answers.Calendar);
        Assert.Equal(played.Clock.Due.Day, why.Due);
        Assert.Equal(played.Clock.Limit.Limit.Amount + played.Extension, why.DaysCounted);
        Assert.Equal(played.Taken.Length, why.Pauses.Length);
    }

    private static string SlowWalkText(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
