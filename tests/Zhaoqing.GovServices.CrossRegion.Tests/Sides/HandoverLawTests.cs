using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>The laws of a case between two platforms, over schedules of both and a bad line.</summary>
public sealed class HandoverLawTests
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("HANDOVER_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 10_000;

    [Fact]
    [Clause("CON-2.4")]
    public void Whatever_the_line_does_both_sides_end_alike_and_never_is_nobody_responsible()
    {
        Parallel.For(0, Schedules, seed =>
        {
            var platforms = new TwoPlatforms(seed);
            for (int i = 0; i < 20 + seed % 60; i++)
            {
                platforms.Step();
                Assert.True(platforms.SomebodyIsResponsible, $"Nobody is responsible: schedule {seed}, step {i}.");
            }

            platforms.Heal();
            var (window, authority) = (platforms[HandoverSide.Receiving], platforms[HandoverSide.Handling]);
            Assert.True(window.View == authority.View, $"The sides differ: schedule {seed}.");
            Assert.Equal(window.Messages, authority.Messages);
            Assert.Equal(window.View!.Owner == HandoverSide.Receiving, window.IsResponsible);
            Assert.Equal(window.View.Owner == HandoverSide.Handling, authority.IsResponsible);
            Assert.Empty(window.Gaps.Concat(authority.Gaps));
            // What the authority did stands as it was done.
            Assert.DoesNotContain(window.View.WithoutEffect, platforms.SaidByAuthority.Contains);
            Once(window.View);
            // What was sent is never out of sight: only a number that was given before counts for nothing.
            var sent = window.Messages.Where(message => message.Content is PaperSent or PaperReplaced).ToLookup(message => message.Content is PaperSent one ? one.Consignment : ((PaperReplaced)message.Content).Consignment);
            Assert.DoesNotContain(sent, one => one.Count() == 1 && one.Single().Content is PaperSent && window.View.WithoutEffect.Contains(one.Single().Id));
        });
    }

    [Fact]
    [Clause("GOAL-0.2")]
    public void The_schedules_reach_every_state_and_every_state_has_one_owner()
    {
        var platforms = Enumerable.Range(0, 3_000).Select(seed =>
        {
            var both = new TwoPlatforms(seed);
            // A line that is whole now and then lets a window hear of a result while it is under way.
            for (int i = 0; i < 140; i++)
            {
                both.Step();
                if (i % 40 == 39) both.Heal();
            }

            both.Heal();
            return (View: both[HandoverSide.Receiving].View!, Messages: both[HandoverSide.Receiving].Messages.ToArray());
        }).ToArray();
        var views = Array.ConvertAll(platforms, pair => pair.View);
        Assert.Equal(Enum.GetValues<HandoverState>(), views.SelectMany(view => view.Moments).Select(moment => moment.State).Distinct().Order());
        foreach (var act in new[] { HandoverAct.SendPaper, HandoverAct.ArrivePart, HandoverAct.ReplacePart, HandoverAct.SendLate, HandoverAct.ArriveLate, HandoverAct.ReportShortageLate, HandoverAct.ReportLossLate }) Assert.Contains(act, views.SelectMany(view => view.Moments).Select(moment => moment.Act));
        // The authority waits for no more: after a part arrived, and while a loss is handled.
        foreach (var state in new[] { HandoverState.AwaitPaper, HandoverState.LossHandling })
            Assert.Contains(views, view => !view.PapersMissing.IsEmpty && view.Moments.Zip(view.Moments.Skip(1)).Any(pair => pair.First.State == state && pair.Second.Act == HandoverAct.ArrivePaper));
        Assert.Contains(views, view => view.Consignments.Count(one => one.Standing == PaperStanding.Arrived && !one.Papers.IsEmpty) > 1 && view.PapersMissing.IsEmpty);
        Assert.Contains(views, view => !view.TwiceListed.IsEmpty);
        // Signed for before the list was there, which then came, or has not.
        Assert.Contains(platforms, pair => pair.View.Consignments.Any(one => !one.IsListAwaited && pair.Messages.Any(message => message.Content is PaperSignedFor signed && signed.Consignment == one.Number)));
        Assert.Contains(views, view => view.Consignments.Any(one => one.IsListAwaited));
        Assert.Contains(views, view => !view.WithoutEffect.IsEmpty);
        Assert.Contains(views, view => view.IsDeemed);
        Assert.Contains(views, view => view.IsAcceptedByWindow && view.State > HandoverState.Accepted);
        Assert.All(views.SelectMany(view => view.Moments.Select(moment => (moment, view.Opening))), pair => Assert.Equal(ResponsibilityPoint.Of(pair.moment.State, pair.Opening.Mode).Owner, pair.moment.Owner));
        Assert.All(views, view => Assert.Equal((DivisionLevel.County, DivisionLevel.Prefecture), (view.Opening.Receiving.Level, view.Opening.Handling.Level)));
    }

    [Property(MaxTest = 1_000)]
    [Clause("CON-2.4")]
    public Property The_state_is_that_of_the_set_in_any_order_and_any_number_of_times() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var chance = new Random(set.Seed);
        var again = set.Messages.Concat(set.Messages.Where(_ => chance.Next(2) == 0)).ToArray();
        chance.Shuffle(again);
        var (once, other) = (Taken(HandoverSide.Receiving, set.Messages), Taken(HandoverSide.Handling, again));
        return once.View == other.View && once.Messages.SequenceEqual(other.Messages);
    });

    [Property(MaxTest = 3_000)]
    [Clause("CON-2.4")]
    public Property It_is_what_the_rules_say_one_after_the_other() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var copy = Taken(HandoverSide.Receiving, set.Messages);
        (HandoverState, HandoverSide, LocalDate?, string, string)? folded = copy.View is { } view ? (view.State, view.Owner, view.LegalFrom, string.Join(' ', view.WithoutEffect), string.Join(' ', view.PapersMissing)) : null;
        return folded == HandoverModel.Of([.. copy.Messages]);
    });

    [Property(MaxTest = 300)]
    public Property A_message_comes_back_from_the_wire_as_it_went_and_so_does_the_case() => Prop.ForAll(Sets.ToArbitrary(), set =>
    {
        var read = set.Messages.Select(message => HandoverMessageCodec.Read(HandoverMessageCodec.Write(message)).AsT1).ToArray();
        return read.Zip(set.Messages).All(pair => HandoverMessageCodec.Write(pair.First).AsSpan().SequenceEqual(HandoverMessageCodec.Write(pair.Second)))
            && Taken(HandoverSide.Handling, read).View == Taken(HandoverSide.Handling, set.Messages).View;
    });

    /// <summary>Any messages of both sides, half of them from a schedule and half such as no side would write; a place may be taken twice.</summary>
    private static Gen<(HandoverMessage[] Messages, int Seed)> Sets { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        var chance = new Random(seed ^ 0x2A);
        var platforms = new TwoPlatforms(seed);
        for (int i = chance.Next(60); i > 0; i--) platforms.Step();
        platforms.Heal();
        var messages = platforms[HandoverSide.Receiving].Messages.ToList();
        for (int i = chance.Next(6); i > 0; i--)
        {
            var at = Said.Start + Duration.FromHours(chance.Next(0, 1_000));
            var act = (HandoverAct)chance.Next(1, 1 + (int)Enum.GetValues<HandoverAct>().Max());
            messages.Add(new HandoverMessage(
                chance.NextId(), Said.Number, (HandoverSide)chance.Next(1, 3), chance.Next(1, 15), at, chance.Next(0, 12), (HandoverSide)chance.Next(1, 3), Said.Of(act, platforms[HandoverSide.Receiving].View, at, chance)));
        }

        messages.RemoveAll(_ => chance.Next(12) == 0);
        return (messages.ToArray(), seed);
    });

    private static HandoverCase Taken(HandoverSide self, IEnumerable<HandoverMessage> messages) =>
        messages.Aggregate(HandoverCase.Empty(Said.Number, self), (copy, message) => copy.Take(message).Case);

    /// <summary>No act is done twice: received, accepted and decided once, revoked once.</summary>
    private static void Once(HandoverView view)
    {
        foreach (HandoverAct[] acts in new HandoverAct[][] { [HandoverAct.Open], [HandoverAct.Collect, HandoverAct.Submit], [HandoverAct.Sign], [HandoverAct.Accept, HandoverAct.Deem], [HandoverAct.Grant, HandoverAct.Deny], [HandoverAct.HandOut, HandoverAct.DeliverElectronically], [HandoverAct.Revoke], [HandoverAct.Withdraw] })
            Assert.InRange(view.Moments.Count(moment => acts.Contains(moment.Act)), 0, 1);
        Assert.Equal(view.Moments.Length, view.Moments.Count(moment => moment.Message is null) + view.Moments.Select(moment => moment.Message).OfType<Guid>().Distinct().Count());
    }
}
