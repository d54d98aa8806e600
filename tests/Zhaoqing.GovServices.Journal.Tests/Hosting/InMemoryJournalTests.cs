using Microsoft.Extensions.DependencyInjection;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class InMemoryJournalTests
{
    [Fact]
    public void The_host_has_one_journal_in_memory_whatever_was_chosen_before()
    {
        var builder = new Builder();
        builder.Services.AddSingleton<IEventStore>(_ => throw new InvalidOperationException("chosen before"));

        Assert.Same(builder, builder.UseInMemoryJournal());

        using var services = builder.Services.BuildServiceProvider();
        Assert.IsType<InMemoryEventStore>(Assert.Single(services.GetServices<IEventStore>()));
        Assert.Same(services.GetRequiredService<IEventStore>(), services.GetRequiredService<IEventStore>());
    }
}

/// <summary>The smallest builder: only services.</summary>
public sealed class Builder : IGovServicesBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();
}
