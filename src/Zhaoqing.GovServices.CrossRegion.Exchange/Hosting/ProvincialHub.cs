using System.Collections.Immutable;
using OneOf;
using OneOf.Types;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>What goes wrong with one call to a <see cref="ProvincialHub"/>.</summary>
public enum HubTrouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It does not answer, and did nothing.</summary>
    Away,

    /// <summary>It does not answer, and did what was asked.</summary>
    AnswerLost,

    /// <summary>It delivers everything twice.</summary>
    Doubled,

    /// <summary>It delivers the last first.</summary>
    Disordered,

    /// <summary>It delivers a part only, the rest later.</summary>
    Late,

    /// <summary>It delivers once more what was acknowledged last.</summary>
    Again,
}

/// <summary>An envelope that a <see cref="ProvincialHub"/> refused, kept for inspection.</summary>
/// <param name="Envelope">The envelope.</param>
/// <param name="Refusal">Why.</param>
public sealed record HubRefused(HubEnvelope Envelope, Refusal Refusal);

/// <summary>A simulator of the province's middle platform, to test against (模拟中台): it keeps envelopes until they are fetched and acknowledged, and goes wrong as it is told.</summary>
/// <remarks>In memory; safe for concurrent use. A design, as <see cref="IHandoverHub"/> is: the real one is what the province publishes.</remarks>
/// <param name="platforms">The platforms that are connected with it.</param>
public sealed class ProvincialHub(params IEnumerable<DivisionCode> platforms)
{
    private const int MostRefused = 1_000, MostAgain = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<DivisionCode, List<HubEnvelope>> _boxes = platforms.ToDictionary(platform => platform, _ => new List<HubEnvelope>());
    private readonly Dictionary<DivisionCode, ImmutableArray<HubEnvelope>> _acknowledged = [];
    private readonly Queue<HubRefused> _refused = new();
    private Func<HubTrouble> _trouble = () => HubTrouble.None;

    /// <summary>The most bytes of a body.</summary>
    public int MostBytes { get; init; } = 512 * 1024;

    /// <summary>The kinds it carries; empty for all. One that carries <c>handover.message</c> and <c>handover.answer</c> alone passes no questions.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The envelopes it refused, the oldest first; the newest thousand.</summary>
    public ImmutableArray<HubRefused> Refused
    {
        get
        {
            lock (_lock) return [.. _refused];
        }
    }

    /// <summary>How many envelopes wait for a platform.</summary>
    public int Waiting(DivisionCode platform)
    {
        lock (_lock) return _boxes.TryGetValue(platform, out var box) ? box.Count : 0;
    }

    /// <summary>What goes wrong with each call from now on; it is asked once a call, one call at a time.</summary>
    /// <param name="trouble">What goes wrong with the next call.</param>
    public void GoWrong(Func<HubTrouble> trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        lock (_lock) _trouble = trouble;
    }

    /// <summary>The middle platform as a platform sees it that it has authenticated.</summary>
    /// <exception cref="ArgumentException">The platform is not connected with it.</exception>
    public IHandoverHub Connect(DivisionCode platform) => _boxes.ContainsKey(platform) ? new Connection(this, platform) : throw new ArgumentException("The platform is not connected with it.", nameof(platform));

    private Refusal? WhyNot(DivisionCode caller, HubEnvelope envelope) =>
        envelope.From != caller ? HubRefusals.Malformed("from")
        : envelope.Id == Guid.Empty ? HubRefusals.Malformed("id")
        : envelope.Kind is not { Length: > 0 and <= 100 } || !envelope.Kind.All(c => c is > ' ' and <= '~') ? HubRefusals.Malformed("kind")
        : !Kinds.IsEmpty && !Kinds.Contains(envelope.Kind, StringComparer.Ordinal) ? HubRefusals.KindUnknown()
        : !_boxes.ContainsKey(envelope.To) ? HubRefusals.ReceiverUnknown()
        : envelope.Body.Length > MostBytes ? HubRefusals.TooLarge(MostBytes)
        : null;

    private OneOf<Refusal, Success> Keep(DivisionCode caller, HubEnvelope envelope)
    {
        if (WhyNot(caller, envelope) is { } refusal)
        {
            if (_refused.Count == MostRefused) _refused.Dequeue();
            _refused.Enqueue(new HubRefused(envelope, refusal));
            return refusal;
        }

        var box = _boxes[envelope.To];
        if (!box.Exists(kept => kept.Id == envelope.Id)) box.Add(envelope with { Body = envelope.Body.ToArray() });
        return default(Success);
    }

    private sealed class Connection(ProvincialHub hub, DivisionCode caller) : IHandoverHub
    {
        public ValueTask<ImmutableArray<OneOf<Refusal, Success>>> PushAsync(IReadOnlyList<HubEnvelope> envelopes, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(envelopes);
            return Call(_ => envelopes.Select(envelope => hub.Keep(caller, envelope)).ToImmutableArray(), cancellationToken);
        }

        public ValueTask<ImmutableArray<HubEnvelope>> PollAsync(int most, CancellationToken cancellationToken) => Call<ImmutableArray<HubEnvelope>>(trouble =>
        {
            var box = hub._boxes[caller];
            if (trouble == HubTrouble.Again && hub._acknowledged.TryGetValue(caller, out var before)) return before;
            IEnumerable<HubEnvelope> waiting = trouble switch
            {
                HubTrouble.Doubled => [.. box, .. box],
                HubTrouble.Disordered => Enumerable.Reverse(box),
                HubTrouble.Late => box.Skip(box.Count / 2),
                _ => box,
            };
            return [.. waiting.Take(most)];
        }, cancellationToken);

        public async ValueTask AcknowledgeAsync(IReadOnlyList<Guid> envelopes, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(envelopes);
            _ = await Call(_ =>
            {
                var fetched = envelopes.ToHashSet();
                hub._acknowledged[caller] = [.. hub._boxes[caller].Where(envelope => fetched.Contains(envelope.Id)).TakeLast(MostAgain)];
                return hub._boxes[caller].RemoveAll(envelope => fetched.Contains(envelope.Id));
            }, cancellationToken).ConfigureAwait(false);
        }

        private ValueTask<T> Call<T>(Func<HubTrouble, T> answer, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lock (hub._lock)
            {
                var trouble = hub._trouble();
                if (trouble == HubTrouble.Away) throw new JournalUnavailableException("中台暂时不能连接,消息留在本平台,稍后自动重发。");
                var answered = answer(trouble);
                return trouble == HubTrouble.AnswerLost ? throw new JournalUnavailableException("中台没有应答,消息留在本平台,稍后自动重发。") : ValueTask.FromResult(answered);
            }
        }
    }
}
