using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What was said in one round: who was agreed on, who took it, whether talking failed, whether it was refused.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RoundFacts(bool HotlineAgreed, bool PoliceAgreed, bool HotlineTook, bool PoliceTook, bool HasFailed, bool IsRefused)
{
    public static RoundFacts Of(BridgeMessage[] counted, BridgeMessage[] offers, int round)
    {
        var facts = default(RoundFacts);
        foreach (var message in counted)
        {
            if (message.Round != round) continue;
            facts = message.Content switch
            {
                ConferenceResult result => facts.Agreed(result.AgreedOwner) with { HasFailed = facts.HasFailed || result.AgreedOwner is null },
                VoiceHandoverRecord record => facts.Agreed(record.AgreedOwner),
                OwnershipClaim { Basis: OwnershipBasis.Agreed } claim => facts.Agreed(claim.Owner),
                OwnershipClaim { Basis: OwnershipBasis.FirstReceiver } or ConferenceFailed => facts with { HasFailed = true },
                Cancel cancel => facts with { HasFailed = facts.HasFailed || Array.Exists(offers, offer => offer.Id == cancel.Cancelled && offer.Sender == message.Sender && offer.Round == round) },
                TransferAccept => message.Sender == BridgeDesk.Hotline ? facts with { HotlineTook = true } : facts with { PoliceTook = true },
                TransferRefuse => facts with { IsRefused = true },
                _ => facts,
            };
        }

        return facts with { HasFailed = facts.HasFailed || (facts.HotlineAgreed && facts.PoliceAgreed) };
    }

    /// <summary>Whose it is, the first line that holds: one agreed on; one that took it; both took it; talking failed.</summary>
    /// <param name="fallback">Whose it is where talking failed: by the scope rules, else who heard of it first.</param>
    /// <param name="firstReceiver">Who heard of it first.</param>
    public BridgeDesk? Owner(BridgeDesk fallback, BridgeDesk firstReceiver) =>
        HotlineAgreed != PoliceAgreed ? HotlineAgreed ? BridgeDesk.Hotline : BridgeDesk.Police
        : HotlineTook != PoliceTook ? HotlineTook ? BridgeDesk.Hotline : BridgeDesk.Police
        : HotlineTook ? firstReceiver
        : HasFailed ? fallback
        : null;

    /// <summary>Whether any of the facts names a desk: it may give the case back.</summary>
    public bool Names(BridgeDesk desk, BridgeDesk fallback) =>
        (desk == BridgeDesk.Hotline ? HotlineAgreed || HotlineTook : PoliceAgreed || PoliceTook) || (HasFailed && fallback == desk);

    private RoundFacts Agreed(BridgeDesk? owner) => owner switch
    {
        BridgeDesk.Hotline => this with { HotlineAgreed = true },
        BridgeDesk.Police => this with { PoliceAgreed = true },
        _ => this,
    };
}
