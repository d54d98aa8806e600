using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.NotifyCommit;

namespace Zhaoqing.GovServices.House;

/// <summary>Diagrams in the documents are printed from the code.</summary>
public sealed class DiagramTests
{
    [Fact]
    public void The_diagram_of_a_case_is_printed_from_its_table() => IsPrinted("cases.md", CaseTable.ToMermaid());

    [Fact]
    public void The_diagram_of_a_commitment_is_printed_from_its_table() => IsPrinted("notify-commit.md", CommitmentTable.Table.ToMermaid());

    [Fact]
    public void The_diagram_of_a_project_is_printed_from_its_table() => IsPrinted("notify-commit.md", ProjectTable.Table.ToMermaid(withLoops: false), nth: 1);

    private static void IsPrinted(string name, string diagram, int nth = 0)
    {
        string path = Path.Combine(Repository.Root, "docs", name), page = File.ReadAllText(path);
        const string Open = "```mermaid\n", Close = "```\n";
        int start = 0;
        for (int i = 0; i <= nth; i++) start = page.IndexOf(Open, start, StringComparison.Ordinal) + Open.Length;
        int end = page.IndexOf(Close, start, StringComparison.Ordinal);
        Repository.IsUpToDate(name, page[..start] + diagram + page[end..]);
    }
}
