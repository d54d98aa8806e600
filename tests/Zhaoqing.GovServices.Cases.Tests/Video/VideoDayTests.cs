using NodaTime;
using static Zhaoqing.GovServices.Cases.Tests.Sample;
using static Zhaoqing.GovServices.Cases.Tests.Video.VideoSample;

namespace Zhaoqing.GovServices.Cases.Tests.Video;

public sealed class VideoDayTests
{
    [Fact]
    [Clause("REG-3.7")]
    [Clause("CON-8.8")]
    public void A_session_goes_from_the_queue_to_its_recording()
    {
        var day = Led(VideoAct.Complete);
        var session = day.Sessions[Number(0)];
        Assert.Equal((VideoState.Completed, (string?)null, "duty"), (session.State, session.Seat, session.Owner));
        Assert.Equal(new VideoEvidence(Number(0), At("2026-09-28T09:01"), new VideoIdentity(2, IdentityMethod.Face, At("2026-09-28T09:02"))) { Recording = new VideoRecording(Digest, new LocalDate(2027, 3, 27), "test-1") }, session.Evidence);
        Assert.Equal([Form, Proof], session.Draft.Select(material => material.Material));
    }

    [Fact]
    [Clause("CON-8.8")]
    public void A_broken_line_keeps_the_place_and_the_steps_and_only_the_same_person_comes_back()
    {
        var day = Led(VideoAct.ShowDocument).Joined(1, Stranger).Then(0, Window, Order(VideoAct.Drop));
        Assert.Null(day.Sessions[Number(0)].Seat);
        Assert.Equal("cases.not-authorised", day.Refused(0, Stranger, Order(VideoAct.Resume)));
        Assert.Equal("cases.video-token-wrong", day.Refused(0, Citizen, Order(VideoAct.Resume, "guess")));
        day = day.Then(0, Citizen, Order(VideoAct.Resume), minutes: 9);
        Assert.Equal([Number(0), Number(1)], day.Queue.Select(session => session.Number));
        day = day.Then(0, Citizen, Order(VideoAct.Resume)).Connected(Signer);
        Assert.Equal((VideoState.Working, Signer.Id, 1), (day.Sessions[Number(0)].State, day.Sessions[Number(0)].Seat, day.Sessions[Number(0)].Interruptions.Length));
        Assert.Equal("cases.video-act-not-allowed", day.Refused(0, Signer, Order(VideoAct.ConfirmIdentity)));
        Assert.Equal("cases.not-authorised", day.Refused(0, Window, Order(VideoAct.AskSignature)));
    }

    [Fact]
    [Clause("CON-8.8")]
    public void A_dropped_session_lapses_at_its_own_instant_and_what_was_shown_is_not_lost()
    {
        var day = Led(VideoAct.ShowDocument).Then(0, Citizen, Order(VideoAct.Drop));
        var until = day.Sessions[Number(0)].ResumeUntil!.Value;
        Assert.Equal(day.LastAt + Duration.FromMinutes(10), until);
        Assert.Equal(VideoState.Dropped, day.At(until - Duration.Epsilon).Sessions[Number(0)].State);
        Assert.Equal(until, Assert.Single(day.LapsesBy(until)).At);
        var lapsed = day.At(until).Sessions[Number(0)];
        Assert.Equal((VideoState.Lapsed, 2), (lapsed.State, lapsed.Draft.Length));
        Assert.Equal("cases.video-act-not-allowed", day.Refused(0, Citizen, Order(VideoAct.Resume), minutes: 10));
    }

    [Fact]
    public void The_end_of_the_day_ends_what_is_open()
    {
        var end = ChinaTime.StartOf(Monday.PlusDays(1));
        var day = Led(VideoAct.Consent).Joined(1, Stranger);
        Assert.Empty(day.LapsesBy(end - Duration.Epsilon));
        Assert.All(day.LapsesBy(end), lapse => Assert.Equal(end, lapse.At));
        Assert.Equal(2, day.LapsesBy(end).Length);
    }

    [Fact]
    [Clause("REG-3.7")]
    public void Without_consent_nothing_is_recorded_and_it_goes_on_at_the_window_with_the_draft()
    {
        var day = Open().Joined(0, Citizen, Request(ready: Form)).Connected(Window);
        Assert.Equal("cases.video-consent-missing", day.Refused(0, Window, Order(VideoAct.ConfirmIdentity)));
        var declined = day.Then(0, Citizen, Order(VideoAct.RefuseRecording)).Sessions[Number(0)];
        Assert.Equal((VideoState.Declined, "示例综合窗口", Form), (declined.State, declined.Window, declined.Draft.Single().Material));
        var later = Led(VideoAct.ShowDocument).Then(0, Citizen, Order(VideoAct.RefuseRecording)).Sessions[Number(0)];
        Assert.Equal((VideoState.Declined, null, 2), (later.State, later.Evidence, later.Draft.Length));
    }

