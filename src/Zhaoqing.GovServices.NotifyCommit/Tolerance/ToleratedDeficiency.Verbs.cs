using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

public sealed partial record ToleratedDeficiency
{
    /// <summary>Tolerates: on the list, every main material there, only tolerable ones missing, promised in writing, to be supplied before the decision is due.</summary>
    [Clause("CON-7.5")]
    [Clause("CON-7.6")]
    internal static OneOf<Refusal, DeficiencyTolerated> Tolerate(TolerateDeficiency order, CaseFile file, CaseFacts known, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(calendar);
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner)) return ToleranceRefusals.NotAuthorised();
        if (file.State != CaseState.Submitted) return ToleranceRefusals.NotNow();
        if (order.Edition is not { } edition) return ToleranceRefusals.NoList();
        if (order.Until <= at) return ToleranceRefusals.EditionChanging();
        if (edition.ToleranceOf(file.Application.Matter).TryPickT0(out var refusal, out var entry)) return refusal;
        if (MissingOf(entry, file, known).TryPickT0(out refusal, out var missing)) return refusal;
        if (order.Evidence is not { Length: >= 1 and <= 128 } evidence || evidence.AsSpan().ContainsAnyExceptInRange('!', '~')) return ToleranceRefusals.PromiseMissing();
        if (entry.BarsApply && BarOf(order.Parties) is { } barred) return barred;
        var today = ChinaTime.DayOf(at);
        if (calendar.Due(entry.SupplyWithin, today).TryPickT0(out refusal, out var due)) return refusal;
        if (IsTooLate(due, file, today, calendar).TryPickT0(out refusal, out bool tooLate)) return refusal;
        if (tooLate) return ToleranceRefusals.SupplyTooLate();
        return new DeficiencyTolerated(
            at, by.Id, edition.Id, missing, due, RemindOn(due, entry.RemindDays, at, calendar), entry.ExtensionDays, entry.OnLapse, entry.MayDecideFirst, evidence, calendar.Edition.Id);
    }

    /// <summary>Whether somebody could do an act now, as far as the table and what has happened say.</summary>
    internal bool IsOpenTo(ActRow<ToleranceState, ToleranceAct> row, CaseActor by) =>
        row.From == State && row.Roles.Contains(by.Role) && (row.Act != ToleranceAct.Extend || MayExtend);

    /// <summary>Takes what is supplied, in any order and in parts; only what was told to be missing.</summary>
    internal OneOf<Refusal, DeficiencySupplied> Supply(ImmutableArray<MaterialCode> materials, CaseActor by, Instant at)
    {
        if (Against(ToleranceAct.SupplyAll, by) is { } refusal) return refusal;
        bool fits = !materials.IsDefaultOrEmpty && materials.All(Missing.Contains) && materials.Distinct().Count() == materials.Length;
        return fits ? new DeficiencySupplied(at, by.Id, materials, WasReminded ? ChinaTime.StartOf(Due.Date.PlusDays(1)) : RemindAt) : ToleranceRefusals.NotMissing();
    }

    /// <summary>Extends the time once, by what the list lets, and never to the day on which the decision is due.</summary>
    [Clause("CON-7.6")]
    internal OneOf<Refusal, SupplyExtended> Extend(Remark? reason, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (Against(ToleranceAct.Extend, by) is { } against) return against;
        if (!MayExtend) return ToleranceRefusals.NoSecondExtension();
        if (reason is not { } why) return ToleranceRefusals.ReasonMissing();
        if (calendar.Due(Limit.WorkingDays(Tolerated.ExtensionDays), Due.Date).TryPickT0(out var refusal, out var due)) return refusal;
        if (file is { State: CaseState.Accepted or CaseState.InSpecialStep, Clock: { } clock } && due.Date >= clock.Due.Date) return ToleranceRefusals.SupplyTooLate();
        return RemindBefore(due, at, calendar).MapT1(remind => new SupplyExtended(at, by.Id, why, due, calendar.Edition.Id) { RemindAt = remind });
    }

    private bool MayExtend => !WasExtended && Tolerated.ExtensionDays > 0;

    /// <summary>The same time anew, from the day on which the case is opened again.</summary>
    private OneOf<Refusal, DeficiencyReopened> Reopen(CaseReopened reopened, WorkingCalendar calendar)
    {
        var day = ChinaTime.DayOf(reopened.At);
        if (calendar.CountAfter(ChinaTime.DayOf(Tolerated.At), Tolerated.Due.Date).TryPickT0(out var refusal, out var count)) return refusal;
        if (calendar.Due(Limit.WorkingDays(Math.Max(count.Days, 1)), day).TryPickT0(out refusal, out var due)) return refusal;
        return RemindBefore(due, reopened.At, calendar).MapT1(remind => new DeficiencyReopened(reopened.At, reopened.By, due, remind, calendar.Edition.Id));
    }

    /// <summary>As many working days before a day as the first reminder came before the first.</summary>
    private OneOf<Refusal, Instant> RemindBefore(DueDay due, Instant at, WorkingCalendar calendar)
    {
        if (calendar.CountAfter(ChinaTime.DayOf(Tolerated.RemindAt), Tolerated.Due.Date).TryPickT0(out var refusal, out var before)) return refusal;
        return RemindOn(due, before.Days, at, calendar);
    }

    private static Instant RemindOn(DueDay due, int before, Instant at, WorkingCalendar calendar)
    {
        var day = before < 1 ? due.Date : calendar.LastDayBefore(Limit.WorkingDays(before), due.Date).Match(_ => due.Date, found => found.Date);
        return Instant.Max(at, ChinaTime.StartOf(day));
    }

    /// <summary>Why the table does not let somebody do an act; after the lapse, with what follows from it.</summary>
    private Refusal? Against(ToleranceAct act, CaseActor by) => ToleranceTable.Table.Allow(State, act, by.Role).Match<Refusal?>(
        refusal => State == ToleranceState.Lapsed && string.Equals(refusal.Code, ToleranceTable.NotNow, StringComparison.Ordinal) ? ToleranceRefusals.Lapsed(Tolerated.OnLapse) : refusal,
        _ => null);

    /// <summary>What is missing: nothing that the case holds, and nothing that something stands in for, such as a commitment.</summary>
    private static OneOf<Refusal, ImmutableArray<MaterialCode>> MissingOf(ToleranceEntry entry, CaseFile file, CaseFacts known)
    {
        bool IsThere(MaterialCode code) => file.Holds(code) || known.Substitutes.Any(substitute => substitute.Material == code);
        ImmutableArray<MaterialCode> main = [.. entry.Main.Where(code => !IsThere(code))];
        if (!main.IsEmpty) return ToleranceRefusals.MainMissing(Names(main, file));
        ImmutableArray<MaterialCode> other = [.. file.MissingRequired.Where(code => !entry.Tolerable.Contains(code) && !IsThere(code))];
        if (!other.IsEmpty) return ToleranceRefusals.NotTolerable(Names(other, file));
        ImmutableArray<MaterialCode> missing = [.. entry.Tolerable.Where(code => file.Terms.Names(code) && !IsThere(code))];
        return missing.IsEmpty ? ToleranceRefusals.NothingMissing() : missing;
    }

    /// <summary>What is supplied must be there before the decision is due, else there is no time to look at it.</summary>
    private static OneOf<Refusal, bool> IsTooLate(DueDay supply, CaseFile file, LocalDate acceptedOn, WorkingCalendar calendar) =>
        file.Terms.DecisionLimit is not { } limit
            ? false
            : calendar.Due(limit, file.Terms.LimitStart == LimitStart.Receipt && file.Wait is { } wait ? wait.ReceivedOn : acceptedOn).MapT1(decision => supply.Date >= decision.Date);

    private static Refusal? BarOf(ImmutableArray<PromiseParty> parties)
    {
        if (parties.IsDefaultOrEmpty) return PromiseRefusals.CreditUnknown();
        foreach (var party in parties)
        {
            if (party.Standing is CreditStanding.SeriousRecord or CreditStanding.BrokenPromise or CreditStanding.BrokenPromiseElsewhere) return PromiseRefusals.Barred(party);
            if (party.Standing == CreditStanding.Unknown) return PromiseRefusals.CreditUnknown();
        }

        return null;
    }

    private static string Names(ImmutableArray<MaterialCode> codes, CaseFile file) =>
        string.Join('、', codes.Select(code => file.Terms.Materials.FirstOrDefault(term => term.Code == code)?.Name ?? code.ToString()));
}
