using System.Diagnostics;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>Scope and class proposed for a demand, against one durable append of a caller that waits.</summary>
internal static class ProposalRounds
{
    internal static async Task<int> RunAsync(int rounds, string scopeRules, string words)
    {
        await using var file = File.OpenRead(scopeRules);
        var list = ScopeListFile.Read(file);
        var rules = new LabelRules(File.ReadLines(words).Skip(1).Select(line => line.Split(',')).Select(row => new LabelWord(row[0], row[1], 1)));
        string text = "我家楼下的路灯坏了一个星期,晚上看不清路,昨天有人摔倒;隔壁工地半夜还在施工,噪音很大,影响老人和孩子休息,请尽快派人来看看。";
        var (today, table) = (ChinaTime.DayOf(Invented.Now), new Table("µs"));
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = await SqliteEventStore.OpenAsync(Path.Combine(folder, "append.db")))
        {
            for (int round = -1; round < rounds; round++)
            {
                double proposed = Time(2_000, () => _ = (list.Read(text, today), rules.Propose(text, 0.6) ?? throw new InvalidOperationException("Nothing proposed.")));
                double appended = await TimeAsync(2_000, async () =>
                {
                    var id = Guid.CreateVersion7();
                    if ((await store.AppendAsync(StreamId.Parse($"case-{id:N}"), 0, [new NewEvent(id, "case.noted.v1", Invented.Now, "seat-1", "{}"u8.ToArray())])).IsT0) throw new InvalidOperationException("Not appended.");
                });
                if (round < 0) continue;
                table.Add("proposed", proposed);
                table.Add("appended", appended);
            }
        }

        Directory.Delete(folder, recursive: true);
        table.Print();
        table.Compare("proposed", "appended", "below 1");
        return 0;
    }

    private static double Time(int times, Action act)
    {
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++) act();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / times;
    }

    private static async Task<double> TimeAsync(int times, Func<Task> act)
    {
        long began = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++) await act();
        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / times;
    }
}
