using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Documents.Tests;

/// <summary>The example of the README, over the files of the tests.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_example_of_the_README_is_true()
    {
        using var fonts = CopyFonts.Read(Masters.Font("common.otf"), Masters.Font("rare.otf")).AsT1;
        var at = Instant.FromUtc(2026, 11, 2, 1, 0);
        var note = new CopyNote("变更登记", "示例一窗口", "case-1", "示例局", at, at + Duration.FromDays(30), "copy-0001");
        var copy = AnnotatedCopy.OfPdf(Masters.Pdf(1), note, fonts);
        Assert.StartsWith("application/pdf ", copy.Match(no => no.Message, made => $"{made.MediaType} {made.Digest}"), StringComparison.Ordinal);
    }
}
