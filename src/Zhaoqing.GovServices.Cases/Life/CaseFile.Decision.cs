using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>The latest draft of the decision; <see langword="null"/> where there is none.</summary>
    public CaseDrafted? Draft { get; private init; }

    /// <summary>The joint review, unit by unit; empty where none was asked for.</summary>
    public ImmutableArray<JointReview> Reviews { get; private init; } = [];

    private OneOf<Refusal, CaseDrafted> DraftDecision(DraftOrder order, CaseActor by, Instant at)
    {
        if (Terms.Rules.TwoPersons is null)
            return new Refusal("cases.draft-not-laid-down", "本事项没有规定先拟办、后决定,请直接作出决定。", CaseGrounds.NothingExtra);
        return order.Outcome == CaseOutcome.Denied && order.Reason is null ? ReasonMissing() : new CaseDrafted(at, by.Id, order.Outcome, order.Reason);
    }

    private OneOf<Refusal, CaseReviewAsked> AskReview(AskReviewOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (order.Units.IsDefaultOrEmpty) return OfUnits("cases.review-units-missing", "请至少指明一个会签单位。");
        if (order.Units.Distinct(StringComparer.Ordinal).Count() != order.Units.Length || Reviews.Any(review => order.Units.Contains(review.Wait.Unit, StringComparer.Ordinal)))
            return OfUnits("cases.review-asked-already", "同一单位只征求一次会签意见。");
        var waits = ImmutableArray.CreateBuilder<ReviewWait>(order.Units.Length);
        foreach (string unit in order.Units)
        {
            if (Terms.Rules.ReviewUnits.FirstOrDefault(known => string.Equals(known.Unit, unit, StringComparison.Ordinal)) is not { } known)
                return OfUnits("cases.review-unit-unknown", "本事项的会签单位中没有这一单位。");
            if (calendar.Due(known.Limit.Limit, ChinaTime.DayOf(at)).TryPickT0(out var refusal, out var due)) return refusal;
            waits.Add(new ReviewWait(unit, due.Date, EndOf(due), calendar.Edition.Id, due.Provisional));
        }

        return new CaseReviewAsked(at, by.Id, waits.DrainToImmutable());

        static Refusal OfUnits(string code, string message) => new Refusal(code, message, CaseGrounds.NothingExtra).OnField("units", message);
    }

    private OneOf<Refusal, CaseReviewAnswered> AnswerReview(AnswerReviewOrder order, CaseActor by, Instant at)
    {
        if (Reviews.FirstOrDefault(review => string.Equals(review.Wait.Unit, by.Unit, StringComparison.Ordinal)) is not { } review)
            return new Refusal("cases.review-not-asked", "没有就本办件征求贵单位的会签意见。", CaseGrounds.DecidingAuthority);
        if (review.Lapsed) return new Refusal("cases.review-too-late", $"会签期限已于{review.Wait.Through:uuuu'-'MM'-'dd}届满,决定不再等待贵单位的意见。", GroundOf(review));
        if (review.Answer is not null) return new Refusal("cases.review-answered", "贵单位已答复会签意见。", GroundOf(review));
        return !order.Agrees && order.Opinion is null
            ? new Refusal("cases.reason-missing", "不同意的,请说明意见。", GroundOf(review)).OnField("reason", "不同意的,请说明意见。")
            : new CaseReviewAnswered(at, by.Id, review.Wait.Unit, order.Agrees, order.Opinion);
    }

    private LegalGround GroundOf(JointReview review) => Terms.Rules.ReviewUnits.First(unit => string.Equals(unit.Unit, review.Wait.Unit, StringComparison.Ordinal)).Limit.Ground;

    /// <summary>Why nobody, or not this person, may decide yet; <see langword="null"/> where they may.</summary>
    private Refusal? NotYetDecidable(CaseActor by)
    {
        if (Terms.Rules.TwoPersons is { } ground)
        {
            if (Draft is null) return new Refusal("cases.draft-missing", "请先由一人拟办,再由另一人作出决定。", ground);
            if (string.Equals(Draft.By, by.Id, StringComparison.Ordinal)) return SecondPerson("拟办和决定须由不同的人作出。", ground);
        }

        return Reviews.FirstOrDefault(review => review.IsOpen) is { } open
            ? new Refusal("cases.reviews-open", $"会签意见尚未收齐,最早可在各单位答复后或{Reviews.Where(review => review.IsOpen).Max(review => review.Wait.Through):uuuu'-'MM'-'dd}届满后决定。", GroundOf(open))
            : null;
    }

    private static Refusal SecondPerson(string message, LegalGround ground) => new("cases.second-person-needed", message, ground);

    private static Refusal ReasonMissing() =>
        new Refusal("cases.reason-missing", "不予许可必须说明理由。", CaseGrounds.Reasons).OnField("reason", "不予许可必须说明理由。");

    private Instant? ReviewLapsesAt => NextReviewToLapse is { } wait ? NotBeforeLast(wait.EndsAt) : null;

    private CaseReviewLapsed? NextReviewLapse => NextReviewToLapse is { } wait ? new CaseReviewLapsed(NotBeforeLast(wait.EndsAt), wait.Unit, wait.Through) : null;

    private ReviewWait? NextReviewToLapse =>
        State is CaseState.Accepted or CaseState.InSpecialStep && !Reviews.IsEmpty ? Reviews.Where(review => review.IsOpen).MinBy(review => review.Wait.EndsAt)?.Wait : null;

    private ImmutableArray<JointReview> ReviewsWith(string unit, Func<JointReview, JointReview> after) =>
        [.. Reviews.Select(review => string.Equals(review.Wait.Unit, unit, StringComparison.Ordinal) ? after(review) : review)];
}
