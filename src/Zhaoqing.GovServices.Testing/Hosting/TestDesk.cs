using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing.Hosting;

/// <summary>A desk with its journal in memory and a clock that is moved by hand: everything a host has, and nothing on disk.</summary>
public sealed class TestDesk : IDisposable
{
    /// <summary>An empty desk for a setting.</summary>
    /// <param name="setting">The edition, the calendar and what is laid down.</param>
    /// <param name="start">The instant the clock shows first.</param>
    public TestDesk(CaseSetting setting, Instant start)
    {
        ArgumentNullException.ThrowIfNull(setting);
        Clock = new TestClock(start);
        var sources = new CaseSources((_, _) => ValueTask.FromResult(setting.Edition)) { SpecialSteps = _ => setting.SpecialSteps, Rules = _ => setting.Rules };
        Cases = new CaseDesk(Store, sources, setting.Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, Clock);
        Views = new CaseViews(Store, sources, setting.Calendar, WarningPolicy.Default, Clock, NullLogger<CaseViews>.Instance);
    }

    /// <summary>The clock.</summary>
    public TestClock Clock { get; }

    /// <summary>The journal.</summary>
    public IEventStore Store { get; } = new InMemoryEventStore();

    /// <summary>The desk.</summary>
    public CaseDesk Cases { get; }

    /// <summary>The lists.</summary>
    public CaseViews Views { get; }

    /// <summary>An idempotency key, the digest of whose request is that of its name.</summary>
    /// <param name="name">The name.</param>
    public static AppendKey Key(string name) => new(name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))));

    /// <inheritdoc/>
    public void Dispose() => Views.Dispose();
}
