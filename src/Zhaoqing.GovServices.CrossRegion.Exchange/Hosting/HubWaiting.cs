using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>Who waits for which answer. An answer that nobody waits for is dropped: what was asked is asked again.</summary>
internal sealed class HubWaiting
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<Waiter>> _waiters = [];

    public Asked For(IReadOnlyList<HubEnvelope> asked)
    {
        var waiters = asked.DistinctBy(envelope => envelope.Id).Select(envelope => new Waiter(envelope)).ToImmutableArray();
        lock (_lock)
        {
            foreach (var waiter in waiters)
            {
                if (!_waiters.TryGetValue(waiter.Envelope.Id, out var same)) _waiters[waiter.Envelope.Id] = same = [];
                same.Add(waiter);
            }
        }

        return new Asked(this, asked, waiters);
    }

    /// <summary>An answer came: it counts where it is from the platform that was asked.</summary>
    public void Take(HubEnvelope answer)
    {
        lock (_lock)
        {
            if (!_waiters.TryGetValue(answer.Answers!.Value, out var waiters)) return;
            foreach (var waiter in waiters.Where(waiter => waiter.Envelope.To == answer.From)) waiter.Answer.TrySetResult(answer);
        }
    }

    internal sealed class Waiter(HubEnvelope envelope)
    {
        public HubEnvelope Envelope => envelope;

        public TaskCompletionSource<OneOf<Refusal, HubEnvelope>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Envelopes whose answers are waited for until it is disposed of.</summary>
    internal sealed class Asked : IDisposable
    {
        private readonly HubWaiting _all;
        private readonly ImmutableDictionary<Guid, Waiter> _waiters;

        public Asked(HubWaiting all, IReadOnlyList<HubEnvelope> asked, ImmutableArray<Waiter> waiters)
        {
            (_all, _waiters) = (all, waiters.ToImmutableDictionary(waiter => waiter.Envelope.Id));
            All = CollectAsync(asked);
        }

        /// <summary>The answers, in the order of the envelopes.</summary>
        public Task<ImmutableArray<OneOf<Refusal, HubEnvelope>>> All { get; }

        /// <summary>Whether all of them are there, also where nobody has been told so yet.</summary>
        public bool AreThere => _waiters.Values.All(waiter => waiter.Answer.Task.IsCompleted);

        public void Refuse(Guid envelope, Refusal refusal) => _waiters[envelope].Answer.TrySetResult(refusal);

        public void Dispose()
        {
            lock (_all._lock)
            {
                foreach (var (id, waiter) in _waiters)
                {
                    if (_all._waiters.TryGetValue(id, out var same) && same.Remove(waiter) && same.Count == 0) _all._waiters.Remove(id);
                }
            }
        }

        private async Task<ImmutableArray<OneOf<Refusal, HubEnvelope>>> CollectAsync(IReadOnlyList<HubEnvelope> asked) =>
            [.. await Task.WhenAll(asked.Select(envelope => _waiters[envelope.Id].Answer.Task)).ConfigureAwait(false)];
    }
}
