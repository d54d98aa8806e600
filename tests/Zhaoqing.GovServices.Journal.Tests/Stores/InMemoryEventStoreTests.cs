namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class InMemoryEventStoreTests : EventStoreSuite
{
    protected override int RacingRounds => 1_000;

    protected override Task<IEventStore> OpenEmptyAsync() => Task.FromResult<IEventStore>(new InMemoryEventStore());
}
