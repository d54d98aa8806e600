using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>How promises are kept, and which verifications are due: for examiners, supervisors and the data authority, each of its division.</summary>
internal static class PromiseMeasureRoutes
{
    public static void MapPromiseMeasures(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/promise-measures", "告知承诺与容缺受理");
        group.MapGet("/", CountAsync).Produces<PromiseMeasuresAnswer>()
            .WithSummary("按区划和事项的履诺统计,每项承诺只计一次;签署、核查逾期、记入信用、修复另计").WithName("PromiseMeasures");
        group.MapGet("/verifications", VerificationsAsync).Produces<VerificationsAnswer>()
            .WithSummary("逾期未核查和截至某日(默认当日)应核查的承诺").WithName("VerificationsDue");
    }

    private static async Task<IResult> CountAsync(HttpContext http, PromiseMeasures measures, CancellationToken cancellation, string? matter = null, string? division = null)
    {
        if (DivisionOf(http) is not { } own) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        var asked = Asked(matter, division, faults);
        return faults.Answer ?? Results.Ok(await CountsAsync(measures, own, asked.Matter, asked.Division, cancellation));
    }

    private static async Task<IResult> VerificationsAsync(HttpContext http, PromiseMeasures measures, TimeProvider time, CancellationToken cancellation, string? through = null)
    {
        if (DivisionOf(http) is not { } own) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        var today = ChinaTime.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
        var last = string.IsNullOrEmpty(through) ? today : faults.Date("through", through);
        return faults.Answer ?? Results.Ok(new VerificationsAnswer(last!.Value, await measures.VerificationsDueAsync(own, last.Value, cancellation)));
    }

    /// <summary>The division whose promises this person may see; <see langword="null"/> for whom they are no business.</summary>
    public static DivisionCode? DivisionOf(HttpContext http) =>
        CallerClaims.ActorOf(http.User) is { Role: ActorRole.Examiner or ActorRole.Supervisor } officer ? officer.Division
        : CallerClaims.EditorOf(http.User) is { Role: EditorRole.DataAuthority } authority ? authority.Level
        : null;

    /// <summary>What was asked for.</summary>
    public static (MatterCode? Matter, DivisionCode? Division) Asked(string? matter, string? division, FieldFaults faults)
    {
        MatterCode? ofMatter = null;
        DivisionCode? inDivision = null;
        if (!string.IsNullOrEmpty(matter))
        {
            if (MatterCode.TryParse(matter, provider: null, out var code)) ofMatter = code;
            else faults.Add("matter", "不是事项编码。");
        }

        if (!string.IsNullOrEmpty(division))
        {
            if (DivisionCode.Read(division).TryPickT0(out var fault, out var code)) faults.Add("division", fault.Message, fault.Code);
            else inDivision = code;
        }

        return (ofMatter, inDivision);
    }

    /// <summary>The numbers of a division, narrowed to what was asked for.</summary>
    public static async Task<PromiseMeasuresAnswer> CountsAsync(PromiseMeasures measures, DivisionCode own, MatterCode? matter, DivisionCode? division, CancellationToken cancellation) =>
        new([.. (await measures.CountAsync(own, matter, cancellation)).Where(counts => division?.Contains(counts.Division) != false)]);
}

/// <summary>How promises are kept, by division and matter.</summary>
public sealed record PromiseMeasuresAnswer(IReadOnlyList<PromiseCounts> Items);

/// <summary>The commitments that are to be verified by a day.</summary>
internal sealed record VerificationsAnswer(LocalDate Through, IReadOnlyList<VerificationDue> Items);
