using System.Buffers;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A frame as it stands in the buffer: nothing is copied. It is good until the buffer is given back.</summary>
/// <param name="Header">Its head.</param>
/// <param name="Body">Its body as sent.</param>
/// <param name="Signature">The 64 bytes of the signature; empty where it has none. It is not checked here.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Frame(FrameHeader Header, ReadOnlySequence<byte> Body, ReadOnlySequence<byte> Signature)
{
    /// <summary>Whether the message ends with this frame.</summary>
    public bool IsLast => !FrameHeader.Has(Header.Flags, FrameMarks.MoreChunks);

    /// <summary>Whether it is on the urgent lane.</summary>
    public bool IsEmergency => FrameHeader.Has(Header.Flags, FrameMarks.Emergency);
}
