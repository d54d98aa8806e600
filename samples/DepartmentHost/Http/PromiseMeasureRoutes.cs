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
        group.MapGet("/facts", GetFactsAsync).Produces<PromiseFactsAnswer>()
            .WithSummary("from 至 to(含首尾)期间的履诺事实,按发生之日,每项承诺的每种事实只计第一次").WithName("PromiseFacts");
        group.MapGet("/projects", GetProjectsAsync).Produces<ProjectMeasuresAnswer>()
            .WithSummary("双容双承诺项目按区划的履约统计,企业、政府分列;给出 from、to 时,另计期间内的结果").WithName("ProjectMeasures");
        group.MapGet("/verifications", VerificationsAsync).Produces<VerificationsAnswer>()
            .WithSummary("逾期未核查和截至某日(默认当日)应核查的承诺").WithName("VerificationsDue");
    }

    private static async Task<IResult> GetFactsAsync(HttpContext http, PromiseMeasures measures, CancellationToken cancellation, string? from = null, string? to = null, string? matter = null, string? division = null)
    {
        if (DivisionOf(http) is not { } own) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        var asked = Asked(matter, division, faults);
        var period = PeriodOf(from, to, faults);
        return faults.Answer ?? Results.Ok(await FactsAsync(measures, own, period!.Value.From, period.Value.To, asked.Matter, asked.Division, cancellation));
    }

    private static async Task<IResult> GetProjectsAsync(HttpContext http, PromiseMeasures measures, CancellationToken cancellation, string? from = null, string? to = null, string? division = null)
    {
        if (DivisionOf(http) is not { } own) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        var within = Asked(matter: null, division, faults).Division;
        var period = string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to) ? null : PeriodOf(from, to, faults);
        return faults.Answer ?? Results.Ok(await ProjectsAsync(measures, own, period, within, cancellation));
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

    /// <summary>A period, both days included; <see langword="null"/> with the fault.</summary>
    public static (LocalDate From, LocalDate To)? PeriodOf(string? from, string? to, FieldFaults faults)
    {
        var (first, last) = (faults.Date("from", from), faults.Date("to", to));
        if (first is null || last is null) return null;
        if (first <= last) return (first.Value, last.Value);
        faults.Add("to", "不得早于 from。");
        return null;
    }

    /// <summary>What happened in a division over a period, narrowed to what was asked for.</summary>
    public static async Task<PromiseFactsAnswer> FactsAsync(
        PromiseMeasures measures, DivisionCode own, LocalDate from, LocalDate to, MatterCode? matter, DivisionCode? division, CancellationToken cancellation) =>
        new(from, to, [.. (await measures.CountOverAsync(from, to, own, matter, cancellation)).Where(period => division?.Contains(period.Division) != false)]);

    /// <summary>The projects of a division, and how their promises came out over a period where one is asked for.</summary>
    public static async Task<ProjectMeasuresAnswer> ProjectsAsync(PromiseMeasures measures, DivisionCode own, (LocalDate From, LocalDate To)? period, DivisionCode? division, CancellationToken cancellation)
    {
        var items = (await measures.CountProjectsAsync(own, cancellation)).Where(counts => division?.Contains(counts.Division) != false);
        var came = period is { } asked ? (await measures.CountProjectsOverAsync(asked.From, asked.To, own, cancellation)).Where(counts => division?.Contains(counts.Division) != false) : [];
        return new ProjectMeasuresAnswer([.. items], period?.From, period?.To, [.. came]);
    }

    /// <summary>The numbers of a division, narrowed to what was asked for.</summary>
    public static async Task<PromiseMeasuresAnswer> CountsAsync(PromiseMeasures measures, DivisionCode own, MatterCode? matter, DivisionCode? division, CancellationToken cancellation) =>
        new([.. (await measures.CountAsync(own, matter, cancellation)).Where(counts => division?.Contains(counts.Division) != false)]);
}

/// <summary>How promises are kept, by division and matter.</summary>
public sealed record PromiseMeasuresAnswer(IReadOnlyList<PromiseCounts> Items);

/// <summary>What happened over a period, by division and matter.</summary>
public sealed record PromiseFactsAnswer(LocalDate From, LocalDate To, IReadOnlyList<PromisePeriod> Items);

/// <summary>The projects by division, and how their promises came out over a period where one is asked for.</summary>
public sealed record ProjectMeasuresAnswer(IReadOnlyList<ProjectCounts> Items, LocalDate? From, LocalDate? To, IReadOnlyList<ProjectPeriod> Period);

/// <summary>The commitments that are to be verified by a day.</summary>
internal sealed record VerificationsAnswer(LocalDate Through, IReadOnlyList<VerificationDue> Items);
