using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The rows of a table of the hand-over by state and act, so that folding a case looks at one and not at all of them.</summary>
internal sealed class HandoverRows
{
    private static readonly int Acts = (int)Enum.GetValues<HandoverAct>().Max() + 1, States = (int)Enum.GetValues<HandoverState>().Max() + 1;

    private static readonly ImmutableArray<HandoverRows> All = [new(HandoverTable.Collecting), new(HandoverTable.Accepting), new(HandoverTable.SubmittedOnline)];

    private readonly ActTable<HandoverState, HandoverAct> _table;
    private readonly ActRow<HandoverState, HandoverAct>?[] _rows = new ActRow<HandoverState, HandoverAct>?[States * Acts];
    private readonly ImmutableArray<ActorRole>[] _roles = new ImmutableArray<ActorRole>[Acts];

    private HandoverRows(ActTable<HandoverState, HandoverAct> table)
    {
        _table = table;
        foreach (var row in table.Rows) _rows[((int)row.From * Acts) + (int)row.Act] = row;
        foreach (var act in table.Rows.GroupBy(row => row.Act)) _roles[(int)act.Key] = [.. act.SelectMany(row => row.Roles).Distinct()];
    }

    /// <summary>Those of a table.</summary>
    public static HandoverRows Of(ActTable<HandoverState, HandoverAct> table) => All.First(rows => ReferenceEquals(rows._table, table));

    /// <summary>The row of an act in a state; <see langword="null"/> where the state does not allow it.</summary>
    public ActRow<HandoverState, HandoverAct>? Find(HandoverState from, HandoverAct act) => _rows[((int)from * Acts) + (int)act];

    /// <summary>Whose an act is in any state; default where the table does not have it.</summary>
    public ImmutableArray<ActorRole> RolesOf(HandoverAct act) => _roles[(int)act];
}
