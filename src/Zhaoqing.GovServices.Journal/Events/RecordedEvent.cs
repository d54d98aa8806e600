using NodaTime;

namespace Zhaoqing.GovServices.Journal;

/// <summary>An event as it stands in the journal, with its place. Only stores make it; see <see cref="NewEvent"/> for the form of its members.</summary>
/// <remarks>Immutable. Two are equal when all members are, the content byte by byte.</remarks>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in the stream: 1 to n, without gaps.</param>
/// <param name="Position">Its place in the whole journal: 1 to n, without gaps.</param>
/// <param name="Id">Its id; no other event of the journal has it.</param>
/// <param name="Type">The wire name with its version, for example <c>case.accepted.v1</c>.</param>
/// <param name="At">When it happened, to the nanosecond.</param>
/// <param name="Actor">Who did it, by office or account.</param>
/// <param name="Content">One JSON object in UTF-8, byte for byte as it was appended, unknown members included.</param>
/// <param name="Correlation">What it belongs to across streams; <see langword="null"/> where nothing was told.</param>
/// <param name="Causation">The event or command that caused it; <see langword="null"/> where nothing was told.</param>
/// <param name="SchemaVersion">The version of the content's form, from 1.</param>
public sealed record RecordedEvent(
    StreamId Stream,
    long Version,
    long Position,
    Guid Id,
    string Type,
    Instant At,
    string Actor,
    ReadOnlyMemory<byte> Content,
    Guid? Correlation,
    Guid? Causation,
    int SchemaVersion)
{
    /// <summary>The event that was appended, at the place it was given.</summary>
    public static RecordedEvent Of(NewEvent appended, StreamId stream, long version, long position)
    {
        ArgumentNullException.ThrowIfNull(appended);
        return new(
            stream, version, position, appended.Id, appended.Type, appended.At, appended.Actor, appended.Content,
            appended.Correlation, appended.Causation, appended.SchemaVersion);
    }

    /// <summary>Whether all members are equal, the content byte by byte.</summary>
    public bool Equals(RecordedEvent? other) =>
        other is not null && Place == other.Place && Envelope == other.Envelope && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    private (StreamId, long, long) Place => (Stream, Version, Position);

    private (Guid, string, Instant, string, Guid?, Guid?, int) Envelope => (Id, Type, At, Actor, Correlation, Causation, SchemaVersion);
}
