using NodaTime;
using OneOf;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

public sealed class ChangeLifeTests
{
    private static readonly Matter Old = Arbitraries.Simple("M-1", "4412"), New = Old.Renamed("改名事项");
    private static readonly CatalogueEdition Base = Edition(Old);
    private static readonly Remark Reason = Remark.Parse("依据不清");

    [Fact]
    [Clause("STD-3.1")]
    public void A_change_names_its_cause_and_its_evidence_and_something_to_change()
    {
        Is("catalogue.change-without-evidence", CatalogueChange.Draft("c", ChangeCause.LawChanged, null, [MatterEdit.Add(New)], Proposer, Start));
        Is("catalogue.change-empty", CatalogueChange.Draft("c", ChangeCause.LawChanged, Evidence, [], Proposer, Start));
        Is("catalogue.change-empty", CatalogueChange.Draft("c", ChangeCause.LawChanged, Evidence, default, Proposer, Start));
        Is("catalogue.matter-edited-twice", CatalogueChange.Draft("c", ChangeCause.LawChanged, Evidence, [MatterEdit.Add(New), MatterEdit.Retire(Old)], Proposer, Start));
        Is("catalogue.change-not-authorised", CatalogueChange.Draft("c", ChangeCause.LawChanged, Evidence, [MatterEdit.Add(New)], Reviewer, Start));
        Assert.Throws<ArgumentOutOfRangeException>(() => CatalogueChange.Draft("c", (ChangeCause)9, Evidence, [MatterEdit.Add(New)], Proposer, Start));
        Assert.Throws<ArgumentException>(() => MatterEdit.Replace(Old, Arbitraries.Simple("M-2", "4412")));
    }

    [Fact]
    [Clause("STD-3.2")]
    public void Only_the_data_authority_of_the_proposers_level_approves_and_never_who_proposed_or_checked()
    {
        var review = InReview("c", MatterEdit.Replace(Old, New));
        Is("catalogue.change-not-authorised", review.Approve(Day(1), Base, CountyReviewer, Start));
        Is("catalogue.change-not-authorised", review.Approve(Day(1), Base, new CatalogueEditor("department-3", EditorRole.Department, City), Start));
        Is("catalogue.proposer-reviews", review.Approve(Day(1), Base, Reviewer with { Id = Proposer.Id }, Start));
        Is("catalogue.proposer-reviews", review.Approve(Day(1), Base, Reviewer with { Id = Checker.Id }, Start));
        Is("catalogue.effective-in-past", review.Approve(Start - Duration.Epsilon, Base, Reviewer, Start));
        Assert.Equal(ChangeState.Approved, review.Apply(review.Approve(Start, Base, Reviewer, Start).Value()).State);
    }

    [Fact]
    public void The_department_checks_by_another_person()
    {
        var draft = Drafted("c", MatterEdit.Replace(Old, New));
        Is("catalogue.change-not-authorised", draft.Submit(Checker, Start));
        var submitted = draft.Apply(draft.Submit(Proposer, Start).Value());
        Is("catalogue.proposer-reviews", submitted.Check(Proposer, Start));
        Is("catalogue.change-not-authorised", submitted.Check(Reviewer, Start));
        Is("catalogue.change-not-authorised", submitted.Check(Checker with { Level = CountyReviewer.Level }, Start));
        Is("catalogue.change-not-authorised", submitted.Reject(Reason, Reviewer, Start));
        Assert.Equal(ChangeState.Rejected, submitted.Apply(submitted.Reject(Reason, Checker, Start).Value()).State);
    }

    [Fact]
    public void What_is_given_back_goes_through_everything_again()
    {
        var review = InReview("c", MatterEdit.Replace(Old, New));
        var draft = review.Apply(review.Return(Reason, Reviewer, Start).Value());
        Assert.Equal((ChangeState.Draft, null, Reason), (draft.State, draft.CheckedBy, draft.Fault!.Value));
        Is("catalogue.change-not-authorised", draft.Revise([MatterEdit.Retire(Old)], Checker, Start));
        var revised = draft.Apply(draft.Revise([MatterEdit.Retire(Old)], Proposer, Start).Value());
        Assert.Null(Assert.Single(revised.Edits).After);
        Is("catalogue.change-not-now", revised.Check(Checker, Start));
        Is("catalogue.change-not-now", revised.Approve(Day(1), Base, Reviewer, Start));
        Assert.Equal(ChangeState.DepartmentCheck, revised.Apply(revised.Submit(Proposer, Start).Value()).State);
    }

