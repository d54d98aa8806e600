using System.Buffers;
using System.Text;
using System.Text.Unicode;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Tells UTF-8 from GB 18030, the two encodings in which Chinese tables come, and refuses what is neither.</summary>
internal static class TextEncodings
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text of a file; refused with the number of the first byte that fits no encoding.</summary>
    public static OneOf<Refusal, string> Decode(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\ufeff"u8)) return Strict(file, bytes[3..], 3, StrictUtf8, "编码不是UTF-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff])) return Refused(file, 0, "编码为UTF-16,不能读取");
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(bytes);
        return IsDamagedUtf8(bytes) ? Strict(file, bytes, 0, StrictUtf8, "编码不是UTF-8") : Strict(file, bytes, 0, StrictGb18030, "编码既不是UTF-8也不是GB 18030");
    }

    private static OneOf<Refusal, string> Strict(string file, ReadOnlySpan<byte> bytes, int before, Encoding encoding, string message)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException fault)
        {
            return Refused(file, before + Math.Max(0, fault.Index), message);
        }
    }

    private static Refusal Refused(string file, int index, string message) => ImportRefusals.At($"{file}:byte {index + 1}", $"{file}第{index + 1}字节", message);

    /// <summary>Whether most of what is not ASCII is UTF-8: in GB 18030 hardly any two bytes look like it, so such a file was damaged.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            bool isGood = Rune.DecodeFromUtf8(bytes, out var rune, out int length) == OperationStatus.Done;
            if (!isGood) bad++;
            else if (!rune.IsAscii) good++;
            bytes = bytes[Math.Max(1, length)..];
        }

        return good > bad;
    }
}
