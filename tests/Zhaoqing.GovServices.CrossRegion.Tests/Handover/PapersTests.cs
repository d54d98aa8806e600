using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Handover;

/// <summary>Receipts, consignments and plans of joint handling.</summary>
public sealed class PapersTests
{
    private static readonly CaseNumber Case = CaseNumber.Create(Day, new byte[CaseNumber.RandomBytes]);
    private static readonly SlipNumber Slip = SlipNumber.Create(SlipKind.Consignment, Day, new byte[CaseNumber.RandomBytes]);
    private static readonly string Digest = new('a', 64), OtherDigest = new('b', 64);
    private static readonly ReceiptFacts Facts = new(ReceiptNumber.Create(Nanhai, Day, 177), "示例事项", "肇庆市示例局(虚构)", "甲*", [new ReceivedPaper("申请书", 1, true)], At("2023-09-22T16:00"), ["0757-00000000", "0758-00000000"]);

    [Property(MaxTest = 500)]
    public Property A_receipt_number_is_read_back_and_one_wrong_character_is_found() => Prop.ForAll(Gen.Choose(1, ReceiptNumber.LastOfDay).ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (number, place, change) =>
    {
        var receipt = ReceiptNumber.Create(Nanhai, Day, number);
        string text = receipt.ToString();
        char wrong = char.IsAsciiDigit(text[place]) ? (char)('0' + (text[place] - '0' + change) % 10) : '0';
        string changed = text[..place] + wrong + text[(place + 1)..];
        return ReceiptNumber.Parse(text) == receipt && receipt.Division == Nanhai && text.Length == 21 && !ReceiptNumber.TryParse(changed, provider: null, out _);
    });

