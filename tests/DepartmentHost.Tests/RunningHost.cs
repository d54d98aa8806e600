using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>The sample host over a SQLite file of its own, with a clock that stands still; a fixture of a class, or made inside a test.</summary>
public class RunningHost : WebApplicationFactory<Program>
{
    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private readonly bool _keepsFile;
    private string _environment = "Development";

    /// <summary>A host in Development over a new file, on Monday 2026-09-21, 09:00 in China.</summary>
    public RunningHost()
        : this(Path.Combine(Directory.CreateTempSubdirectory("department-host-").FullName, "gov.db"), keepsFile: false)
    {
    }

    private RunningHost(string path, bool keepsFile)
    {
        JournalPath = path;
        _keepsFile = keepsFile;
        _settings["Journal:Path"] = path;
    }

    /// <summary>The file of the record.</summary>
    public string JournalPath { get; }

    /// <summary>The clock.</summary>
    internal StandingClock Clock { get; } = new(At("2026-09-21T09:00"));

    /// <summary>Every line the host has logged, from trace on.</summary>
    internal CapturedLog Log { get; } = new();

    /// <summary>A host over a file that somebody else looks after.</summary>
    internal static RunningHost Over(string path) => new(path, keepsFile: true);

    /// <summary>An instant in China, <c>uuuu-MM-ddTHH:mm</c>.</summary>
    internal static Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(ChinaTime.Zone).ToInstant();

    /// <summary>Sets the clock forward to an instant in China.</summary>
    internal void SetClock(string local) => Clock.SetUtcNow(At(local).ToDateTimeOffset());

    internal RunningHost In(string environment)
    {
        _environment = environment;
        return this;
    }

    internal RunningHost With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>A caller that follows no redirect and keeps no cookie.</summary>
    internal Caller As(string? person = null)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = ClientOptions.BaseAddress });
        if (person is not null) client.DefaultRequestHeaders.Add("X-Demo-Person", person);
        return new Caller(client);
    }

    /// <summary>The last position of the record: it stays where it is when nothing was written.</summary>
    internal async Task<long> LastPositionAsync() => await Services.GetRequiredService<IEventStore>().LastPositionAsync();

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        foreach (var (key, value) in _settings) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Log)
            .AddFilter<CapturedLog>(category: null, LogLevel.Trace));
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing || _keepsFile || !Directory.Exists(Path.GetDirectoryName(JournalPath))) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(JournalPath)!, recursive: true);
    }
}

/// <summary>A clock that stands still until it is set, and whose timers never fire: the watch that writes lapses down stays away.</summary>
internal sealed class StandingClock(Instant start) : Microsoft.Extensions.Time.Testing.FakeTimeProvider(start.ToDateTimeOffset())
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
}
