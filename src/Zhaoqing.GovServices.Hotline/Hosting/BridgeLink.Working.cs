using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class BridgeLink
{
    /// <summary>Records what came in on a lane: the ordinary messages of one case one after the other, those of different cases side by side.</summary>
    /// <remarks>Whoever is about to take an ordinary message takes what is urgent first, so that a busy host cannot keep the workers of the urgent lane from their turn.</remarks>
    private async Task WorkAsync(Lane lane, int worker, CancellationToken cancellationToken)
    {
        bool isOrdinary = lane == _lanes[0];
        await foreach (var arrived in lane.ReadAsync(worker, cancellationToken).ConfigureAwait(false))
        {
            while (isOrdinary && _lanes[1].TryTake(out var urgent)) await HandleAsync(urgent, cancellationToken).ConfigureAwait(false);
            await HandleAsync(arrived, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A case that this program cannot read keeps no other from its way: the other side is told, and holds on to what was not acknowledged.</summary>
    private async Task HandleAsync(Arrived arrived, CancellationToken cancellationToken)
    {
        try
        {
            await (arrived.Type switch
            {
                LinkMessageTypes.Ack => TakeAckAsync(Read(arrived.Body, LinkJson.Default.Ack), cancellationToken),
                LinkMessageTypes.ResendRequest => ResendAsync(Read(arrived.Body, LinkJson.Default.ResendRequest), cancellationToken),
                _ => TakeAsync(arrived, cancellationToken),
            }).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            Reject(arrived.Type, new MessageFault(MessageFaultCode.CaseUnreadable, ""), IdOf(arrived.Body));
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

    private async Task TakeAsync(Arrived arrived, CancellationToken cancellationToken)
    {
        if (BridgeMessageCodec.Read(arrived.Type, arrived.Body).TryPickT0(out var fault, out var message))
        {
            Reject(arrived.Type, fault, IdOf(arrived.Body));
            return;
        }

        if (message.Status != _options.Status || arrived.IsExercise != (message.Status != MessageStatus.Actual))
        {
            Reject(arrived.Type, new MessageFault(MessageFaultCode.DrillMismatch, "status"), message.Id);
            return;
        }

        if (message.Sender == _station.Self)
        {
            Reject(arrived.Type, new MessageFault(MessageFaultCode.Malformed, "sender"), message.Id);
            return;
        }

        var (copy, intake) = await _station.TakeAsync(message, arrived.Body, cancellationToken).ConfigureAwait(false);
        Send(message.IsUrgent, LinkMessageTypes.Ack, Bytes(
            new Ack(message.Id, copy.Id.ToString(), copy.SeenPeerSeq, copy.View.Holder.Number(), _time.GetUtcNow()), LinkJson.Default.Ack));
        if (intake is not (BridgeIntake.Stored or BridgeIntake.Duplicate)) Complain(intake.ToString(), field: null, message.Id);
        foreach (var (from, to) in copy.Gaps) Send(isUrgent: true, LinkMessageTypes.ResendRequest, Bytes(new ResendRequest(copy.Id.ToString(), from, to), LinkJson.Default.ResendRequest));
        _tell(new LinkReceived(message, copy, intake));
    }

    private async Task TakeAckAsync(Ack? ack, CancellationToken cancellationToken)
    {
        if (ack is null || !BridgeCaseId.TryParse(ack.CaseId, out var id) || BridgeDesks.OfNumber(ack.ViewHolder) is not { } holder)
        {
            Reject(LinkMessageTypes.Ack, new MessageFault(MessageFaultCode.Malformed, ""), offending: null);
            return;
        }

        await _station.TakeAckAsync(id, ack.SeenPeerSeq, holder, cancellationToken).ConfigureAwait(false);
        Landed(ack.AckedMessageId);
    }

    private async Task ResendAsync(ResendRequest? asked, CancellationToken cancellationToken)
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
}
