using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Zhaoqing.GovServices.Hotline.Rounds.Peers;

/// <summary>JSON over HTTP/1.1 and Kestrel, a connection for each asker; the contract is source-generated on both sides.</summary>
internal sealed class JsonEcho : Echo
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private readonly string _filling;

    private JsonEcho(int bytes, int window, WebApplication app)
        : base(bytes, window)
    {
        _app = app;
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = window }) { BaseAddress = new Uri(app.Urls.Single()) };
        // With the number as long as it gets the body has as many bytes as everybody's.
        _filling = new string('x', bytes - Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(new Told(long.MaxValue >> 24, ""), ToldJson.Default.Told)));
    }

    internal static async Task<Echo> StartAsync(int bytes, int window)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapPost("/", async context =>
        {
            var told = await context.Request.ReadFromJsonAsync(ToldJson.Default.Told);
            await context.Response.WriteAsJsonAsync(told!, ToldJson.Default.Told);
        });
        await app.StartAsync();
        return new JsonEcho(bytes, window, app);
    }

    public override async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    internal override Task<long> RunAsync(TimeSpan time) => AskAsync(time, async body =>
    {
        long number = System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(body);
        using var answer = await _client.PostAsJsonAsync("/", new Told(number, _filling), ToldJson.Default.Told);
        var told = await answer.Content.ReadFromJsonAsync(ToldJson.Default.Told);
        if (answer.StatusCode != HttpStatusCode.OK || told!.Number != number || told.Text.Length != _filling.Length) throw new InvalidOperationException("Another answer.");
        return body;
    });
}

internal sealed record Told(long Number, string Text);

[JsonSerializable(typeof(Told))]
internal sealed partial class ToldJson : JsonSerializerContext;
