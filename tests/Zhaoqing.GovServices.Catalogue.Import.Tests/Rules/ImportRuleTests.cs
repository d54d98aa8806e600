namespace Zhaoqing.GovServices.Catalogue.Import.Tests.Rules;

public class ImportRuleTests
{
    [Fact]
    public void The_table_in_the_documentation_is_the_table_in_the_code()
    {
        var documented = RealFiles.Text("catalogue.md").Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && cells[1].StartsWith('`')).ToList();
        Assert.Equal(ImportRules.All.AsEnumerable(), documented.Select(cells => new ImportRule(cells[1].Trim('`'), cells[2])));
        var counts = RealFiles.Report.Value.CountsByRule;
        Assert.All(documented, cells => Assert.Equal($"{counts.GetValueOrDefault(cells[1].Trim('`'))}", cells[3]));
        Assert.Distinct(ImportRules.All.Select(rule => rule.Id));
    }
}