    [Fact]
    public void A_number_that_is_not_ours_is_none()
    {
        Assert.All(["", "1", "44060520230922000177", "4406052023092200017XA", null], text => Assert.False(ReceiptNumber.TryParse(text, provider: null, out _)));
        Assert.Throws<ArgumentException>(() => ReceiptNumber.Create(FoshanCity, Day, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReceiptNumber.Create(Nanhai, Day, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReceiptNumber.Create(Nanhai, Day, 1_000_000));
        Assert.Throws<InvalidOperationException>(() => default(ReceiptNumber).ToString());
    }

    [Fact]
    public void A_receipt_says_that_it_is_no_acceptance_unless_list_and_grant_let_it_be_one()
    {
        var grant = WindowTrustGrant.Of("g1", UnifiedSocialCreditCode.Parse("11100000000013338W"), new TrustScope("w", Nanhai, [Matters[0].Code], TrustRights.AcceptOnBehalf, Day, Day), "签署人").AsT1;
        var covered = new TrustVerdict(TrustRights.AcceptOnBehalf, grant, Why: null);
        Assert.Equal(ReceiptKind.Acceptance, CollectionReceipt.Issue(Facts, isAcceptedOnReceipt: true, covered).AsT1.Kind);
        Assert.StartsWith("受理凭证\n编号:440605202309220001", CollectionReceipt.Issue(Facts, isAcceptedOnReceipt: true, covered).AsT1.ToText(), StringComparison.Ordinal);
        foreach (var (onReceipt, verdict) in new[] { (false, covered), (true, covered with { Right = TrustRights.Receive }), (true, covered with { Grant = null }), (true, null) })
        {
            var receipt = CollectionReceipt.Issue(Facts, onReceipt, verdict).AsT1;
            Assert.Equal(ReceiptKind.Collection, receipt.Kind);
            Assert.EndsWith("\n本凭证不代表受理\n", receipt.ToText(), StringComparison.Ordinal);
            Assert.DoesNotContain("受理", receipt.ToText().Replace("本凭证不代表受理", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("时间:2023-09-22 16:00\n", receipt.ToText(), StringComparison.Ordinal);
        }

        Assert.Equal("papers", CollectionReceipt.Issue(Facts with { Papers = [] }, false, null).AsT0.Fields[0].Field);
        Assert.Equal("phones", CollectionReceipt.Issue(Facts with { Phones = ["0757-00000000"] }, false, null).AsT0.Fields[0].Field);
        Assert.Equal("matter", CollectionReceipt.Issue(Facts with { Matter = " " }, false, null).AsT0.Fields[0].Field);
        Assert.Equal("authority", CollectionReceipt.Issue(Facts with { Authority = " " }, false, null).AsT0.Fields[0].Field);
        Assert.Equal("maskedApplicant", CollectionReceipt.Issue(Facts with { MaskedApplicant = " " }, false, null).AsT0.Fields[0].Field);
    }

    [Fact]
    public void A_consignment_is_sealed_counted_and_originals_are_insured()
    {
        Assert.Equal("cross-region.consignment-not-insured", Consignment.Pack(Slip, "承运", "F1", Case, isInsured: false, Paper("1") with { IsOriginal = true }).AsT0.Code);
        Assert.Equal("carrier", Consignment.Pack(Slip, " ", "F1", Case, true, Paper("1")).AsT0.Fields[0].Field);
        Assert.Equal("sealNumber", Consignment.Pack(Slip, "承运", "", Case, true, Paper("1")).AsT0.Fields[0].Field);
        Assert.Equal("papers", Consignment.Pack(Slip, "承运", "F1", Case, true).AsT0.Fields[0].Field);
        Assert.Equal("papers", Consignment.Pack(Slip, "承运", "F1", Case, true, Paper("1"), Paper("1")).AsT0.Fields[0].Field);
        Assert.Equal("papers", Consignment.Pack(Slip, "承运", "F1", Case, true, Paper("1") with { ScanSha256 = "A" }).AsT0.Fields[0].Field);
        Assert.Equal("papers", Consignment.Pack(Slip, "承运", "F1", Case, true, Paper("1") with { Pages = 0 }).AsT0.Fields[0].Field);
        Assert.Throws<ArgumentException>(() => Consignment.Pack(SlipNumber.Create(SlipKind.Fee, Day, new byte[10]), "承运", "F1", Case, true, Paper("1")));
        Assert.Equal((ConsignmentState.Packed, PaperCustody.Window, FeeBearer.Centre), (Packed().State, Packed().Custody, Packed().FeeBearer));
    }

    [Fact]
    public void Who_signed_last_answers_for_loss_and_shortage()
    {
        var arrived = After(Packed(), ConsignmentAct.HandOver, ConsignmentAct.Depart, ConsignmentAct.Arrive);
        var whole = arrived.Open(new ConsignmentArrival("F1", true, [Paper("1"), Paper("2")])).AsT1;
        Assert.Equal((ConsignmentState.SignedWhole, PaperCustody.Authority, (PaperCustody?)null), (whole.State, whole.Custody, whole.AnswersForLoss));
        Assert.Equal(PaperCustody.Window, After(whole, ConsignmentAct.Return).Custody);
        Assert.Equal(PaperCustody.Carrier, After(Packed(), ConsignmentAct.HandOver, ConsignmentAct.Lose).AnswersForLoss);
        Assert.Equal(PaperCustody.Carrier, arrived.Custody);
        Found(PaperCustody.Window, [ConsignmentFaultKind.PaperMissing], "F1", true, Paper("1"));
        Found(PaperCustody.Window, [ConsignmentFaultKind.PagesDiffer], "F1", true, Paper("1"), Paper("2") with { Pages = 1 });
        Found(PaperCustody.Window, [ConsignmentFaultKind.ContentDiffers], "F1", true, Paper("1") with { ScanSha256 = OtherDigest }, Paper("2"));
        Found(PaperCustody.Window, [ConsignmentFaultKind.PaperUnlisted], "F1", true, Paper("1"), Paper("2"), Paper("3"));
        Found(PaperCustody.Carrier, [ConsignmentFaultKind.SealBroken, ConsignmentFaultKind.PaperMissing], "F1", false, Paper("2"));
        Found(PaperCustody.Carrier, [ConsignmentFaultKind.SealOther], "F2", true, Paper("1"), Paper("2"));
        Assert.Equal("cross-region.consignment-not-now", Packed().Open(new ConsignmentArrival("F1", true, [])).AsT0.Code);
        Assert.Equal("cross-region.consignment-not-now", Packed().Take(ConsignmentAct.Depart).AsT0.Code);
        Assert.Throws<ArgumentException>(() => arrived.Take(ConsignmentAct.Sign));
        Assert.Equal(Packed(), Packed());

        void Found(PaperCustody answers, ConsignmentFaultKind[] faults, string seal, bool intact, params ConsignedPaper[] papers)
        {
            var opened = arrived.Open(new ConsignmentArrival(seal, intact, [.. papers])).AsT1;
            Assert.Equal((ConsignmentState.SignedShort, (PaperCustody?)answers), (opened.State, opened.AnswersForLoss));
            Assert.Equal(faults, opened.Faults.Select(fault => fault.Kind));
        }
    }

    [Fact]
    public void The_lead_of_joint_handling_ends_when_every_part_is_final()
    {
        var plan = JointPlan.Of(Part("b", "a"), Part("a"), Part("c", "b")).AsT1;
        Assert.Equal(["a", "b", "c"], plan.Parts.Select(part => part.Id));
        Assert.Equal(JointOutcome.Open, Lead(("a", HandoverState.Granted)));
        Assert.Equal(JointOutcome.Granted, Lead(("a", HandoverState.GrantDelivered), ("b", HandoverState.Granted), ("c", HandoverState.GrantSent)));
        Assert.Equal(JointOutcome.PartlyDenied, Lead(("a", HandoverState.Granted), ("b", HandoverState.Denied)));
        Assert.Equal(JointOutcome.Denied, Lead(("a", HandoverState.NotAccepted)));
        Assert.Equal([PartOutcome.Granted, PartOutcome.Denied, PartOutcome.Skipped], plan.Outcomes(States(("a", HandoverState.Granted), ("b", HandoverState.Denied))).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        Assert.True(plan.CanBegin("a", States()) && plan.CanBegin("b", States(("a", HandoverState.Granted))));
        Assert.False(plan.CanBegin("b", States(("a", HandoverState.Accepted))));
        Assert.Throws<ArgumentException>(() => plan.CanBegin("x", States()));
        Assert.All([JointPlan.Of(), JointPlan.Of(Part("a"), Part("a")), JointPlan.Of(Part("a", "x")), JointPlan.Of(Part("a", "b"), Part("b", "a"))], refused => Assert.Equal("cross-region.parts-unfit", refused.AsT0.Code));

        JointOutcome Lead(params (string, HandoverState)[] states) => plan.Lead(States(states));
        static ImmutableDictionary<string, HandoverState> States(params (string Id, HandoverState State)[] states) => states.ToImmutableDictionary(pair => pair.Id, pair => pair.State);
        static JointPart Part(string id, params string[] needs) => new(id, Sihui, "示例局(虚构)", [.. needs]);
    }

    private static ConsignedPaper Paper(string id) => new(id, 3, IsOriginal: false, Digest);

    private static Consignment Packed() => Consignment.Pack(Slip, "承运", "F1", Case, isInsured: true, Paper("1"), Paper("2")).AsT1;

    private static Consignment After(Consignment consignment, params ConsignmentAct[] acts) => acts.Aggregate(consignment, (before, act) => before.Take(act).AsT1);
}
