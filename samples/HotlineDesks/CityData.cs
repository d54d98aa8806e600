using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.HotlineDesks;

/// <summary>What the sample's city lays down (see Data/SOURCES.md): who takes what, who gets what, which words speak for which class.</summary>
public sealed class CityData
{
    /// <summary>How sure a class must be to be proposed.</summary>
    public const double LeastConfidence = 0.6;

    private readonly LabelRules _labels;

    private CityData(ScopeList scope, DirectoryFile directory, IReadOnlyCollection<LabelWord> words)
    {
        Scope = scope;
        Directory = new DispatchDirectory(
            directory.Edition,
            directory.Units.Select(unit => new HandlingUnit(unit.Id, unit.IsTownship)),
            directory.Rows.Select(row => new DirectoryRow(row.ClassCode, new Assignment(row.Main, [.. row.Assisting]), row.IsOfDepartment, LocalDatePattern.Iso.Parse(row.From).Value)));
        Units = directory.Units.ToImmutableSortedDictionary(unit => unit.Id, unit => unit.Name, StringComparer.Ordinal);
        Classes = [.. words.Select(word => word.Label).Distinct(StringComparer.Ordinal)];
        _labels = new LabelRules(words);
    }

    public ScopeList Scope { get; }

    public DispatchDirectory Directory { get; }

    /// <summary>What each unit is called.</summary>
    public ImmutableSortedDictionary<string, string> Units { get; }

    /// <summary>The classes that are loaded.</summary>
    public ImmutableArray<string> Classes { get; }

    /// <summary>The division of a place of the sample.</summary>
    public static DivisionCode City { get; } = DivisionCode.Parse("4412", null);

    public static Stream Resource(string name) => typeof(CityData).Assembly.GetManifestResourceStream(name)!;

    public static CityData Load()
    {
        using var words = new StreamReader(Resource("label-words.csv"));
        var rows = words.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(row => new LabelWord(row[0], row[1].Trim(), 1)).ToArray();
        using var directory = Resource("directory.json");
        using var scope = Resource("scope-rules.json");
        return new CityData(ScopeListFile.Read(scope), JsonSerializer.Deserialize<DirectoryFile>(directory, JsonSerializerOptions.Web)!, rows);
    }

    public string NameOf(string unit) => string.Equals(unit, WorkOrder.HotlineItself, StringComparison.Ordinal) ? "热线" : Units.GetValueOrDefault(unit, unit);

    /// <summary>What is proposed for a demand: nothing of it is applied by itself.</summary>
    public Proposal Propose(string text, LocalDate day)
    {
        var label = _labels.Propose(text, LeastConfidence);
        return new Proposal(Scope.Read(text, day), label, label is null ? null : Directory.Find(label.Label, day)?.To, Directory.Edition);
    }

    private sealed record DirectoryFile(int Edition, IReadOnlyList<UnitRow> Units, IReadOnlyList<DispatchRow> Rows);

    private sealed record UnitRow(string Id, string Name, bool IsTownship);

    private sealed record DispatchRow(string ClassCode, string Main, IReadOnlyList<string> Assisting, bool IsOfDepartment, string From);
}

/// <summary>What is proposed for a demand, with its reasons.</summary>
/// <param name="Scope">Whose it is.</param>
/// <param name="Class">Its class; null where nothing is sure enough.</param>
/// <param name="To">The units that get it; null where the directory does not say.</param>
/// <param name="Directory">The edition of the directory.</param>
public sealed record Proposal(ScopeAnswer Scope, LabelProposal? Class, Assignment? To, int Directory);
