using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Cases.Tests.Materials;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class FileRulesTests
{
    internal static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. new byte[40]];
    internal static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[40]];
    internal static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[40]];
    private static readonly FileRules Rules = new();

    [Theory]
    [InlineData("申请表.pdf", "application/pdf", FileKind.Pdf)]
    [InlineData("照片.JPG", "image/jpeg", FileKind.Jpeg)]
    [InlineData("照片.jpeg", "IMAGE/JPEG", FileKind.Jpeg)]
    [InlineData("图.png", "image/png", FileKind.Png)]
    public void Content_type_and_extension_that_agree_are_taken(string name, string type, FileKind kind) =>
        Assert.Equal(kind, Rules.Judge(MaterialFileName.Parse(name), type, ContentOf(kind), 49).AsT1);

    [Theory]
    [InlineData("申请表.pdf", "application/pdf", FileKind.Png, "contentType")]
    [InlineData("申请表.pdf", "image/png", FileKind.Png, "name")]
    [InlineData("申请表.exe", "application/pdf", FileKind.Pdf, "name")]
    [InlineData("申请表.pdf.exe", "application/pdf", FileKind.Pdf, "name")]
    [InlineData("图.png", "text/html", FileKind.Png, "contentType")]
    public void A_lying_type_or_extension_is_refused(string name, string type, FileKind kind, string field)
    {
        var refusal = Rules.Judge(MaterialFileName.Parse(name), type, ContentOf(kind), 49).AsT0;
        Assert.Equal(("cases.file-kind-differs", field), (refusal.Code, refusal.Fields.Single().Field));
    }

    [Fact]
    public void Empty_large_and_unknown_files_are_refused()
    {
        var name = MaterialFileName.Parse("a.pdf");
        Assert.Equal("cases.file-empty", Rules.Judge(name, "application/pdf", [], 0).AsT0.Code);
        Assert.True(Rules.Judge(name, "application/pdf", Pdf, Rules.MaxBytes).IsT1);
        Assert.Equal("cases.file-too-large", Rules.Judge(name, "application/pdf", Pdf, Rules.MaxBytes + 1).AsT0.Code);
        Assert.Equal("cases.file-kind-not-taken", Rules.Judge(name, "application/pdf", "MZ"u8, 2).AsT0.Code);
        Assert.Equal("cases.file-kind-not-taken", (Rules with { Kinds = [FileKind.Png] }).Judge(name, "application/pdf", Pdf, 49).AsT0.Code);
    }

    [Property]
    public bool No_bytes_make_the_reading_of_a_kind_throw(byte[] head) => FileRules.KindOf(head) is null || head.Length >= 3;

    [Theory]
    [InlineData("../../etc/passwd.pdf")]
    [InlineData("..\\a.pdf")]
    [InlineData("a/b.pdf")]
    [InlineData("C:a.pdf")]
    [InlineData("a..pdf")]
    [InlineData(".pdf")]
    [InlineData("..pdf")]
    [InlineData("a.")]
    [InlineData("apdf")]
    [InlineData("con.pdf")]
    [InlineData("LPT1.pdf")]
    [InlineData("a\u0000.pdf")]
    [InlineData("a\u202Efdp.exe")]
    [InlineData("a%2f.pdf")]
    [InlineData(" a.pdf")]
    [InlineData("a.pdf ")]
    [InlineData("a.pdf:stream")]
    [InlineData("")]
    [InlineData(null)]
    public void Names_with_tricks_are_refused_and_not_repeated(string? name)
    {
        var fault = MaterialFileName.Read(name).AsT0;
        if (name is { Length: > 4 }) Assert.DoesNotContain(name, fault.Message, StringComparison.Ordinal);
    }

    [Property]
    public Property A_name_that_is_taken_comes_back_and_names_no_place() => Prop.ForAll(
        Gen.Elements([.. "ab表./\\:. "]).ListOf().Select(letters => new string([.. letters])).ToArbitrary(), text =>
        MaterialFileName.TryParse(text, provider: null, out var name)
            ? name.ToString() == text && Path.GetFileName(text) == text && !text.Contains("..", StringComparison.Ordinal) && name.Extension.Length > 0
            : MaterialFileName.Read(text).IsT0);

    [Fact]
    public void The_longest_name_is_taken_and_one_more_is_not()
    {
        Assert.True(MaterialFileName.TryParse(new string('a', 116) + ".pdf", provider: null, out _));
        Assert.False(MaterialFileName.TryParse(new string('a', 117) + ".pdf", provider: null, out _));
        Assert.Throws<InvalidOperationException>(() => default(MaterialFileName).Extension);
        Assert.Throws<InvalidOperationException>(() => default(FileId).ToString());
        Assert.Throws<FormatException>(() => FileId.Parse("../../../../etc/passwd/000000000"));
    }

    private static byte[] ContentOf(FileKind kind) => kind switch { FileKind.Pdf => Pdf, FileKind.Png => Png, _ => Jpeg };
}
