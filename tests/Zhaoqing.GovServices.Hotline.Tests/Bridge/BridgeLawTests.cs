using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Tests.Bridge;

/// <summary>The laws of a case on the bridge, over schedules of two desks and a bad line.</summary>
public sealed class BridgeLawTests
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("BRIDGE_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 10_000;

    [Fact]
    [Clause("PLT-3.4")]
    public void Whatever_the_line_does_both_desks_end_alike_and_never_is_nobody_responsible()
    {
        Parallel.For(0, Schedules, seed =>
        {
            var desks = new TwoDesks(seed);
            int steps = 20 + (seed % 60);
            for (int i = 0; i < steps; i++)
            {
                desks.Step();
                Assert.True(desks.SomebodyIsResponsible, $"Nobody is responsible: schedule {seed}, step {i}.");
            }

            desks.Heal();
            var (hotline, police) = (desks[BridgeDesk.Hotline], desks[BridgeDesk.Police]);
            Assert.Equal(hotline.View, police.View);
            Assert.Equal(hotline.Messages, police.Messages);
            Assert.Equal(BridgeDesk.Hotline == hotline.View.Holder, hotline.IsResponsible);
            Assert.Equal(BridgeDesk.Police == police.View.Holder, police.IsResponsible);
            Assert.InRange(hotline.View.Round, 1, BridgeView.LastRound);
            Assert.Empty(hotline.Gaps.Concat(police.Gaps));
        });
    }

    [Fact]
    public void The_schedules_reach_every_state()
    {
        var reached = Enumerable.Range(0, 2_000).Select(seed =>
        {
            var desks = new TwoDesks(seed);
            for (int i = 0; i < 60; i++) desks.Step();
            desks.Heal();
            return desks[BridgeDesk.Hotline].View;
        }).ToArray();
        Assert.Equal(Enum.GetValues<BridgeState>().Except([BridgeState.New]), reached.Select(view => view.State).Distinct().Except([BridgeState.New]).Order());
        Assert.Equal(Enum.GetValues<EmergencyState>(), reached.Select(view => view.Emergency).Distinct().Order());
        Assert.Equal([1, 2, 3], reached.Select(view => view.Round).Distinct().Order());
        Assert.Contains(reached, view => view.IsReopened);
        Assert.Contains(reached, view => view.Emergency != EmergencyState.None && view.Owner == BridgeDesk.Hotline);
    }

    [Property(MaxTest = 1_000)]
    public Property The_state_is_that_of_the_set_in_any_order_and_any_number_of_times() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var (id, messages, seed) = set;
        var chance = new Random(seed);
        var once = Taken(id, BridgeDesk.Hotline, messages);
        var again = messages.Concat(messages.Where(_ => chance.Next(2) == 0)).ToArray();
        chance.Shuffle(again);
        var other = Taken(id, BridgeDesk.Police, again);
        return once.View == other.View && once.Messages.SequenceEqual(other.Messages);
    });

    [Property(MaxTest = 5_000)]
    [Clause("PLT-3.4")]
    public Property It_is_what_the_rules_say_one_after_the_other() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var copy = Taken(set.Id, BridgeDesk.Hotline, set.Messages);
        return BridgeModel.Of(set.Id, [.. copy.Messages]) == (copy.View.State, copy.View.Owner, copy.View.Holder, copy.View.Round);
    });

    [Property(MaxTest = 5_000)]
    [Clause("PLT-3.7")]
    public Property The_urgent_part_waits_for_each_request_and_each_is_phoned_until_it_is_answered_itself() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var taken = Taken(set.Id, BridgeDesk.Hotline, set.Messages);
        var copy = taken.TakeAck(taken.LastSeq, BridgeDesk.Police);
        var waiting = BridgeModel.Waiting(set.Id, [.. copy.Messages]);
        var state = waiting is null ? EmergencyState.None : waiting.Count == 0 ? EmergencyState.Dispatched : EmergencyState.Requested;
        var phoned = copy.AlarmsAt(BridgePolicy.Sample, Said.Start + Duration.FromDays(1)).Where(alarm => alarm.Kind == BridgeAlarmKind.VoiceFallbackRequired).Select(alarm => alarm.Message);
        return copy.View.Emergency == state && phoned.ToHashSet().SetEquals((waiting ?? []).Where(asked => asked.Sender == BridgeDesk.Hotline).Select(asked => asked.Id));
    });

    [Property(MaxTest = 1_000)]
    [Clause("PLT-3.4")]
    public Property What_was_never_said_is_not_acknowledged() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var chance = new Random(seed);
        var id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), chance.NextId());
        var opening = new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open);
        var copy = BridgeCase.Empty(id, BridgeDesk.Hotline).Take(BridgeCase.Open(id, opening, Said.Offer(), new BridgeEnvelope(chance.NextId(), Said.Start)).AsT1).Case;
        List<uint?> steps = [null];
        for (int i = chance.Next(1, 12); i > 0; i--)
        {
            uint? acknowledged = chance.Next(3) == 0 ? null : chance.Next(6) == 0 ? uint.MaxValue : (uint)chance.Next(0, 9);
            steps.Add(acknowledged);
            copy = acknowledged is { } seen ? copy.TakeAck(seen, BridgeDesk.Police) : copy.Take(copy.Write(new VoiceHandoverRecord("甲", Said.Start, Said.Start, "转告", Said.Desk(chance)), new BridgeEnvelope(chance.NextId(), Said.Start)).AsT1).Case;
            if (copy.PeerSeen != BridgeModel.Seen(steps)) return false;
            // The last that moves the owner is the last that was said: only who has that takes the case off this desk.
            if (copy.View.Holder == BridgeDesk.Police && copy.IsResponsible != (copy.PeerSeen < copy.LastSeq)) return false;
        }

        return true;
    });

    [Property(MaxTest = 500)]
    [Clause("PLT-3.7")]
    public Property The_urgent_part_leaves_the_rest_untouched() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var id = set.Id;
        var messages = set.Messages.DistinctBy(message => (message.Sender, message.Seq)).ToArray();
        var first = messages.MinBy(message => (message.Sender == id.MintedBy ? 0 : 1, message.Seq))!;
        var rest = messages.Where(message => ReferenceEquals(message, first)
            || message.Content is not (EmergencyDispatchRequest or EmergencyDispatchAck or OnSiteAssistRequest or OwnershipClaim { Basis: OwnershipBasis.Emergency })).ToArray();
        var (with, without) = (Taken(id, BridgeDesk.Hotline, messages).View, Taken(id, BridgeDesk.Hotline, rest).View);
        return with with { Emergency = default } == without with { Emergency = default };
    });

    /// <summary>Any messages of two desks, also such as no desk would write; each place of a sender may be taken twice.</summary>
    private static Gen<(BridgeCaseId Id, BridgeMessage[] Messages, int Seed)> Sets { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        var chance = new Random(seed);
        var id = new BridgeCaseId(Said.Desk(chance), DivisionCode.Parse("4412", null), chance.NextId());
        var messages = new List<BridgeMessage>();
        for (int i = chance.Next(1, 14); i > 0; i--)
        {
            var asked = messages.Count > 0 ? messages[chance.Next(messages.Count)].Id : chance.NextId();
            var content = Said.Any(chance);
            messages.Add(new BridgeMessage(
                chance.NextId(), id, Said.Desk(chance), (uint)chance.Next(1, 9), Said.Start, chance.Next(12) == 0 ? MessageStatus.Exercise : MessageStatus.Actual,
                chance.Next(8) == 0 ? id.MintedBy.Peer() : id.MintedBy, Said.Start, ConfidentialityLevel.Open, chance.Next(1, 4), (uint)chance.Next(0, 9), Said.Desk(chance),
                content is Cancel ? new Cancel(asked, "误报") : content)
            { Correlation = asked });
        }

        return (id, messages.ToArray(), seed);
    });

    private static BridgeCase Taken(BridgeCaseId id, BridgeDesk self, IEnumerable<BridgeMessage> messages) =>
        messages.Aggregate(BridgeCase.Empty(id, self), (copy, message) => copy.Take(message).Case);
}
