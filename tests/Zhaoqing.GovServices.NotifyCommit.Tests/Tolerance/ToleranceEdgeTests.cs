using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Tolerance;

/// <summary>Tolerated deficiencies at the edges: beside a commitment, extended, lapsed, and in a case that is opened again.</summary>
public sealed class ToleranceEdgeTests
{
    private static readonly DecideOrder Grant = new(CaseOutcome.Granted, Reason: null);
    private static readonly Remark Why = Remark.Parse("台风");
    private static readonly DecideOrder Deny = new(CaseOutcome.Denied, Why);
    private static readonly TerminateOrder Terminate = new(Why, Remark.Parse("容缺受理事项清单"));

    [Fact]
    [Clause("CON-7.6")]
    public void What_a_commitment_stands_in_for_is_neither_missing_nor_asked_for()
    {
        var offered = Submitted("2026-05-11T09:00", Form, Licence).After(Offer(), Citizen, "2026-05-11T09:05");
        var tolerated = offered.After(Sign(offered), Citizen, "2026-05-11T09:10").After(new TolerateDeficiency(Edition, "signature-1", Clear), Window, "2026-05-11T10:00");
        Assert.Equal((CaseState.Accepted, Photo), (tolerated.File.State, tolerated.Deficiency().Missing.Single()));
        var both = EditionOf(Entry(), ToleranceEntry.Of(Listed, [Form, Licence], [Proof, Photo], Limit.WorkingDays(5)).AsT1);
        Assert.Equal(Photo, Signed(both).After(new TolerateDeficiency(both, "signature-1", Clear), Window, "2026-05-11T10:00").Deficiency().Missing.Single());
        var mainToo = EditionOf(Entry(), ToleranceEntry.Of(Listed, [Form, Licence, Proof], [Photo], Limit.WorkingDays(5)).AsT1);
        Assert.Equal(CaseState.Accepted, Signed(mainToo).After(new TolerateDeficiency(mainToo, "signature-1", Clear), Window, "2026-05-11T10:00").File.State);

        static CaseDossier Signed(PromiseEdition edition)
        {
            var offered = Submitted("2026-05-11T09:00", Form, Licence).After(Offer(edition), Citizen, "2026-05-11T09:05");
            return offered.After(Sign(offered, edition), Citizen, "2026-05-11T09:10");
        }
    }

    [Fact]
    [Clause("CON-7.6")]
    public void What_is_neither_main_nor_tolerable_is_not_waited_for() =>
        Assert.Equal("notify-commit.material-not-tolerable", Submitted("2026-05-11T09:00", Form, Licence).Refused(new TolerateDeficiency(Edition, "signature-1", Clear), Window, "2026-05-11T10:00"));

    [Fact]
    [Clause("CON-7.6")]
    public void The_time_is_never_extended_to_the_day_on_which_the_decision_is_due()
    {
        var edition = EditionOf(Entry(), Tolerable() with { ExtensionDays = 5 });
        var tolerated = Submitted("2026-05-11T09:00", Form, Licence, Proof).After(new TolerateDeficiency(edition, "signature-1", Clear), Window, "2026-05-11T10:00");
        Assert.Equal("notify-commit.supply-after-decision", tolerated.Refused(new ExtendSupply(Why), Examiner, "2026-05-12T09:00"));
        var less = EditionOf(Entry(), Tolerable() with { ExtensionDays = 4 });
        Assert.Equal(new LocalDate(2026, 5, 22), Submitted("2026-05-11T09:00", Form, Licence, Proof).After(new TolerateDeficiency(less, "signature-1", Clear), Window, "2026-05-11T10:00").After(new ExtendSupply(Why), Examiner, "2026-05-12T09:00").Deficiency().Due.Date);
    }

    [Theory]
    [InlineData("2026-05-12T09:00")]
    [InlineData("2026-05-18T09:00")]
    [Clause("CON-7.6")]
    public void After_an_extension_the_applicant_is_reminded_of_the_new_day(string extendedAt)
    {
        var extended = Tolerated().After(new ExtendSupply(Why), Examiner, extendedAt);
        Assert.Equal(new LocalDate(2026, 5, 21), extended.Deficiency().Due.Date);
        var reminder = extended.LapsesBy(At("2026-05-21T23:59")).OfType<SupplyReminded>().Last();
        Assert.Equal((At("2026-05-20T00:00"), new LocalDate(2026, 5, 21)), (reminder.At, reminder.Due.Date));
    }

    [Fact]
    [Clause("CON-7.6")]
    public void After_the_lapse_only_what_the_list_says_follows()
    {
        foreach (var (consequence, denies) in new[] { (LapseConsequence.Terminate, false), (LapseConsequence.RevokeAcceptance, false), (LapseConsequence.Deny, true) })
        {
            var lapsed = Tolerated(EditionOf(Entry(), Tolerable() with { OnLapse = consequence }));
            Assert.Equal("notify-commit.supply-lapsed", lapsed.Refused(Grant, Examiner, "2026-05-19T00:00"));
            if (denies)
            {
                Assert.Equal("notify-commit.supply-lapsed", lapsed.Refused(Terminate, Examiner, "2026-05-19T00:00"));
                Assert.Equal(CaseState.Decided, lapsed.After(Deny, Examiner, "2026-05-19T00:00").File.State);
            }
            else
            {
                Assert.Equal("notify-commit.supply-lapsed", lapsed.Refused(Deny, Examiner, "2026-05-19T00:00"));
                Assert.Equal(CaseState.Closed, lapsed.After(Terminate, Examiner, "2026-05-19T00:00").File.State);
            }

            Assert.Equal(CaseState.Decided, lapsed.After(Deny, Examiner, "2026-05-18T23:59:59").File.State);
        }
    }

