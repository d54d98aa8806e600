using Microsoft.AspNetCore.Antiforgery;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.Pages;

namespace Zhaoqing.GovServices.HotlineDesks.Link;

/// <summary>The page of all that wants somebody, at either desk.</summary>
internal static class AlarmPages
{
    /// <summary>How many a page shows; the count is of all.</summary>
    private const int Most = 500;

    public static void MapAlarms(this WebApplication app)
    {
        app.MapGet("/alarms", ListAsync);
        app.MapPost("/alarms/read", ReadAsync);
    }

    private static async Task<IResult> ListAsync(BridgeStation station, AlarmDesk alarms, LinkService link, CancellationToken cancellation) =>
        DeskApp.Page<AlarmsPage>(new(StringComparer.Ordinal) { ["Desk"] = station.Self, ["Alarms"] = await alarms.ReadAsync(Most, link.Troubles, cancellation) });

    private static async Task<IResult> ReadAsync(HttpContext http, IAntiforgery antiforgery, LinkService link, CancellationToken cancellation)
    {
        if (await DeskApp.FormOf(http, antiforgery, cancellation) is null) return DeskApp.Expired();
        link.MarkRead();
        return Results.LocalRedirect("~/alarms");
    }
}
