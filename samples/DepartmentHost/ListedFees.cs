using System.Collections.Frozen;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The list of fees (收费清单) that the department has published: matter by matter, each with the text that sets it.</summary>
/// <remarks>A file <c>{"note":"…","matters":{"code":[fee…]}}</c>. <c>Fees:Path</c> names the department's own; without it a sample stands in.</remarks>
internal sealed class ListedFees
{
    private const string Key = "Fees:Path";
    private readonly FrozenDictionary<MatterCode, List<ListedFee>> _matters;

    private ListedFees(FrozenDictionary<MatterCode, List<ListedFee>> matters) => _matters = matters;

    /// <summary>The fees of a matter; none where the list names none.</summary>
    public IReadOnlyList<ListedFee> Of(MatterCode matter) => _matters.TryGetValue(matter, out var fees) ? fees : [];

    /// <summary>Loads the list.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or is no list; the message names the key and what is wrong.</exception>
    public static ListedFees Load(IConfiguration configuration) => DepartmentFile.Load(
        configuration, Key, "fees.json", "list of fees", file => new ListedFees((DepartmentFile.Json<FeesFile>(file).Matters ?? []).ToFrozenDictionary(pair => MatterCode.Parse(pair.Key), pair => pair.Value)));

    private sealed record FeesFile(string? Note = null, Dictionary<string, List<ListedFee>>? Matters = null);
}
