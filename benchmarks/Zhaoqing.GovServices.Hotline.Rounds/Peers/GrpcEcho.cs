using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Zhaoqing.GovServices.Hotline.Rounds.Peers;

/// <summary>gRPC unary over Kestrel; the bytes go as they are, without protobuf.</summary>
internal sealed class GrpcEcho : Echo
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;
    private readonly CallInvoker _calls;

    private GrpcEcho(int bytes, int window, WebApplication app)
        : base(bytes, window)
    {
        _app = app;
        _channel = GrpcChannel.ForAddress(app.Urls.Single());
        _calls = _channel.CreateCallInvoker();
    }

    internal static async Task<Echo> StartAsync(int bytes, int window)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, at => at.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<EchoService>();
        await app.StartAsync();
        return new GrpcEcho(bytes, window, app);
    }

    public override async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }

    internal override Task<long> RunAsync(TimeSpan time) => AskAsync(time, async body => await _calls.AsyncUnaryCall(EchoBase.Call, host: null, default, body).ResponseAsync);
}

/// <summary>What the server answers, as generated code would have it.</summary>
[BindServiceMethod(typeof(EchoBase), nameof(Bind))]
internal abstract class EchoBase
{
    private static readonly Marshaller<byte[]> Plain = Marshallers.Create(bytes => bytes, bytes => bytes);

    internal static Method<byte[], byte[]> Call { get; } = new(MethodType.Unary, "rounds.Echo", nameof(Ask), Plain, Plain);

    public static void Bind(ServiceBinderBase binder, EchoBase? service) => binder.AddMethod(Call, service is null ? null! : new UnaryServerMethod<byte[], byte[]>(service.Ask));

    public abstract Task<byte[]> Ask(byte[] body, ServerCallContext context);
}

internal sealed class EchoService : EchoBase
{
    public override Task<byte[]> Ask(byte[] body, ServerCallContext context) => Task.FromResult(body);
}
