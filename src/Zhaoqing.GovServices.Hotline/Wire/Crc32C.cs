using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>The bytes of one of the three parts that are worked on at once: an instruction takes three cycles, and one may begin in each.</summary>
    private const int Part = 168;

    private static readonly ulong OverOne = Shift(Part), OverTwo = Shift(2 * Part);

    private static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        if (Pclmulqdq.IsSupported && Sse42.X64.IsSupported)
        {
            while (bytes.Length >= 3 * Part)
            {
                crc = AppendThree(crc, MemoryMarshal.Cast<byte, ulong>(bytes[..Part]), MemoryMarshal.Cast<byte, ulong>(bytes.Slice(Part, Part)), MemoryMarshal.Cast<byte, ulong>(bytes.Slice(2 * Part, Part)));
                bytes = bytes[(3 * Part)..];
            }
        }

        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return crc;
    }

    private static uint AppendThree(uint crc, ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second, ReadOnlySpan<ulong> third)
    {
        ulong one = crc, two = 0, three = 0;
        for (int i = 0; i < first.Length && i < second.Length && i < third.Length; i++)
        {
            one = Sse42.X64.Crc32(one, first[i]);
            two = Sse42.X64.Crc32(two, second[i]);
            three = Sse42.X64.Crc32(three, third[i]);
        }

        return unchecked((uint)(three ^ Over(one, OverTwo) ^ Over(two, OverOne)));
    }

    /// <summary>A checksum carried over the bytes of a shift, as if they were zero.</summary>
    private static ulong Over(ulong crc, ulong shift) =>
        Sse42.X64.Crc32(0, Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(crc), Vector128.CreateScalar(shift), 0).ToScalar());

    /// <summary>x to the power of 8 n - 33 modulo the polynomial, bits reversed: the product is one bit lower, and taking it in raises it by 32.</summary>
    private static ulong Shift(int bytes)
    {
        uint power = 0x80000000;
        for (int i = 0; i < (8 * bytes) - 33; i++) power = (power >> 1) ^ ((power & 1) == 0 ? 0 : 0x82F63B78);
        return power;
    }
}
