using System.Runtime.CompilerServices;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>Reads with connections of the pool, a page at a time; no connection is held between two pages.</summary>
internal sealed class Readers(NpgsqlDataSource source, string schema)
{
    /// <summary>The most events read at a time.</summary>
    internal const int PageSize = 512;

    /// <summary>A pool may hold connections that a restart of the server has broken: so many times another is taken at once.</summary>
    private const int Tries = 4;

    /// <summary>Gives all rows of a statement.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    internal async Task<List<T>> ReadAsync<T>(string statement, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(statement, parameters, read, cancellationToken).ConfigureAwait(false);
            }
            catch (NpgsqlException e) when (attempt < Tries && DatabaseFaults.MayPass(e))
            {
                source.Clear();
            }
            catch (NpgsqlException e)
            {
                throw DatabaseFaults.Translated(e, schema);
            }
            catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException)
            {
                throw new JournalDatabaseException(JournalDatabaseException.Foreign, schema, "存在不是由卷宗库写入的记录,请核对数据库。", e);
            }
        }
    }

    /// <summary>Pages until one is not full.</summary>
    internal async IAsyncEnumerable<T> StepsAsync<T>(
        long start, Func<long, (string Statement, NpgsqlParameter[] Parameters)> page, Func<NpgsqlDataReader, T> read, Func<T, long> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long from = start; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (statement, parameters) = page(from);
            var rows = await ReadAsync(statement, parameters, read, cancellationToken).ConfigureAwait(false);
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            if (rows.Count < PageSize) yield break;
            from = next(rows[^1]);
        }
    }

    private async Task<List<T>> TryAsync<T>(string statement, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = source.CreateCommand(statement);
        await using var ofCommand = command.ConfigureAwait(false);
        foreach (var parameter in parameters) command.Parameters.Add(parameter.Clone());
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var ofRows = rows.ConfigureAwait(false);
        var found = new List<T>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add(read(rows));
        return found;
    }
}
