using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OneOf;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.HotlineDesks.Tests;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>A platform whose record cannot be written for a while.</summary>
public sealed class FullRecordTests
{
    [Fact]
    public async Task The_window_is_told_that_nothing_was_done_and_goes_on_afterwards()
    {
        int[] ports = FreePorts.Take(3);
        var (foshan, _) = CityTrust.Made();
        var record = new FullRecord();
        await using var app = CityApp.Build(
            [], new CitySettings(City.Foshan, ports[0], ports[1], ports[2], foshan, CityAgreement.Read(CityAgreement.Sample)), journal => journal.UseInMemoryJournal(),
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.RemoveAll<IEventStore>().AddSingleton<IEventStore>(record);
            });
        await app.StartAsync();
        using var window = new Browser(new Uri($"http://127.0.0.1:{ports[0]}"));
        (string, string)[] fields = [("matter", "demo-household"), ("receiving", "440605"), ("business", "441202"), ("choice", "ByRule"), ("key", "6f1b5d0e-0000-4000-8000-000000000001")];
        await window.GoAsync("/cases/new?" + string.Join('&', fields.Select(field => $"{field.Item1}={field.Item2}")));
        record.IsFull = true;
        using (var other = new Browser(new Uri($"http://127.0.0.1:{ports[0]}")))
        {
            await other.GoAsync("/");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await other.SendAsync("/cases", fields));
            Assert.Contains("未办理", other.Text, StringComparison.Ordinal);
        }

        record.IsFull = false;
        Assert.Equal(HttpStatusCode.OK, await window.SendAsync("/cases", fields));
        Assert.StartsWith("/cases/2", window.Path, StringComparison.Ordinal);
        foshan.Own.Dispose();
    }

    private sealed class FullRecord : IEventStore
    {
        private readonly InMemoryEventStore _inner = new();

        public bool IsFull { get; set; }

        public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) =>
            IsFull ? throw new JournalUnavailableException("磁盘已满。") : _inner.AppendAsync(stream, expectedVersion, events, key, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) => _inner.ReadAsync(stream, fromVersion, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => _inner.ReadAllAsync(afterPosition, cancellationToken);

        public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default) => _inner.FindAsync(key, cancellationToken);

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => _inner.LastPositionAsync(cancellationToken);

        public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => _inner.HeadAsync(cancellationToken);

        public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => _inner.ReadChainAsync(afterPosition, cancellationToken);
    }
}
