using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>Received is accepted (收件即受理) on the list, and nowhere else.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class ReceiptTests
{
    private static readonly LegalGround Listed = LegalGround.OfClause("REG-1.12");
    private static readonly CaseTerms AtOnce = Terms with { Rules = new CaseRules { AcceptedAtReceipt = Listed, DutyOwner = "duty-1" } };

    private static readonly Arbitrary<(bool IsListed, MaterialCode[] Codes, CaseActor By, bool HasSubstitute)> Intakes =
        (from isListed in Gen.Elements(true, false)
         from codes in Gen.SubListOf(Form, Proof, Extra, Later)
         from who in Gen.Elements(Window, Citizen)
         from hasSubstitute in Gen.Elements(true, false)
         select (isListed, codes.ToArray(), who, hasSubstitute)).ToArbitrary();

    [Property]
    [Clause("REG-1.12")]
    public Property Receipt_is_acceptance_exactly_on_the_list_and_with_nothing_missing() => Prop.ForAll(Intakes, intake =>
    {
        var (isListed, codes, by, hasSubstitute) = intake;
        var facts = hasSubstitute ? new CaseFacts { Substitutes = [new MaterialSubstitute(Proof, SubstituteKind.Licence, "不动产权证书", Listed)] } : null;
        var events = CaseFile.Receive(Number, Application(codes), isListed ? AtOnce : Terms, by, At("2026-09-28T10:00"), Calendar, facts).AsT1;
        var file = CaseFile.Replay(events);
        bool isComplete = codes.Contains(Form) && (codes.Contains(Proof) || hasSubstitute);
        return isListed && isComplete
            ? events is [CaseSubmitted { Slip: null }, CaseAccepted { Deemed: false, OnBehalfOf: null } accepted]
                && accepted.At == events[0].At && accepted.AtReceipt == Listed && accepted.By == file.Owner
                && file.Slip == accepted.Slip && file.Slip!.Value.Kind == SlipKind.Acceptance && file.Clock!.Purpose == ClockPurpose.Decision
            : events is [CaseSubmitted { Slip: { } slip }] && file.Slip == slip && slip.Kind == SlipKind.Receipt && file.Clock!.Purpose == ClockPurpose.Answer;
    });

    [Property]
    [Clause("REG-1.12")]
    public Property The_clock_runs_as_if_a_window_had_accepted_in_that_instant() => Prop.ForAll(Gen.Choose(0, 400).ToArbitrary(), hours =>
    {
        var at = At("2026-09-20T08:00") + NodaTime.Duration.FromHours(hours);
        var atOnce = CaseFile.Replay(CaseFile.Receive(Number, Application(Form, Proof), AtOnce, Window, at, Calendar).AsT1);
        var byHand = CaseFile.Replay(CaseFile.Receive(Number, Application(Form, Proof), Terms, Window, at, Calendar).AsT1);
        byHand = byHand.Take(new AcceptOrder(), Window, at, Calendar).AsT1.Aggregate(byHand, (file, happened) => file.Apply(happened));
        return atOnce.Clock == byHand.Clock && atOnce.State == byHand.State && atOnce.Slip == byHand.Slip;
    });

    [Fact]
    public void The_slips_carry_the_number_of_the_case_and_are_kept_in_the_record()
    {
        var events = ThroughTheRecord(CaseFile.Receive(Number, Application(Form, Proof), AtOnce, Citizen, At("2026-09-28T10:00"), Calendar).AsT1).ToArray();
        var file = CaseFile.Replay(events);
        Assert.Equal($"A-{Number}", file.Slip.ToString());
        Assert.Equal("duty-1", file.Owner);
        Assert.Equal(Listed, file.Terms.Rules.AcceptedAtReceipt);
        Assert.Equal("duty-1", events[1].By);
        Assert.Throws<ArgumentOutOfRangeException>(() => SlipNumber.Of((SlipKind)99, Number));
    }

    [Fact]
    public void A_record_of_before_owners_and_slips_were_kept_reads_as_ever()
    {
        string now = Encoding.UTF8.GetString(CaseEventCodec.Write(CaseFile.Submit(Number, Application(Form), Terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1));
        string before = now.Replace("\"owner\":\"duty\",", "", StringComparison.Ordinal);
        Assert.NotEqual(now, before);
        var file = CaseFile.Replay([CaseEventCodec.Read("case.submitted.v1", Encoding.UTF8.GetBytes(before))]);
        Assert.Equal(("duty", Citizen.Id, null), (file.Owner, file.Principal, file.Slip));
    }
}
