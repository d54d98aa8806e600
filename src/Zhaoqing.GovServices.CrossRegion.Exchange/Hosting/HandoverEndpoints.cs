using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>Answers other platforms.</summary>
public static class HandoverEndpoints
{
    /// <summary>
    /// Maps <c>POST messages</c>, <c>POST greeting</c>, <c>GET days/{day}</c> and <c>GET days/{day}/cases</c> under an address. Needs a <see cref="HandoverStation"/>.
    /// </summary>
    /// <remarks>
    /// 200 answers every message of a request on its own; 400 where the request is none, 403 where the caller is no platform this one is connected with, 413 where it is too large, 503 where the record cannot be written now:
    /// after 503, or no answer, the same messages are sent again. Nothing is cached.
    /// </remarks>
    /// <param name="routes">The routes of the host.</param>
    /// <param name="prefix">The address, for example <c>/cross-region/v1</c>.</param>
    /// <param name="peerOf">Which platform the caller is, by its certificate; <see langword="null"/> where it is none.</param>
    /// <param name="edition">The edition of the agreement this platform works by.</param>
    public static RouteGroupBuilder MapHandover(this IEndpointRouteBuilder routes, string prefix, Func<HttpContext, DivisionCode?> peerOf, string edition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        return routes.MapHandover(prefix, peerOf, () => edition);
    }

    /// <inheritdoc cref="MapHandover(IEndpointRouteBuilder, string, Func{HttpContext, DivisionCode?}, string)"/>
    /// <param name="routes">The routes of the host.</param>
    /// <param name="prefix">The address, for example <c>/cross-region/v1</c>.</param>
    /// <param name="peerOf">Which platform the caller is, by its certificate; <see langword="null"/> where it is none.</param>
    /// <param name="edition">The edition of the agreement this platform works by now; asked at every greeting.</param>
    public static RouteGroupBuilder MapHandover(this IEndpointRouteBuilder routes, string prefix, Func<HttpContext, DivisionCode?> peerOf, Func<string> edition)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(peerOf);
        ArgumentNullException.ThrowIfNull(edition);
        var group = routes.MapGroup(prefix);
        group.MapPost("messages", context => AnswerAsync(context, peerOf, TakeAsync));
        group.MapPost("greeting", context => AnswerAsync(context, peerOf, (_, station, _) =>
        {
            var now = Instant.FromDateTimeOffset(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
            return WriteAsync(context, HandoverGreeting.Of(station.Sites.Self, edition(), now), HandoverWire.Json.HandoverGreeting);
        }));
        group.MapGet("days/{day}", context => AnswerAsync(context, peerOf, async (_, station, peer) =>
        {
            if (await DayOf(context).ConfigureAwait(false) is not { } date) return;
            await WriteAsync(context, await station.DayAsync(peer, date, context.RequestAborted).ConfigureAwait(false), HandoverWire.Json.HandoverDay).ConfigureAwait(false);
        }));
        group.MapGet("days/{day}/cases", context => AnswerAsync(context, peerOf, async (_, station, peer) =>
        {
            if (await DayOf(context).ConfigureAwait(false) is not { } date) return;
            await WriteAsync(context, [.. await station.TalliesAsync(peer, date, context.RequestAborted).ConfigureAwait(false)], HandoverWire.Json.HandoverTallyArray).ConfigureAwait(false);
        }));
        return group;
    }

    private static async Task TakeAsync(HttpContext context, HandoverStation station, DivisionCode peer)
    {
        var read = await context.Request.BodyReader.ReadAtLeastAsync(HandoverWire.MostBytes + 1, context.RequestAborted).ConfigureAwait(false);
        byte[] body = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, HandoverWire.MostBytes + 1)).ToArray();
        context.Request.BodyReader.AdvanceTo(read.Buffer.End);
        if (body.Length > HandoverWire.MostBytes)
        {
            await ProblemAsync(context, StatusCodes.Status413PayloadTooLarge, "cross-region.request-too-large", "请求过大,请分批发送。").ConfigureAwait(false);
            return;
        }

        if (HandoverWire.ReadMessages(body) is not { } messages)
        {
            await ProblemAsync(context, StatusCodes.Status400BadRequest, "cross-region.request-malformed", $"请求应为1至{HandoverOutbox.MostMessages}条消息的JSON数组。").ConfigureAwait(false);
            return;
        }

        // Taken to the end even if the caller has gone: what is recorded is answered when it is sent again.
        var answers = await station.TakeAsync(peer, messages, CancellationToken.None).ConfigureAwait(false);
        await WriteAsync(context, [.. answers.Select(HandoverWire.ToJson)], HandoverWire.Json.AnswerJsonArray).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpContext, DivisionCode?> peerOf, Func<HttpContext, HandoverStation, DivisionCode, Task> answer)
    {
        var station = context.RequestServices.GetRequiredService<HandoverStation>();
        context.Response.Headers.CacheControl = "no-store";
        if (peerOf(context) is not { } peer || !station.Sites.Peers.Contains(peer))
        {
            // Whoever has another certificate by now shows it on the next connection.
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            await ProblemAsync(context, StatusCodes.Status403Forbidden, "cross-region.peer-unknown", "不是所对接的平台。").ConfigureAwait(false);
            return;
        }

        try
        {
            await answer(context, station, peer).ConfigureAwait(false);
        }
        catch (JournalUnavailableException fault) when (!context.Response.HasStarted)
        {
            await ProblemAsync(context, StatusCodes.Status503ServiceUnavailable, JournalUnavailableException.Code, fault.Message).ConfigureAwait(false);
        }
    }

    private static async Task<LocalDate?> DayOf(HttpContext context)
    {
        if (LocalDatePattern.Iso.Parse(context.GetRouteValue("day") as string ?? "").TryGetValue(default, out var date)) return date;
        await ProblemAsync(context, StatusCodes.Status400BadRequest, "cross-region.day-malformed", "日期应为2026-11-30的形式。").ConfigureAwait(false);
        return null;
    }

    private static Task ProblemAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        return WriteAsync(context, new ProblemJson(code, message), HandoverWire.Json.ProblemJson);
    }

    private static Task WriteAsync<T>(HttpContext context, T value, JsonTypeInfo<T> contract)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, contract, context.RequestAborted);
    }
}
