using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>Explaining a due day.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>Why a limit ends on its day: walks from the start to the due day once and says of each day that is not plain what it did.</summary>
    /// <returns>The explanation, whose due day is that of <see cref="Due(Limit, LocalDate)"/>; refused where that is refused.</returns>
    /// <inheritdoc cref="Due(Limit, LocalDate)" path="/param"/>
    public OneOf<Refusal, DueExplanation> Explain(Limit limit, LocalDate from)
    {
        return Due(limit, from).MapT1(due =>
        {
            var raw = limit.Unit switch
            {
                LimitUnit.WorkingDays => due.Date,
                LimitUnit.SameDay => from,
                _ => Moved(limit, from, direction: 1),
            };
            var days = ImmutableArray.CreateBuilder<DayStatus>();
            for (var day = limit.Unit == LimitUnit.SameDay ? from : from.PlusDays(1); day <= due.Date; day = day.PlusDays(1)) days.Add(StatusOf(day));
            return new DueExplanation(limit, from, raw, due, Edition, days.ToImmutable());
        });
    }
}
