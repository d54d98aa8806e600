using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Tests.Bridge;

/// <summary>What is late is told; the state stays what it is.</summary>
public sealed class BridgeAlarmTests
{
    private static readonly BridgePolicy Policy = BridgePolicy.Sample;

    [Fact]
    [Clause("PLT-3.7")]
    public void An_urgent_message_that_is_not_there_after_two_seconds_is_phoned_and_again_when_nobody_was_sent()
    {
        var copy = Opened(Said.Danger);
        Assert.Empty(At(copy, 1.999));
        Assert.Equal([BridgeAlarmKind.VoiceFallbackRequired], At(copy, 2));
        copy = copy.TakeAck(1, BridgeDesk.Hotline);
        Assert.Empty(At(copy, 14.999));
        Assert.Equal([BridgeAlarmKind.VoiceFallbackRequired], At(copy, 15));
        var before = copy.View;
        var there = BridgeCase.Empty(copy.Id, BridgeDesk.Police).Take(copy.Messages.First()).Case;
        var sent = there.Write(Said.Sent, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start) { Correlation = copy.Messages.First().Id }).AsT1;
        Assert.Empty(At(copy.Take(sent).Case, 1_000));
        Assert.Equal(before, copy.View);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void A_hand_over_that_nobody_answers_is_told_after_a_quarter_of_an_hour()
    {
        var copy = Opened(Said.Offer());
        Assert.Empty(At(copy, 9.999));
        Assert.Equal([BridgeAlarmKind.NotStored], At(copy, 10));
        copy = copy.TakeAck(1, BridgeDesk.Hotline);
        Assert.Empty(At(copy, 899));
        Assert.Equal([BridgeAlarmKind.NotTaken], At(copy, 900));
        var there = BridgeCase.Empty(copy.Id, BridgeDesk.Police).Take(copy.Messages.First()).Case;
        Assert.Empty(At(copy.Take(there.Write(Said.Accept, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1).Case, 900));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void What_was_refused_or_given_back_and_nobody_settles_is_told_to_who_has_it()
    {
        var copy = Opened(Said.Offer()).TakeAck(1, BridgeDesk.Hotline);
        var there = BridgeCase.Empty(copy.Id, BridgeDesk.Police).Take(copy.Messages.First()).Case;
        var refused = there.Write(Said.Refuse(), new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1;
        var (mine, theirs) = (copy.Take(refused).Case, there.Take(refused).Case.TakeAck(1, BridgeDesk.Hotline));
        Assert.Equal(BridgeState.Negotiating, mine.View.State);
        Assert.Empty(At(mine, 899));
        Assert.Equal([BridgeAlarmKind.NotSettled], At(mine, 900));
        Assert.Empty(At(theirs, 900));
        var settled = mine.Write(Said.Agreed(BridgeDesk.Hotline), new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1;
        Assert.Empty(At(mine.Take(settled).Case.TakeAck(2, BridgeDesk.Hotline), 900));
    }

    [Fact]
    [Clause("PLT-3.7")]
    public void That_something_else_was_taken_does_not_silence_who_waits_for_help()
    {
        var copy = Opened(Said.Danger).TakeAck(1, BridgeDesk.Hotline);
        var danger = copy.Messages.Single();
        copy = copy.Take(copy.Write(Said.Offer(), new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1).Case.TakeAck(2, BridgeDesk.Hotline);
        var there = copy.Messages.Aggregate(BridgeCase.Empty(copy.Id, BridgeDesk.Police), (before, message) => before.Take(message).Case);
        foreach (var answered in copy.Messages)
        {
            var taken = copy.Take(there.Write(Said.Accept, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start) { Correlation = answered.Id }).AsT1).Case;
            var alarm = Assert.Single(taken.AlarmsAt(Policy, Said.Start + Duration.FromSeconds(15)));
            Assert.Equal((BridgeAlarmKind.VoiceFallbackRequired, danger.Id, EmergencyState.Requested), (alarm.Kind, alarm.Message, taken.View.Emergency));
        }
    }

    private static IEnumerable<BridgeAlarmKind> At(BridgeCase copy, double seconds) => copy.AlarmsAt(Policy, Said.Start + Duration.FromSeconds(seconds)).Select(alarm => alarm.Kind);

    private static BridgeCase Opened(BridgeContent content)
    {
        var id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), Guid.CreateVersion7());
        var opening = new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open);
        return BridgeCase.Empty(id, BridgeDesk.Hotline).Take(BridgeCase.Open(id, opening, content, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1).Case;
    }
}
