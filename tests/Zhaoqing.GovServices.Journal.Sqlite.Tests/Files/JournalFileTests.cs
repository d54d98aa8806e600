using System.Security.Cryptography;

namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

public sealed class JournalFileTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_journal_is_made_with_the_folders_above_it_whatever_its_name()
    {
        string path = _folder.At("卷宗 50%/a#b?c&d/e;f=g.db");
        await using (var store = SqliteEventStore.Open(path)) await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();

        await using var again = SqliteEventStore.Open(path);
        Assert.Equal(1, await again.LastPositionAsync());
    }

    [Theory]
    [InlineData("今天没有事项。\n")]
    [InlineData("")]
    public void A_text_is_refused(string text)
    {
        File.WriteAllText(_folder.File, text);
        Refused(text.Length == 0 ? JournalFileException.Damaged : JournalFileException.Foreign);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(50_000)]
    public void Random_bytes_are_refused(int length)
    {
        byte[] bytes = new byte[length];
        new Random(20261125).NextBytes(bytes);
        File.WriteAllBytes(_folder.File, bytes);
        Refused(JournalFileException.Foreign);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public void A_database_of_another_program_is_refused(string mode)
    {
        using (var other = new Connection(_folder.File, Access.Create))
            other.Run($"PRAGMA journal_mode = {mode}; PRAGMA user_version = 1; CREATE TABLE event (id INTEGER); CREATE TABLE append_key (id INTEGER)");

        Refused(JournalFileException.Foreign);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 3", JournalFileException.Newer)]
    [InlineData("PRAGMA user_version = 0", JournalFileException.Damaged)]
    [InlineData("DELETE FROM event WHERE position = 299", JournalFileException.Damaged)]
    [InlineData("UPDATE event SET content = x'7B7D' WHERE position = 300", JournalFileException.Damaged)]
    [InlineData("DROP TABLE append_key", JournalFileException.Damaged)]
    public async Task A_journal_of_a_newer_schema_or_without_its_version_its_end_or_a_table_is_refused(string change, string code)
    {
        await _folder.WithEvents();
        Folder.Sql(_folder.File, change + "; SELECT 1");
        Refused(code);
    }

    [Fact]
    public async Task A_truncated_journal_is_refused_wherever_it_is_cut()
    {
        byte[] whole = await File.ReadAllBytesAsync(await _folder.WithEvents());
        foreach (int length in (int[])[100, 1000, 4096, 4097, whole.Length / 2, whole.Length - 4096, whole.Length - 1])
        {
            await File.WriteAllBytesAsync(_folder.File, whole[..length]);
            Refused(JournalFileException.Damaged);
        }
    }

    [Fact]
    public async Task A_journal_with_an_overwritten_page_is_refused_or_found_by_the_whole_check()
    {
        byte[] bytes = await File.ReadAllBytesAsync(await _folder.WithEvents());
        var random = new Random(20261125);
        for (int page = 1; page <= 5; page++)
        {
            byte[] altered = [.. bytes];
            random.NextBytes(altered.AsSpan(page * 4096, 4096));
            await File.WriteAllBytesAsync(_folder.File, altered);
            await Assert.ThrowsAsync<JournalFileException>(async () =>
            {
                await using var store = SqliteEventStore.Open(_folder.File);
                await store.CheckAsync();
            });
            Folder.LeaveNothingBeside(_folder.File);
        }
    }

    [Fact]
    public async Task A_damaged_journal_with_a_write_ahead_log_beside_it_is_refused_and_both_stay()
    {
        string path = await _folder.WithEvents(), log = path + "-wal";
        await using (var store = SqliteEventStore.Open(path))
        {
            await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
            File.Copy(log, _folder.At("kept"));
        }

        byte[] bytes = await File.ReadAllBytesAsync(path);
        bytes.AsSpan(4096, 4096).Fill(0xA5);
        await File.WriteAllBytesAsync(path, bytes);
        File.Move(_folder.At("kept"), log);
        byte[] before = await File.ReadAllBytesAsync(log);

        Refused(JournalFileException.Damaged);
        Assert.Equal(before, await File.ReadAllBytesAsync(log));
    }

    [Fact]
    public async Task A_log_whose_journal_is_gone_is_refused_and_stays()
    {
        string path = await _folder.WithEvents();
        File.Move(path, path + "-wal");

        var thrown = Assert.Throws<JournalFileException>(() => SqliteEventStore.Open(path));
        Assert.Equal(JournalFileException.Damaged, thrown.Code);
        Assert.False(File.Exists(path));
        Assert.True(File.Exists(path + "-wal"));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(_folder.File);
        Assert.Equal(JournalFileException.Foreign, Assert.Throws<JournalFileException>(() => SqliteEventStore.Open(_folder.File)).Code);
    }

    [Fact]
    public async Task A_read_only_file_is_refused()
    {
        await _folder.WithEvents();
        File.SetAttributes(_folder.File, FileAttributes.ReadOnly);
        Refused(JournalFileException.ReadOnly);
        File.SetAttributes(_folder.File, FileAttributes.Normal);
    }

    [Fact]
    public void A_path_below_a_file_is_unavailable()
    {
        File.WriteAllText(_folder.At("file"), "x");
        Assert.Throws<JournalUnavailableException>(() => SqliteEventStore.Open(_folder.At("file/gov.db")));
    }

    [Fact]
    public async Task What_an_interrupted_making_left_behind_hinders_no_one()
    {
        File.WriteAllText(_folder.File + ".0123.new", "half");
        File.WriteAllText(_folder.File + ".0123.new-journal", "half");

        await using var store = SqliteEventStore.Open(_folder.File);
        await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
    }

    [Fact]
    public async Task A_backup_that_is_not_in_write_ahead_mode_is_taken()
    {
        await _folder.WithEvents();
        string backup = _folder.At("backup.db");
        Folder.Sql(_folder.File, $"VACUUM INTO '{backup}'; SELECT 1");

        await using var store = SqliteEventStore.Open(backup);
        Assert.Equal(300, await store.ReadAllAsync().CountAsync());
        Assert.Equal(301, (await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted()).LastPosition);
    }

    private void Refused(string code)
    {
        byte[] before = SHA256.HashData(File.ReadAllBytes(_folder.File));
        string[] beside = Beside();

        var thrown = Assert.Throws<JournalFileException>(() => SqliteEventStore.Open(_folder.File));

        Assert.Equal((code, "gov.db"), (thrown.Code, thrown.FileName));
        Assert.Contains("gov.db", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetDirectoryName(_folder.File)!, thrown.Message, StringComparison.Ordinal);
        Assert.Equal(before, SHA256.HashData(File.ReadAllBytes(_folder.File)));
        Assert.Equal(beside, Beside());
    }

    /// <summary>The files of the folder, but for the memory the engine shares while it reads a write-ahead log.</summary>
    private string[] Beside() =>
        [.. Directory.GetFiles(Path.GetDirectoryName(_folder.File)!).Where(name => !name.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
