using OneOf;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What of a caller goes over the bridge (跨平台最少必要信息), by the kind of message and how much is hidden. What may not go is not in the message.</summary>
/// <remarks>A design; no national text says which. The summary of a hand-over is words: who may be named in them is checked where an order is at hand, see <see cref="WorkOrder.HandOver"/>.</remarks>
public static class CrossingRules
{
    /// <summary>What stands where words for a place are left out.</summary>
    public const string PlaceLeftOut = "从略";

    /// <summary>What a message may show of who called.</summary>
    /// <param name="content">The message.</param>
    /// <param name="level">How much is hidden.</param>
    [Clause("PLT-3.5")]
    public static CallerTraces Allowed(BridgeContent content, ConfidentialityLevel level)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content switch
        {
            CallerResolveResponse => CallerTraces.Identity,
            ConferenceJoined or ConferenceFailed => CallerTraces.Call,
            OnSiteAssistRequest => CallerTraces.PlaceInWords,
            EmergencyDispatchRequest => InDanger(level),
            TransferOffer or WorkOrderPush when HandOverOf(content) is { Urgency: Urgency.Immediate } => InDanger(level),
            StabilityClue => InDanger(level) & CallerTraces.PlaceInWords,
            TransferOffer or WorkOrderPush => level == ConfidentialityLevel.Open ? CallerTraces.Call | CallerTraces.PlaceInWords : CallerTraces.None,
            ConferenceInvite or MaliciousCallReferral => level <= ConfidentialityLevel.CallerRequested ? CallerTraces.Call : CallerTraces.None,
            _ => CallerTraces.None,
        };
    }

    /// <summary>What a message does show of who called.</summary>
    public static CallerTraces In(BridgeContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content switch
        {
            TransferOffer offer => Of(offer.Voice) | Of(offer.HandOver?.Place),
            WorkOrderPush push => Of(push.HandOver?.Place),
            EmergencyDispatchRequest request => Of(request.Voice) | Of(request.ExactPlace) | (request.CallbackNumber is null ? CallerTraces.None : CallerTraces.CallbackNumber),
            OnSiteAssistRequest assist => Of(assist.Place),
            StabilityClue clue => Of(clue.Place),
            ConferenceInvite or ConferenceJoined or ConferenceFailed => CallerTraces.Call,
            MaliciousCallReferral referral => referral.CallIds.IsDefaultOrEmpty ? CallerTraces.None : CallerTraces.Call,
            CallerResolveResponse answer => answer.Values is null or { Count: 0 } ? CallerTraces.None : CallerTraces.Identity,
            _ => CallerTraces.None,
        };
    }

    /// <summary>A message without what may not go over.</summary>
    /// <param name="content">The message, as <see cref="BridgeCase.Write"/> is given it.</param>
    /// <param name="level">How much is hidden.</param>
    /// <returns>The message with less, or as it is; refused with <c>hotline.may-not-cross</c> where nothing would be left of it, and with <c>hotline.message-invalid</c> where a number stands for a token.</returns>
    [Clause("PLT-3.5")]
    public static OneOf<Refusal, BridgeContent> Least(BridgeContent content, ConfidentialityLevel level)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (TokenOf(content) is { } token && IsNumber(token)) return BridgeRefusals.Field("callerRef", "应当是代号,不得是电话或者证件号码。");
        var excess = In(content) & ~Allowed(content, level);
        if (excess == CallerTraces.None) return content;
        return content switch
        {
            TransferOffer offer => new TransferOffer(Without(offer.HandOver, excess), Without(offer.Voice, excess)),
            WorkOrderPush push => push with { HandOver = Without(push.HandOver, excess) },
            EmergencyDispatchRequest request => request with { Voice = Without(request.Voice, excess), CallbackNumber = excess.HasFlag(CallerTraces.CallbackNumber) ? null : request.CallbackNumber, ExactPlace = Without(request.ExactPlace, excess) },
            StabilityClue clue => clue with { Place = Without(clue.Place!, excess) },
            MaliciousCallReferral referral => referral with { CallIds = [] },
            _ => BridgeRefusals.MayNotCross(),
        };
    }

    /// <summary>Where somebody may be hurt 110 has to find the place whoever called, and may call back whoever is not a reporter; who that is it asks, and that is written down.</summary>
    private static CallerTraces InDanger(ConfidentialityLevel level) => level switch
    {
        ConfidentialityLevel.Open or ConfidentialityLevel.CallerRequested => CallerTraces.CallbackNumber | CallerTraces.Call | CallerTraces.PlaceInWords,
        _ => CallerTraces.PlaceInWords,
    };

    private static HandOver? HandOverOf(BridgeContent content) => content is TransferOffer offer ? offer.HandOver : (content as WorkOrderPush)?.HandOver;

    internal static string? TokenOf(BridgeContent content) => content switch
    {
        MaliciousCallReferral referral => referral.CallerRef,
        CallerResolveRequest asked => asked.CallerRef,
        EmergencyDispatchRequest request => request.CallerRef,
        _ => HandOverOf(content)?.CallerRef,
    };

    /// <summary>Whether a token is made of digits as phone numbers and identity numbers are.</summary>
    internal static bool IsNumber(string text) => CallerToken.Bare(text) is var bare && bare.Count(char.IsAsciiDigit) >= 7 && bare.All(sign => char.IsAsciiDigit(sign) || sign is '+' or '-' or ' ' or 'X' or 'x');

    private static CallerTraces Of(VoiceLeg? voice) => voice is null ? CallerTraces.None : CallerTraces.Call;

    private static CallerTraces Of(BridgePlace? place) => place is null || (string.Equals(place.Text, PlaceLeftOut, StringComparison.Ordinal) && place.Division.Level <= DivisionLevel.County) ? CallerTraces.None : CallerTraces.PlaceInWords;

    private static VoiceLeg? Without(VoiceLeg? voice, CallerTraces excess) => excess.HasFlag(CallerTraces.Call) ? null : voice;

    private static HandOver Without(HandOver handOver, CallerTraces excess) => handOver with { Place = Without(handOver.Place, excess) };

    private static BridgePlace Without(BridgePlace place, CallerTraces excess) =>
        excess.HasFlag(CallerTraces.PlaceInWords) ? new BridgePlace(DistrictOf(place.Division), PlaceLeftOut) : place;

    private static DivisionCode DistrictOf(DivisionCode division)
    {
        while (division.Level > DivisionLevel.County && division.Parent is { } wider) division = wider;
        return division;
    }
}
