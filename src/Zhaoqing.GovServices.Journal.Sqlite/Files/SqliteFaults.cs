using Microsoft.Data.Sqlite;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>What the engine's errors mean for a journal; numbers as in https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteFaults
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, NotADatabase = 26, UniqueConstraint = 2067;

    internal static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NotADatabase;

    internal static bool IsUniqueConstraint(SqliteException e) => e.SqliteExtendedErrorCode == UniqueConstraint;

    /// <summary>Whether a row was read that no program of ours wrote.</summary>
    internal static bool IsStrangeRow(Exception e) => e is FormatException or OverflowException or ArgumentException;

    /// <summary>The engine's error as the caller sees it.</summary>
    internal static Exception Translated(SqliteException e, string path) => IsDamage(e) ? JournalFile.Damaged(path, e) : Unavailable(e);

    internal static JournalUnavailableException Unavailable(SqliteException e) => new(
        e.SqliteErrorCode switch
        {
            Full => "磁盘已满,卷宗未写入,请清理磁盘后重试。",
            ReadOnly => "卷宗文件不可写入,请检查文件权限后重试。",
            Busy or Locked => "卷宗文件正被其他程序占用,请稍后重试。",
            _ => $"卷宗文件暂时无法读写(SQLite {e.SqliteErrorCode}),请检查磁盘后重试。",
        },
        e);
}
