using System.Text;
using SQLitePCL;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>A prepared statement with its values by number: what runs for every event runs without the names and objects of a command.</summary>
internal sealed class Statement : IDisposable
{
    private readonly Connection _connection;
    private readonly sqlite3_stmt _statement;

    internal Statement(Connection connection, string statement) => (_connection, _statement) = (connection, connection.Compiled(statement));

    public void Dispose() => _statement.Dispose();

    internal Statement Bind(int number, long value) => Checked(raw.sqlite3_bind_int64(_statement, number, value));

    internal Statement Bind(int number, string value)
    {
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> utf8 = most <= 2_048 ? stackalloc byte[most] : new byte[most];
        return Checked(raw.sqlite3_bind_text(_statement, number, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    internal Statement Bind(int number, ReadOnlySpan<byte> value) => Checked(raw.sqlite3_bind_blob(_statement, number, value));

    internal Statement Bind(int number, long? value) => value is { } given ? Bind(number, given) : Null(number);

    internal Statement Bind(int number, Guid? value)
    {
        if (value is null) return Null(number);
        Span<byte> bytes = stackalloc byte[16];
        value.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return Bind(number, bytes);
    }

    /// <summary>Steps to the next row. After the last one, or after a throw, it is ready to be bound again.</summary>
    internal bool Step()
    {
        int answer = raw.sqlite3_step(_statement);
        if (answer == raw.SQLITE_ROW) return true;
        int reset = raw.sqlite3_reset(_statement);
        if (answer != raw.SQLITE_DONE) _connection.Checked(reset == raw.SQLITE_OK ? answer : reset);
        return false;
    }

    /// <summary>Leaves the rows that were not asked for.</summary>
    internal void Reset() => Checked(raw.sqlite3_reset(_statement));

    internal long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    internal bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    /// <summary>The bytes of a column, until the next step.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    internal string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    private Statement Null(int number) => Checked(raw.sqlite3_bind_null(_statement, number));

    private Statement Checked(int answer)
    {
        _connection.Checked(answer);
        return this;
    }
}
