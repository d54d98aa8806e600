namespace Zhaoqing.GovServices.Journal;

/// <summary>The acknowledgement: the events are in the record, whole and durable.</summary>
/// <param name="Stream">The stream they were appended to; for a repeated request, that of the first time.</param>
/// <param name="FirstVersion">The version of the first of them in the stream.</param>
/// <param name="LastVersion">The version of the last of them: the next expected version.</param>
/// <param name="LastPosition">The position of the last of them in the journal; the others stand directly before it.</param>
/// <param name="Repeated">Whether this is the answer of an earlier append with the same key, and nothing was appended now.</param>
public sealed record Appended(StreamId Stream, long FirstVersion, long LastVersion, long LastPosition, bool Repeated);
