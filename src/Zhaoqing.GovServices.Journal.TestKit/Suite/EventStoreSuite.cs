namespace Zhaoqing.GovServices.Journal.TestKit;

/// <summary>What every store must show; a store's test project inherits it. The guarantees are those on <see cref="IEventStore"/>.</summary>
public abstract partial class EventStoreSuite : IAsyncLifetime
{
    /// <summary>The store under test, empty at the start of each test.</summary>
    protected IEventStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenEmptyAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Another empty store; asked once for each test, and more often by the comparison with the model.</summary>
    protected abstract Task<IEventStore> OpenEmptyAsync();

    [Fact]
    public async Task The_first_append_begins_at_version_1_and_position_1()
    {
        var answer = await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();

        Assert.Equal(new Appended(Some.Case, 1, 2, 2, Repeated: false), answer);
        Assert.Equal(2, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task An_empty_journal_has_last_position_0_and_reads_as_nothing()
    {
        Assert.Equal(0, await Store.LastPositionAsync());
        Assert.Empty(await Store.ReadAllAsync().ToListAsync());
        Assert.Empty(await Store.ReadAsync(Some.Case).ToListAsync());
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    [InlineData(long.MaxValue, 2)]
    public async Task A_stale_or_future_version_is_refused_with_the_version_there_is(long expected, long actual)
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();

        Assert.Equal(new AppendFault.StaleVersion(expected, actual), await Store.AppendAsync(Some.Case, expected, Some.Events(1)).Refused());
        Assert.Equal(2, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_has_version_0() =>
        Assert.Equal(new AppendFault.StaleVersion(1, 0), await Store.AppendAsync(Some.Case, 1, Some.Events(1)).Refused());

    [Fact]
    public async Task The_same_key_gets_the_first_answer_and_nothing_is_appended_again()
    {
        var first = await Store.AppendAsync(Some.Case, 0, Some.Events(2), Some.Key()).Accepted();
        await Store.AppendAsync(Some.Case, 2, Some.Events(1)).Accepted();

        var again = await Store.AppendAsync(Some.Case, 0, Some.Events(2), Some.Key()).Accepted();

        Assert.Equal(first with { Repeated = true }, again);
        Assert.Equal(3, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task The_same_key_is_answered_with_the_first_stream_even_when_another_is_named()
    {
        var first = await Store.AppendAsync(Some.Case, 0, Some.Events(1), Some.Key()).Accepted();

        Assert.Equal(first with { Repeated = true }, await Store.AppendAsync(Some.Stream(2), 0, Some.Events(1), Some.Key()).Accepted());
        Assert.Empty(await Store.ReadAsync(Some.Stream(2)).ToListAsync());
    }

    [Fact]
    public async Task A_key_with_another_fingerprint_is_refused_before_the_version_is_looked_at()
    {
        var first = await Store.AppendAsync(Some.Case, 0, Some.Events(1), Some.Key()).Accepted();

        Assert.Equal(new AppendFault.KeyReused(first), await Store.AppendAsync(Some.Case, 1, Some.Events(1), Some.Key(digit: 'b')).Refused());
        Assert.Equal(new AppendFault.KeyReused(first), await Store.AppendAsync(Some.Case, 77, Some.Events(1), Some.Key(digit: 'b')).Refused());
        Assert.Equal(1, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task Keys_that_differ_in_case_are_different_keys()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(1), Some.Key("portal:a")).Accepted();

        Assert.False((await Store.AppendAsync(Some.Case, 1, Some.Events(1), Some.Key("portal:A")).Accepted()).Repeated);
    }

    [Fact]
    public async Task A_refused_append_keeps_no_key()
    {
        await Store.AppendAsync(Some.Case, 9, Some.Events(1), Some.Key()).Refused();

        Assert.Null(await Store.FindAsync(Some.Key()));
        Assert.False((await Store.AppendAsync(Some.Case, 0, Some.Events(1), Some.Key()).Accepted()).Repeated);
    }

    [Fact]
    public async Task A_key_is_found_with_its_first_answer_refused_with_another_fingerprint_and_null_when_never_seen()
    {
        var first = await Store.AppendAsync(Some.Case, 0, Some.Events(3), Some.Key()).Accepted();

        Assert.Equal(first with { Repeated = true }, (await Store.FindAsync(Some.Key()))!.Value.AsT1);
        Assert.Equal(new AppendFault.KeyReused(first), (await Store.FindAsync(Some.Key(digit: 'b')))!.Value.AsT0);
        Assert.Null(await Store.FindAsync(Some.Key("portal:2")));
    }

    [Fact]
    public async Task An_append_is_whole_or_not_at_all_when_its_last_event_is_already_recorded()
    {
        var recorded = Some.Event();
        await Store.AppendAsync(Some.Case, 0, [recorded]).Accepted();

        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Store.AppendAsync(Some.Stream(2), 0, [Some.Event(), Some.Event(), Some.Event(id: recorded.Id)], Some.Key()));

        Assert.Equal(1, await Store.LastPositionAsync());
        Assert.Empty(await Store.ReadAsync(Some.Stream(2)).ToListAsync());
        Assert.Null(await Store.FindAsync(Some.Key()));
        Assert.Equal(new Appended(Some.Stream(2), 1, 1, 2, Repeated: false), await Store.AppendAsync(Some.Stream(2), 0, Some.Events(1), Some.Key()).Accepted());
    }

    [Fact]
    public async Task Wrong_arguments_are_a_programmers_mistake_and_change_nothing()
    {
        var twice = Some.Event();
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(Some.Case, 0, Some.Events(AppendArguments.MaxEvents + 1)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(Some.Case, 0, []));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(Some.Case, 0, [twice, twice]));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.AppendAsync(Some.Case, 0, [null!]));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await Store.AppendAsync(Some.Case, 0, null!));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.AppendAsync(Some.Case, -1, Some.Events(1)));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.AppendAsync(default, 0, Some.Events(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.ReadAsync(Some.Case, 0));
        Assert.Throws<InvalidOperationException>(() => Store.ReadAsync(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => Store.ReadAllAsync(-1));
        Assert.Equal(0, await Store.LastPositionAsync());
    }

    [Fact]
    public async Task A_cancelled_call_changes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AppendAsync(Some.Case, 0, Some.Events(1), key: null, cancelled));
        Assert.Equal(0, await Store.LastPositionAsync());
    }
}
