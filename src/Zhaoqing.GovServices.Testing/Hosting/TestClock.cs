using NodaTime;

namespace Zhaoqing.GovServices.Testing.Hosting;

/// <summary>A clock that stands until it is moved on. Safe for concurrent use.</summary>
/// <param name="start">The instant it shows first.</param>
public sealed class TestClock(Instant start) : TimeProvider
{
    private long _ticks = start.ToUnixTimeTicks();

    /// <summary>The instant it shows, to the tick (100 ns).</summary>
    public Instant Now => Instant.FromUnixTimeTicks(Interlocked.Read(ref _ticks));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    /// <summary>Moves it on; a negative duration sets it back, as clocks are.</summary>
    public void Advance(Duration by) => Interlocked.Add(ref _ticks, by.BclCompatibleTicks);
}
