using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.House;

/// <summary>Diagrams in the documents are printed from the code.</summary>
public sealed class DiagramTests
{
    [Fact]
    public void The_diagram_of_a_case_is_printed_from_its_table()
    {
        string path = Path.Combine(Repository.Root, "docs", "cases.md"), page = File.ReadAllText(path);
        const string Open = "```mermaid\n", Close = "```\n";
        int start = page.IndexOf(Open, StringComparison.Ordinal) + Open.Length, end = page.IndexOf(Close, start, StringComparison.Ordinal);
        Repository.IsUpToDate("cases.md", page[..start] + CaseTable.ToMermaid() + page[end..]);
    }
}
