using Microsoft.Data.Sqlite;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>What stops the host at its start, and how it tells.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("department-host-").FullName;

    [Theory]
    [InlineData("GovServices:YellowWithinWorkingDays", "0")]
    [InlineData("GovServices:YellowWithinWorkingDays", "61")]
    [InlineData("GovServices:YellowWithinWorkingDays", "many")]
    [InlineData("Cases:LapseScanSeconds", "0")]
    [InlineData("Cases:LapseScanSeconds", "3601")]
    [InlineData("Journal:Path", "")]
    [InlineData("Journal:PostgreSql", "Nonsense=1")]
    public void A_wrong_setting_stops_the_host_and_is_named(string key, string value)
    {
        using var host = RunningHost.Over(Path.Combine(_folder, "gov.db")).With(key, value);
        Assert.Contains(key, FaultOf(host), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_kind_is_refused_by_name_and_left_as_it_is()
    {
        var foreign = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["notes.txt"] = "这不是数据库"u8.ToArray(),
            ["empty.db"] = [],
            ["other.db"] = Database(),
        };
        foreach (var (name, bytes) in foreign)
        {
            string path = Path.Combine(_folder, name);
            File.WriteAllBytes(path, bytes);
            using (var host = RunningHost.Over(path)) Assert.Contains($"{nameof(JournalFileException)}: 卷宗文件{name}", FaultOf(host), StringComparison.Ordinal);
            Assert.Equal(bytes, File.ReadAllBytes(path));
        }

        Assert.Equal(foreign.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_damaged_record_is_refused_by_name_and_left_as_it_is()
    {
        string path = Path.Combine(_folder, "gov.db");
        using (var host = RunningHost.Over(path)) await host.SubmittedAsync();
        Close(path);
        byte[] whole = await File.ReadAllBytesAsync(path);
        byte[] cut = whole[..(whole.Length / 2)];
        await File.WriteAllBytesAsync(path, cut);
        using (var host = RunningHost.Over(path)) Assert.Contains($"{nameof(JournalFileException)}: 卷宗文件gov.db", FaultOf(host), StringComparison.Ordinal);
        Assert.Equal(cut, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_host_that_has_started_is_alive_and_ready_and_has_made_its_file()
    {
        string path = Path.Combine(_folder, "new", "folder", "gov.db");
        using var host = RunningHost.Over(path);
        Assert.Equal((200, "Healthy"), await HealthAsync("live"));
        Assert.Equal((200, "Healthy"), await HealthAsync("ready"));
        Assert.True(File.Exists(path));
        host.SetClock("2027-03-01T09:00");
        Assert.Equal((200, "Degraded"), await HealthAsync("ready"));
        host.SetClock("2029-01-01T00:00");
        Assert.Equal((503, "Unhealthy"), await HealthAsync("ready"));

        async Task<(int, string)> HealthAsync(string kind)
        {
            var answer = await host.As().GetAsync($"/health/{kind}");
            return (answer.Code, answer.Text);
        }
    }

    [Fact]
    public async Task Another_host_over_the_same_file_goes_on_where_the_first_stopped()
    {
        string path = Path.Combine(_folder, "gov.db"), key = Caller.NewKey(), actKey = Caller.NewKey();
        string number;
        Answer submitted, accepted, seen, record;
        long last;
        using (var first = RunningHost.Over(path))
        {
            submitted = await first.As("applicant-1").SubmitAsync(Story.Complete(), key);
            number = submitted["number"]!;
            accepted = await first.As("window-1").ActAsync(number, 1, Story.Accept, actKey);
            seen = await first.As("applicant-1").GetAsync($"/api/v1/cases/{number}");
            record = await first.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record");
            last = await first.LastPositionAsync();
        }

        SqliteConnection.ClearAllPools();
        using var second = RunningHost.Over(path);
        Assert.Equal(seen.Text, (await second.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Text);
        Assert.Equal(record.Text, (await second.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Text);
        Assert.Equal(submitted.Text, (await second.As("applicant-1").SubmitAsync(Story.Complete(), key)).Text);
        Assert.Equal(accepted.Text, (await second.As("window-1").ActAsync(number, 1, Story.Accept, actKey)).Text);
        (await second.As("applicant-1").SubmitAsync(Story.Application(), key)).IsRefusal("cases.key-reused");
        Assert.Equal(last, await second.LastPositionAsync());
        (await second.As("examiner-1").ActAsync(number, 2, Story.Grant)).Ok();
    }

    [Fact]
    public async Task A_case_that_waits_while_no_host_runs_is_accepted_by_silence_and_the_next_host_writes_it_down()
    {
        string path = Path.Combine(_folder, "gov.db"), number;
        using (var first = RunningHost.Over(path)) number = await first.SubmittedAsync();
        SqliteConnection.ClearAllPools();
        using var second = RunningHost.Over(path);
        second.SetClock("2026-10-09T09:00");
        // The watch looks once when the host starts, on its own thread.
        var written = second.Log.LineWith("lapses of 1 cases");
        second.StartServer();
        await written.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(3, await second.LastPositionAsync());
        var answer = (await second.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok();
        Assert.Equal(("accepted", 3, true), (answer.GetProperty("state").GetString(), answer.GetProperty("version").GetInt32(), answer.GetProperty("deemedAccepted").GetBoolean()));
        (await second.As("examiner-1").ActAsync(number, 3, Story.Grant)).Ok();
        Assert.Equal(4, await second.LastPositionAsync());
    }

    /// <summary>Moves the log into the file, so that the file alone is the record; what is left of the log would make a cut file whole again.</summary>
    private static void Close(string path)
    {
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }

        foreach (string rest in new[] { "-wal", "-shm" }) File.Delete(path + rest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What a host that must not start says: the exception, and what it has logged, since the factory may find the host gone already.</summary>
    private static string FaultOf(RunningHost host)
    {
        var fault = Assert.ThrowsAny<Exception>(() => host.CreateClient());
        return string.Join('\n', host.Log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal)).Append(fault.ToString()));
    }

    private byte[] Database()
    {
        string path = Path.Combine(_folder, "made");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE visitors (name TEXT)";
            command.ExecuteNonQuery();
        }

        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }
}
