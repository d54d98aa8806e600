using System.Buffers.Binary;

namespace Zhaoqing.GovServices.Hotline.Tests.Wire;

/// <summary>What a stream of bytes comes to, the obvious way: all of it at hand, one rule after the other, a checksum by a table.</summary>
internal sealed class FrameModel(FrameLimits limits)
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(one =>
    {
        uint crc = (uint)one;
        for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78);
        return crc;
    })];

    public List<(int At, FrameHeader Header)> Frames { get; } = [];

    public FrameFault Fault { get; private set; }

    /// <summary>Where the bytes of the last frame end.</summary>
    public int End { get; private set; }

    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes) crc = (crc >> 8) ^ Table[(int)((crc ^ one) & 0xFF)];
        return ~crc;
    }

    public void Read(ReadOnlySpan<byte> bytes)
    {
        (Fault, End) = (FrameFault.None, 0);
        Frames.Clear();
        Span<int> lengths = stackalloc int[2];
        Span<int> types = [-1, -1];
        while ((Fault = Next(bytes[End..], lengths, types, out var header)) == FrameFault.None && header.Sequence > 0)
        {
            Frames.Add((End, header));
            End += header.FrameLength;
        }
    }

    /// <summary>The next frame; with place 0 where the bytes are not all there.</summary>
    private FrameFault Next(ReadOnlySpan<byte> rest, Span<int> lengths, Span<int> types, out FrameHeader header)
    {
        header = default;
        for (int i = 0; i < 4 && i < rest.Length; i++)
        {
            if (rest[i] != "ZGB1"u8[i]) return FrameFault.BadMagic;
        }

        if (rest.Length > 4 && rest[4] != 1) return FrameFault.UnknownVersion;
        if (rest.Length > 5 && rest[5] >= 32) return FrameFault.UnknownFlags;
        if (rest.Length < 24) return FrameFault.None;
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[20..]) != Checksum(rest[..20])) return FrameFault.HeaderChecksum;
        int lane = rest[5] & 1, type = BinaryPrimitives.ReadUInt16BigEndian(rest[6..]);
        long length = BinaryPrimitives.ReadUInt32BigEndian(rest[8..]);
        ulong place = BinaryPrimitives.ReadUInt64BigEndian(rest[12..]);
        if (length + lengths[lane] > (lane == 1 ? limits.EmergencyBody : limits.Body)) return FrameFault.TooLarge;
        if (length == 0 && type is not (2 or 7)) return FrameFault.EmptyBody;
        if (place != (ulong)Frames.Count + 1) return FrameFault.SequenceGap;
        if (types[lane] >= 0 && types[lane] != type) return FrameFault.MixedChunks;
        int whole = 24 + (int)length + 4 + ((rest[5] & 16) == 0 ? 0 : 64);
        if (rest.Length < whole) return FrameFault.None;
        if (BinaryPrimitives.ReadUInt32BigEndian(rest[(24 + (int)length)..]) != Checksum(rest.Slice(24, (int)length))) return FrameFault.BodyChecksum;
        bool hasMore = (rest[5] & 4) != 0;
        (types[lane], lengths[lane]) = hasMore ? (type, lengths[lane] + (int)length) : (-1, 0);
        header = new FrameHeader((FrameMarks)rest[5], (ushort)type, (int)length, place);
        return FrameFault.None;
    }
}
