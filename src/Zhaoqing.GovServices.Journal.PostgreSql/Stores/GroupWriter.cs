using System.Diagnostics;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>Writes groups, one at a time, over lost connections: a group whose fate is unknown is settled by the ids of its events before anything is written again.</summary>
internal sealed class GroupWriter(NpgsqlDataSource source, Statements statements, string schema, TimeSpan patience, AppendSignal signal) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20), LongestPause = TimeSpan.FromSeconds(1);

    private Writer? _writer;

    /// <summary>Writes a group and answers it after the commit.</summary>
    /// <exception cref="JournalUnavailableException">The database could not be reached for the time of patience.</exception>
    /// <exception cref="JournalDatabaseException">The database is not what it must be.</exception>
    internal async ValueTask WriteAsync(IReadOnlyList<PendingAppend> group)
    {
        var attempts = new List<Dictionary<PendingAppend, Appended>>();
        long began = Stopwatch.GetTimestamp();
        var pause = FirstPause;
        bool looksAtIds = false;
        while (true)
        {
            try
            {
                _writer ??= await Writer.OpenAsync(source, statements).ConfigureAwait(false);
                var plan = await _writer.BeginAsync(group, looksAtIds).ConfigureAwait(false);
                foreach (var append in group) plan.Add(append, attempts);
                // From here on until the commit is answered, nobody knows but the database.
                attempts.Add(plan.Accepted);
                await _writer.CommitAsync(plan).ConfigureAwait(false);
                plan.Answer();
                signal.Raise(plan.End);
                return;
            }
            catch (NpgsqlException e) when (!looksAtIds && DatabaseFaults.IsIdRecorded(e))
            {
                // Somebody's mistake; looking at the ids finds whose.
                await CloseAsync().ConfigureAwait(false);
                looksAtIds = true;
            }
            catch (NpgsqlException e) when (DatabaseFaults.MayPass(e) && Stopwatch.GetElapsedTime(began) < patience)
            {
                await CloseAsync().ConfigureAwait(false);
                looksAtIds = true;
                await Task.Delay(pause).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (NpgsqlException e)
            {
                await CloseAsync().ConfigureAwait(false);
                throw DatabaseFaults.Translated(e, schema);
            }
            catch
            {
                await CloseAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync().ConfigureAwait(false);

    private async Task CloseAsync()
    {
        var writer = _writer;
        _writer = null;
        if (writer is null) return;
        try
        {
            await writer.DisposeAsync().ConfigureAwait(false);
        }
        catch (NpgsqlException)
        {
            // It is broken, which is why it is closed.
        }
    }
}
