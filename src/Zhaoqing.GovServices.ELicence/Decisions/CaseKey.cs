using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The number of a case beside the grant it is of: up to 23 characters of ASCII in 24 bytes, the first of them the length. The default is no number.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct CaseKey(ulong First, ulong Second, ulong Third)
{
    private const int Bytes = 24;

    /// <summary>The key of a number; <see langword="false"/> where there is none, or it does not fit: it is compared as a text then.</summary>
    public static bool TryOf([NotNullWhen(true)] string? number, out CaseKey key)
    {
        key = default;
        if (string.IsNullOrWhiteSpace(number) || number.Length >= Bytes || !Ascii.IsValid(number)) return false;
        var bytes = MemoryMarshal.AsBytes(new Span<CaseKey>(ref key));
        bytes[0] = (byte)number.Length;
        Ascii.FromUtf16(number, bytes[1..], out _);
        return true;
    }

    /// <summary>Whether it is the key of a number.</summary>
    public static bool IsOf(ref readonly CaseKey key, string? number)
    {
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<CaseKey>(in key));
        return number?.Length == bytes[0] && Ascii.Equals(bytes.Slice(1, bytes[0]), number);
    }
}
