using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class BridgeLink
{
    /// <summary>Records what came in on a lane: begun one after the other, so that what was said in a case keeps its order, and all that has come together, so that it shares a commit.</summary>
    /// <remarks>Whoever is about to begin what is ordinary begins what is urgent first, so that a busy host cannot keep the urgent lane from its turn; where as much of it is under way as may be, that lane's own turn is next, and nobody waits for it.</remarks>
    private async Task WorkAsync(Lane lane, CancellationToken cancellationToken)
    {
        var (isOrdinary, urgent) = (lane == _lanes[Ordinary], _lanes[Urgent]);
        try
        {
            while (await lane.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                if (isOrdinary && urgent.HasArrived && urgent.TryEnter()) _ = RecordAsync(urgent, cancellationToken);
                await lane.EnterAsync(cancellationToken).ConfigureAwait(false);
                _ = RecordAsync(lane, cancellationToken);
            }
        }
        finally
        {
            await lane.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Begins to record all of what came in, and then answers each when it stands there. The lane must have been entered.</summary>
    private async Task RecordAsync(Lane lane, CancellationToken cancellationToken)
    {
        var some = new List<Arrived>();
        try
        {
            var (late, begun) = (new List<Task>(), new List<(Arrived Arrived, Func<ValueTask> End)>());
            lane.Begin(some, arrived =>
            {
                var beginning = Begin(arrived, cancellationToken);
                if (beginning.IsLate) late.Add(EndAsync(arrived, beginning.EndAsync));
                else begun.Add((arrived, beginning.EndAsync));
            });
            // What waits for others answers by itself: nothing that others may wait for stands behind it. All that was begun is ended, whatever becomes of one.
            foreach (var (arrived, end) in begun) await EndAsync(arrived, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Rouse();
            await Task.WhenAll(late).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        finally
        {
            lane.Leave(some);
        }
    }

    private async Task EndAsync(Arrived arrived, Func<ValueTask> end)
    {
        try
        {
            var ending = end();
            // Whoever reads the answers is told as seldom as can be: when all are there, and when the next is not there yet.
            if (!ending.IsCompleted) Rouse();
            await ending.ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            // A case that this program cannot read keeps no other from its way: the other side is told, and holds on to what was not acknowledged.
            Reject(arrived.Type, new MessageFault(MessageFaultCode.CaseUnreadable, ""), IdOf(arrived.Body));
        }
#pragma warning disable CA1031 // Whatever goes wrong ends this link and not its host.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Broke(fault, isOfLine: false);
        }
    }

    /// <summary>Begins with something that came in.</summary>
    private Beginning Begin(Arrived arrived, CancellationToken cancellationToken)
    {
        try
        {
            return arrived.Type switch
            {
                LinkMessageTypes.Ack => BeginAck(Read(arrived.Body, LinkJson.Default.Ack), cancellationToken),
                LinkMessageTypes.ResendRequest => new Beginning(() => ResendAsync(Read(arrived.Body, LinkJson.Default.ResendRequest), cancellationToken), IsLate: true),
                _ => BeginMessage(arrived, cancellationToken),
            };
        }
#pragma warning disable CA1031 // It is told where it is ended.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return new Beginning(() => ValueTask.FromException(fault), IsLate: false);
        }
    }

    /// <summary>The id that a body names, as far as it can be read; null where it names none.</summary>
    private static Guid? IdOf(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty("messageId", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var found) ? found : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private Beginning BeginMessage(Arrived arrived, CancellationToken cancellationToken)
    {
        if (BridgeMessageCodec.Read(arrived.Type, arrived.Body).TryPickT0(out var fault, out var message)) return Rejected(arrived.Type, fault, IdOf(arrived.Body));
        if (message.Status != _options.Status || arrived.IsExercise != (message.Status != MessageStatus.Actual)) return Rejected(arrived.Type, new MessageFault(MessageFaultCode.DrillMismatch, "status"), message.Id);
        if (message.Sender == _station.Self) return Rejected(arrived.Type, new MessageFault(MessageFaultCode.Malformed, "sender"), message.Id);
        var taken = _station.Begin(message, arrived.Body, cancellationToken);
        return new Beginning(
            async () =>
            {
                var (copy, intake) = await taken.EndAsync().ConfigureAwait(false);
                Queue(message.IsUrgent, LinkMessageTypes.Ack, Bytes(
                    new Ack(message.Id, copy.Id.ToString(), copy.SeenPeerSeq, copy.View.Holder.Number(), _time.GetUtcNow()), LinkJson.Default.Ack));
                if (taken.IsLate) Rouse();
                if (intake is not (BridgeIntake.Stored or BridgeIntake.Duplicate)) Complain(intake.ToString(), field: null, message.Id);
                foreach (var (from, to) in copy.Gaps) Send(isUrgent: true, LinkMessageTypes.ResendRequest, Bytes(new ResendRequest(copy.Id.ToString(), from, to), LinkJson.Default.ResendRequest));
                _tell(new LinkReceived(message, copy, intake));
            },
            taken.IsLate);
    }

    private Beginning BeginAck(Ack? ack, CancellationToken cancellationToken)
    {
        if (ack is null || !BridgeCaseId.TryParse(ack.CaseId, out var id) || BridgeDesks.OfNumber(ack.ViewHolder) is not { } holder)
            return Rejected(LinkMessageTypes.Ack, new MessageFault(MessageFaultCode.Malformed, ""), offending: null);
        var taken = _station.BeginAck(id, ack.SeenPeerSeq, holder, cancellationToken);
        return new Beginning(
            async () =>
            {
                _ = await taken.EndAsync().ConfigureAwait(false);
                Landed(ack.AckedMessageId);
            },
            taken.IsLate);
    }

    private Beginning Rejected(int type, MessageFault fault, Guid? offending)
    {
        Reject(type, fault, offending);
        return new Beginning(() => ValueTask.CompletedTask, IsLate: false);
    }

    private async ValueTask ResendAsync(ResendRequest? asked, CancellationToken cancellationToken)
    {
        if (asked is null || !BridgeCaseId.TryParse(asked.CaseId, out var id) || await _station.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } copy) return;
        foreach (var message in copy.Messages.Where(message => message.Sender == _station.Self && message.Seq >= asked.FromSeq && message.Seq <= asked.ToSeq)) Send(MessageHead.Of(message), BridgeMessageCodec.Write(message));
    }

    private void Reject(int type, MessageFault fault, Guid? offending)
    {
        Complain(fault.Code.ToString(), fault.Field, offending);
        _tell(new LinkRejected(type, fault));
    }

    private void Complain(string code, string? field, Guid? offending) =>
        Send(isUrgent: true, LinkMessageTypes.Error, Bytes(new LinkError(code, field, offending, Retryable: false), LinkJson.Default.LinkError));

    private readonly record struct Beginning(Func<ValueTask> EndAsync, bool IsLate);
}
