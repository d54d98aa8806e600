using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A limit with the article that sets it (法定期限).</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Ground">The article, with its words.</param>
public sealed record LegalLimit(Limit Limit, LegalGround Ground)
{
    /// <summary>How the article lets it be extended; <see langword="null"/> where it does not.</summary>
    public ExtensionRule? Extension { get; init; }

    /// <summary>The article by which it starts anew when what was missing is supplied (自收到补正之日起计算); <see langword="null"/> where none says so.</summary>
    public LegalGround? Restart { get; init; }

    /// <summary>What it is counted from, or back from.</summary>
    public StartingEvent Start { get; init; }

    /// <summary>Who has to keep it.</summary>
    public LimitBearer Bearer { get; init; }

    /// <summary>Whether it is counted back from an event to come (倒推): the last day for what must be done so long before.</summary>
    public bool Backward { get; init; }

    /// <summary>From when on silence counts as consent or acceptance; <see langword="null"/> where the law makes nothing of silence.</summary>
    public DeemedFrom? Silence { get; init; }

    /// <summary>The other way to read the article, where the law leaves open how its days count or whether the last one moves; <see langword="null"/> where it is settled.</summary>
    /// <remarks><see cref="Limit"/> is then the reading under which the applicant or party loses nothing.</remarks>
    public Limit? OtherReading { get; init; }

    /// <summary>The last day by this limit.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="day">The day in China of the event it is counted from, or back from.</param>
    /// <returns>As <see cref="WorkingCalendar.Due(Limit, LocalDate)"/>, or <see cref="WorkingCalendar.LastDayBefore"/> for one counted back.</returns>
    public OneOf<Refusal, DueDay> Due(WorkingCalendar calendar, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Backward ? calendar.LastDayBefore(Limit, day) : calendar.Due(Limit, day);
    }

    /// <summary>The day from which on silence has its effect, once the limit has passed without an answer.</summary>
    /// <param name="start">The day in China on which the limit started.</param>
    /// <param name="due">Its last day.</param>
    /// <returns>The day; <see langword="null"/> where the law makes nothing of silence.</returns>
    public LocalDate? DeemedOn(LocalDate start, DueDay due) => Silence switch
    {
        DeemedFrom.Receipt => start,
        DeemedFrom.LapseDay => due.Date,
        _ => null,
    };
}
