using System.Runtime.InteropServices;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Benchmarks.TimeLimit;

/// <summary>An open clock as a table of a hand-written program holds it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OpenClock(DateOnly From, int Amount, DateOnly Begin, DateOnly End, int Cap, DateOnly Told)
{
    /// <summary>The row of a clock with at most one step; an open step ends with its own limit.</summary>
    internal static OpenClock Of(LimitClock clock)
    {
        var (from, told, amount) = (clock.From.ToDateOnly(), clock.Due.Day.Date.ToDateOnly(), clock.Limit.Limit.Amount);
        if (clock.Steps.IsEmpty) return new OpenClock(from, amount, from, from, 0, told);
        var run = clock.Steps[0];
        return new OpenClock(from, amount, run.From.ToDateOnly(), run.Ended?.ToDateOnly() ?? DateOnly.MaxValue, run.Step.Limit!.Value.Amount, told);
    }
}

/// <summary>A change as a walk lists it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WalkedChange(int Clock, DateOnly Before, DateOnly After, bool Provisional);

/// <summary>Which days a walk takes for working days.</summary>
internal interface IWalkedDays
{
    bool Works(DateOnly day);
}

/// <summary>One set of all days off, weekends among them.</summary>
internal readonly struct OneSet(HashSet<DateOnly> off) : IWalkedDays
{
    public bool Works(DateOnly day) => !off.Contains(day);
}

/// <summary>The weekday first, and then one look into one of two sets.</summary>
internal readonly struct WeekdayFirst(HashSet<DateOnly> off, HashSet<DateOnly> makeUp) : IWalkedDays
{
    public bool Works(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? makeUp.Contains(day) : !off.Contains(day);
}

/// <summary>Counting open clocks anew by walking; the kind of days is a type argument, so that it costs no call.</summary>
internal static class ClockWalk
{
    /// <summary>Fills the list, whose room is kept from one time to the next.</summary>
    public static List<WalkedChange> Recount<TDays>(OpenClock[] clocks, TDays days, DateOnly firmThrough, List<WalkedChange> changes)
        where TDays : struct, IWalkedDays
    {
        changes.Clear();
        for (int i = 0; i < clocks.Length; i++)
        {
            ref readonly var clock = ref clocks[i];
            var due = Due(clock, days);
            if (due < clock.Told)
            {
                // A day told is kept; where it is a rest day now, the next working day is.
                due = clock.Told;
                while (!days.Works(due)) due = due.AddDays(1);
            }

            if (due != clock.Told) changes.Add(new WalkedChange(i, clock.Told, due, due > firmThrough));
        }

        return changes;
    }

    private static DateOnly Due<TDays>(in OpenClock clock, TDays days)
        where TDays : struct, IWalkedDays
    {
        var (day, due) = (clock.From, clock.From);
        int amount = clock.Amount, cap = clock.Cap;
        while (true)
        {
            day = day.AddDays(1);
            if (!days.Works(day)) continue;
            bool left = day > clock.Begin && day <= clock.End && cap > 0;
            if (left) cap--;
            else amount--;
            if (amount < 0) return due;
            if (amount == 0)
            {
                due = day;
                // No step that goes on or begins today can hold the end up.
                if (cap == 0 || day >= clock.End || day < clock.Begin) return due;
            }
        }
    }
}
