using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hosting.Tests;

/// <summary>A department's own notices; the days in them are made up.</summary>
public sealed class NoticeFilesTests : IDisposable
{
    private const string Next = """{"number":"测试〔2026〕1号","year":2027,"issued":"2026-11-10","days":[{"date":"2026-12-31","kind":"off","name":"元旦"},{"date":"2027-01-01","kind":"off","name":"元旦"}]}""";
    private const string Change = """{"number":"测试〔2026〕2号","year":2027,"issued":"2026-11-20","change":true,"days":[{"date":"2026-12-31","kind":"asWeek","name":"元旦"}]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("notices-").FullName;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Without_a_path_the_shipped_notices_stand_alone(string? path)
    {
        using var services = Services(path);
        Assert.Same(NoticeArchive.StateCouncil, services.GetRequiredService<NoticeArchive>());
        Assert.Same(WorkingCalendar.StateCouncil, services.GetRequiredService<WorkingCalendar>());
    }

    [Fact]
    public void An_empty_folder_adds_nothing() => Assert.Same(WorkingCalendar.StateCouncil, Calendar(_folder));

    [Fact]
    public void The_files_of_a_folder_are_taken_in_the_order_of_issue_whatever_their_names()
    {
        Write("a.json", Change);
        Write("b.json", Next);
        Write("readme.txt", "这不是通知");
        var calendar = Calendar(_folder);
        Assert.Equal("state-council-2027-1", calendar.Edition.Id);
        Assert.True(calendar.Day(new LocalDate(2026, 12, 31)).AsT1.IsWorkingDay);
        Assert.Equal("测试〔2026〕1号", calendar.Day(new LocalDate(2027, 1, 1)).AsT1.NoticeNumber);
    }

    [Fact]
    public void One_file_may_be_named() => Assert.False(Calendar(Write("2027.json", Next)).Day(new LocalDate(2026, 12, 31)).AsT1.IsWorkingDay);

    [Fact]
    public void A_notice_that_ships_already_may_stay_in_the_folder()
    {
        Write("2026.json", HolidayNoticeFile.Write(NoticeArchive.StateCouncil.Notices[^1]));
        Assert.Same(WorkingCalendar.StateCouncil, Calendar(_folder));
    }

    [Theory]
    [InlineData("{", "time-limit.notice-unreadable")]
    [InlineData("""{"number":"测试〔2026〕1号","year":2028,"issued":"2026-11-10","days":[{"date":"2028-01-01","kind":"off","name":"元旦"}]}""", "time-limit.notice-year-out-of-order")]
    [InlineData("""{"number":"测试〔2026〕1号","year":2027,"issued":"2025-01-10","days":[{"date":"2027-01-01","kind":"off","name":"元旦"}]}""", "time-limit.notice-issued-out-of-order")]
    [InlineData("""{"number":"国办发明电〔2025〕7号","year":2026,"issued":"2025-11-04","days":[{"date":"2026-01-01","kind":"off","name":"元旦"}]}""", "time-limit.notice-repeated")]
    [InlineData("""{"number":"测试〔2026〕1号","year":2027,"issued":"2026-11-10","days":[{"date":"2027-01-06","kind":"makeUp","name":"元旦"}]}""", "time-limit.notice-contradicts-itself")]
    public void A_file_that_is_refused_stops_the_start_with_key_file_and_reason(string json, string code)
    {
        Write("2027.json", json);
        using var services = Services(_folder);
        string message = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message;
        Assert.StartsWith("TimeLimit:Notices: 2027.json: ", message, StringComparison.Ordinal);
        Assert.Contains(code, message, StringComparison.Ordinal);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", message);
    }

    [Fact]
    public void A_path_that_leads_nowhere_stops_the_start()
    {
        using var services = Services(Path.Combine(_folder, "none"));
        Assert.StartsWith("TimeLimit:Notices: ", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string json)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, json);
        return path;
    }

    private static WorkingCalendar Calendar(string? path)
    {
        using var services = Services(path);
        services.GetRequiredService<IStartupValidator>().Validate();
        return services.GetRequiredService<WorkingCalendar>();
    }

    private static ServiceProvider Services(string? path)
    {
        var services = new ServiceCollection();
        services.AddGovServices();
        services.Configure<TimeLimitOptions>(options => options.Notices = path);
        return services.BuildServiceProvider();
    }
}
