using System.Collections.Immutable;
using System.Net;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.HotlineDesks.Link;

/// <summary>Keeps the link to the other desk, tells how it is, and lets people pull the plug and put it back.</summary>
internal sealed partial class LinkService(BridgeStation station, LinkSettings settings, TimeProvider time, ILogger<LinkService> log) : BackgroundService
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource<IPEndPoint> _bound = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource _plug = new();
    private TaskCompletionSource _back = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableList<Func<LinkNotice, Task>> _listeners = [];
    private LinkTroubles _troubles = LinkTroubles.From(DeskApp.Now(time));

    /// <summary>Whether both desks have greeted each other and the link has not ended since.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Whether the plug is pulled at this desk.</summary>
    public bool IsPulled
    {
        get
        {
            lock (_lock) return _plug.IsCancellationRequested;
        }
    }

    /// <summary>What it has told of its troubles and nobody has read of yet.</summary>
    public LinkTroubles Troubles => Volatile.Read(ref _troubles);

    /// <summary>Where it listens, once it does.</summary>
    public Task<IPEndPoint> Bound => _bound.Task;

    /// <summary>Hears what the link tells, after the page does; for the simulator.</summary>
    public void Listen(Func<LinkNotice, Task> listener) => ImmutableInterlocked.Update(ref _listeners, all => all.Add(listener));

    /// <summary>People have read of all that was told up to a moment.</summary>
    public void MarkRead(Instant through) => ImmutableInterlocked.Update(ref _troubles, static (troubles, moment) => troubles.Read(moment), through);

    public void Pull()
    {
        lock (_lock) _plug.Cancel();
    }

    public void PutBack()
    {
        lock (_lock)
        {
            if (!_plug.IsCancellationRequested) return;
            _plug.Dispose();
            _plug = new CancellationTokenSource();
            _back.TrySetResult();
            _back = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public override void Dispose()
    {
        _plug.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var socket = new BridgeSocket(station, settings.Trust, new Hotline.Hosting.LinkOptions(), time, Tell);
        var at = settings.Listen;

        void Listening(IPEndPoint bound)
        {
            at = bound;
            _bound.TrySetResult(bound);
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            (CancellationToken pulled, Task back) plug;
            lock (_lock) plug = (_plug.Token, _back.Task);
            using (var speaking = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, plug.pulled))
            {
                if (at is not null)
                {
                    // Wherever it first listened, it listens again.
                    await socket.ListenAsync(at, Listening, speaking.Token);
                }

                else
                {
                    await socket.DialAsync(settings.Dial!, speaking.Token);
                }
            }

            await plug.back.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Takes what the link tells.</summary>
    internal void Tell(LinkNotice notice)
    {
        ImmutableInterlocked.Update(ref _troubles, static (troubles, told) => troubles.After(told.Notice, told.At), (Notice: notice, At: DeskApp.Now(time)));
        switch (notice)
        {
            case LinkUp up:
                IsUp = true;
                Up(log, up.Peer, up.Skew.TotalSeconds);
                break;
            case LinkDown down when down.End.WasUp:
                IsUp = false;
                Down(log, down.End.Reason, down.End.Fault);
                break;
            case LinkRejected rejected:
                Rejected(log, rejected.Type, rejected.Fault.Code, rejected.Fault.Field);
                break;
            case LinkComplaint complaint:
                Complained(log, complaint.Code, complaint.Offending);
                break;
            case LinkFaulted faulted:
                Faulted(log, faulted.Error);
                break;
        }

        foreach (var listener in _listeners) _ = listener(notice);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The link to {Peer} is up; its clock is {Skew} s ahead.")]
    private static partial void Up(ILogger log, Hotline.BridgeDesk peer, double skew);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The link is down: {Reason} {Fault}.")]
    private static partial void Down(ILogger log, LinkEndReason reason, Hotline.FrameFault fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message of type {Type} was not taken: {Code} {Field}.")]
    private static partial void Rejected(ILogger log, int type, Hotline.MessageFaultCode code, string field);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something went wrong on the link; it goes on.")]
    private static partial void Faulted(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The other desk could not take a message as it came: {Code} {Message}.")]
    private static partial void Complained(ILogger log, string code, Guid? message);
}
