using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The program that is killed: a host, given its number and how many hours its clock is wrong.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["append", var connectionString, var schema, var host, var hours]) return 2;
        var clock = Instant.FromUtc(2026, 11, 25, 4, 0) + Duration.FromHours(int.Parse(hours, CultureInfo.InvariantCulture));
        await CrashProgram.RunAsync(
            async () => await PostgreSqlEventStore.OpenAsync(connectionString, new() { Schema = schema }), int.Parse(host, CultureInfo.InvariantCulture), clock);
        return 0;
    }
}
