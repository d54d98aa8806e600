using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Answers;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Hours;

[Properties(Arbitrary = [typeof(Dates)], MaxTest = 200, QuietOnSuccess = true)]
public class HourLimitTests
{
    private const string OutOfCoverage = "time-limit.date-out-of-coverage";

    [Theory]
    [InlineData("E39", "2026-09-30 23:40", "1小时", "2026-10-01 00:40")]
    [InlineData("E40", "2026-09-18 16:00", "4个工作小时", "2026-09-20 12:00")]
    [InlineData("E41", "2026-09-30 15:00", "24小时", "2026-10-01 15:00")]
    [InlineData("before opening", "2026-09-18 07:00", "1个工作小时", "2026-09-18 10:00")]
    [InlineData("over lunch", "2026-09-18 11:30", "1个工作小时", "2026-09-18 13:30")]
    [InlineData("to the close", "2026-09-18 16:00", "1个工作小时", "2026-09-18 17:00")]
    [InlineData("from the close", "2026-09-18 17:00", "1个工作小时", "2026-09-20 10:00")]
    [InlineData("over the holiday", "2026-09-30 16:30", "1个工作小时", "2026-10-08 09:30")]
    public void The_hours_of_the_examples(string example, string from, string limit, string due) =>
        Assert.Equal((example, new DueInstant(MinuteWalk.At(due), Provisional: false)), (example, Calendar.DueAt(HourLimit.Parse(limit), MinuteWalk.At(from), MinuteWalk.Plain).Value()));

    [Property]
    [Clause("REG-2.5")]
    public Property Working_hours_are_those_that_a_walk_minute_by_minute_counts(LocalDate day, bool odd) =>
        Prop.ForAll(Gen.Zip(Gen.Choose(0, 1439), Gen.Choose(1, 60)).ToArbitrary(), drawn =>
        {
            var (minute, hours) = drawn;
            var from = day.AtMidnight().PlusMinutes(minute);
            var due = Calendar.DueAt(HourLimit.Working(hours), MinuteWalk.InChina(from), odd ? MinuteWalk.Odd : MinuteWalk.Plain).Value();
            var slow = MinuteWalk.After(from, hours * 60, odd);
            return due == new DueInstant(MinuteWalk.InChina(slow), slow.PlusNanoseconds(-1).Date > SlowWalk.FirmThrough);
        });

    [Fact]
    public void Around_the_days_on_which_the_place_is_closed_the_walk_agrees()
    {
        for (var from = new LocalDateTime(2026, 9, 17, 0, 0); from < new LocalDateTime(2026, 10, 13, 0, 0); from = from.PlusMinutes(97))
        {
            foreach (int hours in (int[])[1, 3, 8, 23])
                Assert.Equal(MinuteWalk.InChina(MinuteWalk.After(from, hours * 60, odd: true)), Calendar.DueAt(HourLimit.Working(hours), MinuteWalk.InChina(from), MinuteWalk.Odd).Value().At);
        }
    }

    [Property]
    public Property Hours_after_one_another_are_their_sum(LocalDate day) => Prop.ForAll(Cases(), drawn =>
    {
        var (unit, a, b, second) = drawn;
        var from = MinuteWalk.InChina(day.AtMidnight().PlusSeconds(second));
        HourLimit Of(int hours) => HourLimit.Of(hours, unit).Value();
        var first = Calendar.DueAt(Of(a), from, MinuteWalk.Odd).Value();
        return Calendar.DueAt(Of(b), first.At, MinuteWalk.Odd).Value() == Calendar.DueAt(Of(a + b), from, MinuteWalk.Odd).Value();
    });

    [Property]
    [Clause("REG-2.5")]
    public Property A_later_start_is_never_due_earlier(LocalDate day, uint laterBySeconds) => Prop.ForAll(Cases(), drawn =>
    {
        var (unit, hours, _, second) = drawn;
        var from = MinuteWalk.InChina(day.AtMidnight().PlusSeconds(second));
        var later = from + Duration.FromSeconds(laterBySeconds % 1_000_000);
        var limit = HourLimit.Of(hours, unit).Value();
        return Calendar.DueAt(limit, from, MinuteWalk.Odd).Value().At <= Calendar.DueAt(limit, later, MinuteWalk.Odd).Value().At;
    });

