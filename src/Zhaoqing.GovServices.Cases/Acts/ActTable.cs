using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>One row of a table of transitions: an act that a state allows.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TAct">The acts.</typeparam>
/// <param name="From">The state that allows the act.</param>
/// <param name="Act">The act.</param>
/// <param name="To">The state it leads to.</param>
/// <param name="Roles">Who may do it; nobody for what silence does.</param>
/// <param name="Basis">The ground of the act.</param>
public sealed record ActRow<TState, TAct>(TState From, TAct Act, TState To, ImmutableArray<ActorRole> Roles, LegalGround Basis)
    where TState : struct, Enum
    where TAct : struct, Enum;

/// <summary>A table of transitions: everything that can happen, as data. What no row names is refused.</summary>
/// <typeparam name="TState">The states.</typeparam>
/// <typeparam name="TAct">The acts.</typeparam>
/// <remarks>Immutable.</remarks>
public sealed class ActTable<TState, TAct>
    where TState : struct, Enum
    where TAct : struct, Enum
{
    private readonly Func<TState, string> _nameOfState;
    private readonly Func<TAct, string> _nameOfAct;
    private readonly string _refusal;

    /// <summary>A table.</summary>
    /// <param name="refusal">The code of the refusal of an act that the state does not allow.</param>
    /// <param name="nameOfState">The Chinese name of a state.</param>
    /// <param name="nameOfAct">The Chinese name of an act.</param>
    /// <param name="rows">The rows, in the order of the life they tell.</param>
    public ActTable(string refusal, Func<TState, string> nameOfState, Func<TAct, string> nameOfAct, params ImmutableArray<ActRow<TState, TAct>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refusal);
        ArgumentNullException.ThrowIfNull(nameOfState);
        ArgumentNullException.ThrowIfNull(nameOfAct);
        _refusal = refusal;
        _nameOfState = nameOfState;
        _nameOfAct = nameOfAct;
        Rows = rows;
    }

    /// <summary>All rows, in the order of the life they tell.</summary>
    public ImmutableArray<ActRow<TState, TAct>> Rows { get; }

    /// <summary>The row of an act in a state, or <see langword="null"/> where the state does not allow it.</summary>
    public ActRow<TState, TAct>? Find(TState from, TAct act) =>
        Rows.FirstOrDefault(row => EqualityComparer<TState>.Default.Equals(row.From, from) && EqualityComparer<TAct>.Default.Equals(row.Act, act));

    /// <summary>The Chinese name of a state.</summary>
    public string NameOf(TState state) => _nameOfState(state);

    /// <summary>The Chinese name of an act.</summary>
    public string NameOf(TAct act) => _nameOfAct(act);

    /// <summary>The table as a Mermaid state diagram, for the documents.</summary>
    /// <param name="withLoops">Whether acts that leave the state as it is are drawn.</param>
    public string ToMermaid(bool withLoops = true)
    {
        var text = new StringBuilder("stateDiagram-v2\n");
        foreach (var row in Rows.Where(row => withLoops || !EqualityComparer<TState>.Default.Equals(row.From, row.To))) text.Append(CultureInfo.InvariantCulture, $"    {row.From} --> {row.To}: {NameOf(row.Act)}\n");
        foreach (var state in Rows.SelectMany(row => new[] { row.From, row.To }).Distinct()) text.Append(CultureInfo.InvariantCulture, $"    {state}: {NameOf(state)} {state}\n");
        return text.ToString();
    }

    /// <summary>The row of an act that somebody asks for, or why it is refused: the role first, then the state.</summary>
    public OneOf<Refusal, ActRow<TState, TAct>> Allow(TState from, TAct act, ActorRole role)
    {
        if (!Rows.Any(row => EqualityComparer<TAct>.Default.Equals(row.Act, act) && row.Roles.Contains(role))) return DeskRefusals.NotAuthorised();
        return Find(from, act) is { } found && found.Roles.Contains(role)
            ? found
            : new Refusal(_refusal, $"现为“{NameOf(from)}”,不能“{NameOf(act)}”。", Rows.First(row => EqualityComparer<TAct>.Default.Equals(row.Act, act)).Basis);
    }

    /// <summary>Where an event that was recorded leads.</summary>
    /// <exception cref="ArgumentException">No row leads there.</exception>
    public TState Follow(TState from, TAct act) =>
        Find(from, act)?.To ?? throw new ArgumentException($"{act} does not follow from {from}.", nameof(act));
}
