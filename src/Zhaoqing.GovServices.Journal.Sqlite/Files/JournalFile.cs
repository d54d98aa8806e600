using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The file of a journal: made whole or not at all, and looked at before anything may write to it.</summary>
internal static class JournalFile
{
    private const int HeaderLength = 100;

    /// <summary>Sees to it that a journal stands at <paramref name="path"/>: makes one where nothing is, refuses what is none.</summary>
    /// <exception cref="JournalFileException">What stands there cannot be taken; it was not touched.</exception>
    internal static void Prepare(string path)
    {
        if (Directory.Exists(path)) throw new JournalFileException(JournalFileException.Foreign, path, "这是文件夹,不是卷宗文件。");
        if (!File.Exists(path)) Create(path);
        CheckHeader(path);
        // Root may write to any file: the mark is obeyed all the same.
        if (File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly))
            throw new JournalFileException(JournalFileException.ReadOnly, path, "文件为只读,无法写入卷宗,请检查文件权限。");
        if (CheckInside(path) < JournalSchema.Version) JournalSchema.AddChain(path);
    }

    /// <summary>Builds the journal under another name and moves it into place: whatever interrupts it, at <paramref name="path"/> stands a whole journal or nothing.</summary>
    private static void Create(string path)
    {
        // Such a file would be replayed into the new one, or is all that is left of a journal.
        foreach (string beside in (ReadOnlySpan<string>)["-wal", "-journal"])
        {
            if (File.Exists(path + beside))
                throw new JournalFileException(JournalFileException.Damaged, path, $"文件不存在,但其{beside}文件仍在,请从备份恢复或移走该文件。");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string made = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            JournalSchema.Create(made);
            // The first append syncs the folder too, because it makes the -wal file in it.
            File.Move(made, path);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another program was first; its journal is as good.
        }
        finally
        {
            File.Delete(made);
        }
    }

    /// <summary>Reads the header as bytes. A journal has its marks there from birth, since it is moved into place whole.</summary>
    private static void CheckHeader(string path)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        long length;
        // Others may have it open for writing: several programs may share a journal.
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            length = file.Length;
            if (length == 0) throw new JournalFileException(JournalFileException.Damaged, path, "文件为空,内容可能已丢失,请从备份恢复。");
            if (file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith("SQLite format 3\0"u8))
                throw new JournalFileException(JournalFileException.Foreign, path, "不是卷宗文件(格式不符)。");
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[68..]) != JournalSchema.ApplicationId)
            throw new JournalFileException(JournalFileException.Foreign, path, "是其他程序的数据库,不是卷宗文件。");
        CheckVersion(path, BinaryPrimitives.ReadInt32BigEndian(header[60..]));
        // The engine would read a page that is cut off as one that ends in zeros. Where a log stands beside the file, the rest may be in it.
        if (length < Pages(header) && !File.Exists(path + "-wal") && !File.Exists(path + "-journal")) throw Damaged(path);
    }

    /// <summary>The bytes of all pages the header counts; https://www.sqlite.org/fileformat.html, 1.3.</summary>
    private static long Pages(ReadOnlySpan<byte> header)
    {
        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        return BinaryPrimitives.ReadUInt32BigEndian(header[28..]) * (pageSize == 1 ? 65_536 : pageSize);
    }

    /// <summary>Looks inside on a connection that cannot write to the file: its tables and its last event. Costs the same whatever the size of the journal.</summary>
    /// <returns>The version of its tables.</returns>
    private static long CheckInside(string path) => Looked(path, connection =>
    {
        long version = connection.Number("PRAGMA user_version");
        CheckVersion(path, version);
        long tables = connection.Number("SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('event', 'append_key', 'subscription', 'set_aside')");
        if (tables != (version < JournalSchema.Version ? 2 : 4)) throw Damaged(path);
        // A journal without the chain is looked at whole, once, before the chain is added.
        if (version < JournalSchema.Version)
        {
            CheckPages(path, connection);
            if (connection.Number("SELECT COUNT(*) - COALESCE(MAX(position), 0) FROM event") != 0) throw Damaged(path);
        }
        else if (!EndIsSound(connection)) throw Damaged(path);
        return version;
    });

    /// <summary>Looks at every page and every index of a journal. Takes time in proportion to it.</summary>
    internal static void CheckWhole(string path) => Looked(path, connection =>
    {
        CheckPages(path, connection);
        return true;
    });

    private static void CheckPages(string path, Connection connection)
    {
        if (!connection.Text("PRAGMA integrity_check(1)").Equals("ok", StringComparison.Ordinal)) throw Damaged(path);
    }

    private static bool EndIsSound(Connection connection)
    {
        using var last = new Statement(connection, $"SELECT {EventRows.Columns}, hash FROM event ORDER BY position DESC LIMIT 2");
        if (!last.Step()) return true;
        var (recorded, hash) = (EventRows.Event(last), EventRows.Hash(last));
        if (!last.Step()) return recorded.Position == 1 && EventChain.Next(default, recorded) == hash;
        return last.Number(2) == recorded.Position - 1 && EventChain.Next(EventRows.Hash(last), recorded) == hash;
    }

    private static T Looked<T>(string path, Func<Connection, T> look)
    {
        try
        {
            // Without a -wal file no program has the journal open, and it is read as it is, which leaves nothing beside it; with one, the file is read through it.
            using var connection = new Connection(path, File.Exists(path + "-wal") ? Access.Read : Access.ReadUnchanging);
            return look(connection);
        }
        catch (SqliteException e) when (SqliteFaults.IsDamage(e))
        {
            throw Damaged(path, e);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Unavailable(e);
        }
        catch (Exception e) when (SqliteFaults.IsStrangeRow(e))
        {
            throw Damaged(path, e);
        }
    }

    private static void CheckVersion(string path, long version)
    {
        if (version > JournalSchema.Version)
            throw new JournalFileException(JournalFileException.Newer, path, $"由更新版本的程序写成(表版本{version},本程序为{JournalSchema.Version}),请升级程序。");
        if (version < 1) throw Damaged(path);
    }

    internal static JournalFileException Damaged(string path, Exception? inner = null) =>
        new(JournalFileException.Damaged, path, "文件已损坏,未作任何改动,请从备份恢复。", inner);
}
