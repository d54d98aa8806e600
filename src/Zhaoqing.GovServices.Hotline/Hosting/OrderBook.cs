using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The orders of a hotline in memory, as far as they are asked for by what they are and not by their number. Used by one reader at a time.</summary>
/// <remarks>Only open orders are there whole. Of one that has ended there stay its number, what it became part of, and the cases it is linked with.</remarks>
internal sealed class OrderBook
{
    private readonly List<OrderNumber> _order = [];
    private readonly Dictionary<OrderNumber, WorkOrder> _open = [];
    private readonly Dictionary<OrderNumber, OrderNumber> _partOf = [];
    private readonly Dictionary<(OrderNumber Parent, OrderNumber Member), long> _unsettled = [];
    private long _changes;
    private readonly Dictionary<(PersonKey Person, string ClassCode, string Subject), ImmutableArray<OrderNumber>> _said = [];
    private readonly Dictionary<string, ImmutableArray<OrderNumber>> _linked = new(StringComparer.Ordinal);
    private readonly Dictionary<OrderNumber, ImmutableArray<string>> _links = [];
    private readonly Dictionary<OrderNumber, ImmutableArray<OrderNumber>> _parts = [];

    /// <summary>The figures.</summary>
    public HotlineFigures Figures { get; private set; } = HotlineFigures.Empty;

    /// <summary>The open orders.</summary>
    public IEnumerable<WorkOrder> Open => _open.Values;

    /// <summary>An order that is open; null where it is not.</summary>
    public WorkOrder? Find(OrderNumber number) => _open.GetValueOrDefault(number);

    /// <summary>The orders opened last, the newest first.</summary>
    public ImmutableArray<OrderNumber> Newest(int most) => [.. Enumerable.Range(1, Math.Min(most, _order.Count)).Select(back => _order[^back])];

    /// <summary>The orders that a case is linked with.</summary>
    public ImmutableArray<OrderNumber> LinkedWith(string link) => _linked.GetValueOrDefault(link, []);

    /// <summary>The cases that an order, or one that is part of it, is linked with.</summary>
    public IEnumerable<string> CasesOf(OrderNumber number) => _parts.GetValueOrDefault(number, []).Prepend(number).SelectMany(one => _links.GetValueOrDefault(one, []));

    /// <summary>The open orders of the same person on the same thing and matter.</summary>
    public IEnumerable<WorkOrder> Repeated(Demand demand) => _said.GetValueOrDefault(KeyOf(demand), []).Select(number => _open[number]);

    /// <summary>The members that the two records of a group may not agree on, and since which change.</summary>
    public ImmutableArray<(OrderNumber Parent, OrderNumber Member, long Change)> Unsettled() => [.. _unsettled.Select(one => (one.Key.Parent, one.Key.Member, one.Value))];

    /// <summary>A group and a member were found to agree; what changed since is not settled by it.</summary>
    public void Settle(OrderNumber parent, OrderNumber member, long change)
    {
        if (_unsettled.TryGetValue((parent, member), out long last) && last == change) _unsettled.Remove((parent, member));
    }

    /// <summary>Takes what happened to an order.</summary>
    /// <param name="before">The order before it; null where it begins with it.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public void Take(WorkOrder? before, OrderEvent happened)
    {
        var after = before is null ? WorkOrder.Replay([happened]) : before.Apply(happened);
        Figures = Figures.After(before, happened, after);
        if (before is null) _order.Add(after.Number);
        Keep(after);
        foreach (string link in after.Links.Except(before?.Links ?? [], StringComparer.Ordinal)) _linked[link] = LinkedWith(link).Add(after.Number);
        if (!after.Links.IsEmpty) _links[after.Number] = after.Links;
        Group(before, after);
    }

    private static (PersonKey Person, string ClassCode, string Subject) KeyOf(Demand demand) => (demand.Person, demand.ClassCode, demand.Subject);

    private void Keep(WorkOrder after)
    {
        var (number, key) = (after.Number, KeyOf(after.Demand));
        if (after.IsOpen)
        {
            if (_open.TryAdd(number, after)) _said[key] = _said.GetValueOrDefault(key, []).Add(number);
            else _open[number] = after;
        }
        else if (_open.Remove(number))
        {
            var left = _said[key].Remove(number);
            if (left.IsEmpty) _said.Remove(key);
            else _said[key] = left;
        }
    }

    /// <summary>Group and member stand in two records: whatever changes in one of them is to be held against the other.</summary>
    private void Group(WorkOrder? before, WorkOrder after)
    {
        OrderNumber? was = PartOf(before), now = PartOf(after);
        if (was != now)
        {
            if (was is { } left)
            {
                _parts[left] = _parts[left].Remove(after.Number);
                _unsettled[(left, after.Number)] = ++_changes;
            }

            if (now is { } joined)
            {
                _partOf[after.Number] = joined;
                _parts[joined] = _parts.GetValueOrDefault(joined, []).Add(after.Number);
                _unsettled.Remove((joined, after.Number));
            }
            else
            {
                _partOf.Remove(after.Number);
            }
        }

        foreach (var member in Numbers(after).Except(Numbers(before))) Hold(after.Number, member, isMember: true);
        foreach (var member in Numbers(before).Except(Numbers(after))) Hold(after.Number, member, isMember: false);

        static IEnumerable<OrderNumber> Numbers(WorkOrder? order) => order?.Members.Select(member => member.Number) ?? [];
    }

    /// <summary>Whether a group has a member and whether the member is part of it is to be the same.</summary>
    private void Hold(OrderNumber group, OrderNumber member, bool isMember)
    {
        bool isPart = _partOf.TryGetValue(member, out var parent) && parent == group;
        if (isPart == isMember) _unsettled.Remove((group, member));
        else _unsettled[(group, member)] = ++_changes;
    }

    private static OrderNumber? PartOf(WorkOrder? order) => order?.State == OrderState.Merged ? order.Parent : null;
}
