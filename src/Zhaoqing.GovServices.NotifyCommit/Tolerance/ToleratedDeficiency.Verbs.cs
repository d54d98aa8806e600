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
    internal static OneOf<Refusal, DeficiencyTolerated> Tolerate(TolerateDeficiency order, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(calendar);
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner)) return ToleranceRefusals.NotAuthorised();
        if (file.State != CaseState.Submitted) return ToleranceRefusals.NotNow();
        if (order.Edition is not { } edition) return ToleranceRefusals.NoList();
        if (edition.ToleranceOf(file.Application.Matter).TryPickT0(out var refusal, out var entry)) return refusal;
        if (MissingOf(entry, file).TryPickT0(out refusal, out var missing)) return refusal;
        if (order.Evidence is not { Length: >= 1 and <= 128 } evidence || evidence.AsSpan().ContainsAnyExceptInRange('!', '~')) return ToleranceRefusals.PromiseMissing();
        if (entry.BarsApply && BarOf(order.Parties) is { } barred) return barred;
        var today = ChinaTime.DayOf(at);
        if (calendar.Due(entry.SupplyWithin, today).TryPickT0(out refusal, out var due)) return refusal;
        if (IsTooLate(due, file, today, calendar).TryPickT0(out refusal, out bool tooLate)) return refusal;
        if (tooLate) return ToleranceRefusals.SupplyTooLate();
        var remindOn = entry.RemindDays < 1 ? due.Date : calendar.LastDayBefore(Limit.WorkingDays(entry.RemindDays), due.Date).Match(_ => due.Date, day => day.Date);
        return new DeficiencyTolerated(
            at, by.Id, edition.Id, missing, due, Instant.Max(at, ChinaTime.StartOf(remindOn)), entry.ExtensionDays, entry.OnLapse, entry.MayDecideFirst, evidence, calendar.Edition.Id);
    }

    /// <summary>Takes what is supplied, in any order and in parts; only what was told to be missing.</summary>
    internal OneOf<Refusal, DeficiencySupplied> Supply(ImmutableArray<MaterialCode> materials, CaseActor by, Instant at)
    {
        if (by.Role is not (ActorRole.Applicant or ActorRole.Window)) return ToleranceRefusals.NotAuthorised();
        if (State == ToleranceState.Lapsed) return ToleranceRefusals.Lapsed(Tolerated.OnLapse);
        if (State != ToleranceState.Outstanding) return ToleranceRefusals.NothingTolerated();
        bool fits = !materials.IsDefaultOrEmpty && materials.All(Missing.Contains) && materials.Distinct().Count() == materials.Length;
        return fits ? new DeficiencySupplied(at, by.Id, materials, WasReminded ? ChinaTime.StartOf(Due.Date.PlusDays(1)) : Tolerated.RemindAt) : ToleranceRefusals.NotMissing();
    }

    /// <summary>Extends the time once, by what the list lets.</summary>
    internal OneOf<Refusal, SupplyExtended> Extend(Remark? reason, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (by.Role != ActorRole.Examiner) return ToleranceRefusals.NotAuthorised();
        if (State == ToleranceState.Lapsed) return ToleranceRefusals.Lapsed(Tolerated.OnLapse);
        if (State != ToleranceState.Outstanding) return ToleranceRefusals.NothingTolerated();
        if (WasExtended || Tolerated.ExtensionDays < 1) return ToleranceRefusals.NoSecondExtension();
        return reason is { } why
            ? calendar.Due(Limit.WorkingDays(Tolerated.ExtensionDays), Due.Date).MapT1(due => new SupplyExtended(at, by.Id, why, due, calendar.Edition.Id))
            : ToleranceRefusals.ReasonMissing();
    }

    private static OneOf<Refusal, ImmutableArray<MaterialCode>> MissingOf(ToleranceEntry entry, CaseFile file)
    {
        ImmutableArray<MaterialCode> main = [.. entry.Main.Where(code => !file.Holds(code))];
        if (!main.IsEmpty) return ToleranceRefusals.MainMissing(Names(main, file));
        ImmutableArray<MaterialCode> other = [.. file.MissingRequired.Where(code => !entry.Tolerable.Contains(code))];
        if (!other.IsEmpty) return ToleranceRefusals.NotTolerable(Names(other, file));
        ImmutableArray<MaterialCode> missing = [.. entry.Tolerable.Where(code => file.Terms.Names(code) && !file.Holds(code))];
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
