using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A time during which a session was broken off (中断).</summary>
/// <param name="From">From when.</param>
/// <param name="Until">When the person was back in the queue; <see langword="null"/> before.</param>
public sealed record VideoInterruption(Instant From, Instant? Until);

/// <summary>What a case keeps of the session by which it came in: consent, identity, and the digest of the recording.</summary>
/// <param name="Session">The number of the session.</param>
/// <param name="ConsentAt">When the person consented to recording.</param>
/// <param name="Identity">That it was made sure who they are.</param>
public sealed record VideoEvidence(SlipNumber Session, Instant ConsentAt, VideoIdentity Identity)
{
    /// <summary>The recording; <see langword="null"/> while the session is not completed.</summary>
    public VideoRecording? Recording { get; init; }
}

/// <summary>A session of the video window (视频办会话) as it stands.</summary>
/// <remarks>Immutable. At a seat exactly while its state says so; it has one owner at every instant.</remarks>
public sealed record VideoSession
{
    internal VideoSession(VideoQueued queued, int place, string dutyOwner)
    {
        Number = queued.Number;
        Holder = queued.By;
        Request = queued.Request;
        QueuedAt = queued.At;
        Place = place;
        DutyOwner = dutyOwner;
    }

    /// <summary>Its number.</summary>
    public SlipNumber Number { get; }

    /// <summary>The account whose session it is; nobody else comes back to it.</summary>
    public string Holder { get; }

    /// <summary>What was asked for.</summary>
    public VideoRequest Request { get; }

    /// <summary>When it joined the queue.</summary>
    public Instant QueuedAt { get; }

    /// <summary>Its place in the queue of the day, from 0; kept when the line breaks.</summary>
    public int Place { get; }

    /// <summary>Where it stands.</summary>
    public VideoState State { get; init; } = VideoState.Queued;

    /// <summary>The state at the seat to which it comes back; <see langword="null"/> before it was at one.</summary>
    public VideoState? Reached { get; init; }

    /// <summary>The account of the seat; <see langword="null"/> while none has it.</summary>
    public string? Seat { get; init; }

    /// <summary>Who owns it: the seat, or who is on duty while none has it (首问负责).</summary>
    public string Owner => Seat ?? DutyOwner;

    /// <summary>When the person consented to recording; <see langword="null"/> before.</summary>
    public Instant? ConsentAt { get; init; }

    /// <summary>That it was made sure who the person is; <see langword="null"/> before.</summary>
    public VideoIdentity? Identity { get; init; }

    /// <summary>The documents shown, each once.</summary>
    public ImmutableArray<MaterialCode> Documents { get; init; } = [];

    /// <summary>The digests of what was signed.</summary>
    public ImmutableArray<string> Signatures { get; init; } = [];

    /// <summary>When the line was broken.</summary>
    public ImmutableArray<VideoInterruption> Interruptions { get; init; } = [];

    /// <summary>With what the holder comes back, last; <see langword="null"/> where the line never broke.</summary>
    public string? Token { get; init; }

    /// <summary>Until when the holder can come back; <see langword="null"/> unless <see cref="VideoState.Dropped"/>.</summary>
    public Instant? ResumeUntil { get; init; }

    /// <summary>The window at which the person goes on; <see langword="null"/> unless <see cref="VideoState.Declined"/>.</summary>
    public string? Window { get; init; }

    /// <summary>The recording; <see langword="null"/> before the session was completed.</summary>
    public VideoRecording? Recording { get; init; }

    /// <summary>Whether anything can still happen to it.</summary>
    public bool IsOpen => State is not (VideoState.Completed or VideoState.Declined or VideoState.Left or VideoState.Lapsed);

    /// <summary>What the person has handed in or shown so far, each material once (草稿); none of it is asked for again, wherever the application goes on.</summary>
    public ImmutableArray<SuppliedMaterial> Draft =>
        [.. Request.Materials, .. Documents.Where(code => Request.Materials.All(ready => ready.Material != code)).Select(code => new SuppliedMaterial(code, MaterialForm.Electronic))];

    /// <summary>What a case keeps of it; <see langword="null"/> without consent and identity.</summary>
    [Clause("REG-3.7")]
    public VideoEvidence? Evidence => State != VideoState.Declined && ConsentAt is { } consent && Identity is { } identity
        ? new VideoEvidence(Number, consent, identity) { Recording = Recording }
        : null;

    private string DutyOwner { get; }

    /// <summary>Whether somebody may see it: its holder, and the offices of its division.</summary>
    public bool IsFor(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role is ActorRole.Applicant or ActorRole.Helper ? string.Equals(by.Id, Holder, StringComparison.Ordinal) : DeskRefusals.Covers(by, Request.Division);
    }

    /// <summary>An application with what the draft holds and it does not name itself.</summary>
    /// <param name="application">The application, at whatever channel.</param>
    internal Application CarriedInto(Application application) => application.Matter == Request.Matter
        ? application with { Materials = [.. application.Materials, .. Draft.Where(drafted => application.Materials.All(given => given.Material != drafted.Material))] }
        : application;
}
