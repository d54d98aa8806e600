using System.Buffers;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The form of a digest: 64 hexadecimal digits in lower case.</summary>
internal static class DigestText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    public static bool Fits(string? text) => text?.Length == 64 && !text.AsSpan().ContainsAnyExcept(Digits);
}
