using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What a desk hears one by one, without a link.</summary>
internal static class Hearing
{
    public static Task<(BridgeCase Case, BridgeIntake Intake)> TakeAsync(this BridgeStation station, BridgeMessage message, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        station.Begin(message, body, cancellationToken).EndAsync().AsTask();

    public static Task TakeAckAsync(this BridgeStation station, BridgeCaseId id, uint seen, BridgeDesk holder, CancellationToken cancellationToken) =>
        station.BeginAck(id, seen, holder, cancellationToken).EndAsync().AsTask();
}
