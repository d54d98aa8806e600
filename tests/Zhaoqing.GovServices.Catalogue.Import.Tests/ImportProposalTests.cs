using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

public class ImportProposalTests
{
    private static readonly CatalogueEdition InForce = RealFiles.Report.Value.Edition;

    private static readonly CatalogueEditor Proposer = new("clerk-1", EditorRole.Department, DivisionCode.Parse("4412"));

    [Fact]
    public void The_same_source_once_more_proposes_nothing()
    {
        var proposal = RealFiles.Import(RealFiles.Texts()).AsT1.Propose(InForce, MissingMatters.Retire);
        Assert.Empty(proposal.Edits);
        Assert.Equal("catalogue.change-empty", Draft(proposal).AsT0.Code);
    }

    [Fact]
    [Clause("STD-3.1")]
    public void What_differs_becomes_a_draft_that_gives_the_imported_edition_once_it_is_published()
    {
        var texts = RealFiles.Texts();
        string[] lines = texts["matters.csv"].Split('\n');
        lines[1] = lines[1].Replace("企业投资项目备案", "企业投资项目备案(示例)", StringComparison.Ordinal);
        lines[2] = lines[2].Replace("G-000007-001", "G-000007-999", StringComparison.Ordinal).Replace("115113010833722043,,", "115113010833722043,《某法》第三条,", StringComparison.Ordinal);
        texts["matters.csv"] = string.Join('\n', lines);
        var report = RealFiles.Import(texts).AsT1;
        var proposal = report.Propose(InForce, MissingMatters.Retire);
        Assert.Equal((1, 1, 1), (proposal.Edits.Count(edit => edit.BaseHash is null), proposal.Edits.Count(edit => edit is { BaseHash: not null, After: not null }), proposal.Edits.Count(edit => edit.After is null)));
        Assert.Equal(2, report.Propose(InForce, MissingMatters.Keep).Edits.Length);
        Assert.Contains("共有3个事项变动", proposal.Comparison.ToString(), StringComparison.Ordinal);

        var change = CatalogueChange.Replay([Draft(proposal).AsT1]);
        var now = RealFiles.Effective + Duration.FromDays(1);
        var checker = Proposer with { Id = "clerk-2" };
        var reviewer = new CatalogueEditor("reviewer-1", EditorRole.DataAuthority, Proposer.Level);
        change = change.Apply(change.Submit(Proposer, now).AsT1);
        change = change.Apply(change.Check(checker, now).AsT1);
        change = change.Apply(change.Approve(now, InForce, reviewer, now).AsT1);
        var line = new CatalogueTimeline(InForce).Publish(change, now).AsT1;
        Assert.Equal(report.Edition.Hash, line.InForceAt(now)!.Hash);
        Assert.Equal(InForce.Hash, line.InForceAt(now - Duration.Epsilon)!.Hash);
    }

    [Fact]
    public void An_edition_from_a_file_or_from_json_is_proposed_the_same_way()
    {
        using var file = new MemoryStream();
        EditionFile.Write(InForce, file);
        using var json = new MemoryStream();
        EditionJson.Write(InForce, json);
        foreach (var read in (CatalogueEdition[])[EditionFile.Read(file.ToArray()).AsT1, EditionJson.Read(json.ToArray()).AsT1])
        {
            Assert.Equal(InForce.Hash, read.Hash);
            Assert.Null(EditionFile.Check(read));
            Assert.Empty(ImportProposal.Of(read, InForce, MissingMatters.Retire).Edits);
        }
    }

    private static OneOf.OneOf<Refusal, ChangeDrafted> Draft(ImportProposal proposal) =>
        proposal.Draft("2026-31", ChangeCause.SuperiorListUpdated, LegalGround.OfLaw("某通知", article: null, "调整事项"), Proposer, RealFiles.Effective);
}
