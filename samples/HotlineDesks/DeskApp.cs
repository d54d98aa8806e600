using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Zhaoqing.GovServices.Hosting;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.Link;
using Zhaoqing.GovServices.HotlineDesks.Orders;
using Zhaoqing.GovServices.HotlineDesks.Pages;
using Zhaoqing.GovServices.HotlineDesks.People;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.HotlineDesks;

/// <summary>One desk as a web application: its page, its record, its end of the link.</summary>
internal static class DeskApp
{
    /// <summary>How long the other desk may give a demand back.</summary>
    private static readonly Duration ReturnWindow = Duration.FromMinutes(30);

    /// <summary>How many of what wants somebody the first page shows.</summary>
    private const int FirstAlarms = 10;

    public static WebApplication Build(string[] args, BridgeDesk desk, string url, IEventStore store, LinkSettings link, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.WebHost.UseUrls(url);
        // Requests are no news, and a form of a process that is gone is told to whoever sent it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None).AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery(options => options.Cookie.Name = $"form-{desk.Number()}");
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(link);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(CityData.Load());
        builder.Services.AddGovServices().AddHotline(services => SourcesOf(services, desk), options => options.ScanSeconds = 1);
        builder.Services.AddSingleton(PersonSalt.OfThisRun());
        builder.Services.AddSingleton<PoliceCallers>();
        builder.Services.AddSingleton<OrderActing>();
        builder.Services.AddSingleton<OrderView>();
        builder.Services.AddSingleton<OrderIntake>();
        builder.Services.AddSingleton<LinkService>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LinkService>());
        builder.Services.AddSingleton<Simulator>();
        adjust?.Invoke(builder);
        var app = builder.Build();
        _ = app.Services.GetRequiredService<Simulator>();
        app.Use(async (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers.XContentTypeOptions = "nosniff";
            await next(context);
        });
        app.UseAntiforgery();
        app.MapGet("/", ListAsync);
        app.MapGet("/demands", (BridgeStation station, CityData city) => Page<DemandPage>(DemandOf(station.Self, city)));
        app.MapPost("/demands", DemandAsync);
        app.MapGet("/cases/{id}", CaseAsync).AddEndpointFilter(ToldIfUnreadableAsync);
        app.MapPost("/cases/{id}", ActAsync).AddEndpointFilter(ToldIfUnreadableAsync);
        app.MapPost("/link", LinkAsync);
        app.MapPost("/simulator", SimulateAsync);
        app.MapAlarms();
        if (desk == BridgeDesk.Hotline) app.MapOrders();
        app.MapGet("/site.css", () => Results.Stream(CityData.Resource("site.css"), "text/css; charset=utf-8"));
        app.MapGet("/live.js", () => Results.Stream(CityData.Resource("live.js"), "text/javascript; charset=utf-8"));
        return app;
    }

    private static HotlineSources SourcesOf(IServiceProvider services, BridgeDesk desk)
    {
        var city = services.GetRequiredService<CityData>();
        return new(desk, CityData.City, city.Scope, HandlingPolicy.Sample, city.Directory) { ReturnWindow = ReturnWindow, CallerOf = desk == BridgeDesk.Police ? services.GetRequiredService<PoliceCallers>().FindAsync : null };
    }

    private static Dictionary<string, object?> DemandOf(BridgeDesk desk, CityData city) =>
        new(StringComparer.Ordinal) { ["Desk"] = desk, ["Classes"] = city.Classes, ["Units"] = city.Units };

    internal static RazorComponentResult<T> Page<T>(Dictionary<string, object?> values, int status = StatusCodes.Status200OK)
        where T : Microsoft.AspNetCore.Components.IComponent => new(values) { StatusCode = status };

    internal static Instant Now(TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());

    private static async Task<IResult> ListAsync(BridgeStation station, AlarmDesk alarms, LinkService link, Simulator simulator, CancellationToken cancellation) => Page<DeskPage>(new(StringComparer.Ordinal)
    {
        ["Desk"] = station.Self,
        ["IsUp"] = link.IsUp,
        ["IsPulled"] = link.IsPulled,
        ["Pending"] = await station.CountUnsentAsync(cancellation),
        ["Alarms"] = await alarms.ReadAsync(FirstAlarms, link.Troubles, cancellation),
        ["Cases"] = (await station.ReadAsync(100, cancellation)).Select(CaseRow.Of).ToArray(),
        ["Answer"] = station.Self == BridgeDesk.Police ? simulator.Answer : null,
    });

    private static async Task<IResult> DemandAsync(HttpContext http, IAntiforgery antiforgery, BridgeStation station, CityData city, OrderIntake intake, PoliceCallers callers, TimeProvider time, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Expired();
        string text = form["text"].ToString().Trim(), place = form["place"].ToString().Trim();
        bool isKind = Enum.TryParse<DemandKind>(form["kind"], out var kind) && Enum.IsDefined(kind);
        List<string> faults = [];
        if (text.Length is 0 or > 14_000) faults.Add("请填写诉求内容,不超过14000字。");
        if (place.Length is 0 or > 200) faults.Add("请填写地点,不超过200字。");
        if (!isKind) faults.Add("请选择类型。");
        if (station.Self == BridgeDesk.Hotline && form["do"] != "read") faults.AddRange(OrderIntake.FaultsOf(form, city));
        var proposal = faults.Count == 0 ? city.Propose(text, ChinaTime.DayOf(Now(time))) : null;
        if (proposal is null || form["do"] == "read") return Demand(faults);
        if (station.Self == BridgeDesk.Hotline)
        {
            var taken = await intake.TakeAsync(http, form, new SaidDemand(kind, text, place), proposal, cancellation);
            return taken.Match(refusal => Demand([refusal.Message, .. refusal.Fields.Select(field => $"{field.Field}:{field.Message}")]), shown => shown);
        }

        // 110 hands over in the words of its own operator; who called it knows by a token.
        var handOver = new HandOver(
            kind, kind == DemandKind.Report ? OrderIntake.ReportedWords : HandOver.Shortened(text), new BridgePlace(CityData.City, place), callers.Keep(Written("name"), Written("phone")),
            proposal.Scope.Urgent is null ? Urgency.Expected : Urgency.Immediate, proposal.Scope.ForBridge(), ReturnWindow);
        var level = kind == DemandKind.Report ? ConfidentialityLevel.Reporter : form["secret"].Count > 0 ? ConfidentialityLevel.CallerRequested : ConfidentialityLevel.Open;
        var opening = new BridgeOpening(station.Self, Now(time), MessageStatus.Actual, level);
        return (await station.OpenAsync(opening, new TransferOffer(handOver), "operator", cancellationToken: cancellation)).Match(
            refusal => Demand([refusal.Message]),
            opened => Results.LocalRedirect($"~/cases/{opened.Id}"));

        string? Written(string field) => form[field].ToString().Trim() is { Length: > 0 and <= Hotline.Demand.MaxNameLength } written ? written : null;

        IResult Demand(IReadOnlyList<string> told)
        {
            var values = DemandOf(station.Self, city);
            (values["Text"], values["Place"], values["Kind"], values["Proposal"], values["Faults"], values["Form"]) = (text, place, isKind ? kind : DemandKind.Help, proposal, told, form);
            return Page<DemandPage>(values, told.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static async Task<IResult> CaseAsync(string id, BridgeStation station, OrderDesk orders, TimeProvider time, CancellationToken cancellation) =>
        BridgeCaseId.TryParse(id, out var parsed) && await station.FindAsync(parsed, cancellation) is { } copy ? await ShowCaseAsync(copy, orders, time, fault: null, cancellation) : Results.NotFound("没有这一联动事件。");

    private static async Task<IResult> ActAsync(string id, HttpContext http, IAntiforgery antiforgery, BridgeStation station, OrderDesk orders, TimeProvider time, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Expired();
        if (!BridgeCaseId.TryParse(id, out var parsed) || await station.FindAsync(parsed, cancellation) is not { } copy) return Results.NotFound("没有这一联动事件。");
        string note = form["note"].ToString().Trim() is { Length: > 0 } said ? said : DeskActs.NoWords;
        if (DeskActs.ContentOf(copy, form["act"], note, Now(time)) is not { } act) return await ShowCaseAsync(copy, orders, time, "没有这一动作。", cancellation);
        var answer = await station.SayAsync(parsed, act.Content, "operator", act.Answers, cancellationToken: cancellation);
        return answer.TryPickT0(out var refusal, out var after) ? await ShowCaseAsync(copy, orders, time, refusal.Message, cancellation) : Results.LocalRedirect($"~/cases/{after.Id}");
    }

    private static async Task<IResult> ShowCaseAsync(BridgeCase copy, OrderDesk orders, TimeProvider time, string? fault, CancellationToken cancellation)
    {
        var linked = (await orders.LinkedWithAsync(copy.Id, cancellation)).Select(order => order.Number).ToArray();
        return Page<BridgeCasePage>(
            new(StringComparer.Ordinal) { ["Desk"] = copy.Self, ["Case"] = copy, ["Now"] = Now(time), ["Fault"] = fault, ["Orders"] = linked, ["Acts"] = DeskActs.Of(copy, Now(time)) },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> LinkAsync(HttpContext http, IAntiforgery antiforgery, LinkService link, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Expired();
        if (form["do"] == "pull") link.Pull();
        else link.PutBack();
        return Results.LocalRedirect("~/");
    }

    private static async Task<IResult> SimulateAsync(HttpContext http, IAntiforgery antiforgery, Simulator simulator, CancellationToken cancellation)
    {
        if (await FormOf(http, antiforgery, cancellation) is not { } form) return Expired();
        if (Enum.TryParse<SimulatedAnswer>(form["answer"], out var answer) && Enum.IsDefined(answer)) simulator.Answer = answer;
        return Results.LocalRedirect("~/");
    }

    /// <summary>What a newer program wrote, or what is damaged, is for people: whoever opens it is told so.</summary>
    internal static async ValueTask<object?> ToldIfUnreadableAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            return Results.Text("本程序不能读取,请人工跟办。", statusCode: StatusCodes.Status409Conflict);
        }
    }

    internal static IResult Expired() => Results.BadRequest("表单已过期,请返回后重试。");

    internal static async Task<IFormCollection?> FormOf(HttpContext http, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        try
        {
            return http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(cancellation) : null;
        }
        catch (Exception unread) when (unread is AntiforgeryValidationException or InvalidDataException)
        {
            // No form: a character that cannot be in one, or more than one may have.
            return null;
        }
    }
}
