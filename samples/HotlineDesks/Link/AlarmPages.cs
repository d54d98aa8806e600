using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using NodaTime;
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

    private static async Task<IResult> ListAsync(BridgeStation station, AlarmDesk alarms, LinkService link, TimeProvider time, CancellationToken cancellation)
    {
        // Before the list is read: what is told meanwhile may not be on it.
        var through = DeskApp.Now(time);
        return DeskApp.Page<AlarmsPage>(new(StringComparer.Ordinal)
        {
            ["Desk"] = station.Self,
            ["Alarms"] = await alarms.ReadAsync(Most, link.Troubles, cancellation),
            ["Through"] = through.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
        });
    }

    private static async Task<IResult> ReadAsync(HttpContext http, IAntiforgery antiforgery, LinkService link, TimeProvider time, CancellationToken cancellation)
    {
        if (await DeskApp.FormOf(http, antiforgery, cancellation) is not { } form) return DeskApp.Expired();
        if (!long.TryParse(form["through"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out long through)) return DeskApp.Expired();
        // Nobody has read of what is still to be told.
        link.MarkRead(Instant.FromUnixTimeTicks(Math.Min(through, DeskApp.Now(time).ToUnixTimeTicks())));
        return Results.LocalRedirect("~/alarms");
    }
}
