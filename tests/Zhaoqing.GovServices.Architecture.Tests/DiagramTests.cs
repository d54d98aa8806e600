using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.NotifyCommit;

namespace Zhaoqing.GovServices.House;

/// <summary>Diagrams in the documents are printed from the code.</summary>
public sealed class DiagramTests
{
    [Fact]
    public void The_diagram_of_a_case_is_printed_from_its_table() => IsPrinted("cases.md", CaseTable.ToMermaid());

    [Fact]
    public void The_diagram_of_a_notice_is_that_of_its_table() =>
        Assert.Contains(ServedNoticeTable.Table.ToMermaid(), File.ReadAllText(Path.Combine(Repository.Root, "docs", "around-the-case.md")), StringComparison.Ordinal);

    [Fact]
    public void The_diagram_of_a_commitment_is_printed_from_its_table() => IsPrinted("notify-commit.md", CommitmentTable.Table.ToMermaid());

    [Fact]
    public void The_diagram_of_a_tolerated_deficiency_is_printed_from_its_table() => IsPrinted("notify-commit.md", ToleranceTable.Table.ToMermaid(), "## A tolerated deficiency");

    [Fact]
    public void The_diagram_of_a_session_of_the_video_window_is_printed_from_its_table() => IsPrinted("around-the-case.md", VideoTable.Table.ToMermaid(), "## The video window");

    [Fact]
    public void The_diagram_of_a_project_is_printed_from_its_table() => IsPrinted("notify-commit.md", ProjectTable.Table.ToMermaid(withLoops: false), "## Projects");

    [Fact]
    public void The_diagram_of_a_hand_over_is_printed_from_its_table() => IsPrinted("cross-region.md", HandoverTable.Collecting.ToMermaid(withLoops: false), "## The hand-over");

    [Fact]
    public void The_diagram_of_a_consignment_is_printed_from_its_table() => IsPrinted("cross-region.md", ConsignmentTable.Table.ToMermaid(), "## Papers under way");

    private static void IsPrinted(string name, string diagram, string heading = "")
    {
        string path = Path.Combine(Repository.Root, "docs", name), page = File.ReadAllText(path);
        const string Open = "```mermaid\n", Close = "```\n";
        int start = page.IndexOf(Open, page.IndexOf(heading, StringComparison.Ordinal), StringComparison.Ordinal) + Open.Length, end = page.IndexOf(Close, start, StringComparison.Ordinal);
        Repository.IsUpToDate(name, page[..start] + diagram + page[end..]);
    }
}
