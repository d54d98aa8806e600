namespace Zhaoqing.GovServices.Hotline;

/// <summary>How long the body of a message may be, its pieces together: data of a link, agreed by both sides.</summary>
/// <remarks>Immutable. The defaults are those of the proposal in docs/hotline.md.</remarks>
public sealed record FrameLimits
{
    /// <summary>The limits of the proposal: 1 MiB, and 64 KiB on the urgent lane.</summary>
    public static FrameLimits Default { get; } = new(1 << 20, 1 << 16);

    /// <summary>Limits.</summary>
    /// <param name="body">The most bytes of a message on the ordinary lane.</param>
    /// <param name="emergencyBody">The most bytes on the urgent lane; no more than on the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is not positive, longer than 256 MiB, or the urgent lane has more than the other.</exception>
    public FrameLimits(int body, int emergencyBody)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(emergencyBody);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body, 1 << 28);
        ArgumentOutOfRangeException.ThrowIfLessThan(body, emergencyBody);
        Body = body;
        EmergencyBody = emergencyBody;
    }

    /// <summary>The most bytes of a message on the ordinary lane.</summary>
    public int Body { get; }

    /// <summary>The most bytes of a message on the urgent lane.</summary>
    public int EmergencyBody { get; }

    /// <summary>The longest frame there can be in bytes; a pipe must hold one whole, else reader and writer wait for each other.</summary>
    public int LongestFrame => FrameHeader.Size + Body + FrameHeader.ChecksumSize + FrameHeader.SignatureSize;

    internal int Of(FrameMarks flags) => FrameHeader.Has(flags, FrameMarks.Emergency) ? EmergencyBody : Body;
}
