namespace Zhaoqing.GovServices.ELicence.Tests;

/// <summary>The example of the README, as it stands there.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_example_of_the_README_is_true()
    {
        var read = LicenceIdentifier.Read("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F");
        Assert.Equal("001", read.Match(fault => fault.Message, miscopied => "校验位不符", licence => licence.Parts.Version));
    }

    [Fact]
    public void The_diagram_of_the_page_is_the_table() =>
        Assert.Contains(GrantTable.Table.ToMermaid(), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "e-licence.md")), StringComparison.Ordinal);
}
