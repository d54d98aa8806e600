using System.Diagnostics;

namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

public sealed class OneFileTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_appended_is_there_when_the_file_is_opened_again()
    {
        var events = Some.Events(3);
        await using (var store = SqliteEventStore.Open(_folder.File)) await store.AppendAsync(Some.Case, 0, events, Some.Key()).Accepted();

        await using var again = SqliteEventStore.Open(_folder.File);
        Assert.Equal(events.Select((e, i) => RecordedEvent.Of(e, Some.Case, i + 1, i + 1)), await again.ReadAllAsync().ToListAsync());
        Assert.Equal(new Appended(Some.Case, 1, 3, 3, Repeated: true), await again.AppendAsync(Some.Case, 0, events, Some.Key()).Accepted());
        Assert.Equal(new Appended(Some.Case, 4, 4, 4, Repeated: false), await again.AppendAsync(Some.Case, 3, Some.Events(1)).Accepted());
    }

    [Fact]
    public async Task A_closed_journal_is_one_file_with_its_marks_and_a_full_sync_write_ahead_log()
    {
        string path = await _folder.WithEvents();

        Assert.Equal("gov.db", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!))));
        Assert.Equal(JournalSchema.ApplicationId, Folder.Sql(path, "PRAGMA application_id"));
        Assert.Equal(1, Folder.Sql(path, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"));
        long synchronous = -1;
        await using var store = SqliteEventStore.Open(path, connection => synchronous = connection.Number("PRAGMA synchronous"));
        Assert.Equal(2, synchronous);
        Assert.Equal(2, Folder.Sql(path, "SELECT COUNT(*) FROM pragma_table_list WHERE strict AND name IN ('event', 'append_key')"));
    }

    [Fact]
    public async Task Two_stores_on_one_file_give_dense_positions_and_one_winner_for_a_version()
    {
        await using var one = SqliteEventStore.Open(_folder.File);
        await using var two = SqliteEventStore.Open(_folder.File);
        for (int version = 0; version < 30; version++)
        {
            int expected = version;
            var answers = await Task.WhenAll(new[] { one, two }.Select(store => Task.Run(async () => await store.AppendAsync(Some.Case, expected, Some.Events(1)))));
            Assert.Single(answers, answer => answer.IsT1);
        }

        Assert.Equal(Enumerable.Range(1, 30).Select(n => (Some.Case, (long)n, (long)n)), (await one.ReadAllAsync().ToListAsync()).Places());
    }

    /// <summary>The header is read as bytes, and with that handle the engine's own lock on the file goes: whoever closes the journal then must not take its log away all the same.</summary>
    [Fact]
    public async Task What_is_appended_is_seen_by_other_programs_after_the_journal_was_opened_once_more_in_this_one()
    {
        await using var store = SqliteEventStore.Open(_folder.File);
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        await using (SqliteEventStore.Open(_folder.File)) { }

        Assert.Equal("1", await VisitAsync());
        await store.AppendAsync(Some.Case, 1, Some.Events(1)).Accepted();
        Assert.Equal("2", await VisitAsync());
    }

    [Fact]
    public async Task Readers_are_not_blocked_while_another_holds_the_file_for_writing()
    {
        await using var store = SqliteEventStore.Open(_folder.File);
        await store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();
        using var stranger = new Connection(_folder.File, Access.ReadWrite);
        stranger.Run("BEGIN IMMEDIATE");

        Assert.Equal(2, await store.ReadAllAsync().CountAsync());
        Assert.Equal(2, await store.LastPositionAsync());

        stranger.Run("ROLLBACK");
        await store.AppendAsync(Some.Case, 2, Some.Events(1)).Accepted();
    }

    [Fact]
    public async Task A_slow_reader_holds_no_transaction_open_and_blocks_no_one()
    {
        string path = await _folder.WithEvents();
        await using var store = SqliteEventStore.Open(path);
        await using var reading = store.ReadAllAsync().GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());

        await store.AppendAsync(Some.Stream(9), 0, Some.Events(1)).Accepted();

        // A checkpoint that had to wait for a reader would report busy.
        Assert.Equal(0, Folder.Sql(path, "PRAGMA wal_checkpoint(TRUNCATE)"));
        Assert.True(await reading.MoveNextAsync());
    }

    [Fact]
    public async Task A_full_disk_is_reported_changes_nothing_and_the_store_goes_on_when_there_is_room()
    {
        int pages = 40;
        await using var store = SqliteEventStore.Open(_folder.File, connection => connection.Run($"PRAGMA max_page_count = {pages}"));
        var large = Some.Event($$"""{"t":"{{new string('x', 200_000)}}"}""");
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();

        var thrown = await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.AppendAsync(Some.Case, 1, [Some.Event(), large], Some.Key()));
        Assert.Contains("磁盘已满", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(1, await store.LastPositionAsync());
        Assert.Null(await store.FindAsync(Some.Key()));
        Assert.Equal(2, (await store.AppendAsync(Some.Case, 1, Some.Events(1)).Accepted()).LastPosition);

        pages = 400;
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.AppendAsync(Some.Case, 2, [large]));
        Assert.Equal(3, (await store.AppendAsync(Some.Case, 2, [large], Some.Key()).Accepted()).LastPosition);
        Assert.Equal(3, await store.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task A_file_that_turns_read_only_is_reported_and_the_store_goes_on_when_it_is_writable_again()
    {
        bool readOnly = true;
        await using var store = SqliteEventStore.Open(_folder.File, connection => connection.Run($"PRAGMA query_only = {readOnly}"));

        var thrown = await Assert.ThrowsAsync<JournalUnavailableException>(async () => await store.AppendAsync(Some.Case, 0, Some.Events(1)));
        Assert.Contains("不可写入", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(0, await store.LastPositionAsync());

        readOnly = false;
        await store.AppendAsync(Some.Case, 0, Some.Events(1), Some.Key()).Accepted();
        Assert.Equal(1, await store.LastPositionAsync());
    }

    [Fact]
    public async Task A_closed_store_says_so_and_may_be_closed_again()
    {
        var store = SqliteEventStore.Open(_folder.File);
        await store.DisposeAsync();
        store.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync(Some.Case, 0, Some.Events(1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadAllAsync().ToListAsync());
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.LastPositionAsync());
    }

    private async Task<string> VisitAsync()
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(Program).Assembly.Location, "visit", _folder.File]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var visit = Process.Start(start)!;
        string told = await visit.StandardOutput.ReadToEndAsync();
        await visit.WaitForExitAsync();
        return told.Trim();
    }
}
