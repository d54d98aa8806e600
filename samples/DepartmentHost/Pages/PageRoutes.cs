using System.Collections.Immutable;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.NotifyCommit;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The site: find a matter, read its guide, apply, follow the case. Rendered on the server, without script.</summary>
internal static class PageRoutes
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAntiforgery();
        // The keys guard forms for as long as the host runs; nothing else is protected by them.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
    }

    public static void MapPages(this WebApplication app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers.CacheControl = "no-store";
            return await next(context);
        });
        pages.MapGet("/", SearchAsync);
        pages.MapGet("/matters/{code}", GuideAsync);
        pages.MapPost("/matters/{code}/apply", ApplyAsync);
        pages.MapGet("/cases", FindCase);
        pages.MapGet("/cases/{number}", CaseAsync);
        pages.MapCataloguePages();
        pages.MapThemePages();
        pages.MapProjectPages();
        pages.MapPromisePages();
        pages.MapDeskPages();
        pages.MapLicencePages();
        pages.MapPost("/text-size", TextSizeAsync);
        if (app.Environment.IsDevelopment()) pages.MapPost("/demo/act-as", ActAsAsync);
        byte[] style = ReadStyle();
        app.MapGet("/site.css", () => Results.Bytes(style, "text/css; charset=utf-8")).ExcludeFromDescription();
    }

    private static async Task<IResult> SearchAsync(
        HttpContext http, CatalogueNow now, ShippedCatalogue shipped, CancellationToken cancellation, string? q = null, string? division = null, string? kind = null, string? page = null)
    {
        var query = MatterRoutes.QueryOf(q, division, kind, page, size: null, new FieldFaults());
        var catalogue = await now.EditionAsync(cancellation);
        return Page<SearchPage>(query is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http),
            ["Places"] = shipped.Places,
            ["Found"] = query is null ? null : catalogue.Search(query),
            ["Q"] = q,
            ["Division"] = division,
            ["Kind"] = kind,
        });
    }

    private static async Task<IResult> GuideAsync(string code, HttpContext http, CatalogueNow now, ShippedCatalogue shipped, SpecialStepsOf specialSteps, CancellationToken cancellation) =>
        MatterOf(code, await now.EditionAsync(cancellation)) is { } matter
            ? GuideOf(http, shipped, specialSteps, matter, [], form: null)
            : NotFound(http, "没有这个事项,请从“查事项”重新查找。");

    private static async Task<IResult> ApplyAsync(
        string code, HttpContext http, IAntiforgery antiforgery, CatalogueNow now, ShippedCatalogue shipped, SpecialStepsOf specialSteps, CaseDesk desk, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return NotFound(http, "表单已过期,请返回后重新填写。", StatusCodes.Status400BadRequest);
        if (MatterOf(code, await now.EditionAsync(cancellation)) is not { } matter) return NotFound(http, "没有这个事项,请从“查事项”重新查找。");
        if (CallerClaims.ActorOf(http.User) is not { } caller) return GuideOf(http, shipped, specialSteps, matter, ["请先选择身份。"], form);
        var faults = new FieldFaults();
        var body = new SubmitRequest(
            code,
            form["division"],
            "online",
            new ApplicantRequest(form["kind"], form["name"].ToString().Trim(), form["identifier"].ToString().Trim()),
            [.. form["material"].Select(material => new MaterialRequest(material, "electronic"))]);
        if (CaseRequests.ApplicationOf(body, faults) is not { } application)
            return GuideOf(http, shipped, specialSteps, matter, [.. faults.All.Select(fault => $"{LabelOf(fault.Field)}:{fault.Message}")], form);
        var key = RequestKey.OfForm(form["key"].ToString(), caller.Id, "apply", body);
        return (await desk.SubmitAsync(caller, application, key, cancellation)).Match<IResult>(
            refusal => GuideOf(http, shipped, specialSteps, matter, [refusal.Message], form),
            snapshot => Results.LocalRedirect($"~/cases/{snapshot.File.Number}"));
    }

    private static IResult FindCase(HttpContext http, string? number = null) =>
        string.IsNullOrWhiteSpace(number)
            ? Page<FindCasePage>(StatusCodes.Status200OK, new(StringComparer.Ordinal) { ["Visitor"] = Visitor.Of(http) })
            : Results.LocalRedirect($"~/cases/{Uri.EscapeDataString(number.Trim().ToUpperInvariant())}");

    private static async Task<IResult> CaseAsync(string number, HttpContext http, CaseDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller)
            return NotFound(http, "查办件需要知道您是谁,请先登录。", StatusCodes.Status401Unauthorized, "请先登录");
        if (!CaseNumber.TryParse(number, provider: null, out var parsed) || await desk.FindAsync(parsed, cancellation) is not { } snapshot)
            return NotFound(http, "没有这个办件,请核对编号。");
        return snapshot.File.IsParty(caller)
            ? Page<CasePage>(StatusCodes.Status200OK, new(StringComparer.Ordinal) { ["Visitor"] = Visitor.Of(http), ["Case"] = CaseAnswer.Of(snapshot, desk, caller), ["Why"] = desk.ExplainDue(snapshot) })
            : NotFound(http, "这不是您的办件。", StatusCodes.Status403Forbidden, "无权查看");
    }

    private static async Task<IResult> ActAsAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return NotFound(http, "表单已过期,请返回后重试。", StatusCodes.Status400BadRequest);
        if (DemoPeople.Find(form["person"]) is { } person)
            http.Response.Cookies.Append(DemoScheme.Cookie, person.Id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict });
        else
            http.Response.Cookies.Delete(DemoScheme.Cookie);
        return Back(form);
    }

    private static async Task<IResult> TextSizeAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return NotFound(http, "表单已过期,请返回后重试。", StatusCodes.Status400BadRequest);
        if (form["large"].ToString().Length > 0)
            http.Response.Cookies.Append(Visitor.LargeText, "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365) });
        else
            http.Response.Cookies.Delete(Visitor.LargeText);
        return Back(form);
    }

    private static IResult Back(IFormCollection form)
    {
        string back = form["back"].ToString();
        bool isLocal = back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.StartsWith("/\\", StringComparison.Ordinal) && back.All(character => character is > ' ' and <= '~');
        return Results.LocalRedirect(isLocal ? back : "/");
    }

    /// <summary>The form, or <see langword="null"/> where there is none, it cannot be read, or it did not come from our own page.</summary>
    internal static async Task<IFormCollection?> FormOf(HttpContext http, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        try
        {
            return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(cancellation) : null;
        }
        catch (Exception fault) when (fault is AntiforgeryValidationException or InvalidDataException)
        {
            return null;
        }
    }

    internal static Matter? MatterOf(string code, CatalogueEdition catalogue) =>
        MatterCode.TryParse(code, provider: null, out var parsed) ? catalogue.Find(parsed) : null;

    private static RazorComponentResult GuideOf(HttpContext http, ShippedCatalogue shipped, SpecialStepsOf specialSteps, Matter matter, ImmutableArray<string> faults, IFormCollection? form) =>
        Page<GuidePage>(faults.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http) with { Path = $"/matters/{Uri.EscapeDataString(matter.Code.ToString())}" },
            ["Matter"] = matter,
            ["SpecialSteps"] = specialSteps(matter),
            ["Promises"] = PromiseGuideAnswer.Of(http.RequestServices.GetRequiredService<PromiseLists>(), http.RequestServices.GetRequiredService<TimeProvider>(), matter),
            ["Places"] = shipped.Places,
            ["Key"] = form?["key"].ToString() is { Length: > 0 } key ? key : Guid.NewGuid().ToString("N"),
            ["Faults"] = faults,
            ["Values"] = form?.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal) ?? [],
            ["GivenMaterials"] = form?["material"].Select(material => material ?? "").ToArray() ?? [],
        });

    internal static RazorComponentResult NotFound(HttpContext http, string message, int status = StatusCodes.Status404NotFound, string heading = "没有找到") =>
        Page<FindCasePage>(status, new(StringComparer.Ordinal) { ["Visitor"] = Visitor.Of(http) with { Path = "/" }, ["Heading"] = heading, ["Message"] = message });

    internal static RazorComponentResult Page<T>(int status, Dictionary<string, object?> parameters)
        where T : Microsoft.AspNetCore.Components.IComponent =>
        new(typeof(T), parameters) { StatusCode = status };

    private static string LabelOf(string field) => field switch
    {
        "applicant.kind" => "申请人类型",
        "applicant.name" => "姓名或名称",
        "applicant.identifier" => "公民身份号码或统一社会信用代码",
        "division" => "办理地",
        _ => "材料",
    };

    private static byte[] ReadStyle()
    {
        using var stream = typeof(PageRoutes).Assembly.GetManifestResourceStream("site.css") ?? throw new InvalidOperationException("The style sheet is missing from the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
