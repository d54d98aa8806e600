using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The program that is killed: a host, given its number and how many hours its clock is wrong. And the one that holds a journal against what such hosts printed.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["append", var connectionString, var schema, var host, var hours] => await AppendAsync(connectionString, schema, host, hours),
        ["verify", var connectionString, var schema, var printed] => await VerifyAsync(connectionString, schema, printed),
        _ => 2,
    };

    private static async Task<int> AppendAsync(string connectionString, string schema, string host, string hours)
    {
        await CountingView.MakeAsync(connectionString);
        var clock = Instant.FromUtc(2026, 11, 25, 4, 0) + Duration.FromHours(int.Parse(hours, CultureInfo.InvariantCulture));
        await CrashProgram.RunAsync(
            () => PostgreSqlEventStore.OpenAsync(connectionString, new() { Schema = schema }), int.Parse(host, CultureInfo.InvariantCulture), clock,
            store => (store.Subscriptions, new CountingView(connectionString)));
        return 0;
    }

    private static async Task<int> VerifyAsync(string connectionString, string schema, string printed)
    {
        var acknowledged = (await File.ReadAllLinesAsync(printed)).Select(KilledProgram.Acknowledgement).OfType<Appended>().ToList();
        await using var store = await PostgreSqlEventStore.OpenAsync(connectionString, new() { Schema = schema });
        int events = await CrashVerification.VerifyAsync(store, acknowledged, kills: 1, keys: true);
        var (position, rows) = await CountingView.ReadAsync(connectionString);
        await CrashVerification.VerifyViewAsync(store, position, rows);
        Console.WriteLine($"{acknowledged.Count} acknowledged appends, {events} events; nothing lost, doubled or half there; the view had counted {position}");
        return 0;
    }
}
