using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>Draft, joint review and remedies.</summary>
public sealed class DecisionTests
{
    internal static readonly LegalGround Laid = LegalGround.OfLaw("示例部门办件规定(虚构)", "第六条", "拟办和决定由不同的人作出;会签单位在五个工作日内答复");

    private static readonly RuleLimit FiveDays = new(Limit.WorkingDays(5), Laid);

    internal static readonly CaseRules Joint = new() { ReviewUnits = [new ReviewUnit("示例消防单位", FiveDays), new ReviewUnit("示例住建单位", new RuleLimit(Limit.WorkingDays(8), Laid))] };

    private static readonly DecideOrder Grant = new(CaseOutcome.Granted, Reason: null);
    private static readonly CaseActor Housing = new("housing-1", ActorRole.Examiner, "示例住建单位", City);

    [Fact]
    public void Where_two_persons_are_needed_one_drafts_and_another_decides()
    {
        var file = Accepted(new CaseRules { TwoPersons = Laid });
        Assert.Equal(("cases.draft-missing", Laid), Told(file.RefusalOf(Grant, Examiner, "2026-09-30T09:00")));
        file = file.After(new DraftOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-30T09:00");
        Assert.Equal(("cases.second-person-needed", Laid), Told(file.RefusalOf(Grant, Examiner, "2026-09-30T10:00")));
        Assert.DoesNotContain(file.ActsFor(Examiner), row => row.Act == CaseAct.Decide);
        Assert.Contains(file.ActsFor(Second), row => row.Act == CaseAct.Decide);
        Assert.Equal(CaseOutcome.Granted, file.After(Grant, Second, "2026-09-30T10:00").Outcome);
    }

    [Fact]
    public void The_latest_draft_counts_and_the_one_who_decides_is_not_bound_by_it()
    {
        var file = Accepted(new CaseRules { TwoPersons = Laid })
            .After(new DraftOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-30T09:00")
            .After(new DraftOrder(CaseOutcome.Granted, Reason: null), Second, "2026-09-30T10:00");
        Assert.Equal("cases.second-person-needed", file.RefusalOf(Grant, Second, "2026-09-30T11:00").Code);
        Assert.Equal(CaseOutcome.Denied, file.After(new DecideOrder(CaseOutcome.Denied, Remark.Parse("场所不符")), Examiner, "2026-09-30T11:00").Outcome);
    }

    [Fact]
    [Clause("REG-2.2")]
    public void Where_nothing_is_laid_down_there_is_no_draft_and_no_review()
    {
        var file = Accepted(CaseRules.Ordinary);
        Assert.Equal("cases.draft-not-laid-down", file.RefusalOf(new DraftOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-30T09:00").Code);
        Assert.Equal("cases.review-unit-unknown", file.RefusalOf(new AskReviewOrder(["示例消防单位"]), Examiner, "2026-09-30T09:00").Code);
        Assert.DoesNotContain(file.ActsFor(Examiner), row => row.Act is CaseAct.Draft or CaseAct.AskReview or CaseAct.AnswerReview);
    }

    [Fact]
    public void A_draft_to_deny_has_its_reason() =>
        Assert.Equal("cases.reason-missing", Accepted(new CaseRules { TwoPersons = Laid }).RefusalOf(new DraftOrder(CaseOutcome.Denied, Reason: null), Examiner, "2026-09-30T09:00").Code);

    [Fact]
    public void The_decision_waits_until_every_unit_has_answered()
    {
        var file = Asked();
        Assert.Equal("cases.reviews-open", file.RefusalOf(Grant, Examiner, "2026-10-08T09:00").Code);
        file = file.After(new AnswerReviewOrder(Agrees: true, Opinion: null), Fire, "2026-10-08T10:00");
        Assert.Equal("cases.reviews-open", file.RefusalOf(Grant, Examiner, "2026-10-08T11:00").Code);
        file = file.After(new AnswerReviewOrder(Agrees: false, Remark.Parse("场所不符")), Housing, "2026-10-08T12:00");
        Assert.Equal(CaseState.Decided, file.After(Grant, Examiner, "2026-10-08T13:00").State);
    }

    [Fact]
    public void Or_until_the_last_day_of_each_has_passed_and_that_is_no_consent()
    {
        var file = Asked();
        Assert.Equal([("示例消防单位", At("2026-10-13T00:00")), ("示例住建单位", At("2026-10-16T00:00"))], file.Reviews.Select(review => (review.Wait.Unit, review.Wait.EndsAt)));
        Assert.Equal("cases.review-too-late", file.RefusalOf(new AnswerReviewOrder(Agrees: true, Opinion: null), Fire, "2026-10-13T00:00").Code);
        Assert.Equal("cases.reviews-open", file.RefusalOf(Grant, Examiner, "2026-10-15T23:59").Code);
        var decided = file.After(Grant, Examiner, "2026-10-16T00:00");
        Assert.All(decided.Reviews, review => Assert.True(review.Lapsed && review.Answer is null));
    }

    [Fact]
    public void Each_unit_is_asked_and_answers_once_for_itself()
    {
        var file = Asked();
        Assert.Equal("cases.review-asked-already", file.RefusalOf(new AskReviewOrder(["示例消防单位"]), Examiner, "2026-10-08T09:00").Code);
        Assert.Equal("cases.review-asked-already", Accepted(Joint).RefusalOf(new AskReviewOrder(["示例消防单位", "示例消防单位"]), Examiner, "2026-10-08T09:00").Code);
        Assert.Equal("cases.review-units-missing", file.RefusalOf(new AskReviewOrder([]), Examiner, "2026-10-08T09:00").Code);
        Assert.Equal("cases.review-not-asked", file.RefusalOf(new AnswerReviewOrder(Agrees: true, Opinion: null), Examiner, "2026-10-08T09:00").Code);
        Assert.Equal("cases.reason-missing", file.RefusalOf(new AnswerReviewOrder(Agrees: false, Opinion: null), Fire, "2026-10-08T09:00").Code);
        file = file.After(new AnswerReviewOrder(Agrees: true, Opinion: null), Fire, "2026-10-08T09:00");
        Assert.Equal("cases.review-answered", file.RefusalOf(new AnswerReviewOrder(Agrees: true, Opinion: null), Fire, "2026-10-08T10:00").Code);
    }

    [Fact]
    public void A_denial_tells_both_ways_against_it_and_a_grant_none()
    {
        var file = Accepted(new CaseRules { ReconsiderationBody = "示例市人民政府(虚构)", Court = "示例人民法院(虚构)" });
        var denied = file.After(new DecideOrder(CaseOutcome.Denied, Remark.Parse("场所不符")), Examiner, "2026-10-08T09:00");
        var read = Assert.IsType<CaseDecided>(ThroughTheRecord([denied.Decision!]).Single());
        Assert.Equal(
            [(RemedyKind.Reconsideration, "示例市人民政府(虚构)", "60个自然日(末日逢休假日顺延)", "第二十条第一款"), (RemedyKind.Lawsuit, "示例人民法院(虚构)", "6个月(末日逢休假日顺延)", "第四十六条第一款")],
            read.Remedies.Select(remedy => (remedy.Kind, remedy.Body!, remedy.Limit.ToString(), remedy.Ground.Article!)));
        Assert.Empty(file.After(Grant, Examiner, "2026-10-08T09:00").Decision!.Remedies);
    }

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    public Property A_decision_stands_exactly_when_every_unit_has_answered_or_lapsed() => Prop.ForAll(
        Gen.Choose(0, 20).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (days, fire, housing) =>
        {
            var file = Asked();
            if (fire) file = file.After(new AnswerReviewOrder(Agrees: true, Opinion: null), Fire, "2026-09-30T10:00");
            if (housing) file = file.After(new AnswerReviewOrder(Agrees: true, Opinion: null), Housing, "2026-09-30T10:00");
            var at = At("2026-09-30T10:00") + NodaTime.Duration.FromDays(days);
            bool waits = (!fire && at < At("2026-10-13T00:00")) || (!housing && at < At("2026-10-16T00:00"));
            return file.Take(Grant, Examiner, at, Calendar).IsT0 == waits && file.At(at).ActsFor(Examiner).Any(row => row.Act == CaseAct.Decide) != waits;
        });

    private static CaseFile Asked() => Accepted(Joint).After(new AskReviewOrder(["示例消防单位", "示例住建单位"]), Examiner, "2026-09-29T10:00");

    private static CaseFile Accepted(CaseRules rules) =>
        CaseFile.Replay([CaseFile.Submit(Number, Application(Form, Proof), Terms with { Rules = rules }, Citizen, At("2026-09-28T10:00"), Calendar).AsT1])
            .After(new AcceptOrder(), Window, "2026-09-29T09:00");

    private static (string, LegalGround) Told(Refusal refusal) => (refusal.Code, refusal.Basis[0]);
}