    [Fact]
    [Clause("CON-8.8")]
    public void A_seat_that_leaves_loses_nobody()
    {
        var day = Led(VideoAct.ConfirmIdentity).Joined(1, Stranger);
        Assert.Equal("cases.video-seat-busy", day.Connect(Window, day.LastAt).AsT0.Code);
        Assert.Equal("cases.not-authorised", day.Refused(0, Signer, Order(VideoAct.Release)));
        day = day.Then(0, Supervisor, Order(VideoAct.Release));
        Assert.Equal((VideoState.Queued, "duty"), (day.Sessions[Number(0)].State, day.Sessions[Number(0)].Owner));
        Assert.Equal(VideoState.IdentityOk, day.Connected(Window).Sessions[Number(0)].State);
    }

    [Fact]
    [Clause("CON-8.8")]
    public void Sign_language_waits_for_a_seat_that_has_it_and_holds_up_nobody()
    {
        var day = Open().Joined(0, Citizen, Request(signLanguage: true)).Joined(1, Stranger).Connected(Window);
        Assert.Equal(Window.Id, day.Sessions[Number(1)].Seat);
        Assert.Equal("cases.video-nobody-waiting", day.Connect(Window with { Id = "window-3" }, day.LastAt).AsT0.Code);
        Assert.Equal(Signer.Id, day.Connected(Signer).Sessions[Number(0)].Seat);
    }

    [Fact]
    [Clause("REG-3.7")]
    public void Where_the_law_wants_the_person_to_come_video_is_refused_by_its_article_unless_video_counts()
    {
        var article = LegalGround.OfLaw("示例法", "第一条", "应当亲自到场");
        var terms = Terms with { Rules = new CaseRules { Presence = new PresenceRule(article) } };
        var refusal = Open().Join(Number(0), Request(), terms, Citizen, At("2026-09-28T09:00")).AsT0;
        Assert.Equal(("cases.video-presence-needed", article), (refusal.Code, refusal.Basis.Single()));
        Assert.True(Open().Join(Number(0), Request(), terms with { Rules = new CaseRules { Presence = new PresenceRule(article, article) } }, Citizen, At("2026-09-28T09:00")).IsT1);
    }

    [Fact]
    public void Each_wrong_act_is_refused_by_its_own_name()
    {
        var day = Led(VideoAct.Consent);
        Assert.Equal("cases.video-asked-already", day.Refused(0, Citizen, Order(VideoAct.Consent)));
        Assert.Equal("cases.video-identity-too-low", day.Refused(0, Window, Order(VideoAct.ConfirmIdentity) with { Level = 1 }));
        Assert.Equal("cases.video-identity-too-low", day.Refused(0, Window, Order(VideoAct.ConfirmIdentity) with { Method = null }));
        Assert.Equal("cases.not-authorised", day.Refused(0, Citizen, Order(VideoAct.ConfirmIdentity)));
        Assert.Equal("cases.not-authorised", day.Refused(0, OtherExaminer with { Role = ActorRole.Window }, Order(VideoAct.ConfirmIdentity)));
        Assert.Equal("cases.video-session-unknown", day.Refused(7, Citizen, Order(VideoAct.Leave)));
        Assert.Equal("cases.material-unknown", Led(VideoAct.ConfirmIdentity).Refused(0, Citizen, Order(VideoAct.ShowDocument) with { Material = Foreign }));
        Assert.Equal("cases.video-signature-missing", Led(VideoAct.AskSignature).Refused(0, Window, Order(VideoAct.Complete)));
        Assert.Equal("cases.video-digest-unfit", Led(VideoAct.Sign).Refused(0, Window, Order(VideoAct.Complete) with { Sha256 = "A" }));
        Assert.Equal("cases.video-queued-already", day.Join(Number(1), Request(), Terms, Citizen, day.LastAt).AsT0.Code);
        Assert.Equal("cases.material-unknown", day.Join(Number(1), Request(ready: Foreign), Terms, Stranger, day.LastAt).AsT0.Code);
        Assert.Equal("cases.not-authorised", day.Join(Number(1), Request(), Terms, Window, day.LastAt).AsT0.Code);
        Assert.Equal("cases.not-authorised", day.Connect(Examiner, day.LastAt).AsT0.Code);
    }

    [Fact]
    public void The_example_of_the_documents_holds()
    {
        var (window, number, request, terms, citizen, seat, now) = (Open(), Number(0), Request(), Terms, Citizen, Window, At("2026-09-28T09:00"));
        var joined = window.Join(number, request, terms, citizen, now).AsT1.Aggregate(window, (state, happened) => state.Apply(happened));
        var called = joined.Connect(seat, now).AsT1.Aggregate(joined, (state, happened) => state.Apply(happened));
        bool mayBeRecorded = called.Sessions[number].ConsentAt is not null;
        Assert.False(mayBeRecorded);
        Assert.Equal(VideoState.Connected, called.Sessions[number].State);
    }

    [Theory]
    [InlineData(0, 180, 2)]
    [InlineData(10, 0, 2)]
    [InlineData(10, 180, 4)]
    public void Figures_that_cannot_be_are_found(int resume, int keep, int level) =>
        Assert.NotNull(new VideoRules { ResumeMinutes = resume, KeepDays = keep, LeastLevel = level }.FindFault());
}
