using static Zhaoqing.GovServices.Cases.Tests.Sample;
using static Zhaoqing.GovServices.Cases.Tests.Video.VideoSample;

namespace Zhaoqing.GovServices.Cases.Tests.Video;

/// <summary>What a session means for the case that comes in by it.</summary>
public sealed class CaseVideoTests
{
    private static readonly CaseTerms ByVideo = Terms with { Rules = new CaseRules { VideoSession = LegalGround.OfClause("REG-3.7") } };

    [Fact]
    [Clause("REG-3.7")]
    public void With_consent_and_identity_it_is_accepted_and_the_record_keeps_them_and_later_the_digest()
    {
        var file = Submitted(ByVideo, Led(VideoAct.ConfirmIdentity));
        Assert.Equal(2, file.Video!.Identity.Level);
        file = file.After(new AcceptOrder(), Window, "2026-09-28T11:00");
        var done = Facts(Led(VideoAct.Complete));
        var cited = file.Take(new CiteVideoOrder(Number(0)), Window, At("2026-09-28T12:00"), Calendar, done).AsT1;
        file = file.Apply(cited.Single());
        Assert.Equal(Digest, file.Video!.Recording!.Sha256);
        Assert.Equal("cases.video-cited-already", file.Take(new CiteVideoOrder(Number(0)), Citizen, At("2026-09-28T12:00"), Calendar, done).AsT0.Code);
        Assert.Equal(Sample.Fingerprint(file), Sample.Fingerprint(CaseFile.Replay(Sample.ThroughTheRecord([Submission(ByVideo, Led(VideoAct.ConfirmIdentity)), .. file.Acceptance is { } accepted ? [accepted] : Array.Empty<CaseEvent>(), .. cited]))));
    }

    [Fact]
    [Clause("REG-3.7")]
    [Clause("GOAL-2.8")]
    public void Without_them_it_is_received_but_not_accepted_by_video_and_goes_on_at_a_window_as_it_is()
    {
        foreach (var file in new[] { Submitted(ByVideo, day: null), Submitted(ByVideo, Led(VideoAct.Consent)), Submitted(Terms, Led(VideoAct.Consent)) })
        {
            var refusal = file.RefusalOf(new AcceptOrder(), Window, "2026-09-28T11:00");
            Assert.Equal(("cases.video-identity-missing", "REG-3.7"), (refusal.Code, refusal.Basis.Single().Clause.ToString()));
            var gone = file.After(new ChangeChannelOrder(Channel.Window), Citizen, "2026-09-28T11:00").After(new AcceptOrder(), Window, "2026-09-28T11:01");
            Assert.Equal((CaseState.Accepted, file.Materials.Length, file.Number), (gone.State, gone.Materials.Length, gone.Number));
            var later = file.Apply(file.Take(new CiteVideoOrder(Number(0)), Citizen, At("2026-09-28T11:00"), Calendar, Facts(Led(VideoAct.ConfirmIdentity))).AsT1.Single());
            Assert.Equal(CaseState.Accepted, later.After(new AcceptOrder(), Window, "2026-09-28T11:01").State);
        }
    }

    [Fact]
    public void Where_nothing_is_laid_down_and_no_session_named_video_is_a_channel_like_any_other()
    {
        var file = Submitted(Terms, day: null);
        Assert.DoesNotContain(file.ActsFor(Citizen), row => row.Act == CaseAct.CiteVideo);
        Assert.Equal("cases.video-not-needed", file.RefusalOf(new CiteVideoOrder(Number(0)), Citizen, "2026-09-28T11:00").Code);
        Assert.Equal(CaseState.Accepted, file.After(new AcceptOrder(), Window, "2026-09-28T11:00").State);
        Assert.Null(file.Video);
        Assert.Equal(CaseState.Accepted, Submitted(ByVideo, day: null).At(At("2026-11-01T09:00")).State);
    }

    [Fact]
    [Clause("REG-3.7")]
    public void A_session_of_somebody_else_of_another_matter_or_of_nobody_is_no_session()
    {
        var day = Led(VideoAct.ConfirmIdentity);
        Assert.Equal(("cases.video-session-of-another", "session"), Fault(Stranger, Facts(day)));
        Assert.Equal(("cases.video-session-unknown", "session"), Fault(Citizen, CaseFacts.None));
        Assert.Equal(("cases.video-session-of-another", "session"), Fault(Window, Facts(day)));
        Assert.True(Submit(Window with { OnBehalfOf = Citizen.Id }, Facts(day)).IsT1);
        Assert.Equal(("cases.video-session-other-matter", "session"), Fault(Citizen, Facts(Open().Joined(0, Citizen, Request() with { Matter = Catalogue.MatterCode.Parse("other-matter") }))));
        var file = Submitted(ByVideo, day: null);
        Assert.Equal("cases.video-session-of-another", file.Take(new CiteVideoOrder(Number(1)), Citizen, At("2026-09-28T11:00"), Calendar, new CaseFacts { Video = Open().Joined(1, Stranger).Sessions[Number(1)] }).AsT0.Code);
        Assert.Equal("cases.video-identity-missing", file.Take(new CiteVideoOrder(Number(0)), Citizen, At("2026-09-28T11:00"), Calendar, Facts(Led(VideoAct.Consent))).AsT0.Code);
    }

