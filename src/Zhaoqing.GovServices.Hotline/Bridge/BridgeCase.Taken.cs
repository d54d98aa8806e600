using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

public sealed partial class BridgeCase
{
    /// <summary>How much is hidden of who called: the most that a message says.</summary>
    public ConfidentialityLevel Confidentiality => _stored.IsEmpty ? ConfidentialityLevel.Open : _stored.Values.Max(message => message.Confidentiality);

    /// <summary>What the other desk has added to the case, in its words, by its place among the messages of that desk.</summary>
    internal IEnumerable<(uint Place, string Text)> Added => Counted.Where(message => message.Sender != Self && message.Content is Supplement).Select(message => (message.Seq, ((Supplement)message.Content).Text));

    /// <summary>The places of all that the other desk has said.</summary>
    internal ImmutableArray<uint> PlacesOfPeer() => [.. _stored.Keys.Where(place => place.Sender != Self).Select(place => place.Seq)];

    /// <summary>What the owner of the case has told of it last, of its feedback in this round; null where it has told nothing of the kind.</summary>
    internal string? ToldLast(Func<Feedback, string?> what) => Counted.Where(message => message.Sender == View.Owner && message.Round == View.Round)
        .Select(message => message.Content).OfType<Feedback>().Select(what).LastOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>The messages that count: of those that are meant no drill, and the other way round.</summary>
    internal IEnumerable<BridgeMessage> Counted => _stored.Values.Where(message => message.Status == View.Status);

    /// <summary>Since when the case is the hotline's to handle (受理时刻): the time of the message that made it so, by the clock of its sender.</summary>
    /// <returns>The time; null while it is not, see <see cref="BridgeView.IsHotlines"/>.</returns>
    [Clause("PLT-3.4")]
    public Instant? HotlinesSince()
    {
        Instant? since = null;
        var copy = Empty(Id, Self);
        foreach (var message in _stored.Values.OrderBy(message => message.SentAt).ThenBy(message => message.Sender).ThenBy(message => message.Seq))
        {
            copy = copy.Take(message).Case;
            since = copy.View.IsHotlines ? since ?? message.SentAt : null;
        }

        return since;
    }
}
