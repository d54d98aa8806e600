using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Projects;

public sealed class ProjectCodeTests
{
    [Theory]
    [InlineData("2601-999999-04-01-123456", null)]
    [InlineData("2601-999999-04-01-12345", CodeFaultKind.Length)]
    [InlineData("", CodeFaultKind.Length)]
    [InlineData("2601-999999-04-01-12345A", CodeFaultKind.Alphabet)]
    [InlineData("2601-999999-04-01-12345６", CodeFaultKind.Alphabet)]
    [InlineData("2601_999999-04-01-123456", CodeFaultKind.Alphabet)]
    public void A_code_has_its_shape(string text, CodeFaultKind? fault)
    {
        Assert.Equal(fault, ProjectCode.Read(text).Match(found => (CodeFaultKind?)found.Kind, code => null));
        if (fault is null) Assert.Equal(text, ProjectCode.Parse(text).ToString());
        else Assert.Throws<FormatException>(() => ProjectCode.Parse(text));
    }

    [Fact]
    public void Default_is_no_code() => Assert.Throws<InvalidOperationException>(() => default(ProjectCode).ToString());

    [Theory]
    [Clause("CON-7.10")]
    [InlineData("POLYGON ((112.4 23, 112.5 23, 112.5 23.1, 112.4 23.1))", "CGCS2000", "shape")]
    [InlineData("POLYGON ((112.4 23, 112.5 23, 112.4 23))", "CGCS2000", "shape")]
    [InlineData("POLYGON ((112.4 23, 112.5 23.1, 112.5 23, 112.4 23.1, 112.4 23))", "CGCS2000", "shape")]
    [InlineData("POLYGON ((23 112.4, 23 112.5, 23.1 112.5, 23.1 112.4, 23 112.4))", "CGCS2000", "shape")]
    [InlineData("POINT (112.4 23)", "CGCS2000", "shape")]
    [InlineData("", "CGCS2000", "shape")]
    [InlineData("nonsense", "CGCS2000", "shape")]
    [InlineData("SRID=4326;" + Inside, "CGCS2000", "datum")]
    [InlineData(Inside, "WGS84", "datum")]
    [InlineData(Inside, null, "datum")]
    public void An_outline_that_is_none_is_told(string text, string? datum, string field) =>
        Assert.Equal(field, LandShape.Read(text, datum).AsT0.Fields.Single().Field);

    [Fact]
    [Clause("CON-7.10")]
    public void An_area_covers_itself_and_what_lies_at_its_border() => Assert.True(Shape(Inside).Covers(Shape("SRID=4490;" + Inside)));

    [Fact]
    public void The_edition_in_force_is_the_last_that_has_begun()
    {
        var later = Scheme with { Id = "2027-01", Effective = Instant.FromUtc(2027, 1, 1, 0, 0) };
        var schemes = new ProjectSchemes([later, Scheme]);
        Assert.Null(schemes.InForceAt(Scheme.Effective - Duration.Epsilon));
        Assert.Equal("2026-01", schemes.InForceAt(later.Effective - Duration.Epsilon)!.Id);
        Assert.Equal("2027-01", schemes.InForceAt(later.Effective)!.Id);
        Assert.Throws<ArgumentException>(() => new ProjectSchemes([Scheme, Scheme with { Effective = later.Effective }]));
    }
}
