using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Notices and how they were served (告知书及其送达): limits run from the day of service.</summary>
internal static class NoticeRoutes
{
    /// <summary>The most notices that one answer lists.</summary>
    private const int Most = 100;

    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var box = routes.MapDesk("/api/v1/notices", "送达");
        box.MapGet("/", MineAsync).Produces<IReadOnlyList<NoticeAnswer>>().WithSummary("本人的告知书,新的在前,最多100份").WithName("Notices");
        box.MapGet("/{number}", GetAsync).Produces<NoticeAnswer>().WithSummary("一份告知书:送到哪里、何日送达、救济期限到哪天").WithName("Notice");
        box.MapPost("/{number}/acts", ActAsync).Accepts<NoticeActRequest>("application/json").Produces<NoticeAnswer>()
            .WithSummary("本人确认收到;窗口、审批人员发出、登记到达、未能送达或送达凭证(须带 Idempotency-Key)").WithName("ActOnNotice");
        var ofCase = routes.MapDesk("/api/v1/cases/{number}/notices", "送达");
        ofCase.MapGet("/", OfCaseAsync).Produces<IReadOnlyList<NoticeAnswer>>().WithSummary("办件的全部告知书、送达日和救济期限").WithName("CaseNotices");
        ofCase.MapPost("/", CarryOutAsync).Produces<IReadOnlyList<NoticeAnswer>>().WithSummary("现在就制发并发出应当发的告知书(工作人员;重复无妨)").WithName("CarryOutNotices");
    }

    private static async Task<IResult> MineAsync(HttpContext http, PlatformInbox inbox, NoticeDesk desk, WorkingCalendar calendar, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { IsOfOffice: false } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        var answers = new List<NoticeAnswer>();
        foreach (var number in (await inbox.OfAsync(caller.Id, cancellation)).Take(Most))
        {
            if (await desk.FindAsync(number, cancellation) is { } notice) answers.Add(NoticeAnswer.Of(notice, calendar));
        }

        return Results.Ok(answers);
    }

    private static async Task<IResult> GetAsync(string number, HttpContext http, NoticeDesk desk, WorkingCalendar calendar, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (!NoticeNumber.TryParse(number, provider: null, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } notice) return Problem.Of(StatusCodes.Status404NotFound);
        return notice.IsFor(caller) ? Results.Ok(NoticeAnswer.Of(notice, calendar)) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> OfCaseAsync(string number, HttpContext http, CaseDesk cases, NoticeDesk desk, WorkingCalendar calendar, CancellationToken cancellation) =>
        DeskCall.OnCaseAsync(number, http, cases, async file => Results.Ok((await desk.OfCaseAsync(file.Number, cancellation)).Select(notice => NoticeAnswer.Of(notice, calendar))), cancellation);

    private static Task<IResult> CarryOutAsync(string number, HttpContext http, CaseDesk cases, NoticeDesk desk, WorkingCalendar calendar, CancellationToken cancellation) =>
        DeskCall.OnCaseAsync(
            number,
            http,
            cases,
            async file => CallerClaims.ActorOf(http.User) is { Role: ActorRole.Window or ActorRole.Examiner }
                ? Results.Ok((await desk.CarryOutAsync(file.Number, cancellation)).Select(notice => NoticeAnswer.Of(notice, calendar)))
                : Problem.Of(StatusCodes.Status403Forbidden),
            cancellation);

    private static Task<IResult> ActAsync(string number, HttpContext http, NoticeDesk desk, WorkingCalendar calendar, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<NoticeActRequest>(http, async (body, caller, key, faults) =>
        {
            if (!NoticeNumber.TryParse(number, provider: null, out var parsed)) return Problem.Of(StatusCodes.Status404NotFound);
            var act = faults.OneOf<NoticeDeed>("act", body.Act);
            ServiceWay? way = act is null or NoticeDeed.Confirm ? null : faults.OneOf<ServiceWay>("way", body.Way);
            var report = act is null or NoticeDeed.Confirm or NoticeDeed.Send ? null : ReportOf(act.Value, way ?? default, body, faults);
            if (faults.Answer is { } wrong) return wrong;
            var done = act switch
            {
                NoticeDeed.Confirm => desk.ConfirmAsync(parsed, caller, key, cancellation),
                NoticeDeed.Send => desk.SendAsync(parsed, way!.Value, caller, key, cancellation),
                _ => desk.ReportAsync(parsed, report!, caller, key, cancellation),
            };
            return (await done).Match(DeskCall.Refused, notice => Results.Ok(NoticeAnswer.Of(notice, calendar)));
        });

    private static ServiceReport? ReportOf(NoticeDeed act, ServiceWay way, NoticeActRequest body, FieldFaults faults)
    {
        var happenedAt = InstantOf(body.HappenedAt, faults);
        if (act == NoticeDeed.Fail) return faults.OneOf<ServiceFailure>("why", body.Why) is { } why && happenedAt is { } failedAt ? new ServiceSetback(way, failedAt, why) : null;
        if (!DocumentNumber.TryParse(body.Reference, provider: null, out var reference)) faults.Add("reference", "请填写回执、凭证或者公告的编号,1至100个字符。");
        ServiceProofKind? proof = act == NoticeDeed.Serve ? faults.OneOf<ServiceProofKind>("proof", body.Proof, ServiceProofKind.Confirmation) : null;
        if (faults.Answer is not null || happenedAt is not { } at) return null;
        return proof is { } kind ? new ServiceProof(way, at, kind, reference) : new ServiceArrival(way, at, reference);
    }

    private static Instant? InstantOf(string? text, FieldFaults faults)
    {
        // A year that has an instant in every zone.
        if (OffsetDateTimePattern.Rfc3339.Parse(text ?? "") is { Success: true, Value: { Year: >= 1 and <= 9998 } parsed }) return parsed.ToInstant();
        faults.Add("happenedAt", "请填写时间,应为 RFC 3339 格式。");
        return null;
    }

    private enum NoticeDeed
    {
        Confirm,
        Send,
        Arrive,
        Fail,
        Serve,
    }

    internal sealed record NoticeActRequest(
        string? Act = null, string? Way = null, string? HappenedAt = null, string? Why = null, string? Proof = null, string? Reference = null);

    /// <summary>A notice as its people see it.</summary>
    public sealed record NoticeAnswer(
        NoticeNumber Number, CaseNumber Case, CaseNoticeKind Kind, Instant HappenedAt, NoticeState State, string StateName, IReadOnlyList<AttemptAnswer> Attempts, ServiceWay? NextWay, ServiceAnswer? Served, IReadOnlyList<RemedyAnswer> Remedies)
    {
        internal static NoticeAnswer Of(ServedNotice notice, WorkingCalendar calendar) => new(
            notice.Number, notice.Number.Case, notice.Issued.Kind, notice.Issued.HappenedAt, notice.State, ServedNoticeTable.Table.NameOf(notice.State),
            [.. notice.Attempts.Select(attempt => new AttemptAnswer(attempt.Way, ServedNoticeTable.NameOf(attempt.Way), attempt.SentAt, attempt.ArrivedAt, attempt.Failure))],
            notice.NextWay,
            notice.Service is { } served ? new ServiceAnswer(served.ServedOn, served.ServedAt, served.Way, served.Proof, served.Reference.ToString(), GroundAnswer.Of(ServedNoticeTable.GroundOf(served.Way))) : null,
            [.. notice.RemedyEnds(calendar).Select(end => new RemedyAnswer(end.Remedy.Kind, end.Remedy.Body, end.Ends is { } due ? LastDayAnswer.Of(due) : null, GroundAnswer.Of(end.Remedy.Ground)))]);
    }

    /// <summary>A way that was tried.</summary>
    public sealed record AttemptAnswer(ServiceWay Way, string Name, Instant SentAt, Instant? ArrivedAt, ServiceFailure? Failure);

    /// <summary>How a notice was served.</summary>
    public sealed record ServiceAnswer(LocalDate Day, Instant At, ServiceWay Way, ServiceProofKind Proof, string Reference, GroundAnswer Basis);

    /// <summary>What can be done against it, and until when.</summary>
    public sealed record RemedyAnswer(RemedyKind Kind, string? Body, LastDayAnswer? Ends, GroundAnswer Basis);
}
