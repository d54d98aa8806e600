using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A unit that orders are sent to (承办单位).</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsTownship">Whether it is a township or a street (镇街): what a department must handle is not pushed down to it.</param>
public sealed record HandlingUnit(string Id, bool IsTownship);

/// <summary>With whom an order is (主办、协办单位).</summary>
/// <param name="Main">The unit that answers for it.</param>
/// <param name="Assisting">The units that help.</param>
public sealed record Assignment(string Main, ImmutableArray<string> Assisting)
{
    /// <summary>All of them, the main one first.</summary>
    public IEnumerable<string> Units() => Assisting.Prepend(Main);

    /// <inheritdoc/>
    public bool Equals(Assignment? other) => other is not null && string.Equals(Main, other.Main, StringComparison.Ordinal) && Assisting.AsSpan().SequenceEqual(other.Assisting.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Main.GetHashCode(StringComparison.Ordinal);
}

/// <summary>A row of the directory (派单目录条目).</summary>
/// <param name="ClassCode">The class of demands.</param>
/// <param name="To">With whom they are; null where people have to agree each time.</param>
/// <param name="IsOfDepartment">Whether a department has to handle it itself.</param>
/// <param name="From">From which day on.</param>
public sealed record DirectoryRow(string ClassCode, Assignment? To, bool IsOfDepartment, LocalDate From);

/// <summary>The directory of who gets what (诉求事项派单目录), one edition. Immutable.</summary>
/// <remarks>国办函〔2025〕66号: clear ones go by the directory, others after a consultation that names who handles and who helps.</remarks>
public sealed class DispatchDirectory
{
    private readonly ImmutableSortedDictionary<string, HandlingUnit> _units;
    private readonly ImmutableArray<DirectoryRow> _rows;

    /// <summary>A directory.</summary>
    /// <param name="edition">Its number.</param>
    /// <param name="units">The units.</param>
    /// <param name="rows">The rows; the latest of a class that has begun counts.</param>
    /// <exception cref="ArgumentException">An id or a row stands twice, a unit is unknown, or a township gets what a department must handle.</exception>
    public DispatchDirectory(int edition, IEnumerable<HandlingUnit> units, IEnumerable<DirectoryRow> rows)
    {
        Edition = edition;
        _units = units.ToImmutableSortedDictionary(unit => unit.Id, unit => unit, StringComparer.Ordinal);
        _rows = [.. rows.OrderByDescending(row => row.From)];
        if (_rows.DistinctBy(row => (row.ClassCode, row.From)).Count() != _rows.Length) throw new ArgumentException("A row stands twice.", nameof(rows));
        foreach (var row in _rows.Where(row => row.To is not null))
        {
            if (!row.To!.Units().All(_units.ContainsKey)) throw new ArgumentException($"A unit of {row.ClassCode} is unknown.", nameof(rows));
            if (row.IsOfDepartment && row.To.Units().Any(IsTownship)) throw new ArgumentException($"{row.ClassCode} may not be pushed down to a township.", nameof(rows));
        }
    }

    /// <summary>Its number.</summary>
    public int Edition { get; }

    /// <summary>Whether it knows a unit.</summary>
    public bool Knows(string unit) => _units.ContainsKey(unit);

    /// <summary>Whether a unit is a township or a street.</summary>
    public bool IsTownship(string unit) => _units.TryGetValue(unit, out var found) && found.IsTownship;

    /// <summary>The row of a class on a day; null where the directory says nothing of it.</summary>
    public DirectoryRow? Find(string classCode, LocalDate day) => _rows.FirstOrDefault(row => string.Equals(row.ClassCode, classCode, StringComparison.Ordinal) && row.From <= day);
}