    [Fact]
    [Clause("CON-7.6")]
    public void A_case_that_is_opened_again_is_not_granted_without_what_was_missing()
    {
        var denied = Tolerated().After(Deny, Examiner, "2026-05-13T09:00");
        Assert.Equal("ended", denied.Deficiency().StatusAt(At("2026-05-13T09:00")).State);
        var reopened = denied.After(Reopen("2026-06-01"), Examiner, "2026-06-01T09:00");
        Assert.Equal("notify-commit.supplement-outstanding", reopened.Refused(Grant, Examiner, "2026-06-02T09:00"));
        Assert.Equal(new LocalDate(2026, 6, 8), reopened.Deficiency().Due.Date);
        Assert.Equal(At("2026-06-05T00:00"), reopened.LapsesBy(At("2026-06-05T00:00"), Calendar).OfType<SupplyReminded>().Single().At);
        Assert.Equal(CaseState.Decided, reopened.After(new SupplyDeficiency([Photo]), Citizen, "2026-06-08T23:59").After(Grant, Examiner, "2026-06-09T09:00").File.State);
        var ended = Tolerated().After(Terminate, Examiner, "2026-05-19T09:00").After(Reopen("2026-06-01"), Examiner, "2026-06-01T09:00");
        Assert.Equal(CaseState.Decided, ended.After(new SupplyDeficiency([Photo]), Citizen, "2026-06-02T09:00").After(Grant, Examiner, "2026-06-09T09:00").File.State);
    }

    [Fact]
    public void What_was_complete_stays_complete_when_the_case_is_opened_again() =>
        Assert.Equal(ToleranceState.Complete, Tolerated().After(new SupplyDeficiency([Photo]), Citizen, "2026-05-12T09:00").After(Deny, Examiner, "2026-05-13T09:00").After(Reopen("2026-06-01"), Examiner, "2026-06-01T09:00").Deficiency().State);

    [Fact]
    [Clause("CON-7.6")]
    public void Every_state_is_reached_and_what_no_row_names_is_no_event_that_follows()
    {
        var reached = new HashSet<ToleranceState> { ToleranceState.Outstanding };
        for (int size = 0; size != reached.Count;)
        {
            size = reached.Count;
            reached.UnionWith(ToleranceTable.Table.Rows.Where(row => reached.Contains(row.From)).Select(row => row.To).ToList());
        }

        Assert.Equal(Enum.GetValues<ToleranceState>().ToHashSet(), reached);
        Assert.All(Enum.GetValues<ToleranceAct>(), act => Assert.Contains(ToleranceTable.Table.Rows, row => row.Act == act));
        var part = Tolerated().Deficiency();
        ToleranceEvent[] all =
        [
            new DeficiencySupplied(part.Tolerated.At, "a", [Photo], part.Tolerated.At), new DeficiencySupplied(part.Tolerated.At, "a", [Form], part.Tolerated.At), new SupplyExtended(part.Tolerated.At, "a", Why, part.Due, "x"),
            new SupplyReminded(part.Tolerated.At, part.Due), new SupplyLapsed(part.Tolerated.At), new ToleranceEnded(part.Tolerated.At, By: null), new DeficiencyReopened(part.Tolerated.At, By: null, part.Due, part.Tolerated.At, "x"),
        ];
        Assert.Equal(Enum.GetValues<ToleranceAct>().ToHashSet(), all.Select(happened => happened.ActLeaving(happened is DeficiencySupplied supplied && supplied.Materials.Contains(Photo) ? 0 : 1)!.Value).ToHashSet());
        foreach (var happened in all)
        {
            int left = happened is DeficiencySupplied supplied && supplied.Materials.Contains(Photo) ? 0 : 1;
            foreach (var from in new[] { part, (ToleratedDeficiency)part.Apply(all[0]), (ToleratedDeficiency)part.Apply(all[4]), (ToleratedDeficiency)part.Apply(all[5]) })
            {
                if (ToleranceTable.Table.Find(from.State, happened.ActLeaving(from.Missing.IsEmpty ? 0 : left)!.Value) is { } row) Assert.Equal(row.To, ((ToleratedDeficiency)from.Apply(happened)).State);
                else Assert.Throws<ArgumentException>(() => from.Apply(happened));
            }
        }

        Assert.Throws<ArgumentException>(() => part.Apply(part.Tolerated));
    }

    [Fact]
    public void An_extension_of_an_old_record_keeps_the_reminder_as_it_was()
    {
        var part = (ToleratedDeficiency)Tolerated().Deficiency().Apply(new SupplyExtended(At("2026-05-12T09:00"), "examiner-1", Why, new DueDay(new LocalDate(2026, 5, 21), Provisional: false), "x"));
        Assert.Equal((part.Tolerated.RemindAt, false), (part.RemindAt, part.WasReminded));
        Assert.Equal(At("2026-05-22T00:00"), new SupplyExtended(At("2026-05-12T09:00"), "examiner-1", Why, new DueDay(new LocalDate(2026, 5, 21), Provisional: false), "x").WaitsUntil);
    }

    private static ReopenOrder Reopen(string day) => new(ReopeningKind.Judgment, DocumentNumber.Parse("(2026)虚构1号"), NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);

    private static CaseDossier Tolerated(PromiseEdition? edition = null) =>
        Submitted("2026-05-11T09:00", Form, Licence, Proof).After(new TolerateDeficiency(edition ?? Edition, "signature-1", Clear), Window, "2026-05-11T10:00");
}
