using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

public sealed class NestedClocksTests
{
    [Fact]
    public void The_clock_that_is_due_first_binds_and_each_has_its_own_pauses()
    {
        var clocks = NestedClocks.Of("法定", Started(20, "2026-03-02")).With("承诺", Started(10, "2026-03-02")).Value();
        Assert.Equal("承诺", clocks.Binding!.Name);
        var paused = clocks.Apply("承诺", clocks["承诺"].Pause(Appraisal(15), Notice, On("2026-03-03"), Answers.Calendar).Value());
        Assert.Equal("法定", paused.Binding!.Name);
        Assert.Equal(clocks["法定"], paused["法定"]);
        var ended = paused.Apply("法定", paused["法定"].Stop(ClockOutcome.Decided, On("2026-03-04"), Answers.Calendar).Value());
        Assert.Equal("承诺", ended.Binding!.Name);
        Assert.Null(ended.Apply("承诺", ended["承诺"].Stop(ClockOutcome.Withdrawn, On("2026-03-04"), Answers.Calendar).Value()).Binding);
    }

    [Fact]
    public void An_inner_limit_is_never_longer_than_the_one_around_it()
    {
        var legal = NestedClocks.Of("法定", Started(20, "2026-03-02"));
        legal.With("承诺", Started(21, "2026-03-02")).IsRefused("time-limit.inner-limit-longer", "clock");
        var equal = legal.With("承诺", Started(20, "2026-03-02")).Value();
        Assert.Equal("法定", equal.Binding!.Name);
        equal.With("初审", Started(25, "2026-03-02")).IsRefused("time-limit.inner-limit-longer", "clock");
        Assert.Equal(["法定", "承诺", "初审"], equal.With("初审", Started(5, "2026-03-02")).Value().Clocks.Select(nested => nested.Name));
    }

    [Fact]
    public void A_name_stands_once_and_must_be_there()
    {
        var legal = NestedClocks.Of("法定", Started(20, "2026-03-02"));
        Assert.Throws<ArgumentException>(() => legal.With("法定", Started(5, "2026-03-02")));
        Assert.Throws<ArgumentException>(() => legal["承诺"]);
        Assert.Throws<ArgumentException>(() => legal.Apply("承诺", legal["法定"].Last));
    }
}
