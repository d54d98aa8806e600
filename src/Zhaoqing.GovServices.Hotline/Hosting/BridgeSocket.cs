using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Who may be at the other end of a socket (双向认证): each side shows a certificate, and knows the one of the other.</summary>
/// <param name="Own">This desk's certificate with its private key.</param>
/// <param name="PeerThumbprint">The SHA-256 of the other desk's certificate, in hex.</param>
public sealed record BridgeTrust(X509Certificate2 Own, string PeerThumbprint)
{
    /// <summary>The SHA-256 of a certificate as <see cref="PeerThumbprint"/> has it.</summary>
    public static string ThumbprintOf(X509Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    internal bool IsPeer(X509Certificate? certificate) => certificate is not null && string.Equals(ThumbprintOf(certificate), PeerThumbprint, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Links over sockets, with TLS 1.3 on both sides (双向 TLS): one desk listens, the other dials and dials again.</summary>
/// <param name="station">This desk's end.</param>
/// <param name="trust">Who may be at the other end; null for no TLS, which is for trials on one machine.</param>
/// <param name="options">How links behave.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Hears what happens.</param>
public sealed class BridgeSocket(BridgeStation station, BridgeTrust? trust, LinkOptions options, TimeProvider time, Action<LinkNotice> tell)
{
    /// <summary>How long a desk waits at most before it dials again.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>How long a desk waits before it takes calls again, where the system would not let it.</summary>
    private static readonly TimeSpan PauseOfDoor = TimeSpan.FromMilliseconds(100);

    /// <summary>How many callers may show who they are at the same time; for one more, the one that has stood there longest must go.</summary>
    private const int MostAtTheDoor = 64;

    /// <summary>Takes calls until it is stopped; one link at a time. A newer call of the other desk ends the older, which may hang half-open; whoever else calls ends nothing.</summary>
    /// <param name="at">Where to listen.</param>
    /// <param name="bound">Hears where it listens, for a port that was left open.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ListenAsync(IPEndPoint at, Action<IPEndPoint> bound, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bound);
        using var listener = new TcpListener(at);
        var door = new Door(MostAtTheDoor);
        listener.Start(backlog: 128);
        bound((IPEndPoint)listener.LocalEndpoint);
        var callers = new Callers();
        try
        {
            while (true)
            {
                if (await AcceptAsync(listener, cancellationToken).ConfigureAwait(false) is { } socket) callers.Add(AnswerAsync(socket, callers, door, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await callers.WhenGoneAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Dials until it is stopped, again and again, after pauses that grow to ten seconds. Whatever goes wrong ends one try.</summary>
    /// <param name="to">Whom to dial.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task DialAsync(EndPoint to, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await CallAsync(to, cancellationToken).ConfigureAwait(false)) pause = TimeSpan.FromMilliseconds(100);
            try
            {
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Dials once and speaks; whether the link was up.</summary>
    private async Task<bool> CallAsync(EndPoint to, CancellationToken cancellationToken)
    {
        try
        {
            return await ConnectAsync(to, cancellationToken).ConfigureAwait(false) is { } line && (await SpeakAsync(line, cancellationToken).ConfigureAwait(false)).WasUp;
        }
#pragma warning disable CA1031 // Whatever goes wrong with one try, say because the program has too many files open, it dials again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            tell(new LinkFaulted(fault));
            return false;
        }
    }

    /// <summary>The next call; null where the system could not take it, say because the program has too many files open: after a moment it is asked again.</summary>
    private async Task<Socket?> AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.AcceptSocketAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException fault)
        {
            tell(new LinkFaulted(fault));
            await Task.Delay(PauseOfDoor, time, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private async Task AnswerAsync(Socket socket, Callers callers, Door door, CancellationToken cancellationToken)
    {
        try
        {
            var line = await door.PassAsync(token => SecureAsync(socket, isServer: true, token), cancellationToken).ConfigureAwait(false);
            if (line is not null) await callers.SpeakNextAsync(token => SpeakAsync(line, token), cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong with one caller, the others are answered.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            tell(new LinkFaulted(fault));
        }
    }

    private async Task<LinkEnd> SpeakAsync(ILine line, CancellationToken cancellationToken)
    {
        await using var speaking = line.ConfigureAwait(false);
        return await BridgeLink.RunAsync(station, line, options, time, tell, cancellationToken).ConfigureAwait(false);
    }

    private async Task<ILine?> ConnectAsync(EndPoint to, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(to, cancellationToken).ConfigureAwait(false);
            return await SecureAsync(socket, isServer: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception refused) when (refused is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The line over a socket once both sides have shown who they are; null where one has not, or not in time.</summary>
    private async Task<ILine?> SecureAsync(Socket socket, bool isServer, CancellationToken cancellationToken)
    {
        SslStream? secure = null;
        using var late = new CancellationTokenSource(options.Greeting.ToTimeSpan(), time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            socket.NoDelay = true;
            if (trust is null) return new SocketPipe(socket, options.Limits.LongestFrame);
            secure = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
            if (isServer)
            {
                await secure.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions
                    {
                        ServerCertificate = trust.Own,
                        ClientCertificateRequired = true,
                        EnabledSslProtocols = SslProtocols.Tls13,
                        RemoteCertificateValidationCallback = (_, shown, _, _) => trust.IsPeer(shown),
                    },
                    patience.Token).ConfigureAwait(false);
            }
            else
            {
                await secure.AuthenticateAsClientAsync(
                    new SslClientAuthenticationOptions
                    {
                        TargetHost = "bridge",
                        ClientCertificates = [trust.Own],
                        EnabledSslProtocols = SslProtocols.Tls13,
                        RemoteCertificateValidationCallback = (_, shown, _, _) => trust.IsPeer(shown),
                    },
                    patience.Token).ConfigureAwait(false);
            }

            return new StreamLine(secure, options.Limits.LongestFrame);
        }
        catch (Exception refused) when (refused is AuthenticationException or IOException or SocketException or OperationCanceledException)
        {
            if (secure is not null) await secure.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            return null;
        }
    }
}
