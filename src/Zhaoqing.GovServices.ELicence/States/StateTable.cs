using System.Collections.Immutable;
using System.Text;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>One way from a state to another.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TAct">The acts.</typeparam>
/// <param name="From">From where.</param>
/// <param name="Act">By what.</param>
/// <param name="To">To where.</param>
public sealed record StateRow<TState, TAct>(TState From, TAct Act, TState To)
    where TState : struct, Enum
    where TAct : struct, Enum;

/// <summary>A table of states: everything that can happen, as data. What no row names is refused.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TAct">The acts.</typeparam>
/// <remarks>Immutable.</remarks>
public sealed class StateTable<TState, TAct>
    where TState : struct, Enum
    where TAct : struct, Enum
{
    internal StateTable(params ImmutableArray<StateRow<TState, TAct>> rows) => Rows = rows;

    /// <summary>All rows; the first begins where the life does.</summary>
    public ImmutableArray<StateRow<TState, TAct>> Rows { get; }

    /// <summary>The state after an act; <see langword="null"/> where no row names it.</summary>
    public TState? After(TState from, TAct act) =>
        Rows.FirstOrDefault(row => EqualityComparer<TState>.Default.Equals(row.From, from) && EqualityComparer<TAct>.Default.Equals(row.Act, act))?.To;

    /// <summary>The table as a Mermaid state diagram.</summary>
    public string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n").Append("    [*] --> ").Append(Rows[0].From).Append('\n');
        foreach (var row in Rows) text.Append("    ").Append(row.From).Append(" --> ").Append(row.To).Append(" : ").Append(row.Act).Append('\n');
        return text.ToString();
    }
}
