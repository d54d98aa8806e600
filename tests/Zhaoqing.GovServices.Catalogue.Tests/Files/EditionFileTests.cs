using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Files;

[Properties(Arbitrary = [typeof(RichEditions), typeof(Arbitraries)], MaxTest = 200, QuietOnSuccess = true)]
public class EditionFileTests
{
    [Property]
    [Clause("STD-3.5")]
    public void What_is_read_is_what_was_written(CatalogueEdition edition)
    {
        byte[] file = Written(edition);
        var read = EditionFile.Read(file).AsT1;
        Assert.Equal((edition.Id, edition.Effective, edition.Hash), (read.Id, read.Effective, read.Hash));
        // The hashes are counted anew from what was read: nothing of a matter is lost.
        Assert.Null(EditionFile.Check(read));
        Assert.Equal(file, Written(read));
        Assert.Equal(edition.Hash, EditionFile.Read(new MemoryStream(file)).AsT1.Hash);
    }

    [Property]
    public Property It_answers_as_the_edition_does_that_was_written() => Prop.ForAll(
        RichEditions.Edition(), Arbitraries.DivisionCode(), Arbitraries.Queries().ToArbitrary(), (edition, division, text) =>
        {
            var read = EditionFile.Read(Written(edition)).AsT1;
            foreach (var matter in edition.Matters)
            {
                Assert.Equal(
                    edition.ListFor(matter.Code, division).Match(no => no.Code, list => $"{list} {list.Authority.Name} {list.Materials.Length}"),
                    read.ListFor(matter.Code, division).Match(no => no.Code, list => $"{list} {list.Authority.Name} {list.Materials.Length}"));
            }

            var query = new MatterQuery { Text = text, Division = division };
            Assert.Equal(edition.Search(query).Items.Select(matter => matter.Code), read.Search(query).Items.Select(matter => matter.Code));
            Assert.Empty(EditionComparison.Between(edition, read).Matters);
        });

    [Fact]
    public void A_file_cut_anywhere_or_with_one_byte_more_is_refused()
    {
        byte[] file = Written(RichEditions.Small());
        for (int length = 0; length < file.Length; length++)
        {
            Assert.Equal(length == 0 ? "catalogue.edition-file-unknown" : "catalogue.edition-file-damaged", EditionFile.Read(file.AsMemory(0, length)).AsT0.Code);
            Assert.True(EditionFile.Read(new MemoryStream(file, 0, length)).IsT0);
        }

        Assert.Equal("catalogue.edition-file-damaged", EditionFile.Read((byte[])[.. file, 0]).AsT0.Code);
    }

    [Fact]
    public void A_file_with_any_bit_turned_is_refused()
    {
        byte[] file = Written(RichEditions.Small());
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            string code = EditionFile.Read(file).AsT0.Code;
            Assert.Equal(bit < 64 ? "catalogue.edition-file-unknown" : bit < 80 ? "catalogue.edition-file-version" : "catalogue.edition-file-damaged", code);
            file[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Property(MaxTest = 2_000)]
    public Property Bytes_forged_under_a_right_digest_are_read_whole_or_refused_and_never_take_much_room()
    {
        byte[] file = Written(RichEditions.Small());
        var changes = from at in Gen.Choose(88, file.Length - 1)
                      from value in Gen.Elements<byte>(0, 1, 2, 0x7f, 0x80, 0xff)
                      from count in Gen.Choose(1, 9)
                      select (at, value, count);
        return Prop.ForAll(Gen.ArrayOf(changes, 2).ToArbitrary(), edits =>
        {
            byte[] forged = [.. file];
            foreach (var (at, value, count) in edits) forged.AsSpan(at, Math.Min(count, forged.Length - at)).Fill(value);
            Seal(forged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var answer = EditionFile.Read(forged);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
            answer.Switch(no => Assert.True(no.Code is "catalogue.edition-file-damaged" or "catalogue.edition-set-unknown", no.Code), edition => Assert.Equal(Written(edition), Written(edition)));
        });
    }

    [Fact]
    public void A_later_format_is_refused_by_its_name()
    {
        byte[] file = Written(RichEditions.Small());
        file[8] = 2;
        Seal(file);
        var refusal = EditionFile.Read(file).AsT0;
        Assert.Equal("catalogue.edition-file-version", refusal.Code);
        Assert.Contains("第2版", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forged_matter_is_found_by_counting_its_hash()
    {
        var edition = new CatalogueEdition("x", NodaTime.Instant.MinValue, [Arbitraries.Simple("M-1", "441202")]);
        byte[] file = Written(edition);
        int at = file.AsSpan().IndexOf("示例事项"u8);
        "另"u8.CopyTo(file.AsSpan(at));
        Seal(file);
        var read = EditionFile.Read(file).AsT1;
        Assert.Equal(("另例事项", edition.Hash), (read.Matters[0].Name, read.Hash));
        Assert.Equal("catalogue.edition-hash-differs", EditionFile.Check(read)!.Code);
        Assert.Null(EditionFile.Check(edition));
    }

    [Fact]
    public void A_text_with_half_a_character_cannot_be_written() => Assert.Throws<System.Text.EncoderFallbackException>(() =>
        Written(new CatalogueEdition("x", NodaTime.Instant.MinValue, [new Matter(MatterCode.Parse("M"), "\ud800", MatterKind.Levy, "", UnifiedPart.Empty)])));

    internal static byte[] Written(CatalogueEdition edition)
    {
        using var stream = new MemoryStream();
        EditionFile.Write(edition, stream);
        return stream.ToArray();
    }

    [Fact]
    public void Elements_of_a_set_that_is_not_known_are_refused_with_its_name()
    {
        byte[] file = Written(RichEditions.Small());
        var refusal = EditionFile.Read(file, []).AsT0;
        Assert.Equal(("catalogue.edition-set-unknown", $"{ElementSet.Shipped.Id} {ElementSet.Shipped.Edition}"), (refusal.Code, refusal.Fields[0].Message));
        Assert.True(EditionFile.Read(file, [ElementSet.Shipped]).IsT1);
    }

    [Fact]
    public void An_element_that_was_read_is_edited_like_any_other()
    {
        var read = EditionFile.Read(Written(RichEditions.Small())).AsT1.Matters.First(matter => matter.Elements is not null).Elements!;
        var element = read.Unified.Set.Elements.First(one => one.Owner == ElementOwner.Unified && !one.IsPerMaterial);
        var edited = read.Unified.With(element, "新值");
        Assert.Equal("新值", edited.At(element));
        foreach (var other in read.Unified.Set.Elements.Where(one => one.Owner == ElementOwner.Unified && one != element)) Assert.Equal(read.Unified.At(other), edited.At(other));
    }

    /// <summary>Makes the digest right again, as a forger would.</summary>
    private static void Seal(byte[] file) => SHA256.HashData([.. file.AsSpan(0, 56), .. file.AsSpan(88)]).CopyTo(file, 56);
}
