using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What a file is, by its content (文件类型).</summary>
public enum FileKind
{
    /// <summary>A PDF document, <c>application/pdf</c>, <c>.pdf</c>.</summary>
    Pdf,

    /// <summary>A JPEG picture, <c>image/jpeg</c>, <c>.jpg</c> or <c>.jpeg</c>.</summary>
    Jpeg,

    /// <summary>A PNG picture, <c>image/png</c>, <c>.png</c>.</summary>
    Png,
}

/// <summary>What files a department takes: data with a default, since no text sets the figures.</summary>
public sealed record FileRules
{
    /// <summary>How many bytes from the beginning tell what a file is.</summary>
    public const int HeadBytes = 16;

    /// <summary>The most bytes of one file, 20 MiB unless set.</summary>
    public long MaxBytes { get; init; } = 20 << 20;

    /// <summary>The most files of one case, 100 unless set.</summary>
    public int MaxFiles { get; init; } = 100;

    /// <summary>After what time a file that no event names is swept, a day unless set; an upload that takes longer than half of it is refused.</summary>
    public Duration OrphanAge { get; init; } = Duration.FromDays(1);

    /// <summary>The kinds that are taken; all unless set.</summary>
    public ImmutableArray<FileKind> Kinds { get; init; } = [FileKind.Pdf, FileKind.Jpeg, FileKind.Png];

    /// <summary>The media type of a kind.</summary>
    public static string MediaTypeOf(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    /// <summary>What a file is by its first bytes; <see langword="null"/> where they are those of no known kind.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> head) => head switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => FileKind.Pdf,
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        _ => null,
    };

    /// <summary>Whether a file is taken: its content, the type that was told and the extension must say the same.</summary>
    /// <param name="name">The name.</param>
    /// <param name="toldType">The media type that was told, without parameters.</param>
    /// <param name="head">Its first bytes, up to <see cref="HeadBytes"/>.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <returns>What it is; refused with <c>cases.file-empty</c>, <c>cases.file-too-large</c>, <c>cases.file-kind-not-taken</c> or <c>cases.file-kind-differs</c>, each on its field.</returns>
    public OneOf<Refusal, FileKind> Judge(MaterialFileName name, string toldType, ReadOnlySpan<byte> head, long length)
    {
        if (length <= 0) return Fault("cases.file-empty", "file", "文件是空的,请重新选择。");
        if (length > MaxBytes) return TooLarge();
        if (KindOf(head) is not { } kind || !Kinds.Contains(kind)) return Fault("cases.file-kind-not-taken", "file", $"只收 {string.Join('、', Kinds.Select(MediaTypeOf))} 文件。");
        if (!string.Equals(MediaTypeOf(kind), toldType, StringComparison.OrdinalIgnoreCase)) return Fault("cases.file-kind-differs", "contentType", "所报类型与文件内容不符。");
        return IsExtensionOf(kind, name.Extension) ? kind : Fault("cases.file-kind-differs", "name", "文件扩展名与文件内容不符。");
    }

    /// <summary>The refusal of a file with more bytes than are taken.</summary>
    public Refusal TooLarge() => Fault("cases.file-too-large", "file", $"文件不能超过{MaxBytes}字节,请压缩或分成几个文件。");

    internal static Refusal Fault(string code, string field, string message) => new Refusal(code, message, CaseGrounds.ByTheList).OnField(field, message);

    private static bool IsExtensionOf(FileKind kind, string extension) => kind switch
    {
        FileKind.Pdf => extension is "pdf",
        FileKind.Jpeg => extension is "jpg" or "jpeg",
        _ => extension is "png",
    };
}
