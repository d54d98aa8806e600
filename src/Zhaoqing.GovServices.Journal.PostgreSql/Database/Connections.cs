using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>The caller's connection with what a journal needs; what the caller had set stays.</summary>
internal static class Connections
{
    /// <summary>
    /// A session that waits for nobody for ever, so that a server never keeps the turn for a host that is gone: a lock 10 s, an open transaction that says nothing 10 s.
    /// </summary>
    private const string WritingSession = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=10s";

    internal static NpgsqlDataSource ForReading(string connectionString) => NpgsqlDataSource.Create(Usual(connectionString));

    internal static NpgsqlDataSource ForWriting(string connectionString)
    {
        var builder = Usual(connectionString);
        builder.Options = string.IsNullOrWhiteSpace(builder.Options) ? WritingSession : $"{builder.Options} {WritingSession}";
        builder.Pooling = false;
        builder.Enlist = false;
        return NpgsqlDataSource.Create(builder);
    }

    private static NpgsqlConnectionStringBuilder Usual(string connectionString)
    {
        var given = new NpgsqlConnectionStringBuilder(connectionString);
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("Timeout")) builder.Timeout = 5;
        if (!given.ContainsKey("Max Auto Prepare")) builder.MaxAutoPrepare = 20;
        if (!given.ContainsKey("Auto Prepare Min Usages")) builder.AutoPrepareMinUsages = 2;
        if (!given.ContainsKey("Keepalive")) builder.KeepAlive = 10;
        if (!given.ContainsKey("Application Name")) builder.ApplicationName = "govservices-journal";
        return builder;
    }
}
