using System.Diagnostics;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>A server made for the tests by <c>eng/postgres.sh</c>.</summary>
internal static class Server
{
    private static readonly Lazy<string> Started = new(() => Environment.GetEnvironmentVariable("GOVSERVICES_POSTGRES") is { Length: > 0 } given ? given : Script("start"));

    private static int _databases;

    /// <summary>The owner's connection to a new, empty database.</summary>
    internal static async Task<string> NewDatabaseAsync()
    {
        string name = $"t{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await Sql(Started.Value, $"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(Started.Value) { Database = name, Pooling = false }.ToString();
    }

    internal static async Task DropAsync(string database)
    {
        NpgsqlConnection.ClearAllPools();
        await Sql(Started.Value, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(database).Database} WITH (FORCE)");
    }

    internal static async Task<object?> Sql(string connectionString, string statements)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statements, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs <c>eng/postgres.sh</c> and gives what it prints.</summary>
    internal static string Script(string verb, params (string Name, string Value)[] environment)
    {
        string script = Path.Combine(Root(), "eng", "postgres.sh");
        var start = new ProcessStartInfo("bash", [script, verb]) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadLine() ?? "";
        process.WaitForExit();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"eng/postgres.sh {verb} ended with {process.ExitCode}.");
    }

    /// <summary>The root of the repository.</summary>
    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhaoqing.GovServices.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The repository was not found from where the tests run.");
    }
}

/// <summary>A database of its own for a class of tests.</summary>
public sealed class Database : IAsyncLifetime
{
    private int _schemas;

    public string Owner { get; private set; } = "";

    public string NewSchema() => $"j{Interlocked.Increment(ref _schemas)}";

    public async Task InitializeAsync() => Owner = await Server.NewDatabaseAsync();

    public Task DisposeAsync() => Server.DropAsync(Owner);
}
