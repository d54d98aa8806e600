using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A limit read under a law: how it counts, and by which article.</summary>
/// <param name="Limit">The limit; where the law leaves it open, the reading under which the applicant or party loses nothing.</param>
/// <param name="Ground">The article that says how it counts.</param>
public sealed record CountedLimit(Limit Limit, LegalGround Ground)
{
    /// <summary>The reading not taken, where the law leaves it open; <see langword="null"/> where it is settled.</summary>
    public Limit? OtherReading { get; init; }
}

/// <summary>How one law counts its plain days (期间计算规则), in one edition of it.</summary>
/// <remarks>Immutable; the shipped ones are in <see cref="CountRules"/>.</remarks>
public sealed class CountRule
{
    private readonly PlainDays _days;
    private readonly LastDayRule? _lastDay;
    private readonly bool _libertyNeverMoves;

    internal CountRule(string law, LocalDate from, PlainDays days, LastDayRule? lastDay, LegalGround ground, LocalDate? through = null, string? article = null, bool libertyNeverMoves = false)
    {
        Law = law;
        From = from;
        Through = through;
        Article = article;
        Ground = ground;
        _days = days;
        _lastDay = lastDay;
        _libertyNeverMoves = libertyNeverMoves;
    }

    /// <summary>The law, without 中华人民共和国.</summary>
    public string Law { get; }

    /// <summary>The one article for whose limits it holds; <see langword="null"/> for the whole law.</summary>
    public string? Article { get; }

    /// <summary>The first day in China on which it is in force, as far as this package knows it.</summary>
    public LocalDate From { get; }

    /// <summary>The last day on which it was in force; <see langword="null"/> while it is.</summary>
    public LocalDate? Through { get; }

    /// <summary>The article that says how days count.</summary>
    public LegalGround Ground { get; }

    /// <summary>Reads a limit under this law.</summary>
    /// <param name="written">The limit as it is written.</param>
    /// <param name="bearer">Who has to keep it.</param>
    /// <param name="countedBack">Whether it is counted back from an event; then its last day never moves.</param>
    /// <param name="onLiberty">Whether it limits somebody's personal liberty (限制人身自由); 公安 rules never let it move.</param>
    /// <remarks>
    /// Where the law leaves it open, the reading under which the applicant or party loses nothing is taken and the other one told:
    /// an authority's last day does not move and the applicant's does; days that may be working days are, unless counted back.
    /// </remarks>
    public CountedLimit Read(WrittenLimit written, LimitBearer bearer = LimitBearer.Authority, bool countedBack = false, bool onLiberty = false)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.WithoutLaw().TryPickT1(out var named, out _)) return new CountedLimit(named, Ground);
        var calendar = InCalendarUnits(written, bearer, countedBack, onLiberty);
        if (written.Unit != WrittenUnit.Day || !_days.Contains(written.Amount)) return calendar;
        var working = Limit.WorkingDays(written.Amount);
        if (bearer == LimitBearer.Authority || !_days.OfAuthorityOnly) return new CountedLimit(working, Ground);
        return countedBack
            ? calendar with { OtherReading = working }
            : new CountedLimit(working, Ground) { OtherReading = calendar.Limit };
    }

    /// <summary>The same from an amount and a unit.</summary>
    /// <returns>The limit; refused as <see cref="WrittenLimit.Of"/> is.</returns>
    /// <param name="amount">How many.</param>
    /// <param name="unit">The unit that is written.</param>
    /// <param name="bearer">Who has to keep it.</param>
    /// <param name="countedBack">Whether it is counted back from an event.</param>
    /// <param name="onLiberty">Whether it limits somebody's personal liberty.</param>
    public OneOf<Refusal, CountedLimit> Read(int amount, WrittenUnit unit, LimitBearer bearer = LimitBearer.Authority, bool countedBack = false, bool onLiberty = false) =>
        WrittenLimit.Of(amount, unit).MapT1(written => Read(written, bearer, countedBack, onLiberty));

    /// <summary>The law, its edition and its article, for example <c>行政处罚法(2021-07-15起)第八十五条</c>.</summary>
    public override string ToString() => $"{Law}({From:uuuu-MM-dd}起){Ground.Article}";

    private CountedLimit InCalendarUnits(WrittenLimit written, LimitBearer bearer, bool countedBack, bool onLiberty)
    {
        if (countedBack || (onLiberty && _libertyNeverMoves)) return new CountedLimit(Of(LastDayRule.AsIs), Ground);
        if (_lastDay is { } known) return new CountedLimit(Of(known), Ground);
        return bearer == LimitBearer.Authority
            ? new CountedLimit(Of(LastDayRule.AsIs), Ground) { OtherReading = Of(LastDayRule.NextWorkingDay) }
            : new CountedLimit(Of(LastDayRule.NextWorkingDay), CountRules.CivilLastDay) { OtherReading = Of(LastDayRule.AsIs) };

        Limit Of(LastDayRule lastDay) => written.Unit switch
        {
            WrittenUnit.Month => Limit.Months(written.Amount, lastDay),
            WrittenUnit.Year => Limit.Years(written.Amount, lastDay),
            _ => Limit.CalendarDays(written.Amount, lastDay),
        };
    }
}
