using Microsoft.Extensions.Time.Testing;

namespace Zhaoqing.GovServices.Journal.Tests;

/// <summary>The shared suite of subscriptions, in memory.</summary>
public sealed class InMemorySubscriptionStoreTests : SubscriptionStoreSuite
{
    private readonly FakeTimeProvider _time = new();

    protected override Task<ISubscriptionStore> OpenEmptyAsync() => Task.FromResult<ISubscriptionStore>(new InMemorySubscriptionStore(_time));

    protected override Task LetLeasesRunOutAsync()
    {
        _time.Advance(TimeSpan.FromHours(1));
        return Task.CompletedTask;
    }
}
