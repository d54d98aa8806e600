using System.Text;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>The demand that 110 hands over with a case, as far as it crossed the bridge: a token for the caller, and the words of 110.</summary>
internal static class TakenDemand
{
    public static Demand Of(BridgeCase copy)
    {
        var ofPolice = copy.Counted.Where(message => message.Sender == BridgeDesk.Police).ToArray();
        var offer = ofPolice.LastOrDefault(message => message.Offered is not null);
        string id = copy.Id.ToString();
        string token = offer?.Offered!.CallerRef is { } told && !string.IsNullOrWhiteSpace(told) && !CrossingRules.IsNumber(told) && CallerToken.OfPolice(told) is { Length: <= Demand.MaxNameLength } theirs ? theirs : id;
        return new Demand(
            offer?.Offered!.Kind ?? DemandKind.Help,
            OrderChannel.Police,
            token,
            // Whether two tokens of 110 are one person nobody here knows: none is taken for a repeat by itself.
            PersonKey.Of(Encoding.UTF8.GetBytes(id), token),
            TextOf(offer, ofPolice),
            offer?.Offered!.ClassCode is { Length: <= Demand.MaxNameLength } label && !string.IsNullOrWhiteSpace(label) ? label : Demand.NoClass,
            id,
            offer?.Offered!.Place.Division ?? copy.Id.Site,
            offer?.Offered!.Urgency == Urgency.Immediate ? OrderPriority.Pressing : OrderPriority.Ordinary)
        {
            IsSecretAsked = copy.Confidentiality >= ConfidentialityLevel.CallerRequested,
        };
    }

    private static string TextOf(BridgeMessage? offer, BridgeMessage[] ofPolice)
    {
        var lines = new List<string>();
        if (offer?.Offered is { } told) lines.Add(WordsOf(told));
        if (offer?.Content is WorkOrderPush push) lines.AddRange(PriorOf(push));
        lines.AddRange(ofPolice.Select(message => message.Content).OfType<VoiceHandoverRecord>().Select(record => $"电话转告:{record.Gist}"));
        lines.AddRange(ofPolice.Select(message => message.Content).OfType<Supplement>().Select(added => $"补充:{added.Text}"));
        return lines.Count == 0 ? "110转来,内容见联动事件。" : Short(string.Join('\n', lines));
    }

    /// <summary>What a hand-over says, and where.</summary>
    internal static string WordsOf(HandOver told) =>
        string.Equals(told.Place.Text, CrossingRules.PlaceLeftOut, StringComparison.Ordinal) ? told.Summary : $"{told.Summary}\n地点:{told.Place.Text}";

    /// <summary>What was done before it was handed over.</summary>
    internal static IEnumerable<string> PriorOf(WorkOrderPush push) => push.PriorHandling.IsDefault ? [] : push.PriorHandling.Select(done => $"此前办理:{done}");

    /// <summary>No longer than the record takes.</summary>
    internal static string Short(string text) => Hotline.HandOver.Shortened(text, Demand.MaxTextLength);
}
