using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks.Figures;

/// <summary>A figure with what it counts.</summary>
public sealed record ShownFigure(string Name, int Count);

/// <summary>The three views (热线效能、工单处理、民生热点), ready to be drawn and read.</summary>
/// <param name="Efficiency">How well the hotline works, as counts.</param>
/// <param name="Handling">Open orders by unit and state.</param>
/// <param name="Topics">What is said most, by class, place and day.</param>
/// <param name="Classes">How often each class was said.</param>
public sealed record ShownFigures(ImmutableArray<ShownFigure> Efficiency, ImmutableArray<(string Unit, string State, int Count)> Handling, ImmutableArray<TopicCount> Topics, ImmutableArray<ShownFigure> Classes)
{
    private const int MostTopics = 20, MostBars = 10;

    internal static ShownFigures Of(HotlineFigures figures, CityData city, LocalDate from, LocalDate through)
    {
        var counts = figures.Efficiency;
        var topics = figures.Topics(from, through, int.MaxValue);
        return new ShownFigures(
            [
                new("收到诉求", counts.Received),
                new("其中并单", counts.Merged),
                new("直接答复", counts.AnsweredOnTheSpot),
                new("按时签收", counts.SignedInTime),
                new("超期签收", counts.SignedLate),
                new("按时回复", counts.RepliedInTime),
                new("超期回复", counts.RepliedLate),
                new("办结", counts.Closed),
                new("回访联系上", counts.Reached),
                new("回访未联系上", counts.NotReached),
                new("认为已解决", counts.Solved),
                new("满意", counts.Satisfied),
                new("不满意", counts.NotSatisfied),
                new("不满意不合理", counts.Unfounded),
            ],
            [.. figures.Handling().Select(count => (city.NameOf(count.Unit), OrderTable.NameOf(count.State), count.Count))],
            [.. topics.Take(MostTopics)],
            [.. topics.GroupBy(topic => topic.ClassCode, StringComparer.Ordinal).Select(group => new ShownFigure(group.Key, group.Sum(topic => topic.Count))).OrderByDescending(figure => figure.Count).ThenBy(figure => figure.Name, StringComparer.Ordinal).Take(MostBars)]);
    }
}
