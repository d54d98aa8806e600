using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial record WorkOrder
{
    /// <summary>The places in its case of what 110 has said and stands here, or stood there before: what arrives late, behind what was said after it, is not passed over. Null while nothing is to be heard, and in an old record.</summary>
    private ImmutableSortedSet<uint>? Heard { get; init; }

    /// <summary>Whether 110 has said something in the case of this order, since the order was made of it, came back with it or was answered by its end, that does not stand here. What it adds to a case that it handed over and that is the hotline's to handle is taken up by itself, see <see cref="IsAddedTo"/>.</summary>
    /// <param name="copy">The case.</param>
    internal bool HasToHear(BridgeCase copy) => ToHear(copy).Any();

    private IEnumerable<(uint Place, string Text)> ToHear(BridgeCase copy) =>
        Heard is { } heard && string.Equals(TakenFrom ?? HandedOverBy, copy.Id.ToString(), StringComparison.Ordinal)
            ? copy.Counted.Where(message => message.Sender != copy.Self && !heard.Contains(message.Seq) && !IsTakenUp(message, copy.View)).Select(message => (message.Seq, WordsOf(message.Content))).Where(said => !string.IsNullOrWhiteSpace(said.Item2))
            : [];

    /// <summary>It stands in the order for the house, and the order hides as much as the case; nothing of its state or of what callers are told follows from it.</summary>
    private OneOf<Refusal, ImmutableArray<OrderEvent>> Hear(BridgeCase copy, OrderActor actor, Instant now)
    {
        if (actor.Role != OrderRoles.Bridge) return OrderRefusals.RoleNotAllowed();
        var said = ToHear(copy).ToArray();
        if (said.Length == 0) return ImmutableArray<OrderEvent>.Empty;
        ImmutableArray<OrderEvent> raised = copy.Confidentiality > HighestLevel ? [new LevelChanged(now, actor.Account, copy.Confidentiality, Second: null, [])] : [];
        return raised.Add(new PeerSaid(now, actor.Account, copy.Id.ToString(), TakenDemand.Short(string.Join('\n', said.Select(one => one.Text))), [.. said.Select(one => one.Place)]));
    }

    private bool IsTakenUp(BridgeMessage message, BridgeView view) => TakenFrom is not null && message.Content is Supplement && (view.IsHotlines || Added.Has(message.Seq));

    private static string WordsOf(BridgeContent content) => content switch
    {
        VoiceHandoverRecord record => $"电话转告:{record.Gist}",
        ConferenceResult result => $"三方通话:{result.Minutes}",
        Supplement added => $"补充:{added.Text}",
        Feedback { PublicReply: null or "", InternalNote: null or "" } => "",
        Feedback told => $"反馈:{string.Join(';', new[] { told.PublicReply, told.InternalNote }.Where(words => !string.IsNullOrWhiteSpace(words)))}",
        TransferOffer offer => $"再次转办:{TakenDemand.WordsOf(offer.HandOver)}",
        WorkOrderPush push => $"再次转办:{string.Join('\n', TakenDemand.PriorOf(push).Prepend(TakenDemand.WordsOf(push.HandOver)))}",
        _ => "",
    };
}
