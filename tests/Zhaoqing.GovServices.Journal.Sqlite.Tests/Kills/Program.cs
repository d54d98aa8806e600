namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>The program that is killed: it appends to a journal, and a view in a file of its own follows. Another way it only looks how far a journal reaches, and ends.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["visit", var visited])
        {
            await using var store = SqliteEventStore.Open(visited);
            Console.Out.WriteLine(await store.LastPositionAsync());
            return 0;
        }

        if (args is not ["append", var path]) return 2;
        await CrashProgram.RunAsync(() => SqliteEventStore.OpenAsync(path), view: store => (store.Subscriptions, new CountingView(path + ".view")));
        return 0;
    }
}
