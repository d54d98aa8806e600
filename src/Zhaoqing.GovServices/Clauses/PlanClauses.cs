using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Zhaoqing.GovServices;

/// <summary>All clauses of the plan 《肇庆市加快推进政务服务标准化规范化便利化完善全市公共政务服务体系实施方案》, with their words.</summary>
/// <remarks>Read once from the table that ships inside the package; immutable and safe for concurrent use.</remarks>
public static class PlanClauses
{
    private static readonly FrozenDictionary<ClauseId, Clause> ById;

    static PlanClauses()
    {
        using var stream = typeof(PlanClauses).Assembly.GetManifestResourceStream("clauses.tsv")
            ?? throw new InvalidOperationException("The table of clauses is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var all = ImmutableArray.CreateBuilder<Clause>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            all.Add(new Clause(ClauseId.Parse(cells[0]), cells[1], cells[2]));
        }

        All = all.ToImmutable();
        ById = All.ToFrozenDictionary(clause => clause.Id);
    }

    /// <summary>Every clause, in the order of the plan.</summary>
    public static ImmutableArray<Clause> All { get; }

    /// <summary>The clause with this number.</summary>
    /// <exception cref="ArgumentException">The plan has no such clause.</exception>
    public static Clause Get(ClauseId id) =>
        Find(id) ?? throw new ArgumentException($"The plan has no clause {id}.", nameof(id));

    /// <summary>The clause with this number, or <see langword="null"/> where the plan has none.</summary>
    public static Clause? Find(ClauseId id) => ById.GetValueOrDefault(id);
}
