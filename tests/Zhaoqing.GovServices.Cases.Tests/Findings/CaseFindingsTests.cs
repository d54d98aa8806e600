using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Tests.Life;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Findings;

/// <summary>What the replay of a case finds: nothing in a case led by the rules but what came late, and everything that was put into its record by hand.</summary>
public sealed class CaseFindingsTests
{
    private static readonly LegalGround Laid = LegalGround.OfLaw("示例部门办件规定(虚构)", "第六条", "拟办和决定由不同的人作出");

    private static readonly CaseRules Two = new() { TwoPersons = Laid, ReviewUnits = [new ReviewUnit("示例消防单位", new RuleLimit(Limit.WorkingDays(5), Laid))] };

    private static readonly CaseEvent[] Honest = Lived(
        Terms,
        [Form],
        (new NotifyOnceOrder([Proof]), Window, "2026-09-28T11:00"),
        (new SupplementOrder(Papers(Proof)), Citizen, "2026-09-28T14:00"),
        (new AcceptOrder(), Window, "2026-09-28T15:00"),
        (new StartSpecialStepOrder("appraisal", Notice: null), Examiner, "2026-09-28T16:00"),
        (new EndSpecialStepOrder(Step: null), Examiner, "2026-09-29T09:00"),
        (new DecideOrder(CaseOutcome.Denied, Remark.Parse("场所不符")), Examiner, "2026-09-29T15:00"),
        (new DeliverOrder(DeliveryWay.Window), Window, "2026-09-29T16:00"));

