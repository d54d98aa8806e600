using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A published edition as one compact file (版本文件) that any department system loads at its start.</summary>
/// <remarks>
/// The format is described in the page of the catalogue. A file is read wholly or refused wholly: it tells its version and its length and ends with nothing
/// else, a SHA-256 guards every byte, and no length in it is believed before it was held against the bytes that are there.
/// That SHA-256 finds damage, not forgery: compare <see cref="CatalogueEdition.Hash"/> with what the city publishes, and see <see cref="Check"/>.
/// </remarks>
public static class EditionFile
{
    /// <summary>The version of the format that is written and read.</summary>
    public const int FormatVersion = 1;

    /// <summary>The most bytes of a file: 1 GiB.</summary>
    public const int MaxLength = 1 << 30;

    private const int VersionAt = 8, HeaderLengthAt = 10, LengthAt = 16, HashAt = 24, DigestAt = 56, HeaderLength = 88;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> Magic => "ZQCAT\r\n\u001a"u8;

    /// <summary>Writes an edition; equal editions give equal bytes.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or the file would be longer than <see cref="MaxLength"/>.</exception>
    public static void Write(CatalogueEdition edition, Stream to)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(to);
        var texts = new Numbered<string>(StringComparer.Ordinal);
        var body = new PackedWriter(texts);
        byte[] id = Strict.GetBytes(edition.Id);
        body.Number(id.Length);
        body.Bytes(id);
        body.Number(edition.Effective.ToUnixTimeSeconds() - Instant.MinValue.ToUnixTimeSeconds());
        body.Number((edition.Effective - Instant.FromUnixTimeSeconds(edition.Effective.ToUnixTimeSeconds())).SubsecondNanoseconds);
        MatterPacker.Pack(edition, body, texts);
        body.Bytes(edition.Hashes);
        ElementPacker.Pack(edition.Matters, body);
        if (body.Written.Length > MaxLength - HeaderLength) throw new ArgumentException($"A file has {MaxLength} bytes at most.", nameof(edition));
        Span<byte> header = stackalloc byte[HeaderLength];
        header.Clear();
        Magic.CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header[VersionAt..], FormatVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header[HeaderLengthAt..], HeaderLength);
        BinaryPrimitives.WriteInt64LittleEndian(header[LengthAt..], HeaderLength + body.Written.Length);
        Convert.FromHexString(edition.Hash).CopyTo(header[HashAt..]);
        Digest(header, body.Written).CopyTo(header[DigestAt..]);
        to.Write(header);
        to.Write(body.Written);
    }

    /// <summary>Reads an edition from a stream to its end.</summary>
    /// <inheritdoc cref="Read(ReadOnlyMemory{byte}, IReadOnlyList{ElementSet}?)"/>
    /// <param name="from">The stream.</param>
    /// <param name="sets">The sets of elements that the edition may name; <see langword="null"/> for the shipped one.</param>
    public static OneOf<Refusal, CatalogueEdition> Read(Stream from, IReadOnlyList<ElementSet>? sets = null)
    {
        ArgumentNullException.ThrowIfNull(from);
        // What the file says about its length is not believed: the room grows with what was read.
        byte[] bytes = new byte[from.CanSeek ? (int)Math.Clamp(from.Length - from.Position + 1, HeaderLength, MaxLength) : 1 << 16];
        int length = 0;
        for (int read; (read = from.Read(bytes, length, bytes.Length - length)) > 0;)
        {
            length += read;
            if (length >= MaxLength) return FileRefusals.TooLarge(MaxLength);
            if (length == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(MaxLength, length * 2L));
        }

        return Read(bytes.AsMemory(0, length), sets);
    }

    /// <summary>Reads an edition.</summary>
    /// <param name="bytes">The file; it must not change afterwards, since the edition goes on reading from it.</param>
    /// <param name="sets">The sets of elements that the edition may name; <see langword="null"/> for the shipped one.</param>
    /// <returns>
    /// The edition, or, with nothing read, <c>catalogue.edition-file-unknown</c> for another kind of file, <c>edition-file-version</c> for a later format,
    /// <c>edition-file-damaged</c> where it is cut, longer or altered, <c>edition-file-too-large</c> beyond <see cref="MaxLength"/>, <c>edition-set-unknown</c> for elements of another set.
    /// </returns>
    [Clause("STD-3.5")]
    public static OneOf<Refusal, CatalogueEdition> Read(ReadOnlyMemory<byte> bytes, IReadOnlyList<ElementSet>? sets = null)
    {
        var file = bytes.Span;
        if (file.Length > MaxLength) return FileRefusals.TooLarge(MaxLength);
        if (file.Length < VersionAt || !file.StartsWith(Magic)) return file.Length < VersionAt && Magic.StartsWith(file) && !file.IsEmpty ? FileRefusals.Damaged("文件被截断") : FileRefusals.Unknown();
        if (file.Length < HeaderLength) return FileRefusals.Damaged("文件被截断");
        int version = BinaryPrimitives.ReadUInt16LittleEndian(file[VersionAt..]);
        if (version != FormatVersion) return FileRefusals.Version(version);
        if (BinaryPrimitives.ReadInt64LittleEndian(file[LengthAt..]) != file.Length) return FileRefusals.Damaged("长度不符");
        if (!Digest(file[..HeaderLength], file[HeaderLength..]).AsSpan().SequenceEqual(file[DigestAt..HeaderLength])) return FileRefusals.Damaged("校验值不符");
        try
        {
            var edition = Unpack(bytes, sets ?? [ElementSet.Shipped]);
            return file[HashAt..DigestAt].SequenceEqual(Convert.FromHexString(edition.Hash)) ? edition : FileRefusals.Damaged("目录哈希值不符");
        }
        catch (UnknownElementSetException unknown)
        {
            return FileRefusals.SetUnknown(unknown.Message);
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException or FormatException or OverflowException or IndexOutOfRangeException or NodaTime.Text.UnparsableValueException)
        {
            return FileRefusals.Damaged(fault is InvalidDataException ? $"内容不合格式({fault.Message})" : "内容不合格式");
        }
    }

    /// <summary>Counts the hashes of all matters anew, which reading does not: they are guarded by the file's SHA-256, but a file can be forged.</summary>
    /// <returns><c>catalogue.edition-hash-differs</c>, or <see langword="null"/> where the edition's hash is that of its content.</returns>
    public static Refusal? Check(CatalogueEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return edition.Hashes.SequenceEqual(CanonicalForm.HashesOf(edition.Matters)) ? null : FileRefusals.HashDiffers();
    }

    private static CatalogueEdition Unpack(ReadOnlyMemory<byte> bytes, IReadOnlyList<ElementSet> sets)
    {
        var from = new PackedReader(bytes.Span, HeaderLength);
        string id = Strict.GetString(from.Bytes(from.Number()));
        long seconds = from.Long();
        int nanoseconds = from.Choice(1_000_000_000);
        var effective = Instant.FromUnixTimeSeconds(Instant.MinValue.ToUnixTimeSeconds() + seconds).PlusNanoseconds(nanoseconds);
        var matters = MatterUnpacker.Unpack(ref from);
        byte[] hashes = from.Bytes(checked(matters.Length * SHA256.HashSizeInBytes)).ToArray();
        matters = ElementUnpacker.Unpack(ref from, bytes, matters, sets);
        if (from.Left > 0) throw from.Damaged("more bytes follow");
        return new CatalogueEdition(id, effective, matters, hashes, known: null);
    }

    private static byte[] Digest(ReadOnlySpan<byte> header, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header[..DigestAt]);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
