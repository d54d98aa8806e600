using System.Text.Json.Serialization;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What kind of day it is for public service.</summary>
public enum DayKind
{
    /// <summary>Monday to Friday, worked.</summary>
    WorkingDay,

    /// <summary>A plain Saturday or Sunday off (休息日).</summary>
    RestDay,

    /// <summary>A day off inside a holiday (节假日), its Saturdays and Sundays included.</summary>
    Holiday,

    /// <summary>A Saturday or Sunday worked in exchange (调休上班日): a working day like any other.</summary>
    MakeUpWorkingDay,
}

/// <summary>What the working calendar says of one day.</summary>
/// <param name="Date">The day in China.</param>
/// <param name="Kind">What kind of day it is.</param>
/// <param name="Name">The festival in Chinese, of a make-up day the one it makes good; <see langword="null"/> on a plain day.</param>
/// <param name="NoticeNumber">The number of the notice that arranges the day; <see langword="null"/> on a plain day, for 2002 to 2005, and for a holiday fixed by law alone.</param>
/// <param name="Provisional">Whether a notice still to come may change it.</param>
[JsonConverter(typeof(DayStatusJsonConverter))]
public readonly record struct DayStatus(LocalDate Date, DayKind Kind, string? Name, string? NoticeNumber, bool Provisional)
{
    /// <summary>The local closure of the day, in a calendar seen from a place; <see cref="Kind"/> stays that of the whole country.</summary>
    public LocalClosure? Closure { get; init; }

    /// <summary>Whether the day counts as a working day: not when a closure takes it out of the limits too.</summary>
    public bool IsWorkingDay => IsWorkedByKind && Closure is not { Effect: ClosureEffect.LimitsToo };

    /// <summary>Whether the windows are open: a working day without a closure.</summary>
    public bool IsWindowOpen => IsWorkedByKind && Closure is null;

    /// <summary>Whether the closure shuts a day that would have been worked.</summary>
    internal bool IsShutByClosure => IsWorkedByKind && Closure is not null;

    private bool IsWorkedByKind => Kind is DayKind.WorkingDay or DayKind.MakeUpWorkingDay;
}

/// <summary>A number of working days.</summary>
/// <param name="Days">How many; never negative.</param>
/// <param name="Provisional">Whether a notice still to come may change it.</param>
public readonly record struct WorkingDayCount(int Days, bool Provisional);
