using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

public sealed partial class TakenCaseTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [Clause("PLT-3.4")]
    public async Task What_a_look_could_not_write_is_written_when_the_journal_is_back(int writes)
    {
        for (int i = 0; i < 3; i++)
        {
            var id = await _desks.OpenAsync(Said.Offer());
            await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        }

        int left = writes;
        _desks.Stores[0].BreaksBefore = () => --left < 0;
        await Assert.ThrowsAsync<JournalUnavailableException>(() => _desks.Bridges[0].FollowAsync());
        _desks.Stores[0].BreaksBefore = () => false;
        for (int look = 0; await _desks.Bridges[0].FollowAsync() > 0; look++) Assert.True(look < 10, "The watch never comes to rest.");
        Assert.Equal(3, (await _desks.Orders[0].ReadFiguresAsync()).Efficiency.Received);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_look_that_is_ended_forgets_nothing()
    {
        var id = await _desks.OpenAsync(Said.Offer());
        await _desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        using var ended = new CancellationTokenSource();
        _desks.Stores[0].BreaksBefore = () =>
        {
            ended.Cancel();
            throw new OperationCanceledException(ended.Token);
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _desks.Bridges[0].FollowAsync(ended.Token));
        _desks.Stores[0].BreaksBefore = () => false;
        Assert.Equal(1, await _desks.Bridges[0].FollowAsync());
        Assert.Single(await _desks.OrdersOfAsync(id));
    }
}
