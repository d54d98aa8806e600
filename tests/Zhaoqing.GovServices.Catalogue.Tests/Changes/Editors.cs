using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Changes;

/// <summary>People who change catalogues, and short ways through a change.</summary>
internal static class Editors
{
    public static readonly DivisionCode City = DivisionCode.Parse("4412");
    public static readonly CatalogueEditor Proposer = new("department-1", EditorRole.Department, City);
    public static readonly CatalogueEditor Checker = new("department-2", EditorRole.Department, City);
    public static readonly CatalogueEditor Reviewer = new("data-1", EditorRole.DataAuthority, City);
    public static readonly CatalogueEditor CountyReviewer = new("data-2", EditorRole.DataAuthority, DivisionCode.Parse("441202"));
    public static readonly LegalGround Evidence = LegalGround.OfLaw("某条例", "第一条", "自公布之日起施行。");
    public static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    public static Instant Day(int day) => Start + Duration.FromDays(day);

    public static CatalogueEdition Edition(params IEnumerable<Matter> matters) => new("base", Start, matters);

    public static T Value<T>(this OneOf.OneOf<Refusal, T> answer) =>
        answer.Match(refusal => throw new Xunit.Sdk.XunitException($"Refused: {refusal}"), value => value);

    public static CatalogueChange Drafted(string id, params MatterEdit[] edits) =>
        CatalogueChange.Replay([CatalogueChange.Draft(id, ChangeCause.LawChanged, Evidence, [.. edits], Proposer, Start).Value()]);

    public static CatalogueChange InReview(string id, params MatterEdit[] edits)
    {
        var draft = Drafted(id, edits);
        var submitted = draft.Apply(draft.Submit(Proposer, Start).Value());
        return submitted.Apply(submitted.Check(Checker, Start).Value());
    }

    public static CatalogueChange Approved(string id, Instant effective, CatalogueEdition before, params MatterEdit[] edits)
    {
        var review = InReview(id, edits);
        return review.Apply(review.Approve(effective, before, Reviewer, Start).Value());
    }

    /// <summary>The matter under another name.</summary>
    public static Matter Renamed(this Matter matter, string name) => new(matter.Code, name, matter.Kind, matter.Department, matter.Unified, [.. matter.Lists.Select(list => new DecidingUnit(list.Division, list.Authority))]) { Bases = matter.Bases };

    public static Matter With(this Matter matter, UnifiedPart unified) => new(matter.Code, matter.Name, matter.Kind, matter.Department, unified, [.. matter.Lists.Select(list => new DecidingUnit(list.Division, list.Authority))]) { Bases = matter.Bases };
}