    [Fact]
    public void A_change_is_taken_back_until_its_instant_and_not_after()
    {
        var approved = Approved("c", Day(5), Base, MatterEdit.Replace(Old, New));
        Is("catalogue.change-not-authorised", approved.Cancel(Checker, Day(1)));
        Is("catalogue.change-not-now", approved.Cancel(Proposer, Day(5)));
        var cancelled = approved.Apply(approved.Cancel(Proposer, Day(5) - Duration.Epsilon).Value());
        Assert.Equal(ChangeState.Cancelled, cancelled.State);
        Is("catalogue.change-not-now", cancelled.Submit(Proposer, Day(6)));
        Assert.Throws<ArgumentException>(() => cancelled.Submit(Proposer, Day(1)));
    }

    [Fact]
    public void Events_that_do_not_follow_are_a_programmers_mistake()
    {
        var review = InReview("c", MatterEdit.Replace(Old, New));
        Assert.Throws<ArgumentException>(() => CatalogueChange.Replay([]));
        Assert.Throws<ArgumentException>(() => CatalogueChange.Replay([new ChangeSubmitted(Start, Proposer)]));
        Assert.Throws<ArgumentException>(() => review.Apply(new ChangeSubmitted(Start, Proposer)));
        Assert.Throws<ArgumentException>(() => Drafted("c", MatterEdit.Add(New)).Apply(new ChangeApproved(Start, Reviewer, Start)));
    }

    [Fact]
    public void A_change_written_against_another_content_is_refused()
    {
        var review = InReview("c", MatterEdit.Replace(Old, New));
        Is("catalogue.change-stale", review.Approve(Day(1), Edition(New), Reviewer, Start));
        Is("catalogue.change-stale", InReview("c", MatterEdit.Add(New)).Approve(Day(1), Base, Reviewer, Start));
        Is("catalogue.change-stale", InReview("c", MatterEdit.Retire(New)).Approve(Day(1), Edition(), Reviewer, Start));
    }

    [Fact]
    [Clause("STD-2.3")]
    public void A_power_is_neither_added_without_a_basis_nor_left_without_one()
    {
        var bare = Old with { Bases = [] };
        var unknown = Edition(bare);
        var service = new Matter(MatterCode.Parse("M-9"), "公共服务", MatterKind.PublicService, "", UnifiedPart.Empty);

        Is("catalogue.matter-without-basis", InReview("c", MatterEdit.Add(bare)).Approve(Day(1), Edition(), Reviewer, Start));
        Is("catalogue.matter-without-basis", InReview("c", MatterEdit.Replace(Old, bare)).Approve(Day(1), Base, Reviewer, Start));
        Assert.True(InReview("c", MatterEdit.Add(service)).Approve(Day(1), Edition(), Reviewer, Start).IsT1);
        Assert.True(InReview("c", MatterEdit.Replace(bare, bare.Renamed("新名"))).Approve(Day(1), unknown, Reviewer, Start).IsT1);
        Assert.True(InReview("c", MatterEdit.Retire(Old)).Approve(Day(1), Base, Reviewer, Start).IsT1);
    }

    [Fact]
    [Clause("REG-3.15")]
    public void More_than_before_without_an_article_is_refused_with_what_is_more()
    {
        var heavier = Old.With(Old.Unified with { Materials = [.. Old.Unified.Materials, new ListMaterial(MaterialCode.Parse("m-9"), "无依据证明", Necessity.Required)] });
        var refusal = InReview("c", MatterEdit.Replace(Old, heavier)).Approve(Day(1), Base, Reviewer, Start).AsT0;
        Assert.Equal(("catalogue.rise-without-basis", "M-1"), (refusal.Code, Assert.Single(refusal.Fields).Field));
        Assert.Contains("无依据证明", refusal.Fields[0].Message);
        var founded = Old.With(Old.Unified with { Materials = [.. Old.Unified.Materials, new ListMaterial(MaterialCode.Parse("m-9"), "有依据证明", Necessity.Required) { Ground = Evidence }] });
        Assert.True(InReview("c", MatterEdit.Replace(Old, founded)).Approve(Day(1), Base, Reviewer, Start).IsT1);
    }

    private static void Is<T>(string code, OneOf<Refusal, T> answer)
    {
        var refusal = answer.Match(refusal => refusal, value => throw new Xunit.Sdk.XunitException($"Not refused: {value}"));
        Assert.Equal(code, refusal.Code);
        Assert.NotEmpty(refusal.Basis);
    }
}
