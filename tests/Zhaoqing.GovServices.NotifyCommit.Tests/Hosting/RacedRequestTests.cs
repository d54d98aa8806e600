using Microsoft.Extensions.Time.Testing;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.NotifyCommit.Hosting;
using Zhaoqing.GovServices.NotifyCommit.Tests.Projects;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Hosting;

/// <summary>A request that was sent twice at once: the second looks for its key before the first is recorded.</summary>
public sealed class RacedRequestTests
{
    [Fact]
    public async Task The_second_of_one_request_gets_the_first_answer_and_no_refusal()
    {
        var store = new BlindOnce(new InMemoryEventStore());
        using var credit = new PromiseCredit(store, (_, _) => ValueTask.FromResult(CreditStanding.Clear));
        var desk = new ProjectDesk(store, new ProjectSchemes([Scheme]), credit, Calendar, new FakeTimeProvider(At("2026-01-05T09:00").ToDateTimeOffset()));
        var key = new AppendKey("key-1", new string('0', 64));
        var first = (await desk.AdmitAsync(Proposal(), Enterprise, key)).AsT1;
        store.IsBlind = true;
        Assert.Equal(first.LastAt, (await desk.AdmitAsync(Proposal(), Enterprise, key)).AsT1.LastAt);
        Assert.False(store.IsBlind);
        Assert.Equal("notify-commit.project-exists", (await desk.AdmitAsync(Proposal(), Enterprise, new AppendKey("key-2", new string('0', 64)))).AsT0.Code);
        store.IsBlind = true;
        Assert.Equal("notify-commit.project-exists", (await desk.AdmitAsync(Proposal(), Enterprise, new AppendKey("key-1", new string('1', 64)))).AsT0.Code);
    }

    /// <summary>A record in which one key is not found the first time.</summary>
    private sealed class BlindOnce(IEventStore store) : IEventStore
    {
        public bool IsBlind { get; set; }

        public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) =>
            store.AppendAsync(stream, expectedVersion, events, key, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) => store.ReadAsync(stream, fromVersion, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => store.ReadAllAsync(afterPosition, cancellationToken);

        public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default)
        {
            if (!IsBlind) return store.FindAsync(key, cancellationToken);
            IsBlind = false;
            return ValueTask.FromResult<OneOf<AppendFault, Appended>?>(null);
        }

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => store.LastPositionAsync(cancellationToken);

        public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => store.HeadAsync(cancellationToken);

        public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => store.ReadChainAsync(afterPosition, cancellationToken);
    }
}
