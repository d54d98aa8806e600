using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Acts;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities.Pages;

/// <summary>The pages of a city.</summary>
internal static class CityPages
{
    private const string Officer = "window-1", FormExpired = "表单已过期,请返回后重试。", NoCase = "没有这一办件。";

    public static void Map(WebApplication app)
    {
        app.MapGet("/", async (HandoverStation station, CitySettings settings, CityLink link, WorkingCalendar calendar, TimeProvider time, CancellationToken cancellation) => await ListAsync(station, settings, link, calendar, time, told: null, cancellation));
        app.MapGet("/cases/new", New);
        app.MapPost("/cases", BeginAsync);
        app.MapGet("/cases/{number}", CaseAsync);
        app.MapPost("/cases/{number}", ActAsync);
        app.MapPost("/link", PlugAsync);
        app.MapPost("/reconcile", ReconcileAsync);
        foreach (string style in new[] { "site.css", "city.css" }) app.MapGet($"/{style}", () => Results.Stream(Resource(style), "text/css; charset=utf-8"));
        app.MapGet("/live.js", () => Results.Stream(Resource("live.js"), "text/javascript; charset=utf-8"));
    }

    private static async Task<IResult> ListAsync(HandoverStation station, CitySettings settings, CityLink link, WorkingCalendar calendar, TimeProvider time, string? told, CancellationToken cancellation)
    {
        var cases = await station.ReadAsync(100, cancellation);
        return Page<CityPage>(new(StringComparer.Ordinal)
        {
            ["City"] = settings.City,
            ["Status"] = link.Status,
            ["IsPulled"] = link.IsPulled,
            ["Cases"] = cases.Where(copy => copy.View is not null).ToArray(),
            ["Now"] = Now(time),
            ["Check"] = CityRules.CheckBy(calendar),
            ["Days"] = await station.ReconciledAsync(settings.City.Peer.Code, 7, cancellation),
            ["Told"] = told,
            ["Came"] = await station.NewCasesOnAsync(settings.City.Peer.Code, ChinaTime.DayOf(Now(time)), cancellation),
            ["IsHeldOff"] = link.NotNowOn == ChinaTime.DayOf(Now(time)),
        });
    }

    private static RazorComponentResult<NewCasePage> New(CitySettings settings, TimeProvider time, string? matter, string? receiving, string? business, string? choice) =>
        NewCase(settings, matter is null ? null : CaseAsked.Read(matter, receiving, business, choice, settings.Agreement.Routes, time), fault: null);

    private static async Task<IResult> BeginAsync(HttpContext http, IAntiforgery antiforgery, HandoverStation station, CitySettings settings, TimeProvider time, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Results.BadRequest(FormExpired);
        var asked = CaseAsked.Read(form["matter"], form["receiving"], form["business"], form["choice"], settings.Agreement.Routes, time);
        if (asked.Route is not { } route) return NewCase(settings, asked, asked.Refusal ?? Unfilled());
        return (await station.BeginAsync(asked.Opening(route), Officer, KeyOf(http, form), cancellation)).Match(
            refusal => NewCase(settings, asked, refusal),
            begun => Results.LocalRedirect($"~/cases/{begun.Number}"));
    }

    private static async Task<IResult> CaseAsync(string number, HandoverStation station, CitySettings settings, CityLink link, CityActs acts, WorkingCalendar calendar, TimeProvider time, CancellationToken cancellation) =>
        CaseNumber.TryParse(number, provider: null, out var parsed) && await station.FindAsync(parsed, cancellation) is { View: not null } copy
            ? Case(settings, link, copy, acts, calendar, Now(time), fault: null)
            : Results.NotFound(NoCase);

