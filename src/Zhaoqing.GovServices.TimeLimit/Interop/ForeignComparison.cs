using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A day on which somebody else's data and a calendar differ.</summary>
/// <param name="Date">The day.</param>
/// <param name="Theirs">What they list; <see langword="null"/> where they lack the day and so leave it to the plain week.</param>
/// <param name="Ours">What the calendar says, with the number of the notice.</param>
public sealed record ForeignDifference(LocalDate Date, ForeignDay? Theirs, DayStatus Ours)
{
    /// <summary>The difference in Chinese.</summary>
    public override string ToString()
    {
        string theirs = Theirs is { } day ? (day.IsOff ? $"放假({day.Name})" : $"上班({day.Name})") : "未列出,按平常周";
        string ours = Ours.IsWorkingDay ? "上班" : "休息";
        string why = Ours switch
        {
            { NoticeNumber: { } number } => $"({Ours.Name},{number})",
            { Name: { } name } => $"({name})",
            _ => "(平常周)",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Date:uuuu-MM-dd}:对方{theirs};本历{ours}{why}{(Ours.Provisional ? ",暂定" : "")}。");
    }
}

/// <summary>How somebody else's data compare with an edition.</summary>
/// <param name="Edition">The name of the edition.</param>
/// <param name="Differences">The days on which they differ, ascending.</param>
/// <param name="OutOfCoverage">Days of theirs that the calendar does not cover, ascending; nothing is said of them.</param>
public sealed record ForeignComparison(string Edition, ImmutableArray<ForeignDifference> Differences, ImmutableArray<LocalDate> OutOfCoverage)
{
    /// <summary>Whether both say the same of every day that the calendar covers.</summary>
    public bool Agrees => Differences.IsEmpty;

    /// <summary>The report in Chinese, one line for each difference.</summary>
    public override string ToString()
    {
        string head = Agrees ? $"与{Edition}一致。" : string.Create(CultureInfo.InvariantCulture, $"与{Edition}有{Differences.Length}日不同:");
        string tail = OutOfCoverage.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $"\n另有{OutOfCoverage.Length}日不在本历范围内,未比较。");
        return string.Join('\n', Differences.Select(difference => difference.ToString()).Prepend(head)) + tail;
    }
}
