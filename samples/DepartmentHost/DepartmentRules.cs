using System.Collections.Frozen;
using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>What the department has laid down for the cases of its matters (办件规则), in an edition, from a day on.</summary>
/// <remarks>
/// A file <c>{"note":"…","edition":"…","effectiveFrom":"2026-01-01","matters":{"code":{rule…}}}</c>, each rule as a member of <see cref="CaseRules"/>;
/// a matter that is not named there, and every matter before that day, has none. <c>CaseRules:Path</c> names the department's own file; without it a sample stands in.
/// </remarks>
internal sealed class DepartmentRules
{
    private const string Key = "CaseRules:Path";
    private readonly FrozenDictionary<MatterCode, CaseRules> _matters;
    private readonly Instant _from;

    private DepartmentRules(FrozenDictionary<MatterCode, CaseRules> matters, Instant from)
    {
        _matters = matters;
        _from = from;
    }

    /// <summary>The rules of a matter at an instant.</summary>
    public CaseRules Of(Matter matter, Instant at) => at >= _from && _matters.TryGetValue(matter.Code, out var rules) ? rules : CaseRules.Ordinary;

    /// <summary>Loads the rules.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or holds no rules; the message names the key and what is wrong.</exception>
    public static DepartmentRules Load(IConfiguration configuration) => DepartmentFile.Load(configuration, Key, "case-rules.json", "list of rules", Read);

    /// <summary>Reads rules.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of.</exception>
    /// <exception cref="FormatException">A matter has no code.</exception>
    public static DepartmentRules Read(Stream file)
    {
        var read = DepartmentFile.Json<RulesFile>(file);
        if (string.IsNullOrWhiteSpace(read.Edition) || read.EffectiveFrom is not { } from || read.Matters is null)
            throw new JsonException("Rules have an edition, a day from which they hold, and matters.");
        return new DepartmentRules(
            read.Matters.ToFrozenDictionary(pair => MatterCode.Parse(pair.Key), pair => pair.Value with { Edition = read.Edition }), ChinaTime.StartOf(from));
    }

    private sealed record RulesFile(string? Note = null, string? Edition = null, LocalDate? EffectiveFrom = null, Dictionary<string, CaseRules>? Matters = null);
}
