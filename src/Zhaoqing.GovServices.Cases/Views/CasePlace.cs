using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a line stands in the order of a list, but for its number: those of the green channel first, then by last day, what is over last.</summary>
/// <param name="Priority">0 for a case of the green channel on which something is to be done, else 1.</param>
/// <param name="Due">The last day; the last day there is where no clock runs.</param>
/// <param name="IsOver">Whether nothing is to be done any more.</param>
/// <param name="State">The state, by which a list is filtered.</param>
internal readonly record struct CasePlace(int Priority, LocalDate Due, bool IsOver, CaseState State)
{
    public bool HasDue => Due != LocalDate.MaxIsoValue;

    public static CasePlace Of(CaseLine line) => new(line.Priority is not null && line.IsOpen ? 0 : 1, line.Clock?.Due.Date ?? LocalDate.MaxIsoValue, !line.IsOpen, line.State);

    /// <summary>By rank, and equals by state.</summary>
    public static Comparer<CasePlace> Order { get; } =
        Comparer<CasePlace>.Create((one, other) => one.ByRank(other) is var rank and not 0 ? rank : one.State.CompareTo(other.State));

    /// <summary>Compares but for the state, which orders nothing that people see.</summary>
    public int ByRank(CasePlace other)
    {
        if (Priority.CompareTo(other.Priority) is var priority and not 0) return priority;
        return Due.CompareTo(other.Due) is var due and not 0 ? due : IsOver.CompareTo(other.IsOver);
    }
}
