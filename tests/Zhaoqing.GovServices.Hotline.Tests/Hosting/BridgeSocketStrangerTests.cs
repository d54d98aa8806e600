using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit.Abstractions;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Strangers at the door, while two desks speak. <c>STRANGERS</c> sets how many; eng/hotline.sh sends a million.</summary>
public sealed class BridgeSocketStrangerTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Strangers = int.TryParse(Environment.GetEnvironmentVariable("STRANGERS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 400;

    private readonly BridgeStation _hotline = new(new InMemoryEventStore(), TimeProvider.System, BridgeDesk.Hotline, DivisionCode.Parse("4412", null));
    private readonly BridgeStation _police = new(new InMemoryEventStore(), TimeProvider.System, BridgeDesk.Police, DivisionCode.Parse("4412", null));
    private readonly X509Certificate2 _ours = Certificate(), _theirs = Certificate();
    private readonly TaskCompletionSource _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _downs;

    public void Dispose()
    {
        foreach (IDisposable kept in new IDisposable[] { _hotline, _police, _ours, _theirs }) kept.Dispose();
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Those_who_say_nothing_at_the_door_keep_nobody_out()
    {
        using var stop = new CancellationTokenSource();
        var (listening, at) = await ListenAsync(stop.Token);
        var silent = new List<TcpClient>();
        for (int i = 0; i < 100; i++)
        {
            silent.Add(new TcpClient());
            await silent[^1].ConnectAsync(at);
        }

        var dialling = Dialler().DialAsync(at, stop.Token);
        await _up.Task.WaitAsync(TimeSpan.FromSeconds(30));
        // The first had to make room.
        foreach (var one in silent.Take(100 - 64)) Assert.Equal(0, await one.GetStream().ReadAtLeastAsync(new byte[1], 1, throwOnEndOfStream: false).AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        foreach (var one in silent) one.Dispose();
        await stop.CancelAsync();
        await Task.WhenAll(listening, dialling).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task However_many_come_with_noise_the_link_stays_and_memory_is_bounded()
    {
        using var stop = new CancellationTokenSource();
        var (listening, at) = await ListenAsync(stop.Token);
        var dialling = Dialler().DialAsync(at, stop.Token);
        await _up.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => ComeAsync(at, caller, 50)));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => ComeAsync(at, caller, Strangers / 8)));
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{Strangers:N0} strangers, memory grown by {grown:N0} bytes, the link ended {_downs} times");
        Assert.True(grown < 32 << 20, $"The memory grew by {grown} bytes.");
        var opened = (await _hotline.OpenAsync(new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), Said.Danger, by: null)).AsT1;
        while (await _hotline.CountUnsentAsync() > 0) await Task.Yield();
        Assert.NotNull(await _police.FindAsync(opened.Id));
        Assert.Equal(0, Volatile.Read(ref _downs));
        await stop.CancelAsync();
        await Task.WhenAll(listening, dialling).WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Calls one after the other: noise, the beginning of a handshake, a request of a browser, a frame, or nothing; then it is gone at once.</summary>
    private static async Task ComeAsync(IPEndPoint at, int caller, int times)
    {
        var chance = new Random(caller);
        byte[] noise = new byte[2_000];
        for (int i = 0; i < times; i++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(enable: true, seconds: 0) };
            await socket.ConnectAsync(at);
            chance.NextBytes(noise);
            byte[] said = chance.Next(5) switch
            {
                0 => noise[..chance.Next(1, noise.Length)],
                1 => [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, .. noise[..chance.Next(noise.Length)]],
                2 => "GET / HTTP/1.1\r\n\r\n"u8.ToArray(),
                3 => "ZGB1\u0001"u8.ToArray(),
                _ => [],
            };
            try
            {
                if (said.Length > 0) await socket.SendAsync(said);
                if (chance.Next(64) == 0 && said.Length > 0) await socket.ReceiveAsync(noise, SocketFlags.None).WaitAsync(TimeSpan.FromMilliseconds(20));
            }
            catch (Exception gone) when (gone is SocketException or TimeoutException)
            {
                // It was shown the door, or stood there long enough.
            }
        }
    }

    private async Task<(Task Listening, IPEndPoint At)> ListenAsync(CancellationToken stop)
    {
        var bound = new TaskCompletionSource<IPEndPoint>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listening = Socket(_police, new BridgeTrust(_theirs, BridgeTrust.ThumbprintOf(_ours))).ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), bound.SetResult, stop);
        return (listening, await bound.Task);
    }

    private BridgeSocket Dialler() => Socket(_hotline, new BridgeTrust(_ours, BridgeTrust.ThumbprintOf(_theirs)));

    private BridgeSocket Socket(BridgeStation station, BridgeTrust trust) => new(
        station,
        trust,
        new LinkOptions { Workers = 2, Greeting = NodaTime.Duration.FromMinutes(10) },
        TimeProvider.System,
        notice =>
        {
            if (notice is LinkUp) _up.TrySetResult();
            if (notice is LinkDown { End.WasUp: true }) Interlocked.Increment(ref _downs);
        });

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=bridge", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
