namespace Zhaoqing.GovServices.Catalogue.Import.Tests.Rules;

public class ImportRuleTests
{
    [Fact]
    public void The_table_in_the_documentation_is_the_table_in_the_code()
    {
        var documented = RealFiles.Text("catalogue.md").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')).Where(cells => cells[1].Contains('.', StringComparison.Ordinal) && !cells[1].Contains("catalogue", StringComparison.Ordinal))
            .Select(cells => new ImportRule(cells[1].Trim(' ', '`'), cells[2].Trim()));
        Assert.Equal(ImportRules.All.AsEnumerable(), documented);
        Assert.Distinct(ImportRules.All.Select(rule => rule.Id));
    }
}
