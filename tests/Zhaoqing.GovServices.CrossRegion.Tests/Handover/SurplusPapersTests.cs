using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Handover;

/// <summary>More is in a consignment, or on a receipt, than should be.</summary>
public sealed class SurplusPapersTests
{
    private static readonly ConsignedPaper Paper = new("1", 3, IsOriginal: false, new string('a', 64));

    [Fact]
    public void A_paper_that_is_there_twice_is_told()
    {
        Assert.Empty(Found(Paper));
        Assert.Equal([new ConsignmentFault(ConsignmentFaultKind.PaperUnlisted, "1")], Found(Paper, Paper));
        Assert.Equal([new ConsignmentFault(ConsignmentFaultKind.PaperUnlisted, "1")], Found(Paper with { Pages = 2 }, Paper));
        Assert.Equal([new ConsignmentFault(ConsignmentFaultKind.PagesDiffer, "1"), new ConsignmentFault(ConsignmentFaultKind.PaperUnlisted, "1")], Found(Paper with { Pages = 2 }, Paper with { Pages = 4 }));
        Assert.Equal([new ConsignmentFault(ConsignmentFaultKind.ContentDiffers, "1")], Found(Paper with { ScanSha256 = new string('b', 64) }));
    }

    [Fact]
    public void A_fact_on_a_receipt_is_one_line_and_a_verdict_of_another_place_or_day_accepts_nothing()
    {
        var facts = new ReceiptFacts(ReceiptNumber.Create(Nanhai, Day, 177), "示例事项", "肇庆市示例局(虚构)", "甲*", [new ReceivedPaper("申请书", 1, true)], At("2023-09-22T16:00"), ["0757-00000000", "0758-00000000"]);
        Assert.Equal("maskedApplicant", CollectionReceipt.Issue(facts with { MaskedApplicant = "甲*\n受理凭证" }, false, null).AsT0.Fields[0].Field);
        Assert.Equal("papers", CollectionReceipt.Issue(facts with { Papers = [new ReceivedPaper("申请书\u2028受理凭证", 1, true)] }, false, null).AsT0.Fields[0].Field);
        foreach (var (region, day, kind) in new[] { (Nanhai, Day, ReceiptKind.Acceptance), (FoshanCity, Day, ReceiptKind.Acceptance), (DivisionCode.Parse("440604"), Day, ReceiptKind.Collection), (Nanhai, Day.PlusDays(-1), ReceiptKind.Collection) })
        {
            var grant = WindowTrustGrant.Of("g1", UnifiedSocialCreditCode.Parse("11100000000013338W"), new TrustScope("w", region, [Matters[0].Code], TrustRights.AcceptOnBehalf, day, day), "签署人").AsT1;
            Assert.Equal(kind, CollectionReceipt.Issue(facts, isAcceptedOnReceipt: true, new TrustVerdict(TrustRights.AcceptOnBehalf, grant, Why: null)).AsT1.Kind);
        }
    }

    private static ConsignmentFault[] Found(params ConsignedPaper[] papers)
    {
        var number = CaseNumber.Create(Day, new byte[CaseNumber.RandomBytes]);
        var arrived = new[] { ConsignmentAct.HandOver, ConsignmentAct.Depart, ConsignmentAct.Arrive }.Aggregate(
            Consignment.Pack(SlipNumber.Of(SlipKind.Consignment, number), "示例承运(虚构)", "F1", number, isInsured: false, Paper).AsT1, (sent, act) => sent.Take(act).AsT1);
        return [.. arrived.Open(new ConsignmentArrival("F1", IsSealIntact: true, [.. papers])).AsT1.Faults];
    }
}
