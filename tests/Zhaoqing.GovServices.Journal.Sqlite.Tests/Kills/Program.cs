namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>The program that is killed.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not ["append", var path]) return 2;
        await CrashProgram.RunAsync(async () => await SqliteEventStore.OpenAsync(path));
        return 0;
    }
}
