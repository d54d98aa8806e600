using System.Collections.Immutable;
using NodaTime;
using static Zhaoqing.GovServices.Cases.Tests.Notices.NoticeSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Notices;

public sealed class ServedNoticeTests
{
    [Fact]
    public void The_example_of_the_documents()
    {
        var (file, version, happened, now, calendar) = (DeniedCase, 3, DeniedCase.Decision!, At("2026-11-02T10:00"), Calendar);
        var issued = ServedNotice.Issue(file, version, happened, ServicePlan.OnPaper, now);
        var notice = ServedNotice.Replay([issued!]);
        notice = notice.Apply(notice.Send(ServiceWay.InPerson, "window-1", now, now).AsT1);
        var signed = new ServiceProof(ServiceWay.InPerson, now, ServiceProofKind.Signature, DocumentNumber.Parse("回证-1"));
        notice = notice.Report(signed, "window-1", now, calendar, new ServiceRules()).AsT1.Aggregate(notice, (state, next) => state.Apply(next));
        ImmutableArray<RemedyEnd> until = notice.RemedyEnds(calendar);
        Assert.Equal([new LocalDate(2027, 1, 4), new LocalDate(2027, 5, 3)], until.Select(end => end.Ends!.Value.Date));
    }

    [Theory]
    [InlineData(ServiceWay.InPerson, "2026-11-05")]
    [InlineData(ServiceWay.Sms, "2026-11-05")]
    [InlineData(ServiceWay.Platform, "2026-11-05")]
    [InlineData(ServiceWay.Post, "2026-11-05")]
    [InlineData(ServiceWay.Announcement, "2026-12-05")]
    public void Each_way_has_its_day_of_service(ServiceWay way, string served)
    {
        var notice = Denial(new ServicePlan([ServiceWay.InPerson, way == ServiceWay.InPerson ? ServiceWay.Post : way], [Agreed(ServiceWay.Sms), Agreed(ServiceWay.Platform)]));
        if (way == ServiceWay.Announcement) notice = notice.Sent(ServiceWay.InPerson, "2026-11-02T11:00").Failed(ServiceWay.InPerson, ServiceFailure.NobodyThere, "2026-11-03T09:00");
        notice = notice.Sent(way, "2026-11-04T09:00").Told(ProofOf(way, "2026-11-05T23:30"), "2026-11-06T09:00");
        if (way == ServiceWay.Announcement)
        {
            Assert.Null(notice.At(At("2026-12-06T00:00") - Duration.Epsilon).Service);
            notice = notice.At(At("2026-12-06T00:00"));
        }

        Assert.Equal((NoticeState.Served, served), (notice.State, $"{notice.Service!.ServedOn:uuuu-MM-dd}"));
    }

    [Fact]
    public void The_remedies_against_a_denial_run_from_the_day_of_service_and_not_before()
    {
        var notice = Denial();
        Assert.Empty(notice.RemedyEnds(Calendar));
        notice = notice.Sent(ServiceWay.Platform, "2026-11-02T10:00");
        Assert.Empty(notice.RemedyEnds(Calendar));
        notice = notice.Told(ProofOf(ServiceWay.Platform, "2026-11-10T20:00"), "2026-11-10T20:00");
        Assert.Equal(
            [(RemedyKind.Reconsideration, new LocalDate(2027, 1, 11)), (RemedyKind.Lawsuit, new LocalDate(2027, 5, 10))],
            notice.RemedyEnds(Calendar).Select(end => (end.Remedy.Kind, end.Ends!.Value.Date)));
    }

    [Fact]
    public void A_receipt_that_is_recorded_days_later_serves_on_the_day_it_tells()
    {
        var notice = Denial().Sent(ServiceWay.Platform, "2026-11-02T10:00").Told(ProofOf(ServiceWay.Platform, "2026-11-03T23:59"), "2026-11-10T09:00");
        Assert.Equal(new LocalDate(2026, 11, 3), notice.Service!.ServedOn);
        Assert.Equal(new LocalDate(2027, 1, 4), notice.RemedyEnds(Calendar)[0].Ends!.Value.Date);
    }

    [Fact]
    public void Only_a_denial_and_a_refusal_to_accept_tell_of_remedies()
    {
        var refused = Submitted("2026-10-19T09:00", Form, Proof).After(new RefuseOrder(Remark.Parse("不属于职权范围")), Window, "2026-10-19T10:00");
        var why = new CaseNotAccepted(refused.LastAt, Window.Id, Remark.Parse("不属于职权范围"));
        Assert.Equal(2, ServedNotice.Issue(refused, 2, why, ServicePlan.OnPaper, refused.LastAt)!.Remedies.Length);
        var asked = Submitted("2026-10-19T09:00").After(new NotifyOnceOrder([Form, Proof]), Window, "2026-10-19T10:00");
        Assert.Empty(ServedNotice.Issue(asked, 2, new CaseSupplementAsked(asked.LastAt, Window.Id, [Form, Proof]), ServicePlan.OnPaper, asked.LastAt)!.Remedies);
        Assert.Null(ServedNotice.Issue(asked, 2, new CaseWithdrawn(asked.LastAt, Window.Id, Reason: null), ServicePlan.OnPaper, asked.LastAt));
        Assert.Null(ServedNotice.Issue(DeniedCase, 3, DeniedCase.Decision! with { By = null }, ServicePlan.OnPaper, DeniedCase.LastAt));
    }

