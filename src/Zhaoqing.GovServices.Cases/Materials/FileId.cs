using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The id of a stored file: 32 lower-case hexadecimal digits, random; it tells nothing of the content.</summary>
/// <remarks>Immutable. <c>default</c> is no id: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<FileId>))]
public readonly record struct FileId : IParsable<FileId>
{
    /// <summary>How many random bytes <see cref="Create"/> takes.</summary>
    public const int RandomBytes = 16;

    private readonly string? _text;

    private FileId(string text) => _text = text;

    /// <summary>Makes an id.</summary>
    /// <param name="random"><see cref="RandomBytes"/> random bytes, from a cryptographic source.</param>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public static FileId Create(ReadOnlySpan<byte> random) => random.Length == RandomBytes
        ? new FileId(Convert.ToHexStringLower(random))
        : throw new ArgumentException($"A file id takes {RandomBytes} random bytes.", nameof(random));

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">The text is no id.</exception>
    public static FileId Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var id) ? id : throw new FormatException("A file id has 32 lower-case hexadecimal digits.");

    /// <summary>Reads an id without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FileId result)
    {
        bool isId = s is { Length: RandomBytes * 2 } && s.All(char.IsAsciiHexDigitLower);
        result = isId ? new FileId(s!) : default;
        return isId;
    }

    /// <summary>The id as text.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(FileId) is no id.");
}
