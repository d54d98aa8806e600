using System.Text.Json.Serialization;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What a local closure does to time limits.</summary>
public enum ClosureEffect
{
    /// <summary>The windows are shut and limits run on: the common case of a typhoon day (停课停工).</summary>
    WindowsOnly,

    /// <summary>The windows are shut and the days are no working days, because the decree says that they do not count.</summary>
    LimitsToo,
}

/// <summary>Days on which the service places of a division are closed by a local decision (临时停办): a typhoon, an epidemic.</summary>
/// <remarks>Immutable. Holds for the division and everything in it. It is no holiday: the State Council alone arranges those.</remarks>
[JsonConverter(typeof(LocalClosureJsonConverter))]
public sealed record LocalClosure
{
    private LocalClosure(DivisionCode division, LocalDate first, LocalDate last, string name, LegalGround basis, ClosureEffect effect)
    {
        Division = division;
        First = first;
        Last = last;
        Name = name;
        Basis = basis;
        Effect = effect;
    }

    /// <summary>The division whose places are closed.</summary>
    public DivisionCode Division { get; }

    /// <summary>The first day, in China.</summary>
    public LocalDate First { get; }

    /// <summary>The last day, in China, itself closed.</summary>
    public LocalDate Last { get; }

    /// <summary>What it is called in Chinese, for example <c>台风停工</c>.</summary>
    public string Name { get; }

    /// <summary>The decree or article that closes the places, and for <see cref="ClosureEffect.LimitsToo"/> says that the days do not count.</summary>
    public LegalGround Basis { get; }

    /// <summary>Whether limits run on.</summary>
    public ClosureEffect Effect { get; }

    /// <summary>A closure from data that may be wrong.</summary>
    /// <param name="division">The division; <c>default</c> throws <see cref="InvalidOperationException"/>.</param>
    /// <param name="first">The first day, in China.</param>
    /// <param name="last">The last day, itself closed; not before the first.</param>
    /// <param name="name">What it is called, in Chinese; it stands in explanations.</param>
    /// <param name="basis">The decree or article.</param>
    /// <param name="effect">Whether limits run on.</param>
    /// <returns>
    /// The closure; refused with <c>time-limit.closure-span-empty</c>, <c>time-limit.closure-unnamed</c>,
    /// <c>time-limit.closure-without-basis</c> or <c>time-limit.closure-effect-unknown</c>.
    /// </returns>
    public static OneOf<Refusal, LocalClosure> Of(DivisionCode division, LocalDate first, LocalDate last, string? name, LegalGround? basis, ClosureEffect effect)
    {
        _ = division.Level;
        if (last < first) return TimeLimitRefusals.ClosureSpanEmpty();
        if (string.IsNullOrWhiteSpace(name)) return TimeLimitRefusals.ClosureUnnamed();
        if (basis is null) return TimeLimitRefusals.ClosureWithoutBasis();
        if (effect is not (ClosureEffect.WindowsOnly or ClosureEffect.LimitsToo)) return TimeLimitRefusals.ClosureEffectUnknown();
        return new LocalClosure(division, first, last, name, basis, effect);
    }

    /// <summary>Whether a day lies in it.</summary>
    public bool Covers(LocalDate day) => day >= First && day <= Last;
}
