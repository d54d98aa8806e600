using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The video window (视频办窗口): its queue, its seats, and what happens in a session.</summary>
internal static class VideoRoutes
{
    public static void MapVideo(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/video", "视频办");
        group.MapPost("/", JoinAsync).Accepts<VideoJoinRequest>("application/json").Produces<VideoAnswer>(201)
            .WithSummary("排队视频办(须带 Idempotency-Key)").WithName("JoinVideo");
        group.MapGet("/", QueueAsync).Produces<VideoQueueAnswer>().WithSummary("视频办排队:工作人员为本区划的,本人为自己的;绿色通道在前,先到先办").WithName("VideoQueue");
        group.MapPost("/connections", ConnectAsync).Accepts<VideoConnectRequest>("application/json").Produces<VideoAnswer>()
            .WithSummary("坐席接通排在最前的人(须带 Idempotency-Key)").WithName("ConnectVideo");
        group.MapGet("/{number}", GetAsync).Produces<VideoAnswer>().WithSummary("视频办会话:状态、草稿、恢复码(限本人)").WithName("VideoSession");
        group.MapPost("/{number}/acts", ActAsync).Accepts<VideoActRequest>("application/json").Produces<VideoAnswer>()
            .WithSummary("同意或不同意录音录像、核验身份、出示材料、签名、中断、恢复、退出、离开、办结(须带 Idempotency-Key)").WithName("ActOnVideo");
    }

    private static Task<IResult> JoinAsync(HttpContext http, VideoDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<VideoJoinRequest>(http, async (body, caller, key, faults) =>
        {
            var (matter, division, materials) = CaseRequests.CheckOf(new PreCheckRequest(body.Matter, body.Division, body.Materials), faults);
            PriorityGround? priority = body.Priority is null ? null : faults.OneOf<PriorityGround>("priority", body.Priority);
            if (faults.Answer is { } wrong) return wrong;
            return (await desk.JoinAsync(new VideoRequest(division!.Value, matter!.Value, materials, priority, body.ByText ?? false, body.SignLanguage ?? false), caller, key, cancellation))
                .Match(Problem.Of, session => Results.Created($"/api/v1/video/{session.Number}", VideoAnswer.Of(session, caller)));
        });

    private static async Task<IResult> QueueAsync(HttpContext http, VideoDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        return Results.Ok(new VideoQueueAnswer([.. (await desk.QueueAsync(caller, cancellation)).Select(session => VideoAnswer.Of(session, caller))]));
    }

    private static Task<IResult> ConnectAsync(HttpContext http, VideoDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<VideoConnectRequest>(http, async (_, caller, key, _) =>
            (await desk.ConnectAsync(caller, key, cancellation)).Match(DeskCall.Refused, session => Results.Ok(VideoAnswer.Of(session, caller))));

    private static async Task<IResult> GetAsync(string number, HttpContext http, VideoDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (DeskCall.NumberOf(number, SlipKind.Video) is not { } parsed || await desk.FindAsync(parsed, cancellation) is not { } session) return Problem.Of(StatusCodes.Status404NotFound);
        return session.IsFor(caller) ? Results.Ok(VideoAnswer.Of(session, caller)) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> ActAsync(string number, HttpContext http, VideoDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<VideoActRequest>(http, async (body, caller, key, faults) =>
        {
            var act = faults.OneOf<VideoAct>("act", body.Act, VideoAct.Connect, VideoAct.Lapse);
            IdentityMethod? method = body.Method is null ? null : faults.OneOf<IdentityMethod>("method", body.Method);
            MaterialCode? material = body.Material is null ? null : CaseRequests.Code<MaterialCode>("material", body.Material, faults);
            CaseNumber? submitted = body.Case is null ? null : CaseRequests.Read("case", body.Case, text => CaseNumber.Read(text), faults);
            if (faults.Answer is { } wrong) return wrong;
            if (DeskCall.NumberOf(number, SlipKind.Video) is not { } session) return Problem.Of(StatusCodes.Status404NotFound);
            var order = new VideoOrder(act!.Value) { Level = body.Level, Method = method, Material = material, Sha256 = body.Sha256, Token = body.Token };
            var answer = order.Act == VideoAct.Complete
                ? await desk.CompleteAsync(session, body.Sha256, submitted, caller, key, cancellation)
                : await desk.ActAsync(session, order, caller, key, cancellation);
            return answer.Match(DeskCall.Refused, done => Results.Ok(VideoAnswer.Of(done, caller)));
        });
}
