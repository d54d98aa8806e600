namespace Zhaoqing.GovServices.Catalogue.Tests.Codes;

public class CodeSetTests
{
    [Theory]
    [InlineData("A.1", 12)]
    [InlineData("A.2", 7)]
    [InlineData("A.3", 4)]
    [InlineData("A.4", 6)]
    [InlineData("A.5", 5)]
    [InlineData("A.6", 3)]
    [InlineData("A.7", 2)]
    [InlineData("A.8", 5)]
    public void The_tables_of_the_standard_are_whole(string id, int count) => Assert.Equal(count, CodeSet.Of("gbt39046", id).AsT1.Entries.Length);

    [Fact]
    public void Every_kind_of_matter_is_a_type_of_table_A_1_and_satisfaction_runs_from_1_as_best()
    {
        foreach (var kind in Enum.GetValues<MatterKind>()) Assert.True(CodeSet.ItemTypes.Find(kind.Number()).IsT1);
        Assert.Equal("非常满意", CodeSet.Of("gbt39046", "A.8").AsT1.Find("1").AsT1.Name);
    }

    [Fact]
    public void A_code_outside_is_refused_and_never_guessed()
    {
        foreach (string? code in (string?[])[null, "", "1", " 01", "０１", "99x", "100"]) Assert.Equal("catalogue.code-unknown", CodeSet.ItemTypes.Find(code).AsT0.Code);
        Assert.Equal("catalogue.code-unregistered", CodeSet.ItemTypes.Find("11").AsT0.Code);
        Assert.Equal("catalogue.code-set-unknown", CodeSet.Of("gbt39046", "A.9").AsT0.Code);
    }

    [Fact]
    public void A_code_of_an_open_range_is_registered_once()
    {
        var filing = new CodeEntry("11", "行政备案", "filing");
        var wider = CodeSet.ItemTypes.Register(filing).AsT1;
        Assert.Same(filing, wider.Find("11").AsT1);
        Assert.True(CodeSet.ItemTypes.Find("11").IsT0);
        Assert.Equal("catalogue.code-not-open", wider.Register(filing).AsT0.Code);
        Assert.Equal("catalogue.code-not-open", CodeSet.ItemTypes.Register(filing with { Code = "01" }).AsT0.Code);
        Assert.Equal("catalogue.code-not-open", CodeSet.ItemTypes.Register(filing with { Code = "20" }).AsT0.Code);
    }

    [Fact]
    public void Codes_of_two_schemes_are_mapped_by_meaning_or_refused()
    {
        var (standard, other) = (CodeSet.Of("gbt39046", "A.4").AsT1, CodeSet.Of("platform-1", "A.4").AsT1);
        Assert.Equal(("6", "9"), (standard.Map("5", other).AsT1.Code, standard.Map("6", other).AsT1.Code));
        Assert.Equal("catalogue.code-unmapped", other.Map("5", standard).AsT0.Code);
        foreach (var entry in standard.Entries) Assert.Equal(entry, other.Map(standard.Map(entry.Code, other).AsT1.Code, standard).AsT1);
        var (need, need2) = (CodeSet.Of("project", "material-need").AsT1, CodeSet.Of("platform-2", "material-need").AsT1);
        Assert.Equal(("1", "3"), (need2.Map("0", need).AsT1.Code, need2.Map("2", need).AsT1.Code));
        Assert.Equal("catalogue.code-unmapped", need2.Map("3", need).AsT0.Code);
    }
}
