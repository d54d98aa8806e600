using System.Text;
using System.Text.Json;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class CaseEventCodecTests
{
    private const string Clear = "000000190001018625";

    private static CaseEvent Submitted => CaseFile.Submit(Number, Application(Form), Terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1;

    [Fact]
    public void The_record_holds_the_identity_number_and_the_text_of_an_event_does_not()
    {
        Assert.Contains(Clear, Encoding.UTF8.GetString(CaseEventCodec.Write(Submitted)), StringComparison.Ordinal);
        Assert.DoesNotContain(Clear, Submitted.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("甲某", Submitted.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_wire_names_are_stable() => Assert.Equal(
        ["case.accepted.v1", "case.channel-changed.v1", "case.charge-taken.v1", "case.closed.v1", "case.corrected.v1", "case.correction-asked.v1", "case.decided.v1", "case.delivered.v1", "case.drafted.v1", "case.extended.v1", "case.handed-over.v1", "case.lapsed.v1", "case.mandate-given.v1", "case.mandate-revoked.v1", "case.not-accepted.v1", "case.overdue.v1", "case.prioritised.v1", "case.recounted.v1", "case.recused.v1", "case.reopened.v1", "case.review-answered.v1", "case.review-asked.v1", "case.review-lapsed.v1", "case.step-ended.v1", "case.step-started.v1", "case.submitted.v1", "case.supplement-asked.v1", "case.supplemented.v1", "case.taken-over.v1", "case.terminated.v1", "case.video-cited.v1", "case.withdrawn.v1"],
        CaseEventCodec.WireNames.Order(StringComparer.Ordinal));

    [Fact]
    public void Members_of_a_newer_program_are_skipped()
    {
        string content = Encoding.UTF8.GetString(CaseEventCodec.Write(Submitted)).Replace("{\"number\"", "{\"fromTheFuture\":{\"a\":[1]},\"number\"", StringComparison.Ordinal);
        Assert.Contains("fromTheFuture", content, StringComparison.Ordinal);
        var read = Assert.IsType<CaseSubmitted>(CaseEventCodec.Read("case.submitted.v1", Encoding.UTF8.GetBytes(content)));
        Assert.Equal(Number, read.Number);
    }

    [Fact]
    public void A_record_of_before_there_were_rules_reads_as_if_none_were_laid_down()
    {
        var content = System.Text.Json.Nodes.JsonNode.Parse(CaseEventCodec.Write(Submitted))!.AsObject();
        foreach (string later in (string[])["rules", "authorityCode", "specialSteps", "extension", "decisionGround"]) Assert.True(content["terms"]!.AsObject().Remove(later), later);
        foreach (string later in (string[])["owner", "slip", "renewal"]) content.Remove(later);
        var file = CaseFile.Replay([CaseEventCodec.Read("case.submitted.v1", Encoding.UTF8.GetBytes(content.ToJsonString()))]);
        Assert.Equal((CaseRules.Ordinary, "duty"), (file.Terms.Rules, file.Owner));
        Assert.Empty(file.Terms.Rules.ReviewUnits);
        Assert.Equal(CaseState.Accepted, file.At(file.Wait!.EndsAt).State);
    }

    [Fact]
    public void An_event_of_a_newer_program_is_an_error_with_its_name() =>
        Assert.Equal("case.flown.v9", Assert.Throws<UnknownEventException>(() => CaseEventCodec.Read("case.flown.v9", "{}"u8)).Type);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"at\":\"yesterday\"}")]
    [InlineData("{\"at\":")]
    public void Content_of_another_shape_is_an_error(string content) =>
        Assert.ThrowsAny<JsonException>(() => CaseEventCodec.Read("case.accepted.v1", Encoding.UTF8.GetBytes(content)));
}
