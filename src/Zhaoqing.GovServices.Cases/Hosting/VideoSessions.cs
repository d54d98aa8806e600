using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The record of the video window: a stream a day, which the number of a session tells.</summary>
internal sealed class VideoSessions(IEventStore store, TimeProvider time)
{
    private static readonly LocalDatePattern Digits = LocalDatePattern.Create("uuuuMMdd", CultureInfo.InvariantCulture);

    public StreamRecord<VideoDay, VideoEvent> Record { get; } = DeskRecord.Over<VideoDay, VideoEvent>(store, time, VideoDay.Replay);

    public static StreamId StreamOf(LocalDate day) => StreamId.Parse($"video-{LocalDatePattern.Iso.Format(day)}");

    /// <summary>The stream of a session; <see langword="null"/> for the number of another kind of slip.</summary>
    public static StreamId? StreamOf(SlipNumber number) =>
        number.Kind == SlipKind.Video && Digits.Parse(number.ToString()[2..10]) is { Success: true } day ? StreamOf(day.Value) : null;

    /// <summary>A session as it stands at an instant; <see langword="null"/> where there is none.</summary>
    public async Task<VideoSession?> FindAsync(SlipNumber number, Instant now, CancellationToken cancellationToken)
    {
        if (StreamOf(number) is not { } stream || await Record.FindAsync(stream, cancellationToken).ConfigureAwait(false) is not { } kept) return null;
        return kept.State.At(Instant.Max(now, kept.State.LastAt)).Sessions.GetValueOrDefault(number);
    }
}
