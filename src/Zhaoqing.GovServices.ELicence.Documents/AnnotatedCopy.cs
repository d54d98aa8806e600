using System.Security.Cryptography;
using OneOf;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>One copy of a licence made for one use (加注件), with what it may be used for written over it. The master is read and never changed or handed out.</summary>
/// <remarks>Immutable but for its bytes, which are the caller's.</remarks>
public sealed partial class AnnotatedCopy
{
    /// <summary>The most bytes a master may have.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    private AnnotatedCopy(byte[] content, string mediaType, CopyNote note)
    {
        Content = content;
        MediaType = mediaType;
        Note = note;
        Digest = Convert.ToHexStringLower(SHA256.HashData(content));
    }

    /// <summary>The copy.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Its media type: <c>application/pdf</c>, <c>image/png</c> or <c>image/jpeg</c>.</summary>
    public string MediaType { get; }

    /// <summary>What it says of itself.</summary>
    public CopyNote Note { get; }

    /// <summary>SHA-256 of the copy, 64 hexadecimal digits in lower case: what the record keeps of the use, beside the id of the copy.</summary>
    public string Digest { get; }

    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => $"{nameof(AnnotatedCopy)} {Note.Copy}";

    /// <summary>What is wrong with note, size or fonts is told first. Then: the libraries tell a broken file by many kinds of exception; whatever they throw over a stranger's bytes means that it cannot be read.</summary>
    private static OneOf<Refusal, AnnotatedCopy> Make(ReadOnlyMemory<byte> master, CopyNote note, CopyFonts fonts, Func<OneOf<Refusal, AnnotatedCopy>> mark)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(fonts);
        if (!note.IsPrintable) return CopyRefusals.NoteWrong();
        if (note.ValidUntil < note.MadeAt) return CopyRefusals.Expired();
        if (master.Length > MaxBytes) return CopyRefusals.TooLarge();
        if (!note.Lines.All(fonts.Covers)) return CopyRefusals.GlyphMissing();
        try
        {
            return mark();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return CopyRefusals.Unreadable();
        }
    }
}
