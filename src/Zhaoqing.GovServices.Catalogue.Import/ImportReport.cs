using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>What an import gave: the edition and everything that was not as it should be.</summary>
/// <remarks>Immutable; the same rows in another order give the same report, but for the numbers of rejected rows.</remarks>
public sealed record ImportReport
{
    internal ImportReport(CatalogueEdition edition, ImmutableArray<Finding> findings, ImmutableArray<RejectedRow> rejected)
    {
        Edition = edition;
        Findings = findings;
        Rejected = rejected;
        CountsByRule = findings.GroupBy(finding => finding.Rule, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }

    /// <summary>The edition.</summary>
    public CatalogueEdition Edition { get; }

    /// <summary>The findings, ordered by item, field and rule.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The rows that were not imported, by file and row; each stands among the findings too.</summary>
    public ImmutableArray<RejectedRow> Rejected { get; }

    /// <summary>How many findings each rule made; a rule without findings is not in it.</summary>
    public ImmutableSortedDictionary<string, int> CountsByRule { get; }

    /// <summary>The import as a proposed change of the edition in force.</summary>
    /// <param name="inForce">The edition in force.</param>
    /// <param name="missing">What is to become of matters that the sources do not have.</param>
    public ImportProposal Propose(CatalogueEdition inForce, MissingMatters missing) => ImportProposal.Of(Edition, inForce, missing);

    /// <summary>Writes the rejected rows as CSV with a header. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public void WriteRejected(TextWriter to) => Write(
        to, ["file", "row", "column", "value", "rule", "message"],
        Rejected.Select(row => new[] { row.File, row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Column, row.Value, row.Rule, row.Message }));

    /// <summary>Writes the findings as CSV with a header, in the way of <see cref="WriteRejected"/>.</summary>
    public void WriteFindings(TextWriter to) => Write(
        to, ["item", "field", "value", "rule", "message"], Findings.Select(finding => new[] { finding.Item, finding.Field, finding.Value, finding.Rule, finding.Message }));

    private static void Write(TextWriter to, string[] header, IEnumerable<string[]> rows)
    {
        ArgumentNullException.ThrowIfNull(to);
        foreach (string[] row in rows.Prepend(header))
        {
            to.Write(string.Join(',', row.Select(Cell)));
            to.Write('\n');
        }
    }

    private static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny("\",\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

/// <summary>A row that was not imported.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">The line of a CSV file, the row of a sheet, the number of an object in JSON; from 1.</param>
/// <param name="Column">The column at fault.</param>
/// <param name="Value">The value as printed, its first 200 characters. The tables have no column for persons.</param>
/// <param name="Rule">The rule, see <see cref="ImportRules"/>.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
public sealed record RejectedRow(string File, int Row, string Column, string Value, string Rule, string Message);
