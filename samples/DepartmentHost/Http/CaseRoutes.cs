using System.Text.Json;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Cases: submit, read, act, and the record. Everything here needs to know who calls.</summary>
internal static class CaseRoutes
{
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/cases").WithTags("办件").RequireAuthorization()
            .AddEndpointFilter(async (context, next) =>
            {
                // Lights and lapses change with time, not with the version.
                context.HttpContext.Response.Headers.CacheControl = "no-store";
                return await next(context);
            })
            .ProducesProblem(401).ProducesProblem(403);
        group.MapPost("/", SubmitAsync).Accepts<SubmitRequest>("application/json").Produces<CaseAnswer>(201)
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("提交申请(须带 Idempotency-Key)").WithName("SubmitCase");
        group.MapGet("/{number}", GetAsync).Produces<CaseAnswer>().ProducesProblem(404)
            .WithSummary("按编号查办件:状态、届满日、灯、可办动作").WithName("Case");
        group.MapPost("/checks", CheckAsync).AllowAnonymous().Accepts<PreCheckRequest>("application/json").Produces<PreCheckAnswer>()
            .ProducesProblem(400).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("预审:现在申请还缺什么、何时答复;不留记录,不用登录").WithName("CheckApplication");
        group.MapGet("/{number}/record", RecordAsync).Produces<RecordAnswer>().ProducesProblem(404)
            .WithSummary("办件全过程记录").WithName("CaseRecord");
        group.MapGet("/{number}/due", DueAsync).Produces<DueReasonAnswer>().ProducesProblem(404)
            .WithSummary("届满日说明:逐日、逐环节的依据和小日历;没有计时的为 404").WithName("CaseDue");
        group.MapGet("/{number}/due.ics", DueFileAsync).Produces<string>(200, CalendarFile.MediaType).ProducesProblem(404)
            .WithSummary("届满日,供放入日历软件(iCalendar);没有计时的为 404").WithName("CaseDueCalendar");
        group.MapPost("/{number}/acts", ActAsync).Accepts<ActRequest>("application/json").Produces<CaseAnswer>()
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428)
            .WithSummary("对办件作出动作(须带 If-Match 与 Idempotency-Key)").WithName("ActOnCase");
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, CaseDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<SubmitRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        if (RequestKey.Of(http, caller.Id, body).TryPickT0(out var noKey, out var key)) return noKey;
        if ((await desk.FindFirstAnswerAsync(key, cancellation)).TryPickT0(out var reused, out var first)) return Problem.Of(reused);
        if (first is not null) return Created(http, first, desk, caller);
        var faults = new FieldFaults();
        string? principal = PeopleRequests.AccountOf("onBehalfOf", body.OnBehalfOf, faults);
        if (CaseRequests.ApplicationOf(body, faults) is not { } application) return faults.Answer!;
        return (await desk.SubmitAsync(caller with { OnBehalfOf = principal }, application, key, cancellation)).Match(Problem.Of, snapshot => Created(http, snapshot, desk, caller));
    }

    private static async Task<IResult> CheckAsync(HttpContext http, CaseDesk desk, CancellationToken cancellation)
    {
        if ((await JsonBody.ReadAsync<PreCheckRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        var faults = new FieldFaults();
        var (matter, division, materials) = CaseRequests.CheckOf(body, faults);
        if (faults.Answer is { } wrong) return wrong;
        return (await desk.CheckAsync(matter!.Value, division!.Value, materials, cancellation)).Match(Problem.Of, advice => Results.Ok(PreCheckAnswer.Of(advice)));
    }

    private static async Task<IResult> GetAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (await FindAsync(number, desk, cancellation) is not { } snapshot) return Problem.Of(StatusCodes.Status404NotFound);
        return snapshot.File.IsParty(caller) ? Ok(http, snapshot, desk, caller) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> DueAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation) =>
        OfClockAsync(number, http, desk, snapshot => DueReasonAnswer.Of(snapshot, desk) is { } why ? Results.Ok(why) : null, cancellation);

    private static Task<IResult> DueFileAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation) =>
        OfClockAsync(number, http, desk, snapshot => CalendarFile.OfCase(snapshot, desk), cancellation);

    private static async Task<IResult> OfClockAsync(string number, HttpContext http, CaseDesk desk, Func<CaseSnapshot, IResult?> answer, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (await FindAsync(number, desk, cancellation) is not { } snapshot) return Problem.Of(StatusCodes.Status404NotFound);
        if (!snapshot.File.IsParty(caller)) return Problem.Of(StatusCodes.Status403Forbidden);
        return answer(snapshot) ?? Problem.Of(StatusCodes.Status404NotFound, code: null, detail: "这一办件现在没有计时,没有届满日。");
    }

    private static async Task<IResult> RecordAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (await FindAsync(number, desk, cancellation) is not { } snapshot) return Problem.Of(StatusCodes.Status404NotFound);
        if (!snapshot.File.IsParty(caller)) return Problem.Of(StatusCodes.Status403Forbidden);
        var events = new List<EventAnswer>();
        await foreach (var recorded in desk.ReadRecordAsync(snapshot.File.Number, cancellation))
        {
            // Written anew, as everything that leaves: identity numbers masked, instants with the offset of China.
            var content = JsonSerializer.SerializeToElement<object>(desk.Read(recorded), HostJson.Options);
            events.Add(new EventAnswer(recorded.Version, recorded.Position, recorded.Id, recorded.Type, recorded.At, recorded.Actor, content));
        }

        return Results.Ok(new RecordAnswer(snapshot.File.Number, events));
    }

    private static async Task<IResult> ActAsync(string number, HttpContext http, CaseDesk desk, ActDesk acts, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<ActRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        if (RequestKey.Of(http, caller.Id, body).TryPickT0(out var noKey, out var key)) return noKey;
        if ((await desk.FindFirstAnswerAsync(key, cancellation)).TryPickT0(out var reused, out var first)) return Problem.Of(reused);
        if (first is not null) return Ok(http, first, desk, caller);
        if (await FindAsync(number, desk, cancellation) is not { } snapshot) return Problem.Of(StatusCodes.Status404NotFound);
        if (!snapshot.File.IsParty(caller)) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        if (acts.Read(caller, snapshot.File, body, key, faults, cancellation) is not { } act) return faults.Answer!;
        if (http.Request.Headers.IfMatch.Count == 0) return Problem.Of(StatusCodes.Status428PreconditionRequired);
        if (RequestKey.VersionOf(http.Request.Headers.IfMatch.ToString()) is not { } version) return Problem.Of(StatusCodes.Status412PreconditionFailed);
        return (await act(version)).Match(
            Problem.Of,
            stale => Problem.Of(StatusCodes.Status412PreconditionFailed, "request.if-match-stale", $"记录现为第{stale.Actual}版,请重新读取后再提交。"),
            done => Ok(http, done, desk, caller));
    }

    private static async Task<CaseSnapshot?> FindAsync(string number, CaseDesk desk, CancellationToken cancellation) =>
        CaseNumber.TryParse(number, provider: null, out var parsed) ? await desk.FindAsync(parsed, cancellation) : null;

    private static IResult Ok(HttpContext http, CaseSnapshot snapshot, CaseDesk desk, CaseActor caller)
    {
        http.Response.Headers.ETag = $"\"{snapshot.Version}\"";
        return Results.Ok(CaseAnswer.Of(snapshot, desk, caller));
    }

    private static IResult Created(HttpContext http, CaseSnapshot snapshot, CaseDesk desk, CaseActor caller)
    {
        http.Response.Headers.ETag = $"\"{snapshot.Version}\"";
        return Results.Created($"/api/v1/cases/{snapshot.File.Number}", CaseAnswer.Of(snapshot, desk, caller));
    }
}
