using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>How the case came from an old system; <see langword="null"/> where it was submitted here.</summary>
    public CaseTakenOver? TakenOver { get; private init; }

    /// <summary>Takes over a case that an old system had open. Its life there is judged by the same rules as a life here, act by act, so that due days, pauses and acts are what they would be had it lived here.</summary>
    /// <param name="number">The number for the case.</param>
    /// <param name="life">Its life there.</param>
    /// <param name="terms">The list it is bound to.</param>
    /// <param name="source">From where that list is.</param>
    /// <param name="by">Who takes it over: a supervisor of the division.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// The event; refused with <c>cases.not-authorised</c>, <c>cases.take-over-future</c>, <c>cases.take-over-order</c> or <c>cases.take-over-act-unfit</c> on the field,
    /// <c>cases.take-over-not-open</c>, or with what an act of that life is refused with, on its field.
    /// </returns>
    public static OneOf<Refusal, CaseTakenOver> TakeOver(
        CaseNumber number, EarlierLife life, CaseTerms terms, TermsSource source, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role != ActorRole.Supervisor || !Covers(by, life.Application.Division)) return NotAuthorised("旧系统的办件由本区划的监督人员接续。");
        if (life.ReceivedAt > at) return Future("receivedAt");
        var office = new CaseActor($"{life.Origin.System}", ActorRole.Window, Unit: null, life.Application.Division);
        // Where no account is known the case's own mark stands for the applicant: nobody has it, and what the offices did there was not their own case.
        var filer = life.Account is { } account ? new CaseActor(account, ActorRole.Applicant, Unit: null, Division: null) : office with { Id = $"{life.Origin.System}/{life.Origin.Number}" };
        if (Submit(number, life.Application, terms, filer, life.ReceivedAt, calendar).TryPickT0(out var refusal, out var submitted)) return refusal;
        var earlier = ImmutableArray.CreateBuilder<CaseEvent>();
        earlier.Add(submitted with { Owner = terms.Rules.DutyOwner });
        var file = Replay(earlier);
        for (int i = 0; i < life.Done.Length; i++)
        {
            var (when, order) = life.Done[i];
            if (when > at) return Future($"acts[{i}].at");
            if (when < file.LastAt) return new Refusal("cases.take-over-order", "办理过程的时间前后颠倒。", CaseGrounds.OneCase).OnField($"acts[{i}].at", "早于前一动作的时间。");
            if (!EarlierLife.Acts.Contains(order.Act)) return new Refusal("cases.take-over-act-unfit", "这一动作不能随办件接续。", CaseGrounds.OneCase).OnField($"acts[{i}].act", "请在接续后办理。");
            if (file.Take(order, ActorOf(order, office), when, calendar).TryPickT0(out refusal, out var happened)) return OnAct(refusal, i);
            earlier.AddRange(happened);
            file = happened.Aggregate(file, (state, next) => state.Apply(next));
        }

        earlier.AddRange(file.Lapses(at));
        return IsOpen(Replay(earlier).State)
            ? new CaseTakenOver(at, by.Id, number, life.Origin, source, earlier.DrainToImmutable())
            : new Refusal("cases.take-over-not-open", "按办理过程和期限,这一办件已经结束,不用接续。", CaseGrounds.OneCase);
    }

    private static CaseFile Of(CaseTakenOver taken) => Replay(taken.Earlier) is var file && taken.At >= file.LastAt
        ? file with { LastAt = taken.At, TakenOver = taken }
        : throw new ArgumentException("A case is taken over after its earlier life.", nameof(taken));

    /// <summary>Who does an act in the old system: any office of it that may.</summary>
    private static CaseActor ActorOf(CaseOrder order, CaseActor office) =>
        CaseTable.Permits(order.Act, ActorRole.Window) ? office : office with { Role = ActorRole.Examiner };

    private static bool IsOpen(CaseState state) =>
        state is CaseState.Submitted or CaseState.AwaitingSupplement or CaseState.Accepted or CaseState.InSpecialStep or CaseState.Decided;

    private static Refusal Future(string field) => new Refusal("cases.take-over-future", "时间不得晚于现在。", CaseGrounds.OneCase).OnField(field, "晚于现在。");

    /// <summary>A refusal of an act with the place of the act.</summary>
    private static Refusal OnAct(Refusal refusal, int i) => refusal.Fields.IsEmpty
        ? refusal.OnField($"acts[{i}]", refusal.Message)
        : refusal with { Fields = [.. refusal.Fields.Select(fault => fault with { Field = $"acts[{i}].{fault.Field}" })] };
}
