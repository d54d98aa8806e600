using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>What the engine's errors mean for a journal.</summary>
internal static class DatabaseFaults
{
    internal static bool IsIdRecorded(NpgsqlException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "event_id_pkey" };

    /// <summary>Whether the connection or the server went away, so that another connection may fare better.</summary>
    internal static bool MayPass(NpgsqlException e) => e switch
    {
        // An engine that starts, stops or was killed; a lock that took too long is told at once.
        PostgresException answer => answer.SqlState is "57P01" or "57P02" or "57P03" or "57P05" or "25P03" || answer.SqlState.StartsWith("08", StringComparison.Ordinal),
        // The pool has no connection left: waiting in it was the trying.
        _ => e.InnerException is not TimeoutException || !e.Message.Contains("pool", StringComparison.OrdinalIgnoreCase),
    };

    internal static Exception Translated(NpgsqlException e, string schema) => (e as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.InsufficientPrivilege => new JournalDatabaseException(JournalDatabaseException.Rights, schema, "该角色权限不足,请由数据库管理员授权。", e),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName or PostgresErrorCodes.UndefinedFunction =>
            new JournalDatabaseException(JournalDatabaseException.Missing, schema, "卷宗库的表不存在或不完整。", e),
        PostgresErrorCodes.DiskFull => new JournalUnavailableException("数据库磁盘已满,卷宗未写入,请清理磁盘后重试。", e),
        PostgresErrorCodes.LockNotAvailable => new JournalUnavailableException("卷宗库正被其他会话占用,请稍后重试。", e),
        PostgresErrorCodes.ReadOnlySqlTransaction => new JournalUnavailableException("数据库处于只读状态(可能是备用节点),卷宗未写入。", e),
        null => new JournalUnavailableException("卷宗数据库暂时无法连接,请稍后重试。", e),
        var state => new JournalUnavailableException($"卷宗数据库暂时无法读写(PostgreSQL {state}),请稍后重试。", e),
    };
}
