using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hosting.Tests;

public sealed class GovServicesBuilderTests
{
    [Fact]
    public async Task A_host_starts_with_calendar_warnings_clock_and_journal()
    {
        using var host = Host(builder => builder.Services.AddGovServices().UseInMemoryJournal());
        await host.StartAsync();
        Assert.Same(WorkingCalendar.StateCouncil, host.Services.GetRequiredService<WorkingCalendar>());
        Assert.Same(TimeProvider.System, host.Services.GetRequiredService<TimeProvider>());
        Assert.Equal(new WarningPolicy(yellowAtMost: 3, redAtMost: 0), host.Services.GetRequiredService<WarningPolicy>());
        Assert.IsType<InMemoryEventStore>(host.Services.GetRequiredService<IEventStore>());
        await host.StopAsync();
    }

    [Fact]
    public async Task What_the_host_registered_before_stays()
    {
        var clock = new FakeTimeProvider();
        using var host = Host(builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
            builder.Services.AddGovServices(options => options.YellowWithinWorkingDays = 5).UseInMemoryJournal();
        });
        await host.StartAsync();
        Assert.Same(clock, host.Services.GetRequiredService<TimeProvider>());
        Assert.Equal(5, host.Services.GetRequiredService<WarningPolicy>().YellowAtMost);
        await host.StopAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    [InlineData(-1)]
    public async Task A_setting_out_of_range_stops_the_host_with_its_key(int days)
    {
        using var host = Host(builder => builder.Services.AddGovServices(options => options.YellowWithinWorkingDays = days).UseInMemoryJournal());
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("GovServices:YellowWithinWorkingDays", refused.Message, StringComparison.Ordinal);
        Assert.Contains(days.ToString(System.Globalization.CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-30T15:59:59Z", HealthStatus.Healthy)]
    [InlineData("2026-11-30T16:00:00Z", HealthStatus.Degraded)]
    [InlineData("2028-12-31T15:59:59Z", HealthStatus.Degraded)]
    [InlineData("2028-12-31T16:00:00Z", HealthStatus.Unhealthy)]
    public async Task The_calendar_is_as_healthy_as_it_is_certain_of_today_in_China(string now, HealthStatus status)
    {
        var report = await ReportAsync(services => services.AddSingleton<TimeProvider>(
            new FakeTimeProvider(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(status, report.Entries["calendar"].Status);
    }

    [Fact]
    public async Task A_journal_that_answers_is_healthy_and_one_that_cannot_be_reached_is_not()
    {
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(_ => { })).Entries["journal"].Status);
        Assert.Equal(HealthStatus.Unhealthy, (await ReportAsync(services => services.AddSingleton<IEventStore, GoneStore>())).Entries["journal"].Status);
    }

    private static IHost Host(Action<HostApplicationBuilder> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(settings: null);
        configure(builder);
        return builder.Build();
    }

    private static async Task<HealthReport> ReportAsync(Action<IServiceCollection> after)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGovServices().UseInMemoryJournal();
        after(services);
        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(GovServicesBuilder.ReadyTag));
    }

    /// <summary>A journal whose disk is gone.</summary>
    private sealed class GoneStore : IEventStore
    {
        public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) =>
            throw new JournalUnavailableException("gone");

        public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default) => throw new JournalUnavailableException("gone");

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => throw new JournalUnavailableException("gone");

        public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => throw new JournalUnavailableException("gone");

        public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => throw new JournalUnavailableException("gone");

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => throw new JournalUnavailableException("gone");

        public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) => throw new JournalUnavailableException("gone");
    }
}
