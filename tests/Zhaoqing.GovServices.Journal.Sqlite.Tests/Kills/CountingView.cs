namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>Counts the events and bytes of each stream, and keeps its position with them in one transaction.</summary>
internal sealed class CountingView : ISubscriber, IDisposable
{
    private readonly Connection _file;

    internal CountingView(string path)
    {
        _file = new Connection(path, Access.Create);
        _file.Run(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS counted (stream TEXT PRIMARY KEY, events INTEGER NOT NULL, bytes INTEGER NOT NULL) STRICT;
            CREATE TABLE IF NOT EXISTS reached (position INTEGER NOT NULL) STRICT;
            INSERT INTO reached SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM reached);
            """);
    }

    public string Name => "counted";

    public int BatchSize => 32;

    internal long Position => _file.Number("SELECT position FROM reached");

    public ValueTask<long?> PositionAsync(CancellationToken cancellationToken) => ValueTask.FromResult<long?>(Position);

    public ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
    {
        _file.Run("BEGIN IMMEDIATE");
        using (var count = new Statement(_file, "INSERT INTO counted VALUES ($stream, 1, $bytes) ON CONFLICT DO UPDATE SET events = events + 1, bytes = bytes + excluded.bytes"))
        {
            foreach (var recorded in events) count.Bind(1, recorded.Stream.ToString()).Bind(2, recorded.Content.Length).Step();
        }

        using (var reach = new Statement(_file, "UPDATE reached SET position = MAX(position, $position)")) reach.Bind(1, position).Step();
        _file.Run("COMMIT");
        return ValueTask.CompletedTask;
    }

    internal Dictionary<string, (long Events, long Bytes)> Rows()
    {
        using var rows = new Statement(_file, "SELECT stream, events, bytes FROM counted");
        var found = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        while (rows.Step()) found.Add(rows.Text(0), (rows.Number(1), rows.Number(2)));
        return found;
    }

    public void Dispose() => _file.Dispose();
}
