using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.Journal.Sqlite.Hosting;

namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

public sealed class SqliteJournalTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_host_opens_the_file_at_its_start_and_closes_it_at_its_end()
    {
        using (var host = Host(_folder.File, _folder.File))
        {
            Assert.False(File.Exists(_folder.File));
            await host.StartAsync();
            Assert.True(File.Exists(_folder.File));
            var store = Assert.Single(host.Services.GetServices<IEventStore>());
            Assert.Same(host.Services.GetRequiredService<SqliteEventStore>(), store);
            await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
            await host.StopAsync();
        }

        Assert.False(File.Exists(_folder.File + "-wal"));
        await using var again = SqliteEventStore.Open(_folder.File);
        Assert.Equal(1, await again.LastPositionAsync());
    }

    [Fact]
    public async Task A_refused_file_stops_the_host_at_its_start_with_its_name()
    {
        File.WriteAllText(_folder.File, "今天没有事项。");
        using var host = Host(_folder.File);

        var thrown = await Assert.ThrowsAsync<JournalFileException>(() => host.StartAsync());

        Assert.Equal((JournalFileException.Foreign, "gov.db"), (thrown.Code, thrown.FileName));
    }

    [Fact]
    public async Task A_journal_chosen_later_takes_the_place_of_the_file()
    {
        var builder = new HostApplicationBuilder();
        new Adapter(builder.Services).UseSqlite(_folder.File).UseInMemoryJournal();
        using var host = builder.Build();
        await host.StartAsync();

        Assert.IsType<InMemoryEventStore>(Assert.Single(host.Services.GetServices<IEventStore>()));
        Assert.False(File.Exists(_folder.File));
        await host.StopAsync();
    }

    [Fact]
    public void An_empty_path_is_a_programmers_mistake() =>
        Assert.Throws<ArgumentException>(() => new Adapter(new ServiceCollection()).UseSqlite(" "));

    private static IHost Host(params string[] paths)
    {
        var builder = new HostApplicationBuilder();
        var adapter = new Adapter(builder.Services);
        adapter.UseInMemoryJournal();
        foreach (string path in paths) adapter.UseSqlite(path);
        return builder.Build();
    }

    private sealed class Adapter(IServiceCollection services) : IGovServicesBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
