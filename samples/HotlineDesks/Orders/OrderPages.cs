using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.Figures;
using Zhaoqing.GovServices.HotlineDesks.Pages;
using Zhaoqing.GovServices.HotlineDesks.People;

namespace Zhaoqing.GovServices.HotlineDesks.Orders;

/// <summary>The pages of work orders, at the desk of 12345 only.</summary>
internal static class OrderPages
{
    /// <summary>How many orders a list shows.</summary>
    private const int Most = 200;

    /// <summary>By which a page asks for what has changed; it shows what a list shows, and nobody is recorded as a reader for it.</summary>
    private const string Live = "X-Live";

    public static void MapOrders(this WebApplication app)
    {
        app.MapGet("/orders", ListAsync);
        app.MapGet("/orders/{number}", async (string number, HttpContext http, OrderView view, CancellationToken cancellation) =>
            await view.FindAsync(number, cancellation) is { } order ? await view.ShowAsync(order, http, fault: null, cancellation, http.Request.Headers.ContainsKey(Live)) : NotFound())
            .AddEndpointFilter(DeskApp.ToldIfUnreadableAsync);
        app.MapPost("/orders/{number}/{act}", ActAsync).AddEndpointFilter(DeskApp.ToldIfUnreadableAsync);
        app.MapPost("/person", PersonAsync);
        app.MapGet("/figures", FiguresAsync);
    }

    private static IResult NotFound() => Results.NotFound("没有这个工单。");

    private static async Task<IResult> ListAsync(HttpContext http, OrderDesk desk, OrderBridge bridge, CityData city, TimeProvider time, CancellationToken cancellation)
    {
        var (person, purpose) = DemoPerson.Of(http.Request);
        return DeskApp.Page<OrdersPage>(new(StringComparer.Ordinal)
        {
            ["Person"] = person,
            ["Purpose"] = purpose,
            ["Orders"] = await desk.ReadAsync(Most, cancellation),
            ["Waiting"] = await bridge.WaitingAsync(cancellation),
            ["City"] = city,
            ["Now"] = DeskApp.Now(time),
        });
    }

    private static async Task<IResult> ActAsync(string number, string act, HttpContext http, IAntiforgery antiforgery, OrderView view, OrderActing acting, CancellationToken cancellation)
    {
        if (await DeskApp.FormOf(http, antiforgery, cancellation) is not { } form) return DeskApp.Expired();
        if (await view.FindAsync(number, cancellation) is not { } order) return NotFound();
        var (person, _) = DemoPerson.Of(http.Request);
        if (await acting.DoAsync(order, act, person.On(order), form, cancellation) is not { } answer) return Results.NotFound("没有这一操作。");
        return answer.TryPickT0(out var refusal, out var after) ? await view.ShowAsync(order, http, refusal, cancellation) : Results.LocalRedirect($"~/orders/{after.Number}");
    }

    private static async Task<IResult> PersonAsync(HttpContext http, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if (await DeskApp.FormOf(http, antiforgery, cancellation) is not { } form) return DeskApp.Expired();
        DemoPerson.Keep(http.Response, form["person"], form["purpose"].ToString().Trim());
        string back = form["back"].ToString();
        return Results.LocalRedirect(OrderNumber.TryParse(back, provider: null, out var number) ? $"~/orders/{number}" : "~/orders");
    }

    private static async Task<IResult> FiguresAsync(HttpContext http, OrderDesk desk, CityData city, TimeProvider time, CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(DeskApp.Now(time));
        return DeskApp.Page<FiguresPage>(new(StringComparer.Ordinal) { ["Figures"] = ShownFigures.Of(await desk.ReadFiguresAsync(cancellation), city, today.PlusDays(-29), today) });
    }
}

/// <summary>By which keys of persons are made; a real host keeps it secret and for good, so that repeats are found after a restart.</summary>
internal sealed record PersonSalt(byte[] Bytes)
{
    public static PersonSalt OfThisRun() => new(RandomNumberGenerator.GetBytes(32));
}
