using System.Diagnostics;
using System.Net;
using DotNetty.Buffers;
using DotNetty.Codecs;
using DotNetty.Transport.Bootstrapping;
using DotNetty.Transport.Channels;
using DotNetty.Transport.Channels.Sockets;

namespace Zhaoqing.GovServices.Hotline.Rounds.Peers;

/// <summary>DotNetty: a length before each body, read by its own decoder; answers and further requests are flushed once for all that was read at once.</summary>
internal sealed class NettyEcho : Echo
{
    private readonly MultithreadEventLoopGroup _boss = new(1), _serving = new(1), _asking = new(1);
    private readonly Asker _asker;
    private IChannel? _server, _client;

    private NettyEcho(int bytes, int window)
        : base(bytes, window) => _asker = new Asker(this);

    internal static async Task<Echo> StartAsync(int bytes, int window)
    {
        var echo = new NettyEcho(bytes, window);
        echo._server = await new ServerBootstrap().Group(echo._boss, echo._serving).Channel<TcpServerSocketChannel>().ChildOption(ChannelOption.TcpNodelay, value: true)
            .ChildHandler(new ActionChannelInitializer<IChannel>(channel => channel.Pipeline.AddLast(Decoder(), new Answerer()))).BindAsync(IPAddress.Loopback, 0);
        echo._client = await new Bootstrap().Group(echo._asking).Channel<TcpSocketChannel>().Option(ChannelOption.TcpNodelay, value: true)
            .Handler(new ActionChannelInitializer<IChannel>(channel => channel.Pipeline.AddLast(Decoder(), echo._asker))).ConnectAsync(echo._server.LocalAddress);
        return echo;
    }

    public override async ValueTask DisposeAsync()
    {
        await _client!.CloseAsync();
        await _server!.CloseAsync();
        await Task.WhenAll(((MultithreadEventLoopGroup[])[_boss, _serving, _asking]).Select(group => group.ShutdownGracefullyAsync(TimeSpan.Zero, TimeSpan.FromSeconds(1))));
    }

    internal override Task<long> RunAsync(TimeSpan time) => _asker.RunAsync(_client!, time);

    private static LengthFieldBasedFrameDecoder Decoder() => new(maxFrameLength: 1 << 20, lengthFieldOffset: 0, lengthFieldLength: 4, lengthAdjustment: 0, initialBytesToStrip: 4);

    private static IByteBuffer Framed(IByteBufferAllocator allocator, int length) => allocator.Buffer(length + sizeof(int)).WriteInt(length);

    private sealed class Answerer : ChannelHandlerAdapter
    {
        public override void ChannelRead(IChannelHandlerContext context, object message)
        {
            var body = (IByteBuffer)message;
            var answer = Framed(context.Allocator, body.ReadableBytes).WriteBytes(body);
            body.Release();
            _ = context.WriteAsync(answer);
        }

        public override void ChannelReadComplete(IChannelHandlerContext context) => context.Flush();
    }

    private sealed class Asker(NettyEcho echo) : ChannelHandlerAdapter
    {
        private readonly byte[] _body = echo.Body(0);
        private TaskCompletionSource<long> _done = new();
        private long _began, _asked, _answered, _askedAt;
        private TimeSpan _time;

        public Task<long> RunAsync(IChannel channel, TimeSpan time)
        {
            _done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
            (_time, _asked, _answered, _began) = (time, 0, 0, Stopwatch.GetTimestamp());
            channel.EventLoop.Execute(() =>
            {
                var context = channel.Pipeline.Context(this);
                for (int i = 0; i < echo.Window; i++) Ask(context);
                context.Flush();
            });
            return _done.Task;
        }

        public override void ChannelRead(IChannelHandlerContext context, object message)
        {
            var body = (IByteBuffer)message;
            if (body.ReadableBytes != echo.Bytes || body.GetLong(body.ReaderIndex) != ++_answered || body.GetByte(body.ReaderIndex + echo.Bytes - 1) != 'x') _done.TrySetException(new InvalidOperationException("Another answer."));
            body.Release();
            if (echo.Window == 1) echo.Latencies.Add(Stopwatch.GetTimestamp() - _askedAt);
            if (Stopwatch.GetElapsedTime(_began) < _time) Ask(context);
            else if (_answered == _asked) _done.TrySetResult(_answered);
        }

        public override void ChannelReadComplete(IChannelHandlerContext context) => context.Flush();

        private void Ask(IChannelHandlerContext context)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(_body, ++_asked);
            _askedAt = Stopwatch.GetTimestamp();
            _ = context.WriteAsync(Framed(context.Allocator, echo.Bytes).WriteBytes(_body));
        }
    }
}
