using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

public sealed class ChannelTests
{
    [Fact]
    [Clause("GOAL-2.8")]
    public void Begun_online_and_continued_at_a_window_the_case_keeps_its_papers_and_its_day()
    {
        var online = Submitted("2026-09-28T10:00", Form);
        var atWindow = online.After(new ChangeChannelOrder(Channel.Window), Window, "2026-09-29T09:00");
        Assert.Equal(Channel.Window, atWindow.Channel);
        Assert.Equal(Channel.Online, atWindow.Application.Channel);
        Assert.Equal(online.Number, atWindow.Number);
        Assert.Equal(online.Clock, atWindow.Clock);
        Assert.Equal("cases.material-already-held", atWindow.RefusalOf(new NotifyOnceOrder([Form, Proof]), Window, "2026-09-29T09:05").Code);
        Assert.Equal(CaseState.AwaitingSupplement, atWindow.After(new NotifyOnceOrder([Proof]), Window, "2026-09-29T09:05").State);
    }

    [Fact]
    [Clause("REG-4.2")]
    public void A_change_does_not_put_off_what_silence_brings()
    {
        var changed = Submitted("2026-09-28T10:00", Form, Proof).After(new ChangeChannelOrder(Channel.Post), Citizen, "2026-10-09T23:59");
        var wait = changed.Wait!;
        Assert.Equal(CaseState.Submitted, changed.At(wait.EndsAt - NodaTime.Duration.Epsilon).State);
        Assert.Equal(CaseState.Accepted, changed.At(wait.EndsAt).State);
    }

    [Fact]
    public void The_same_channel_is_no_change()
    {
        var refusal = Submitted("2026-09-28T10:00").RefusalOf(new ChangeChannelOrder(Channel.Online), Citizen, "2026-09-28T11:00");
        Assert.Equal("cases.channel-same", refusal.Code);
    }

    [Fact]
    public void The_channel_is_the_applicants_to_choose() => Assert.Equal(
        "cases.not-authorised", Submitted("2026-09-28T10:00").RefusalOf(new ChangeChannelOrder(Channel.Window), Examiner, "2026-09-28T11:00").Code);

    [Fact]
    public void A_channel_that_does_not_exist_is_a_programmers_mistake() => Assert.Throws<ArgumentException>(
        () => Submitted("2026-09-28T10:00").Take(new ChangeChannelOrder((Channel)99), Citizen, At("2026-09-28T11:00"), Calendar));
}
