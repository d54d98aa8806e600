namespace Zhaoqing.GovServices.Hotline;

/// <summary>How a frame is to be handled; the sixth byte of its head. Other bits are a fault.</summary>
[Flags]
public enum FrameMarks
{
    /// <summary>An ordinary frame, whole.</summary>
    None = 0,

    /// <summary>On the urgent lane (紧急): it may pass frames of the other lane, also between their pieces.</summary>
    Emergency = 1,

    /// <summary>An exercise (演练): never a reason to send anybody.</summary>
    Exercise = 2,

    /// <summary>More pieces of the same message follow on this lane.</summary>
    MoreChunks = 4,

    /// <summary>The body is compressed.</summary>
    Compressed = 8,

    /// <summary>A signature of 64 bytes stands behind the body's checksum.</summary>
    HasSignature = 16,
}
