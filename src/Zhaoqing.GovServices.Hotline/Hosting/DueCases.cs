using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The cases that have to be looked at, since something happened in them or in an order, or since what was to be done could not be. Safe for concurrent use.</summary>
internal sealed class DueCases
{
    private readonly Lock _lock = new();
    private readonly HashSet<BridgeCaseId> _cases = [];
    private readonly HashSet<OrderNumber> _orders = [];

    /// <summary>Something was recorded.</summary>
    public void Take(RecordedEvent recorded)
    {
        if (BridgeRecord.CaseOf(recorded.Stream) is { } id) Add(id);
        else if (OrderDesk.NumberOf(recorded.Stream) is { } number) Add(number);
    }

    public void Add(BridgeCaseId id)
    {
        lock (_lock) _cases.Add(id);
    }

    public void Add(OrderNumber number)
    {
        lock (_lock) _orders.Add(number);
    }

    /// <summary>What is due, once: whoever takes it and does not get it done adds it again.</summary>
    public (BridgeCaseId[] Cases, OrderNumber[] Orders) TakeAll()
    {
        lock (_lock)
        {
            (BridgeCaseId[], OrderNumber[]) due = ([.. _cases], [.. _orders]);
            _cases.Clear();
            _orders.Clear();
            return due;
        }
    }
}
