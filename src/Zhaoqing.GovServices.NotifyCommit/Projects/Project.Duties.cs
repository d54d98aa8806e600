using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

public sealed partial record Project
{
    /// <summary>Shows a list. One that both sides have signed is changed for the sake of a new law only, keeps what was promised, and is signed by both again.</summary>
    [Clause("CON-7.8")]
    private OneOf<Refusal, ProjectEvent> DraftBy(DraftDuties order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (!Duties.IsEmpty && order.NewLaw?.Law is null) return ProjectRefusals.NewLawMissing();
        if (DutyList.Of(order.Duties.IsDefault ? [] : order.Duties, calendar).TryPickT0(out var refusal, out var list)) return refusal;
        if (Duties.Any(run => !list.Duties.Any(duty => SamePromise(duty, run.Duty)))) return ProjectRefusals.DutiesDropped();
        return new DutiesDrafted(at, by.Id, list.Duties, list.DigestFor(Admission.Proposal.Code, at), Duties.IsEmpty ? null : order.NewLaw);
    }

    [Clause("CON-7.8")]
    private OneOf<Refusal, ProjectEvent> Sign(SignDuties order, CaseActor by, Instant at)
    {
        if (Draft is null) return ProjectRefusals.ListFirst();
        if (!string.Equals(order.Digest, Draft.Digest, StringComparison.Ordinal)) return ProjectRefusals.ListChanged();
        if (string.IsNullOrWhiteSpace(order.Evidence)) return ProjectRefusals.WordsMissing("evidence");
        var side = SideOf(by);
        return SignedSides.Contains(side) ? ProjectRefusals.SignedAlready() : new SideSigned(at, by.Id, side, Draft.Digest, order.Evidence, Completes: !SignedSides.IsEmpty);
    }

    private OneOf<Refusal, ProjectEvent> Report(ReportDuty order, CaseActor by, Instant at)
    {
        if (Find(order.Duty) is not { } run) return ProjectRefusals.DutyUnknown();
        if (run.Duty.Side != SideOf(by)) return ProjectRefusals.NotYours();
        if (run.State is DutyState.Reported or DutyState.Kept) return ProjectRefusals.DutyDone();
        return string.IsNullOrWhiteSpace(order.Evidence) ? ProjectRefusals.WordsMissing("evidence") : new DutyReported(at, by.Id, run.Duty.Id, order.Evidence);
    }

    /// <summary>Confirms what the other side has reported; the day of the report is the one that counts. A late government moves the days of the duties that wait for it.</summary>
    [Clause("CON-7.8")]
    private OneOf<Refusal, ProjectEvent> Confirm(ConfirmDuty order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (ReportedTo(order.Duty, by).TryPickT0(out var refusal, out var run)) return refusal;
        if (Lateness(run.Due, run.ReportedOn!.Value, calendar).TryPickT0(out refusal, out int late)) return refusal;
        var kept = With(run.Duty.Id, one => one with { State = DutyState.Kept });
        var shifts = ImmutableArray.CreateBuilder<DutyShift>();
        foreach (var waiting in kept.Duties.Where(one => one.State != DutyState.Kept && one.Duty.After.Contains(run.Duty.Id, StringComparer.Ordinal)))
        {
            if (kept.DueOf(waiting, calendar).TryPickT0(out refusal, out var due)) return refusal;
            if (due != waiting.Due) shifts.Add(new DutyShift(waiting.Duty.Id, due));
        }

        return new DutyConfirmed(at, by.Id, run.Duty.Id, late, shifts.DrainToImmutable(), calendar.Edition.Id);
    }

    private OneOf<Refusal, ProjectEvent> GiveBack(ReturnDuty order, CaseActor by, Instant at)
    {
        if (ReportedTo(order.Duty, by).TryPickT0(out var refusal, out var run)) return refusal;
        return order.Reason is { } reason ? new DutyReturned(at, by.Id, run.Duty.Id, reason) : ProjectRefusals.WordsMissing("reason");
    }

    /// <summary>Asks for what is on the list or set by law, and for nothing else.</summary>
    [Clause("CON-7.8")]
    private OneOf<Refusal, ProjectEvent> Ask(AskStep order, CaseActor by, Instant at)
    {
        bool isListed = Find(order.Step) is { Duty.Side: PromiseSide.Enterprise } || Gate(order.Step) is not null;
        return isListed ? new StepAsked(at, by.Id, order.Step!) : ProjectRefusals.StepOffList();
    }

    /// <summary>A duty that was reported to this side or, if the government owes it, to who supervises.</summary>
    private OneOf<Refusal, DutyRun> ReportedTo(string? duty, CaseActor by)
    {
        if (Find(duty) is not { } run) return ProjectRefusals.DutyUnknown();
        if (!IsOtherSide(run, by)) return ProjectRefusals.NotYours();
        return run.State == DutyState.Reported ? run : ProjectRefusals.DutyNotReported();
    }

    private static bool IsOtherSide(DutyRun run, CaseActor by) => by.Role == ActorRole.Supervisor ? run.Duty.Side == PromiseSide.Government : run.Duty.Side != SideOf(by);

    /// <summary>The last day of a duty: as promised, and a working day later for each on which a duty of the government that it waits for was late. Two that are late at once count once.</summary>
    private OneOf<Refusal, LocalDate> DueOf(DutyRun waiting, WorkingCalendar calendar)
    {
        int late = 0;
        var through = LocalDate.MinIsoValue;
        foreach (var run in waiting.Duty.After.Select(id => Find(id)!).Where(run => run.State == DutyState.Kept).OrderBy(run => run.Due))
        {
            var from = LocalDate.Max(run.Due, through);
            if (Lateness(from, run.ReportedOn!.Value, calendar).TryPickT0(out var refusal, out int days)) return refusal;
            late += days;
            through = LocalDate.Max(through, run.ReportedOn.Value);
        }

        return late == 0 ? waiting.Duty.Due : calendar.Due(Limit.WorkingDays(late), waiting.Duty.Due).MapT1(due => due.Date);
    }

    /// <summary>How many working days after its last day something was done.</summary>
    private static OneOf<Refusal, int> Lateness(LocalDate due, LocalDate done, WorkingCalendar calendar) =>
        done <= due ? 0 : calendar.CountAfter(due, done).MapT1(count => count.Days);

    private static PromiseSide SideOf(CaseActor by) => by.Role == ActorRole.Applicant ? PromiseSide.Enterprise : PromiseSide.Government;

    private static bool SamePromise(Duty one, Duty other) =>
        one.Side == other.Side && one.Due == other.Due && string.Equals(one.Id, other.Id, StringComparison.Ordinal) && string.Equals(one.What, other.What, StringComparison.Ordinal) && one.After.SequenceEqual(other.After, StringComparer.Ordinal);
}