    private static async Task<IResult> ActAsync(
        string number, HttpContext http, IAntiforgery antiforgery, HandoverStation station, ReceiptBook receipts, CitySettings settings, CityLink link, CityActs acts, WorkingCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Results.BadRequest(FormExpired);
        if (!CaseNumber.TryParse(number, provider: null, out var parsed) || await station.FindAsync(parsed, cancellation) is not { View: { } view } copy) return Results.NotFound(NoCase);
        var (key, now) = (KeyOf(http, form), Now(time));
        string note = form["note"].ToString().Trim() is { Length: > 0 } said ? said : "无";
        OneOf<Refusal, ReceiptNumber> given = default(ReceiptNumber);
        if (form["act"] == "collect" && CityActs.CountyOf(view.Opening.Receiving) is { } county) given = await receipts.NextAsync(county, key, cancellation);
        if (given.TryPickT0(out var reused, out var receipt)) return Case(settings, link, copy, acts, calendar, now, reused);
        if (acts.ContentOf(copy, form["act"], note, now, receipt) is not { } content) return Case(settings, link, copy, acts, calendar, now, Unfilled());
        if (link.Peer?.WhyNot(content) is { } unread) return Case(settings, link, copy, acts, calendar, now, unread);
        return (await station.SayAsync(parsed, content, Officer, key, cancellation)).Match(
            refusal => Case(settings, link, copy, acts, calendar, now, refusal),
            after => Results.LocalRedirect($"~/cases/{after.Number}"));
    }

    private static async Task<IResult> PlugAsync(HttpContext http, IAntiforgery antiforgery, CityLink link, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Results.BadRequest(FormExpired);
        if (form["do"] == "pull") link.Pull();
        else link.PutBack();
        return Results.LocalRedirect("~/");
    }

    private static async Task<IResult> ReconcileAsync(HttpContext http, IAntiforgery antiforgery, HandoverStation station, CitySettings settings, CityLink link, WorkingCalendar calendar, TimeProvider time, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is null) return Results.BadRequest(FormExpired);
        var day = ChinaTime.DayOf(Now(time));
        try
        {
            var differences = await http.RequestServices.GetRequiredKeyedService<HandoverReconciler>(settings.City.Peer.Code).ReconcileAsync(day, cancellation);
            int cases = (await station.DayAsync(settings.City.Peer.Code, day, cancellation)).Cases;
            string told = differences.IsEmpty
                ? $"{Names.Of(day)} 对账一致:{cases}件。"
                : $"{Names.Of(day)} 有差异{differences.Length}件,本平台所有而对方所无的已重发:{string.Join('、', differences.Select(one => one.Case))}。";
            return await ListAsync(station, settings, link, calendar, time, told, cancellation);
        }
        catch (JournalUnavailableException fault)
        {
            return await ListAsync(station, settings, link, calendar, time, $"不能对账:{fault.Message}", cancellation);
        }
    }

    private static RazorComponentResult<CasePage> Case(CitySettings settings, CityLink link, HandoverCase copy, CityActs acts, WorkingCalendar calendar, Instant now, Refusal? fault) => Page<CasePage>(
        new(StringComparer.Ordinal)
        {
            ["City"] = settings.City,
            ["Status"] = link.Status,
            ["Case"] = copy,
            ["View"] = copy.View!.At(now),
            ["Clocks"] = CaseClocks.Read(copy, now, calendar),
            ["Acts"] = acts.Of(copy, now, link.Peer),
            ["Findings"] = CityRules.CheckBy(calendar).Of(copy),
            ["Fault"] = fault,
        },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);

    private static RazorComponentResult<NewCasePage> NewCase(CitySettings settings, CaseAsked? asked, Refusal? fault) => Page<NewCasePage>(
        new(StringComparer.Ordinal) { ["City"] = settings.City, ["Asked"] = asked, ["Fault"] = fault ?? asked?.Refusal },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static Refusal Unfilled() => new Refusal("sample.form-unfit", "请选择。", LegalGround.OfClause("STD-4.7")).OnField("form", "缺项。");

    private static Stream Resource(string name) => typeof(CityPages).Assembly.GetManifestResourceStream(name)!;

    private static RazorComponentResult<T> Page<T>(Dictionary<string, object?> values, int status = StatusCodes.Status200OK)
        where T : Microsoft.AspNetCore.Components.IComponent => new(values) { StatusCode = status };

    private static Instant Now(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Every form carries a key: sent twice it counts once, also where the platform stopped before it answered.</summary>
    private static AppendKey KeyOf(HttpContext http, IFormCollection form)
    {
        string key = Guid.TryParse(form["key"], out var given) ? given.ToString("N") : Guid.NewGuid().ToString("N");
        string said = http.Request.Path + "\n" + string.Join('\n', form.Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key}={field.Value}"));
        return new AppendKey($"page-{key}", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said))));
    }

    private static async Task<IFormCollection?> FormOf(HttpContext http, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        try
        {
            return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(cancellation) : null;
        }
        catch (Exception unread) when (unread is AntiforgeryValidationException or InvalidDataException)
        {
            return null;
        }
    }
}
