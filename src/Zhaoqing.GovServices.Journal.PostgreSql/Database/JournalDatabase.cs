using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>The tables of a journal in a PostgreSQL database: made and brought up to date by their owner, used by hosts that may only add.</summary>
public static partial class JournalDatabase
{
    /// <summary>The schema where nothing else is said.</summary>
    public const string DefaultSchema = "journal";

    /// <summary>The events of one partition where nothing else is said.</summary>
    public const long DefaultPartitionSize = 50_000_000;

    /// <summary>The version of the tables that this package writes.</summary>
    internal const int Version = 1;

    /// <summary>Makes the schema and its tables, or brings them up to date; nothing where they are. Several may run it at the same time.</summary>
    /// <param name="connectionString">The connection of the owner, who may make tables.</param>
    /// <param name="schema">The schema: 1 to 40 of <c>a-z 0-9 _</c>, beginning with a letter.</param>
    /// <param name="partitionSize">The events of one partition, set when the tables are made.</param>
    /// <param name="cancellationToken">Ends the work; the tables stay as they were.</param>
    /// <exception cref="JournalDatabaseException">The schema holds something else, or tables of a newer version, or the owner is none.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached now.</exception>
    public static Task PrepareAsync(
        string connectionString, string schema = DefaultSchema, long partitionSize = DefaultPartitionSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partitionSize, 1);
        Checked(schema, nameof(schema));
        return Transacted(connectionString, schema, async connection =>
        {
            if (await VersionAsync(connection, schema, cancellationToken).ConfigureAwait(false) is not null) return;
            // Where the schema was made for the owner, the right to make schemas is not needed.
            if (await NumberAsync(connection, "SELECT COUNT(*) FROM pg_namespace WHERE nspname = $1", schema, cancellationToken).ConfigureAwait(false) == 0)
                await RunAsync(connection, $"CREATE SCHEMA {schema}", cancellationToken).ConfigureAwait(false);
            string script = Script("1.sql", schema).Replace("$partition$", partitionSize.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            await RunAsync(connection, script, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }

    /// <summary>Gives a role what a host needs and no more: to read and to add, neither to change nor to remove.</summary>
    /// <param name="connectionString">The connection of the owner.</param>
    /// <param name="role">The role: 1 to 40 of <c>a-z 0-9 _</c>, beginning with a letter.</param>
    /// <param name="schema">The schema, as in <see cref="PrepareAsync"/>.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="JournalUnavailableException">The database cannot be reached now.</exception>
    /// <exception cref="JournalDatabaseException">There are no tables, or the caller does not own them.</exception>
    public static Task GrantAsync(string connectionString, string role, string schema = DefaultSchema, CancellationToken cancellationToken = default)
    {
        Checked(role, nameof(role));
        Checked(schema, nameof(schema));
        string script = Script("rights.sql", schema).Replace("$role$", role, StringComparison.Ordinal);
        return Transacted(connectionString, schema, connection => RunAsync(connection, script, cancellationToken), cancellationToken);
    }

    /// <summary>Looks at the tables a host is to use, and makes them where they are not and the role may.</summary>
    internal static async Task SeeToAsync(string connectionString, string schema, CancellationToken cancellationToken)
    {
        int? version = null;
        await Transacted(connectionString, schema, async connection => version = await VersionAsync(connection, schema, cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        if (version is not null) return;
        try
        {
            await PrepareAsync(connectionString, schema, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (JournalDatabaseException e) when (e.Code.Equals(JournalDatabaseException.Rights, StringComparison.Ordinal))
        {
            throw new JournalDatabaseException(JournalDatabaseException.Missing, schema, "卷宗库尚未建立,且该角色无权建立,请由数据库管理员先建立。", e);
        }
    }

    /// <summary>The version of the tables; <see langword="null"/> when the schema is not there or empty.</summary>
    internal static async Task<int?> VersionAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        const string Tables = "SELECT COUNT(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm')";
        if (await NumberAsync(connection, Tables, schema, cancellationToken).ConfigureAwait(false) == 0) return null;
        const string Marked = Tables + " AND c.relname IN ('journal_version', 'event', 'turn')";
        if (await NumberAsync(connection, Marked, schema, cancellationToken).ConfigureAwait(false) != 3)
            throw new JournalDatabaseException(JournalDatabaseException.Foreign, schema, "该模式中是其他程序的表,不是卷宗库。");
        long version = await NumberAsync(connection, $"SELECT version FROM {schema}.journal_version", parameter: null, cancellationToken).ConfigureAwait(false);
        if (version > Version)
            throw new JournalDatabaseException(JournalDatabaseException.Newer, schema, $"由更新版本的程序建立(表版本{version},本程序为{Version}),请升级程序。");
        return (int)version;
    }

    internal static string Checked(string name, string parameter)
    {
        ArgumentNullException.ThrowIfNull(name, parameter);
        return Name().IsMatch(name) ? name : throw new ArgumentException("A name has 1 to 40 of a-z, 0-9 and _, beginning with a letter.", parameter);
    }

    private static async Task Transacted(string connectionString, string schema, Func<NpgsqlConnection, Task> work, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        try
        {
            var source = NpgsqlDataSource.Create(connectionString);
            await using var ofSource = source.ConfigureAwait(false);
            var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var ofConnection = connection.ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            await using var ofTransaction = transaction.ConfigureAwait(false);
            // Two hosts that start at the same moment make the tables once.
            await NumberAsync(connection, "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext($1))) AS held", "journal:" + schema, cancellationToken).ConfigureAwait(false);
            await work(connection).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw DatabaseFaults.Translated(e, schema);
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string script, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Scripts of this package with names that were checked.
        var command = new NpgsqlCommand(script, connection);
#pragma warning restore CA2100
        await using var ofCommand = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string statement, string? parameter, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Statements of this package with names that were checked.
        var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
        await using var ofCommand = command.ConfigureAwait(false);
        if (parameter is not null) command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false), CultureInfo.InvariantCulture);
    }

    private static string Script(string name, string schema)
    {
        using var stream = typeof(JournalDatabase).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("$schema$", schema, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,39}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