    [Fact]
    public void A_way_that_fails_gives_way_to_the_next_and_electronic_ones_need_consent()
    {
        var notice = Denial();
        Assert.Equal(ServiceWay.Sms, notice.NextWay);
        notice = notice.Sent(ServiceWay.Sms, "2026-11-02T10:00");
        Assert.Null(notice.NextWay);
        notice = notice.Failed(ServiceWay.Sms, ServiceFailure.WrongAddress, "2026-11-02T10:01");
        Assert.Equal((NoticeState.Failed, ServiceWay.Platform), (notice.State, notice.NextWay));
        var noConsent = Denial(Everything with { Consents = [] });
        Assert.Equal((ServiceWay.InPerson, "cases.notice-no-consent"), (noConsent.NextWay!.Value, noConsent.RefusedSending(ServiceWay.Sms, "2026-11-02T10:00")));
    }

    [Fact]
    public void Nothing_is_left_that_nobody_refused_and_nothing_is_announced_while_another_way_is_open()
    {
        var tried = Denial(ServicePlan.OnPaper).Sent(ServiceWay.InPerson, "2026-11-02T11:00");
        Assert.Equal("cases.notice-under-way", tried.RefusedSending(ServiceWay.Post, "2026-11-02T12:00"));
        var absent = tried.Failed(ServiceWay.InPerson, ServiceFailure.NobodyThere, "2026-11-02T12:00");
        Assert.Equal("cases.notice-not-refused", absent.RefusedSending(ServiceWay.Left, "2026-11-02T13:00"));
        Assert.Equal("cases.notice-announcement-early", absent.RefusedSending(ServiceWay.Announcement, "2026-11-02T13:00"));
        Assert.Equal("cases.notice-way-tried", absent.RefusedSending(ServiceWay.InPerson, "2026-11-02T13:00"));
        var refused = tried.Failed(ServiceWay.InPerson, ServiceFailure.Refused, "2026-11-02T12:00").Sent(ServiceWay.Left, "2026-11-02T12:05");
        Assert.Equal("cases.notice-proof-unfit", refused.Refused(new ServiceProof(ServiceWay.Left, At("2026-11-02T12:06"), ServiceProofKind.Signature, Mark), "2026-11-02T12:10").Code);
        Assert.Equal(ServiceWay.Left, refused.Told(new ServiceProof(ServiceWay.Left, At("2026-11-02T12:06"), ServiceProofKind.Recording, Mark), "2026-11-02T12:10").Service!.Way);
        var posted = absent.Sent(ServiceWay.Post, "2026-11-02T13:00").Failed(ServiceWay.Post, ServiceFailure.Undeliverable, "2026-11-09T09:00");
        Assert.Equal(ServiceWay.Announcement, posted.NextWay);
    }

    [Fact]
    public void No_proof_is_older_than_the_sending_or_from_the_future()
    {
        var notice = Denial().Sent(ServiceWay.Platform, "2026-11-04T09:00");
        Assert.Equal(("cases.notice-report-too-early", "happenedAt"), Told("2026-11-04T08:59"));
        Assert.Equal(("cases.notice-report-in-future", "happenedAt"), Told("2026-11-06T09:01"));
        Assert.Equal("cases.notice-not-sent", notice.Refused(ProofOf(ServiceWay.Post, "2026-11-05T09:00"), "2026-11-06T09:00").Code);

        (string, string) Told(string at)
        {
            var refusal = notice.Refused(ProofOf(ServiceWay.Platform, at), "2026-11-06T09:00");
            return (refusal.Code, refusal.Fields.Single().Field);
        }
    }

    [Fact]
    public void A_served_notice_is_not_sent_again_and_an_announcement_that_runs_cannot_fail()
    {
        var served = Denial().Sent(ServiceWay.Platform, "2026-11-04T09:00").Told(ProofOf(ServiceWay.Platform, "2026-11-05T09:00"), "2026-11-05T09:00");
        Assert.Equal("cases.notice-served-already", served.RefusedSending(ServiceWay.InPerson, "2026-11-06T09:00"));
        var announced = Denial(new ServicePlan([ServiceWay.Post, ServiceWay.Announcement], [])).Sent(ServiceWay.Post, "2026-11-02T11:00").Failed(ServiceWay.Post, ServiceFailure.Undeliverable, "2026-11-03T09:00")
            .Sent(ServiceWay.Announcement, "2026-11-03T10:00").Told(ProofOf(ServiceWay.Announcement, "2026-11-03T10:00"), "2026-11-03T10:00");
        Assert.Equal("cases.notice-announced", announced.Refused(new ServiceSetback(ServiceWay.Announcement, At("2026-11-04T09:00"), ServiceFailure.Undeliverable), "2026-11-04T09:00").Code);
        Assert.Equal("cases.notice-served-already", announced.RefusedSending(ServiceWay.InPerson, "2026-12-04T00:00"));
        Assert.Equal("silence", announced.At(At("2027-01-01T00:00")).Service!.By);
    }
}
