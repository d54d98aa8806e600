using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>Short calls on a connection.</summary>
internal static class SqliteCalls
{
    /// <summary>Runs fixed statements of this package; never text from outside.</summary>
    internal static void Run(this SqliteConnection connection, string statements)
    {
        using var command = Command(connection, statements);
        command.ExecuteNonQuery();
    }

    /// <summary>The one number a fixed statement of this package gives.</summary>
    internal static long Number(this SqliteConnection connection, string statement)
    {
        using var command = Command(connection, statement);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>The one text a fixed statement of this package gives.</summary>
    internal static string Text(this SqliteConnection connection, string statement)
    {
        using var command = Command(connection, statement);
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>A prepared statement of this package with named parameters, whose values are set before each run.</summary>
    internal static SqliteCommand Prepared(this SqliteConnection connection, string statement, params ReadOnlySpan<string> parameters)
    {
        var command = Command(connection, statement);
        foreach (string name in parameters) command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Prepare();
        return command;
    }

    /// <summary>Sets the values of a prepared statement, in the order of its parameters.</summary>
    internal static void Fill(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }

    private static SqliteCommand Command(SqliteConnection connection, string statement)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this package.
        command.CommandText = statement;
#pragma warning restore CA2100
        return command;
    }
}