    private static readonly CaseEvent[] ByTwo = Lived(
        Terms with { Rules = Two },
        [Form, Proof],
        (new AcceptOrder(), Window, "2026-09-28T15:00"),
        (new AskReviewOrder(["示例消防单位"]), Examiner, "2026-09-28T15:10"),
        (new AnswerReviewOrder(Agrees: true, Opinion: null), Fire, "2026-09-28T15:20"),
        (new DraftOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-28T15:30"),
        (new DecideOrder(CaseOutcome.Granted, Reason: null), Second, "2026-09-28T15:40"),
        (new AskCorrectionOrder(CorrectableField.ApplicantName, PartyName.Parse("乙某"), Remark.Parse("核对证件")), Window, "2026-09-28T15:50"),
        (new ConfirmCorrectionOrder(), Second, "2026-09-28T16:00"));

    /// <summary>A record changed by hand, what it shows, and the clause or article.</summary>
    public static TheoryData<string, CaseFindingKind, string> Changes => new()
    {
        { "a material outside the list", CaseFindingKind.MaterialNotListed, "REG-2.2" },
        { "a material already there", CaseFindingKind.MaterialHeld, "REG-4.4" },
        { "a second notice with something old", CaseFindingKind.ToldTwice, "REG-2.4" },
        { "a step outside the list", CaseFindingKind.StepNotListed, "REG-2.7" },
        { "acceptance twice", CaseFindingKind.StepNotAllowed, "第三十二条第一款第(五)项" },
        { "a second submission", CaseFindingKind.StepNotAllowed, "GOAL-2.8" },
        { "accepted without the proof", CaseFindingKind.AcceptedIncomplete, "第三十二条第一款第(五)项" },
        { "told late", CaseFindingKind.AnsweredLate, "第三十二条第一款第(四)项" },
        { "decided late", CaseFindingKind.DecidedLate, "REG-2.5" },
        { "delivered late", CaseFindingKind.DeliveredLate, "第四十四条" },
        { "denied without a reason", CaseFindingKind.ReasonMissing, "第三十八条第二款" },
        { "a draft that is not laid down", CaseFindingKind.StepNotLaidDown, "REG-2.2" },
        { "a unit that is not laid down", CaseFindingKind.StepNotLaidDown, "REG-2.2" },
        { "time running backwards", CaseFindingKind.RunsBackwards, "REG-2.1" },
        { "no draft", CaseFindingKind.OnePerson, "第六条" },
        { "drafted and decided by one", CaseFindingKind.OnePerson, "第六条" },
        { "decided before the review came in", CaseFindingKind.ReviewOpen, "第二十六条第二款" },
        { "corrected by one", CaseFindingKind.CorrectedAlone, "第四十六条第一款" },
        { "corrected unasked", CaseFindingKind.CorrectedAlone, "第四十六条第一款" },
    };

    [Fact]
    [Clause("REG-5.7")]
    public void A_case_led_by_the_rules_shows_nothing()
    {
        Assert.Empty(CaseFindings.Of(Honest));
        Assert.Empty(CaseFindings.Of(ByTwo));
        Assert.Empty(CaseFindings.Of(ThroughTheRecord(ByTwo)));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    [Clause("REG-5.7")]
    public void A_record_changed_by_hand_shows_it_with_its_clause(string change, CaseFindingKind kind, string ground)
    {
        var findings = CaseFindings.Of(Changed(change));
        Assert.Contains(findings, finding => finding.Kind == kind && (finding.Ground.Clause?.ToString() == ground || finding.Ground.Article == ground));
    }

    [Fact]
    public void A_decision_on_the_last_day_is_in_time() =>
        Assert.DoesNotContain(
            CaseFindings.Of(With<CaseDecided>(Honest, decided => decided with { At = ChinaTime.StartOf(LastDayToDecide.PlusDays(1)) - Duration.Epsilon })),
            finding => finding.Kind == CaseFindingKind.DecidedLate);

    [Fact]
    public void A_finding_says_which_event_shows_it_and_the_replay_goes_on()
    {
        var findings = CaseFindings.Of(Changed("a step outside the list"));
        var finding = Assert.Single(findings);
        Assert.Equal(5, finding.Number);
        Assert.Equal([CaseFindingKind.MaterialNotListed, CaseFindingKind.MaterialHeld, CaseFindingKind.ToldTwice], CaseFindings.Of(
            [.. Honest[..3], new CaseSupplementAsked(Honest[2].At, Window.Id, [Foreign, Form]), .. Honest[3..]])
            .Where(found => found.Number == 4).Select(found => found.Kind));
    }

    [Fact]
    public void What_begins_with_no_submission_is_no_record()
    {
        Assert.Throws<ArgumentException>(() => CaseFindings.Of([]));
        Assert.Throws<ArgumentException>(() => CaseFindings.Of(Honest[1..]));
    }

    [Property(MaxTest = 500, QuietOnSuccess = true)]
    [Clause("REG-5.7")]
    public Property Whatever_is_done_only_what_came_late_is_found() => Prop.ForAll(CaseMachineTests.Lives, life =>
    {
        var findings = CaseFindings.Of(life.Events);
        bool late = life.Events.Any(happened => happened is CaseOverdue or CaseDecided { Overdue: true, Silence: null });
        return findings.All(finding => finding.Kind is CaseFindingKind.DecidedLate or CaseFindingKind.DeliveredLate)
            && findings.Any(finding => finding.Kind == CaseFindingKind.DecidedLate) == late
            && findings.Count(finding => finding.Kind == CaseFindingKind.DeliveredLate) == life.Events.Count(happened => happened is CaseDelivered { Overdue: true });
    });

    private static IEnumerable<CaseEvent> Changed(string change) => change switch
    {
        "a material outside the list" => With<CaseSupplementAsked>(Honest, asked => asked with { Missing = [Proof, Foreign] }),
        "a material already there" => With<CaseSupplementAsked>(Honest, asked => asked with { Missing = [Proof, Form] }),
        "a second notice with something old" => [.. Honest[..3], new CaseSupplementAsked(Honest[2].At, Window.Id, [Extra]), .. Honest[2..]],
        "a step outside the list" => With<CaseStepStarted>(Honest, started => started with { Step = SpecialStep.Of("site", SpecialStepKind.Appraisal, "勘验", Limit.WorkingDays(5), SpecialStep.LicensingArticle45).AsT1 }, "site"),
        "acceptance twice" => [.. Honest[..4], Honest[3], .. Honest[4..]],
        "a second submission" => [Honest[0], .. Honest],
        "accepted without the proof" => [Honest[0], .. Honest[3..]],
        "told late" => With<CaseSupplementAsked>(Honest, asked => asked with { At = At("2026-10-20T09:00") }),
        "decided late" => With<CaseDecided>(Honest, decided => decided with { At = ChinaTime.StartOf(LastDayToDecide.PlusDays(1)) }),
        "delivered late" => [.. ByTwo[..6], new CaseDelivered(At("2027-01-20T09:00"), Window.Id, DeliveryWay.Window, Overdue: false)],
        "denied without a reason" => With<CaseDecided>(Honest, decided => decided with { Reason = null }),
        "a draft that is not laid down" => [.. Honest[..4], new CaseDrafted(Honest[3].At, Examiner.Id, CaseOutcome.Granted, Reason: null), .. Honest[4..]],
        "a unit that is not laid down" => With<CaseReviewAsked>(ByTwo, asked => asked with { Units = [asked.Units[0] with { Unit = "示例住建单位" }] }),
        "time running backwards" => With<CaseDelivered>(Honest, delivered => delivered with { At = Honest[0].At }),
        "no draft" => ByTwo.Where(happened => happened is not CaseDrafted),
        "drafted and decided by one" => With<CaseDecided>(ByTwo, decided => decided with { By = Examiner.Id }),
        "decided before the review came in" => ByTwo.Where(happened => happened is not CaseReviewAnswered),
        "corrected by one" => With<CaseCorrected>(ByTwo, corrected => corrected with { By = Window.Id }),
        _ => ByTwo.Where(happened => happened is not CaseCorrectionAsked),
    };

    private static LocalDate LastDayToDecide => Honest.OfType<CaseStepEnded>().Single().Due.Day.Date;

    private static IEnumerable<CaseEvent> With<T>(CaseEvent[] events, Func<T, T> change, string? step = null)
        where T : CaseEvent =>
        events.Select(happened => happened is T one ? change(one) : happened is CaseStepEnded ended && step is not null ? ended with { Step = step } : happened);

    private static CaseEvent[] Lived(CaseTerms terms, MaterialCode[] codes, params (CaseOrder Order, CaseActor By, string At)[] acts)
    {
        var events = new List<CaseEvent> { CaseFile.Submit(Number, Application(codes), terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1 };
        foreach (var (order, by, at) in acts) events.AddRange(CaseFile.Replay(events).Take(order, by, At(at), Calendar).AsT1);
        return [.. events];
    }
}
