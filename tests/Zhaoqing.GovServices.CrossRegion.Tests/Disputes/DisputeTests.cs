using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Disputes;

/// <summary>Disputes between two places, and ratings of two ratees.</summary>
public sealed class DisputeTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;
    private static readonly Limit Five = Limit.WorkingDays(5);

    [Fact]
    [Clause("GOAL-0.2")]
    public void Whoever_is_asked_first_takes_it_and_it_climbs_to_the_province_at_most()
    {
        var ticket = Open(DisputeKind.LimitMissed);
        Assert.Equal((DisputeLevel.Window, HandoverSide.Receiving, false), (ticket.Level, ticket.FirstAsked, ticket.IsSettled));
        // The window passes it on at once; every other level has its days.
        ticket = ticket.Escalate(Said.Start, Calendar).AsT1;
        Assert.Equal((DisputeLevel.Authority, new LocalDate(2023, 10, 7)), (ticket.Level, ticket.Steps[^1].Due.Date));
        Assert.Equal("cross-region.dispute-not-due", ticket.Escalate(Sample.At("2023-10-07T23:59"), Calendar).AsT0.Code);
        Assert.Equal("cross-region.dispute-not-yours", ticket.Answer(DisputeLevel.Window, "已转办", true).AsT0.Code);
        Assert.Equal("cross-region.dispute-without-answer", ticket.Answer(DisputeLevel.Authority, " ", true).AsT0.Code);
        var late = ticket.Escalate(Sample.At("2023-10-08T00:00"), Calendar).AsT1;
        Assert.Equal((DisputeLevel.BothCities, (string?)null), (late.Level, late.Steps[1].Answer));
        var discontent = ticket.Answer(DisputeLevel.Authority, "未超期", isContent: false).AsT1.Escalate(Said.Start, Calendar).AsT1;
        Assert.Equal((DisputeLevel.BothCities, false, "未超期"), (discontent.Level, discontent.IsSettled, discontent.Steps[1].Answer));
        var top = discontent.Answer(DisputeLevel.BothCities, "维持", false).AsT1.Escalate(Said.Start, Calendar).AsT1;
        Assert.Equal("cross-region.dispute-at-the-top", top.Escalate(Said.Start + Duration.FromDays(60), Calendar).AsT0.Code);
        var settled = top.Answer(DisputeLevel.Province, "维持", isContent: false).AsT1;
        Assert.True(settled.IsSettled);
        Assert.Equal("cross-region.dispute-settled", settled.Escalate(Said.Start, Calendar).AsT0.Code);
        Assert.Equal("cross-region.dispute-settled", settled.Answer(DisputeLevel.Province, "再答", true).AsT0.Code);
        Assert.Equal(Open(DisputeKind.LimitMissed), Open(DisputeKind.LimitMissed));
        Assert.Throws<ArgumentException>(() => Open(default));
    }

    [Fact]
    public void A_content_person_settles_it_at_any_level() =>
        Assert.All(Enum.GetValues<DisputeKind>(), kind => Assert.True(Open(kind).Answer(DisputeLevel.Window, "已补正", isContent: true).AsT1.IsSettled));

    [Fact]
    public void One_case_has_two_ratees_and_counts_once_for_each()
    {
        Assert.Equal("window", CrossRegionRating.Of(Said.Number, null, 5, Said.Start).AsT0.Fields[0].Field);
        Assert.Equal("authority", CrossRegionRating.Of(Said.Number, 5, 6, Said.Start).AsT0.Fields[0].Field);
        Assert.Equal("window", CrossRegionRating.Of(Said.Number, 0, 5, Said.Start).AsT0.Fields[0].Field);
        var first = CrossRegionRating.Of(Said.Number, 1, 2, Said.Start).AsT1;
        var again = CrossRegionRating.Of(Said.Number, 5, 2, Said.Start + Duration.FromHours(1)).AsT1;
        var other = CrossRegionRating.Of(Cases.CaseNumber.Create(Sample.Day, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]), 4, 5, Said.Start).AsT1;
        Assert.Equal((4.5m, 3.5m), (CrossRegionRating.MeanOf(HandoverSide.Receiving, again, first, other), CrossRegionRating.MeanOf(HandoverSide.Handling, first, again, other)));
        Assert.Null(CrossRegionRating.MeanOf(HandoverSide.Receiving));
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRating).MarkOf(HandoverSide.Receiving));
    }

    private static DisputeTicket Open(DisputeKind kind) => DisputeTicket.Open(Said.Number, kind, HandoverSide.Receiving, Five, Said.Start, Calendar).AsT1;
}
