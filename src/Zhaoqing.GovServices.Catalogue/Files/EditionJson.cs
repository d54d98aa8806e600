using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>An edition as JSON (目录数据交换格式): for systems that do not read <see cref="EditionFile"/>, and to be looked at.</summary>
/// <remarks>
/// The members are described in the page of the catalogue. Nothing is read in part: a member that is unknown, doubled, missing or of another type is refused with its place.
/// </remarks>
public static class EditionJson
{
    /// <summary>The version of the form that is written and read.</summary>
    public const int FormatVersion = 1;

    internal const string Format = "zhaoqing-catalogue";

    /// <summary>How often the writer is emptied into the stream.</summary>
    private const int FlushAt = 1 << 20;

    /// <summary>Writes an edition; equal editions give equal bytes.</summary>
    public static void Write(CatalogueEdition edition, Stream to)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(to);
        using var json = new Utf8JsonWriter(to, CanonicalForm.Options);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteNumber("version", FormatVersion);
        json.WriteString("edition", edition.Id);
        json.WriteString("effective", InstantPattern.ExtendedIso.Format(edition.Effective));
        json.WriteString("hash", edition.Hash);
        json.WriteStartArray("matters");
        foreach (var matter in edition.Matters)
        {
            json.WriteStartObject();
            CanonicalForm.Write(json, matter);
            json.WriteEndObject();
            if (json.BytesPending > FlushAt) json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads an edition.</summary>
    /// <param name="utf8">The whole text as UTF-8, with or without a byte order mark.</param>
    /// <param name="sets">The sets of elements that the edition may name; <see langword="null"/> for the shipped one.</param>
    /// <returns>
    /// The edition, or, with nothing read, <c>catalogue.edition-json-unreadable</c> with path, line and byte, <c>edition-json-version</c> for a later form,
    /// <c>edition-set-unknown</c> for elements of another set, and <c>edition-hash-differs</c>.
    /// </returns>
    [Clause("STD-3.5")]
    public static OneOf<Refusal, CatalogueEdition> Read(ReadOnlySpan<byte> utf8, IReadOnlyList<ElementSet>? sets = null)
    {
        if (utf8.StartsWith("\ufeff"u8)) utf8 = utf8[3..];
        if (!System.Text.Unicode.Utf8.IsValid(utf8)) return FileRefusals.JsonUnreadable("$", "编码不是UTF-8");
        return new JsonEditionReader(utf8, sets ?? [ElementSet.Shipped]).Read();
    }
}
