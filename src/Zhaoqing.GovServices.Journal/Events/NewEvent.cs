using System.Text.RegularExpressions;
using NodaTime;

namespace Zhaoqing.GovServices.Journal;

/// <summary>An event that is to be recorded: what happened, when, by whom, as one JSON object.</summary>
/// <remarks>
/// Immutable; the content is copied. Two events are equal when all members are, the content byte by byte.
/// The content never holds licence copies, scans or biometric data, only digests of files that can be deleted: what is recorded stays.
/// </remarks>
public sealed partial record NewEvent
{
    /// <summary>The most bytes the content may have: 256 KiB.</summary>
    public const int MaxContentLength = 256 * 1024;

    /// <summary>The most characters a wire name may have.</summary>
    public const int MaxTypeLength = 100;

    /// <summary>Creates an event that is to be recorded.</summary>
    /// <param name="id">Made new for every event; not empty.</param>
    /// <param name="type">The wire name with its version, for example <c>case.accepted.v1</c>.</param>
    /// <param name="at">When it happened, from 1900 to 2199 (UTC), kept to the nanosecond.</param>
    /// <param name="actor">Who did it, by office or account; the form of a <see cref="PartyName"/>, 1 to 200 characters.</param>
    /// <param name="content">One JSON object in UTF-8 without a byte order mark, at most <see cref="MaxContentLength"/> bytes.</param>
    /// <param name="correlation">What it belongs to across streams, for example the request.</param>
    /// <param name="causation">The event or command that caused it.</param>
    /// <param name="schemaVersion">The version of the content's form; 1 or more.</param>
    /// <exception cref="ArgumentException">A member has another form; the message never repeats the content.</exception>
    public NewEvent(Guid id, string type, Instant at, string actor, ReadOnlyMemory<byte> content, Guid? correlation = null, Guid? causation = null, int schemaVersion = 1)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentOutOfRangeException.ThrowIfLessThan(schemaVersion, 1);
        if (id == Guid.Empty) throw new ArgumentException("An event has an id of its own.", nameof(id));
        if (type.Length > MaxTypeLength || !WireName().IsMatch(type)) throw new ArgumentException("A wire name has the form case.accepted.v1.", nameof(type));
        if (at < Earliest || at >= TooLate) throw new ArgumentOutOfRangeException(nameof(at), "An event happens from 1900 to 2199.");
        if (PartyName.Read(actor).TryPickT0(out var fault, out _)) throw new ArgumentException(fault.Message, nameof(actor));
        if (EventContent.FaultOf(content.Span) is { } wrong) throw new ArgumentException(wrong, nameof(content));
        Id = id;
        Type = type;
        At = at;
        Actor = actor;
        Content = content.ToArray();
        Correlation = correlation;
        Causation = causation;
        SchemaVersion = schemaVersion;
    }

    /// <summary>Its id; no other event of the journal has it.</summary>
    public Guid Id { get; }

    /// <summary>The wire name with its version, for example <c>case.accepted.v1</c>.</summary>
    public string Type { get; }

    /// <summary>When it happened, to the nanosecond.</summary>
    public Instant At { get; }

    /// <summary>Who did it, by office or account.</summary>
    public string Actor { get; }

    /// <summary>One JSON object in UTF-8, byte for byte as given.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>What it belongs to across streams; <see langword="null"/> where nothing was told.</summary>
    public Guid? Correlation { get; }

    /// <summary>The event or command that caused it; <see langword="null"/> where nothing was told.</summary>
    public Guid? Causation { get; }

    /// <summary>The version of the content's form, from 1.</summary>
    public int SchemaVersion { get; }

    private static Instant Earliest { get; } = Instant.FromUtc(1900, 1, 1, 0, 0);

    private static Instant TooLate { get; } = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>Whether all members are equal, the content byte by byte.</summary>
    public bool Equals(NewEvent? other) =>
        other is not null && Envelope == other.Envelope && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    private (Guid, string, Instant, string, Guid?, Guid?, int) Envelope => (Id, Type, At, Actor, Correlation, Causation, SchemaVersion);

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+\.v[1-9][0-9]{0,3}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WireName();
}
