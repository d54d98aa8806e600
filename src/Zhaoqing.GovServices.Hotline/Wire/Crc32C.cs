using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>CRC-32C (Castagnoli), as in RFC 3720, by the processor's own instruction where it has one.</summary>
internal static class Crc32C
{
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Append(uint.MaxValue, bytes);

    public static uint Of(ReadOnlySequence<byte> bytes)
    {
        if (bytes.IsSingleSegment) return Of(bytes.FirstSpan);
        uint crc = uint.MaxValue;
        foreach (var part in bytes) crc = Append(crc, part.Span);
        return ~crc;
    }

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return crc;
    }
}
