using NodaTime;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Notices;

/// <summary>A denial of Monday 2026-11-02, and how its applicant may be served.</summary>
internal static class NoticeSample
{
    public static readonly DocumentNumber Mark = DocumentNumber.Parse("回执-1");
    public static readonly ServiceRules Rules = new();

    public static readonly ServicePlan Everything = new(
        [ServiceWay.Sms, ServiceWay.Platform, ServiceWay.InPerson, ServiceWay.Post, ServiceWay.Left, ServiceWay.Announcement],
        [Agreed(ServiceWay.Sms), Agreed(ServiceWay.Platform)]);

    public static ElectronicConsent Agreed(ServiceWay way) => new(way, DocumentNumber.Parse("address-1"), At("2026-10-01T09:00"));

    public static CaseFile DeniedCase { get; } = Submitted("2026-10-19T09:00", Form, Proof)
        .After(new AcceptOrder(), Window, "2026-10-19T10:00")
        .After(new DecideOrder(CaseOutcome.Denied, Remark.Parse("不符合条件")), Examiner, "2026-11-02T10:00");

    public static NoticeIssued IssuedUnder(ServicePlan plan, string at = "2026-11-02T10:00") => ServedNotice.Issue(DeniedCase, 3, DeniedCase.Decision!, plan, At(at))!;

    public static ServedNotice Denial(ServicePlan? plan = null) => ServedNotice.Replay([IssuedUnder(plan ?? Everything)]);

    public static ServedNotice Sent(this ServedNotice notice, ServiceWay way, string at) => notice.Apply(notice.Send(way, Window.Id, At(at), At(at)).AsT1);

    public static ServedNotice Told(this ServedNotice notice, ServiceReport report, string at) => notice.Told(report, At(at));

    public static ServedNotice Told(this ServedNotice notice, ServiceReport report, Instant at) =>
        notice.Report(report, Window.Id, at, Calendar, Rules).Match(
            refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()),
            events => events.Aggregate(notice, (state, happened) => state.Apply(happened)));

    public static ServedNotice Failed(this ServedNotice notice, ServiceWay way, ServiceFailure why, string at) => notice.Told(new ServiceSetback(way, At(at), why), at);

    public static string RefusedSending(this ServedNotice notice, ServiceWay way, string at) => notice.Send(way, Window.Id, At(at), At(at)).AsT0.Code;

    public static Refusal Refused(this ServedNotice notice, ServiceReport report, string at) => notice.Report(report, Window.Id, At(at), Calendar, Rules).AsT0;

    public static ServiceProof ProofOf(ServiceWay way, string at) => new(way, At(at), KindOf(way), Mark);

    public static ServiceProofKind KindOf(ServiceWay way) => Enum.GetValues<ServiceProofKind>().First(kind => ServedNotice.Proves(kind, way));
}