    [Fact]
    [Clause("REG-3.7")]
    public void Where_the_law_wants_the_person_to_come_an_application_by_video_waits_for_the_window()
    {
        var article = LegalGround.OfLaw("示例法", "第一条", "应当亲自到场");
        var file = Submitted(Terms with { Rules = new CaseRules { Presence = new PresenceRule(article), AcceptedAtReceipt = LegalGround.OfClause("REG-1.12") } }, day: null);
        Assert.Equal(article, file.RefusalOf(new AcceptOrder(), Window, "2026-09-28T11:00").Basis.Single());
        Assert.Equal(CaseState.Accepted, file.After(new ChangeChannelOrder(Channel.Window), Window, "2026-09-28T11:00").After(new AcceptOrder(), Window, "2026-09-28T11:00").State);
    }

    [Theory]
    [InlineData(Channel.Video, Channel.Online)]
    [InlineData(Channel.Video, Channel.Mobile)]
    [InlineData(Channel.Online, Channel.Online)]
    [InlineData(Channel.Online, Channel.Video)]
    [InlineData(Channel.Post, Channel.Terminal)]
    [Clause("REG-3.7")]
    public void No_change_of_channel_gets_around_the_session_or_the_coming(Channel from, Channel to)
    {
        var article = LegalGround.OfLaw("示例法", "第一条", "应当亲自到场");
        Assert.Equal("cases.video-presence-needed", Gone(Terms with { Rules = new CaseRules { Presence = new PresenceRule(article) } }).RefusalOf(new AcceptOrder(), Window, "2026-09-28T11:00").Code);
        var laidDown = Gone(ByVideo);
        if (to != Channel.Video)
        {
            Assert.Equal(CaseState.Accepted, laidDown.After(new AcceptOrder(), Window, "2026-09-28T11:00").State);
            return;
        }

        Assert.Equal("cases.video-identity-missing", laidDown.RefusalOf(new AcceptOrder(), Window, "2026-09-28T11:00").Code);
        var cited = laidDown.Apply(laidDown.Take(new CiteVideoOrder(Number(0)), Citizen, At("2026-09-28T11:00"), Calendar, Facts(Led(VideoAct.ConfirmIdentity))).AsT1.Single());
        Assert.Equal(CaseState.Accepted, cited.After(new AcceptOrder(), Window, "2026-09-28T11:01").State);

        CaseFile Gone(CaseTerms terms)
        {
            var file = CaseFile.Replay([CaseFile.Submit(Sample.Number, Application(day: null) with { Channel = from }, terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1]);
            return from == to ? file : file.After(new ChangeChannelOrder(to), Citizen, "2026-09-28T10:30");
        }
    }

    [Fact]
    public void Where_receipt_is_acceptance_the_steps_of_the_session_come_first()
    {
        var terms = ByVideo with { Rules = ByVideo.Rules with { AcceptedAtReceipt = LegalGround.OfClause("REG-1.12") } };
        Assert.Single(CaseFile.Receive(Sample.Number, Application(Led(VideoAct.Consent)), terms, Citizen, At("2026-09-28T10:00"), Calendar, Facts(Led(VideoAct.Consent))).AsT1);
        Assert.Equal(2, CaseFile.Receive(Sample.Number, Application(Led(VideoAct.ConfirmIdentity)), terms, Citizen, At("2026-09-28T10:00"), Calendar, Facts(Led(VideoAct.ConfirmIdentity))).AsT1.Length);
    }

    private static (string Code, string Field) Fault(CaseActor by, CaseFacts facts) => Submit(by, facts).AsT0 is var refusal ? (refusal.Code, refusal.Fields.Single().Field) : default;

    private static OneOf.OneOf<Refusal, CaseSubmitted> Submit(CaseActor by, CaseFacts facts) =>
        CaseFile.Submit(Sample.Number, Application(Led(VideoAct.Consent)), Terms, by, At("2026-09-28T10:00"), Calendar, facts);

    private static CaseFacts Facts(VideoDay day) => new() { Video = day.Sessions[Number(0)] };

    private static Application Application(VideoDay? day) => Sample.Application(Form, Proof) with { Channel = Channel.Video, Session = day is null ? null : Number(0) };

    private static CaseSubmitted Submission(CaseTerms terms, VideoDay? day) =>
        CaseFile.Submit(Sample.Number, Application(day), terms, Citizen, At("2026-09-28T10:00"), Calendar, day is null ? null : Facts(day)).AsT1;

    private static CaseFile Submitted(CaseTerms terms, VideoDay? day) => CaseFile.Replay([Submission(terms, day)]);
}
