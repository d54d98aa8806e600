using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a dispute is about (争议类型).</summary>
public enum DisputeKind
{
    /// <summary>The identity was taken wrongly (身份核验错误).</summary>
    IdentityWrong = 1,

    /// <summary>A material is missing (材料缺失).</summary>
    MaterialMissing,

    /// <summary>The window was not trusted with this (超出授信范围).</summary>
    ScopeNotCovered,

    /// <summary>A limit was missed (超期).</summary>
    LimitMissed,

    /// <summary>A fee is wrong (收费错误).</summary>
    FeeWrong,

    /// <summary>The result is wrong (结果错误).</summary>
    ResultWrong,

    /// <summary>Something was damaged or lost (材料损毁遗失).</summary>
    Damage,
}

/// <summary>Who has to answer a dispute, one after the other (处理层级).</summary>
public enum DisputeLevel
{
    /// <summary>The window that was asked first (首问窗口).</summary>
    Window = 1,

    /// <summary>The authority that decides (审批部门).</summary>
    Authority,

    /// <summary>The offices of both cities (两地政务服务管理部门).</summary>
    BothCities,

    /// <summary>The office of the province (省级政务服务管理部门).</summary>
    Province,
}

/// <summary>A step of a dispute.</summary>
/// <param name="Level">Who had it.</param>
/// <param name="At">Since when.</param>
/// <param name="Due">By when it was to be answered.</param>
/// <param name="Answer">The answer; <see langword="null"/> where there was none.</param>
public sealed record DisputeStep(DisputeLevel Level, Instant At, DueDay Due, string? Answer);

/// <summary>A dispute about a case between two places (争议工单). Whoever is asked first takes it and never sends the person away; at every moment exactly one level has it.</summary>
/// <remarks>Immutable.</remarks>
public sealed record DisputeTicket
{
    private DisputeTicket(CaseNumber number, DisputeKind kind, HandoverSide firstAsked, Limit limit, ImmutableArray<DisputeStep> steps) =>
        (Case, Kind, FirstAsked, Limit, Steps) = (number, kind, firstAsked, limit, steps);

    /// <summary>The case.</summary>
    public CaseNumber Case { get; }

    /// <summary>What it is about.</summary>
    public DisputeKind Kind { get; }

    /// <summary>The side whose window was asked first (首问负责): it tells the person how it goes on, whoever has it.</summary>
    public HandoverSide FirstAsked { get; }

    /// <summary>Within what time each level answers; data, for no text sets it.</summary>
    public Limit Limit { get; }

    /// <summary>The steps, the first one the window's.</summary>
    public ImmutableArray<DisputeStep> Steps { get; private init; }

    /// <summary>Who has it now.</summary>
    public DisputeLevel Level => Steps[^1].Level;

    /// <summary>Whether the person is content with the last answer, or the last level has answered.</summary>
    public bool IsSettled { get; private init; }

    /// <summary>Opens a ticket at the window that was asked. There is no way for the window not to.</summary>
    /// <param name="number">The case.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="asked">The side whose window was asked.</param>
    /// <param name="limit">Within what time each level answers.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The ticket; refused where the calendar does not cover its due day.</returns>
    /// <exception cref="ArgumentException">There is no such kind or side.</exception>
    public static OneOf<Refusal, DisputeTicket> Open(CaseNumber number, DisputeKind kind, HandoverSide asked, Limit limit, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (!Enum.IsDefined(kind) || !Enum.IsDefined(asked)) throw new ArgumentException("There is no such kind or side.", nameof(kind));
        return calendar.Due(limit, ChinaTime.DayOf(at)).MapT1(due => new DisputeTicket(number, kind, asked, limit, [new DisputeStep(DisputeLevel.Window, at, due, Answer: null)]));
    }

    /// <summary>The ticket with an answer of whoever has it. It is settled where the person is content, and at the last level whether or not.</summary>
    /// <param name="by">The level that answers.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isContent">Whether the person is content.</param>
    /// <returns>The ticket; refused with <c>cross-region.dispute-not-yours</c>, <c>dispute-settled</c> or <c>dispute-without-answer</c>.</returns>
    public OneOf<Refusal, DisputeTicket> Answer(DisputeLevel by, string? answer, bool isContent)
    {
        if (IsSettled) return DisputeRefusals.Settled();
        if (by != Level) return DisputeRefusals.NotYours();
        if (string.IsNullOrWhiteSpace(answer)) return DisputeRefusals.WithoutAnswer();
        return this with { Steps = Steps.SetItem(Steps.Length - 1, Steps[^1] with { Answer = answer }), IsSettled = isContent || by == DisputeLevel.Province };
    }

    /// <summary>The ticket at the next level: after an answer that did not content, at once where the window only passes it on, or when the due day has passed without an answer.</summary>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The ticket; refused with <c>cross-region.dispute-settled</c>, <c>dispute-not-due</c> while the level may still answer, <c>dispute-at-the-top</c>, or what the calendar refuses.</returns>
    public OneOf<Refusal, DisputeTicket> Escalate(Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (IsSettled) return DisputeRefusals.Settled();
        if (Level == DisputeLevel.Province) return DisputeRefusals.AtTheTop();
        if (Level != DisputeLevel.Window && Steps[^1].Answer is null && ChinaTime.DayOf(at) <= Steps[^1].Due.Date) return DisputeRefusals.NotDue();
        return calendar.Due(Limit, ChinaTime.DayOf(at)).MapT1(due => this with { Steps = Steps.Add(new DisputeStep(Level + 1, at, due, Answer: null)) });
    }

    /// <summary>Whether both are the same in all.</summary>
    public bool Equals(DisputeTicket? other) =>
        other is not null && Case == other.Case && Kind == other.Kind && FirstAsked == other.FirstAsked && Limit == other.Limit && IsSettled == other.IsSettled && Steps.SequenceEqual(other.Steps);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Case, Kind, Steps.Length);
}
