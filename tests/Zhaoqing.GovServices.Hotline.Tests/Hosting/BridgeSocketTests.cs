using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Links over sockets of the loopback, with certificates that are made for the test.</summary>
public sealed class BridgeSocketTests : IDisposable
{
    private readonly BridgeStation _hotline = new(new InMemoryEventStore(), TimeProvider.System, BridgeDesk.Hotline, DivisionCode.Parse("4412", null));
    private readonly BridgeStation _police = new(new InMemoryEventStore(), TimeProvider.System, BridgeDesk.Police, DivisionCode.Parse("4412", null));
    private readonly X509Certificate2 _ours = Certificate(), _theirs = Certificate(), _strange = Certificate();

    public void Dispose()
    {
        foreach (IDisposable kept in new IDisposable[] { _hotline, _police, _ours, _theirs, _strange }) kept.Dispose();
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Only_who_shows_the_certificate_of_the_other_desk_is_spoken_with_and_nobody_else_ends_the_link()
    {
        using var stop = new CancellationTokenSource();
        var bound = new TaskCompletionSource<IPEndPoint>(TaskCreationOptions.RunContinuationsAsynchronously);
        var received = new TaskCompletionSource<BridgeMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        var police = Socket(_police, new BridgeTrust(_theirs, BridgeTrust.ThumbprintOf(_ours)), notice =>
        {
            if (notice is LinkReceived heard) received.TrySetResult(heard.Message);
        });
        var listening = police.ListenAsync(new IPEndPoint(IPAddress.Loopback, 0), bound.SetResult, stop.Token);
        var at = await bound.Task;
        var opened = (await _hotline.OpenAsync(new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), Said.Danger, by: null)).AsT1;
        var downs = 0;
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dialling = Socket(_hotline, new BridgeTrust(_ours, BridgeTrust.ThumbprintOf(_theirs)), notice =>
        {
            if (notice is LinkUp) up.TrySetResult();
            if (notice is LinkDown) Interlocked.Increment(ref downs);
        }).DialAsync(at, stop.Token);
        Assert.Equal(opened.Id, (await received.Task.WaitAsync(TimeSpan.FromSeconds(30))).Case);
        await up.Task;

        // A stranger with a certificate of its own, noise, and one who says nothing.
        using var strangers = new CancellationTokenSource();
        var strange = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tried = Socket(_hotline, new BridgeTrust(_strange, BridgeTrust.ThumbprintOf(_theirs)), notice =>
        {
            if (notice is LinkDown { End.WasUp: false }) strange.TrySetResult();
            if (notice is LinkUp) strange.TrySetException(new InvalidOperationException("A stranger is up."));
        }).DialAsync(at, strangers.Token);
        using var noise = new TcpClient();
        await noise.ConnectAsync(at);
        await noise.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray());
        using var silent = new TcpClient();
        await silent.ConnectAsync(at);
        await strange.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await strangers.CancelAsync();
        await tried;
        Assert.Equal(0, Volatile.Read(ref downs));

        await stop.CancelAsync();
        await Task.WhenAll(listening, dialling).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task What_nobody_expects_when_it_dials_ends_that_try_and_not_the_host()
    {
        using var stop = new CancellationTokenSource();
        int faults = 0;
        var again = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var dialling = Socket(_hotline, new BridgeTrust(_ours, BridgeTrust.ThumbprintOf(_theirs)), notice =>
        {
            if (notice is LinkFaulted && Interlocked.Increment(ref faults) == 2) again.TrySetResult();
        }).DialAsync(new Nowhere(), stop.Token);
        Assert.Same(again.Task, await Task.WhenAny(again.Task, dialling).WaitAsync(TimeSpan.FromSeconds(30)));
        await stop.CancelAsync();
        await dialling.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Where nobody can be called, in a way that no socket tells.</summary>
    private sealed class Nowhere : EndPoint;

    private static BridgeSocket Socket(BridgeStation station, BridgeTrust trust, Action<LinkNotice> tell) => new(station, trust, new LinkOptions { Workers = 2 }, TimeProvider.System, tell);

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asked = new CertificateRequest("CN=bridge", key, HashAlgorithmName.SHA256);
        using var made = asked.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
