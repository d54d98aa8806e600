namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>What somebody with the engine at hand does to a closed journal of 300 events is found, at the first place.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE event SET content = x'7B7D' WHERE position = 17", ChainFaultKind.Altered, 17)]
    [InlineData("UPDATE event SET actor = '他人' WHERE position = 1", ChainFaultKind.Altered, 1)]
    [InlineData("UPDATE event SET at = at + 1 WHERE position = 200", ChainFaultKind.Altered, 200)]
    [InlineData("UPDATE event SET type = 'case.refused.v1' WHERE position = 200", ChainFaultKind.Altered, 200)]
    [InlineData("UPDATE event SET correlation = id WHERE position = 40", ChainFaultKind.Altered, 40)]
    [InlineData("UPDATE event SET schema_version = 2 WHERE position = 40", ChainFaultKind.Altered, 40)]
    [InlineData("UPDATE event SET hash = zeroblob(32) WHERE position = 3", ChainFaultKind.Altered, 3)]
    [InlineData("DELETE FROM event WHERE position = 17", ChainFaultKind.Missing, 17)]
    [InlineData("DELETE FROM event WHERE position = 1", ChainFaultKind.Missing, 1)]
    [InlineData("UPDATE event SET position = -5 WHERE position = 5; UPDATE event SET position = 5 WHERE position = 6; UPDATE event SET position = 6 WHERE position = -5", ChainFaultKind.Altered, 5)]
    public async Task The_first_altered_missing_or_moved_event_is_named(string change, ChainFaultKind kind, long position)
    {
        await _folder.WithEvents();
        Folder.Sql(_folder.File, change + "; SELECT 1");

        await using var store = SqliteEventStore.Open(_folder.File);
        Assert.Equal(new ChainFault(kind, position), (await store.CheckAsync()).AsT0);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE position = 17", ChainFaultKind.Missing, 17)]
    [InlineData("DELETE FROM event WHERE position = 18", ChainFaultKind.Missing, 18)]
    [InlineData("UPDATE event SET hash = zeroblob(32) WHERE position = 17", ChainFaultKind.Altered, 17)]
    [InlineData("UPDATE event SET content = x'7B7D' WHERE position = 18", ChainFaultKind.Altered, 18)]
    public async Task Verifying_from_an_earlier_head_looks_at_it_and_at_what_follows(string change, ChainFaultKind kind, long position)
    {
        await _folder.WithEvents();
        JournalHead before;
        await using (var store = SqliteEventStore.Open(_folder.File)) before = new JournalHead(17, (await store.ReadChainAsync(16).FirstAsync()).Hash);
        Folder.Sql(_folder.File, change + "; SELECT 1");

        await using var changed = SqliteEventStore.Open(_folder.File);
        Assert.Equal(new ChainFault(kind, position), (await changed.VerifyAsync(checkedBefore: before)).AsT0);
    }

    [Fact]
    public async Task A_row_that_no_journal_writes_is_damage()
    {
        await _folder.WithEvents();
        Folder.Sql(_folder.File, "UPDATE event SET stream = 'a b' WHERE position = 17; SELECT 1");

        await using var store = SqliteEventStore.Open(_folder.File);
        await Assert.ThrowsAsync<JournalFileException>(() => store.CheckAsync());
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_found_by_a_published_head()
    {
        await _folder.WithEvents();
        JournalHead published;
        await using (var store = SqliteEventStore.Open(_folder.File)) published = await store.HeadAsync();
        Folder.Sql(_folder.File, "DELETE FROM event WHERE position > 290; SELECT 1");

        await using var cut = SqliteEventStore.Open(_folder.File);
        Assert.True((await cut.CheckAsync()).IsT1);
        Assert.Equal(new ChainFault(ChainFaultKind.Missing, 291), (await cut.CheckAsync(published)).AsT0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    [InlineData(300)]
    public async Task An_event_altered_where_the_verification_begins_is_found(long position)
    {
        await _folder.WithEvents();
        await using var store = SqliteEventStore.Open(_folder.File);
        var before = new JournalHead(position, (await store.ReadChainAsync(position - 1).FirstAsync()).Hash);
        Assert.Equal(300, (await store.VerifyAsync(checkedBefore: before)).AsT1.Position);

        Folder.Sql(_folder.File, $"UPDATE event SET actor = '他人' WHERE position = {position}; SELECT 1");

        Assert.Equal(new ChainFault(ChainFaultKind.Altered, position), (await store.VerifyAsync(checkedBefore: before)).AsT0);
    }

    [Fact]
    public async Task A_page_that_was_overwritten_is_found_by_the_whole_check()
    {
        byte[] bytes = await File.ReadAllBytesAsync(await _folder.WithEvents());
        new Random(20261125).NextBytes(bytes.AsSpan(60 * 4096, 4096));
        await File.WriteAllBytesAsync(_folder.File, bytes);

        await using var store = SqliteEventStore.Open(_folder.File);
        await Assert.ThrowsAsync<JournalFileException>(() => store.CheckAsync());
    }

    [Fact]
    public async Task A_journal_from_before_the_chain_is_given_it_when_it_is_opened_and_keeps_every_event()
    {
        await _folder.WithEvents();
        List<RecordedEvent> before;
        await using (var store = SqliteEventStore.Open(_folder.File)) before = await store.ReadAllAsync().ToListAsync();
        Folder.Sql(_folder.File, "ALTER TABLE event DROP COLUMN hash; DROP TABLE subscription; DROP TABLE set_aside; PRAGMA user_version = 1; SELECT 1");

        await using var again = SqliteEventStore.Open(_folder.File);
        Assert.Equal(before, await again.ReadAllAsync().ToListAsync());
        Assert.Equal(300, (await again.CheckAsync()).AsT1.Position);
        Assert.Equal(101, (await again.AppendAsync(Some.Stream(1), 100, Some.Events(1), Some.Key()).Accepted()).LastVersion);
        Assert.Equal(await again.HeadAsync(), (await again.CheckAsync()).AsT1);
    }

    [Fact]
    public async Task A_journal_from_before_the_chain_that_lacks_an_event_is_refused()
    {
        await _folder.WithEvents();
        Folder.Sql(_folder.File, "ALTER TABLE event DROP COLUMN hash; DROP TABLE subscription; DROP TABLE set_aside; PRAGMA user_version = 1; DELETE FROM event WHERE position = 17; SELECT 1");
        byte[] before = await File.ReadAllBytesAsync(_folder.File);

        Assert.Equal(JournalFileException.Damaged, Assert.Throws<JournalFileException>(() => SqliteEventStore.Open(_folder.File)).Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.File));
    }

    /// <summary>What a loss of power leaves: the log with what was synced, and behind it a half-written frame.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(2_000)]
    [InlineData(4_119)]
    public async Task A_torn_last_page_of_the_log_takes_nothing_that_was_acknowledged(int torn)
    {
        string copy = _folder.At("copy.db");
        await using (var store = SqliteEventStore.Open(_folder.File))
        {
            for (int version = 0; version < 20; version++) await store.AppendAsync(Some.Case, version, Some.Events(1)).Accepted();
            File.Copy(_folder.File, copy);
            File.Copy(_folder.File + "-wal", copy + "-wal");
        }

        byte[] log = await File.ReadAllBytesAsync(copy + "-wal");
        await File.WriteAllBytesAsync(copy + "-wal", [.. log, .. log[^4_120..^(4_120 - torn)]]);

        await using var again = SqliteEventStore.Open(copy);
        Assert.Equal(20, (await again.CheckAsync()).AsT1.Position);
        await again.AppendAsync(Some.Case, 20, Some.Events(1)).Accepted();
    }

    [Fact]
    public async Task A_backup_made_while_others_append_is_a_journal_that_verifies()
    {
        await _folder.WithEvents();
        await using var store = SqliteEventStore.Open(_folder.File);
        var appends = Task.Run(async () =>
        {
            for (int version = 0; version < 100; version++) await store.AppendAsync(Some.Stream(9), version, Some.Events(1)).Accepted();
        });
        await store.BackupAsync(_folder.At("copy.db"));
        await appends;

        await using var copy = SqliteEventStore.Open(_folder.At("copy.db"));
        var head = (await copy.CheckAsync()).AsT1;
        Assert.InRange(head.Position, 300, 400);
        Assert.Equal(await store.HeadAsync(), (await store.CheckAsync(head)).AsT1);
        await Assert.ThrowsAsync<IOException>(() => store.BackupAsync(_folder.At("copy.db")));
    }

    [Fact]
    public async Task The_write_ahead_log_stays_small_however_much_is_appended()
    {
        await using var store = SqliteEventStore.Open(_folder.File);
        var large = new string('x', 20_000);
        for (int version = 0; version < 4_000; version += 50)
            await store.AppendAsync(Some.Case, version, [.. Enumerable.Range(0, 50).Select(_ => Some.Event($$"""{"t":"{{large}}"}"""))]).Accepted();

        Assert.InRange(new FileInfo(_folder.File + "-wal").Length, 0, 48 << 20);
    }
}
