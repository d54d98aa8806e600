using System.Collections.Frozen;
using System.Text.Json;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The list of special steps (特殊环节清单) that the department has published: those of every licence, and those of single matters.</summary>
/// <remarks>
/// A file <c>{"note":"…","licences":[step…],"matters":{"code":[step…]}}</c>; a matter that is named there has its own list and no other.
/// <c>SpecialSteps:Path</c> names the department's own file; without it a sample stands in.
/// </remarks>
internal sealed class PublishedSteps
{
    private const string Key = "SpecialSteps:Path";
    private static readonly SpecialStepList None = new();
    private readonly SpecialStepList _licences;
    private readonly FrozenDictionary<MatterCode, SpecialStepList> _matters;

    private PublishedSteps(SpecialStepList licences, FrozenDictionary<MatterCode, SpecialStepList> matters)
    {
        _licences = licences;
        _matters = matters;
    }

    /// <summary>The steps of a matter.</summary>
    public SpecialStepList Of(Matter matter) =>
        _matters.TryGetValue(matter.Code, out var own) ? own : matter.Kind == MatterKind.Licence ? _licences : None;

    /// <summary>Loads the list.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or is no list; the message names the key and what is wrong.</exception>
    public static PublishedSteps Load(IConfiguration configuration) => DepartmentFile.Load(configuration, Key, "special-steps.json", "list of special steps", Read);

    /// <summary>Reads a list.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of.</exception>
    /// <exception cref="ArgumentException">A step stands twice.</exception>
    /// <exception cref="FormatException">A matter has no code.</exception>
    public static PublishedSteps Read(Stream file)
    {
        var read = DepartmentFile.Json<StepsFile>(file);
        return new PublishedSteps(
            new SpecialStepList(read.Licences ?? []),
            (read.Matters ?? []).ToFrozenDictionary(pair => MatterCode.Parse(pair.Key), pair => new SpecialStepList(pair.Value)));
    }

    private sealed record StepsFile(string? Note = null, List<SpecialStep>? Licences = null, Dictionary<string, List<SpecialStep>>? Matters = null);
}
