namespace Zhaoqing.GovServices.Hotline;

/// <summary>Why a peer's bytes are no frame. After any of them the connection is closed: nothing is looked for further on in the stream.</summary>
public enum FrameFault
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The first bytes are not those of a frame.</summary>
    BadMagic,

    /// <summary>A version that is not spoken here.</summary>
    UnknownVersion,

    /// <summary>Flags that have no meaning.</summary>
    UnknownFlags,

    /// <summary>The checksum of the head differs.</summary>
    HeaderChecksum,

    /// <summary>The body, or the pieces of a message together, are longer than the lane allows.</summary>
    TooLarge,

    /// <summary>An empty body where one must be: only a heartbeat and its answer have none.</summary>
    EmptyBody,

    /// <summary>A place in the stream was left out, or comes again.</summary>
    SequenceGap,

    /// <summary>A piece of another message than the one that is not finished on this lane.</summary>
    MixedChunks,

    /// <summary>The checksum of the body differs.</summary>
    BodyChecksum,
}
