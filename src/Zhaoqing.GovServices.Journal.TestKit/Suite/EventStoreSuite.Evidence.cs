namespace Zhaoqing.GovServices.Journal.TestKit;

public abstract partial class EventStoreSuite
{
    [Fact]
    public async Task The_head_of_an_empty_journal_is_the_start_of_the_chain() =>
        Assert.Equal(new JournalHead(0, default), await Store.HeadAsync());

    [Fact]
    public async Task The_head_is_what_the_events_give_in_the_order_of_positions()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(3)).Accepted();
        await Store.AppendAsync(Some.Stream(2), 0, Some.Events(2)).Accepted();
        await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Refused();

        var hash = default(ChainHash);
        var chain = await Store.ReadChainAsync().ToListAsync();
        foreach (var stored in chain) Assert.Equal(hash = EventChain.Next(hash, stored.Event), stored.Hash);

        Assert.Equal(await Store.ReadAllAsync().ToListAsync(), chain.Select(stored => stored.Event));
        Assert.Equal(new JournalHead(5, hash), await Store.HeadAsync());
        Assert.Equal(chain[3..], await Store.ReadChainAsync(3).ToListAsync());
    }

    [Fact]
    public async Task A_journal_verifies_with_its_own_head_and_not_with_that_of_another_or_a_longer_one()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();
        var early = await Store.HeadAsync();
        await Store.AppendAsync(Some.Case, 2, Some.Events(2)).Accepted();
        var head = await Store.HeadAsync();

        Assert.Equal(head, (await Store.VerifyAsync(early)).AsT1);
        Assert.Equal(head, (await Store.VerifyAsync(head)).AsT1);
        Assert.Equal(new ChainFault(ChainFaultKind.Altered, 2), (await Store.VerifyAsync(new JournalHead(2, head.Hash))).AsT0);
        Assert.Equal(new ChainFault(ChainFaultKind.Missing, 5), (await Store.VerifyAsync(new JournalHead(9, head.Hash))).AsT0);
    }

    [Fact]
    public async Task A_journal_is_verified_from_where_it_was_verified_before()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();
        var before = await Store.HeadAsync();
        Assert.Equal(before, (await Store.VerifyAsync(checkedBefore: before)).AsT1);
        await Store.AppendAsync(Some.Case, 2, Some.Events(3)).Accepted();
        var head = await Store.HeadAsync();

        Assert.Equal(head, (await Store.VerifyAsync(checkedBefore: before)).AsT1);
        Assert.Equal(head, (await Store.VerifyAsync(published: head, checkedBefore: before)).AsT1);
        Assert.Equal(head, (await Store.VerifyAsync(checkedBefore: new JournalHead(0, default))).AsT1);
        Assert.Equal(new ChainFault(ChainFaultKind.Altered, 2), (await Store.VerifyAsync(checkedBefore: new JournalHead(2, head.Hash))).AsT0);
        Assert.Equal(new ChainFault(ChainFaultKind.Missing, 6), (await Store.VerifyAsync(checkedBefore: new JournalHead(9, head.Hash))).AsT0);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.VerifyAsync(published: before, checkedBefore: head));
    }

    [Fact]
    public async Task The_chain_holds_under_concurrent_appenders()
    {
        await Together(8, async n =>
        {
            for (int version = 0; version < 10; version++) await Store.AppendAsync(Some.Stream(n), version, Some.Events(1)).Accepted();
            return n;
        });

        Assert.Equal(await Store.HeadAsync(), (await Store.VerifyAsync()).AsT1);
        Assert.Equal(80, await Store.LastPositionAsync());
    }
}
