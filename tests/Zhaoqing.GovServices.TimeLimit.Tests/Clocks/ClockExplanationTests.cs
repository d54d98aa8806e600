using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

public sealed class ClockExplanationTests
{
    private static LimitClock Clock => Started(20, "2026-03-02").Paused(Appraisal(5), "2026-03-10").Resumed("appraisal", "2026-03-24").Extended(10, "2026-03-25");

    [Fact]
    [Clause("REG-2.8")]
    public void It_tells_each_pause_and_the_extension_with_their_grounds()
    {
        string text = Clock.Explain(Answers.Calendar).ToString();
        Assert.Contains("2026年3月11日至2026年3月17日:鉴定(5个工作日)(文书肇示告〔2026〕1号),不计入;超过其时限的时间照常计入(《中华人民共和国行政许可法》第四十五条)。", text);
        Assert.Contains("2026年3月25日经本行政机关负责人批准延长10个工作日(文书肇示告〔2026〕1号)。理由:案情复杂", text);
        Assert.Contains("共计入30个工作日。", text);
    }

    [Fact]
    public void An_open_step_is_told_as_open_and_a_step_of_one_day_as_nothing_lost()
    {
        string open = Started(20, "2026-03-02").Paused(Appraisal(5), "2026-03-10").Explain(Answers.Calendar).ToString();
        Assert.Contains("2026年3月11日至2026年3月17日:鉴定(5个工作日)(文书肇示告〔2026〕1号),按其时限暂不计入", open);
        string oneDay = Started(20, "2026-03-02").Paused(Appraisal(5), "2026-03-10").Resumed("appraisal", "2026-03-10").Explain(Answers.Calendar).ToString();
        Assert.Contains("2026年3月10日鉴定(5个工作日)(文书肇示告〔2026〕1号),当日结束,期限不变", oneDay);
        string suspended = Started(20, "2026-03-02").Paused(Suspension, "2026-03-10").Explain(Answers.Calendar).ToString();
        Assert.Contains("2026年3月10日起中止(文书肇示告〔2026〕1号)中,其时间届时不计入", suspended);
    }

    [Fact]
    public void A_day_kept_from_moving_is_told()
    {
        var (old, now) = (ClockExampleTests.Edition("2019-03-21"), ClockExampleTests.Edition("2019-03-22"));
        var clock = Started(WorkingDays(3), Date("2019-04-26"), old);
        var paused = clock.Apply(clock.Pause(Appraisal(2), Notice, On("2019-04-27"), now).Value());
        Assert.True(paused.Due.Kept >= 0);
        var kept = Started(WorkingDays(1), Date("2019-04-26"), old);
        var extended = kept.Apply(kept.Extend(1, ExtensionApprover.OrganHead, Reason, Notice, On("2019-04-27"), now).Value());
        Assert.Equal(1, extended.Due.Kept);
        Assert.Contains("此前告知的届满日不因迟到的放假通知提前,为此增加1日。", extended.Explain(now).ToString());
    }

    [Fact]
    public void The_little_calendar_marks_the_days_left_out()
    {
        var why = Clock.Explain(Answers.Calendar);
        string text = DueCalendar.ToText(why);
        Assert.Contains("11停 12停 13停 14休 15休\n16停 17停 18计", text);
        Assert.EndsWith("休:休息日或节假日 停:特殊环节,不计入 止:届满日", text);
        Assert.Contains("2026-03-11 特殊环节,不计入", DueCalendar.ToSvg(why));
        Assert.DoesNotContain("停", DueCalendar.ToText(Started(20, "2026-03-02").Explain(Answers.Calendar)));
    }
}