    [Property]
    public Property Hours_by_the_clock_are_elapsed_time_on_every_day_and_beyond_every_calendar(uint hours, long tick) =>
        Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), amount =>
        {
            var from = Instant.FromUnixTimeTicks(tick % 10_000_000_000_000_000 + hours);
            return Calendar.DueAt(HourLimit.Clock(amount), from).Value() == new DueInstant(from + Duration.FromHours(amount), Provisional: false);
        });

    [Fact]
    public void Hours_outside_the_coverage_are_refused()
    {
        var hours = MinuteWalk.Plain;
        Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2001-12-31 23:59"), hours).IsRefused(OutOfCoverage, "from");
        Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2029-01-01 00:00"), hours).IsRefused(OutOfCoverage, "from");
        Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2028-12-29 16:30"), hours).IsRefused(OutOfCoverage, "amount");
        Assert.Equal(MinuteWalk.At("2028-12-29 17:00"), Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2028-12-29 16:00"), hours).Value().At);
        Assert.Equal(MinuteWalk.At("2002-01-04 10:00"), Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2002-01-01 00:00"), hours).Value().At);
        Calendar.DueAt(HourLimit.Clock(1), Instant.MaxValue).IsRefused(OutOfCoverage, "from");
        Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2026-09-18 16:00")).IsRefused("time-limit.service-hours-missing", "hours");
    }

    [Fact]
    public void Working_hours_are_provisional_only_from_the_first_day_that_a_notice_may_move()
    {
        Assert.False(Calendar.DueAt(HourLimit.Working(1), MinuteWalk.At("2026-11-30 16:00"), MinuteWalk.Plain).Value().Provisional);
        Assert.True(Calendar.DueAt(HourLimit.Working(2), MinuteWalk.At("2026-11-30 16:00"), MinuteWalk.Plain).Value().Provisional);
    }

    [Theory]
    [InlineData(1, HourUnit.Clock, "1小时")]
    [InlineData(24, HourUnit.Clock, "24小时")]
    [InlineData(4, HourUnit.Working, "4个工作小时")]
    [InlineData(10_000, HourUnit.Working, "10000个工作小时")]
    public void A_limit_in_hours_is_written_and_read_back(int amount, HourUnit unit, string text)
    {
        var limit = HourLimit.Of(amount, unit).Value();
        Assert.Equal((amount, unit, text), (limit.Amount, limit.Unit, limit.ToString()));
        Assert.Equal(limit, unit == HourUnit.Clock ? HourLimit.Clock(amount) : HourLimit.Working(amount));
        Assert.Equal(limit, HourLimit.Parse(text));
        Assert.Equal(limit, JsonSerializer.Deserialize(JsonSerializer.Serialize(limit, HourJson.Default.HourLimit), HourJson.Default.HourLimit));
    }

    [Theory]
    [InlineData("")]
    [InlineData("小时")]
    [InlineData("2")]
    [InlineData("0小时")]
    [InlineData("02小时")]
    [InlineData("-1小时")]
    [InlineData("1.5小时")]
    [InlineData("10001小时")]
    [InlineData("99999999999小时")]
    [InlineData("2 小时")]
    [InlineData("2个小时")]
    [InlineData("个工作小时")]
    public void What_is_no_limit_in_hours_is_not_read(string text)
    {
        Assert.False(HourLimit.TryParse(text, provider: null, out _));
        Assert.Throws<FormatException>(() => HourLimit.Parse(text));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(JsonSerializer.Serialize(text, HourJson.Default.String), HourJson.Default.HourLimit));
    }

    [Fact]
    public void Wrong_amounts_and_units_are_refused_from_data_and_thrown_from_code()
    {
        foreach (int amount in (int[])[0, -1, 10_001, int.MinValue])
        {
            HourLimit.Of(amount, HourUnit.Clock).IsRefused("time-limit.amount-out-of-range", "amount");
            Assert.Throws<ArgumentOutOfRangeException>(() => HourLimit.Clock(amount));
            Assert.Throws<ArgumentOutOfRangeException>(() => HourLimit.Working(amount));
        }

        HourLimit.Of(1, (HourUnit)2).IsRefused("time-limit.unit-unknown", "unit");
        Assert.False(HourLimit.TryParse(null, provider: null, out _));
        Assert.Throws<InvalidOperationException>(() => default(HourLimit).Amount);
        Assert.Throws<InvalidOperationException>(() => default(HourLimit).Unit);
        Assert.Throws<InvalidOperationException>(() => default(HourLimit).ToString());
        Assert.Throws<InvalidOperationException>(() => Calendar.DueAt(default, Instant.FromUtc(2026, 1, 1, 0, 0)));
    }

    private static Arbitrary<(HourUnit Unit, int A, int B, int Second)> Cases() =>
        (from unit in Gen.Elements(HourUnit.Clock, HourUnit.Working)
         from a in Gen.Choose(1, 80)
         from b in Gen.Choose(1, 80)
         from second in Gen.Choose(0, 86_399)
         select (unit, a, b, second)).ToArbitrary();
}

[JsonSerializable(typeof(HourLimit))]
[JsonSerializable(typeof(string))]
internal sealed partial class HourJson : JsonSerializerContext;
