using System.Collections.Frozen;
using System.Text.Json;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The implement codes (实施编码) of the department's lists, by which cases get their national numbers.</summary>
/// <remarks>A file <c>{"note":"…","codes":[{"matter":"…","division":"…","code":"…"}]}</c>. <c>ImplementCodes:Path</c> names the department's own file; without it a sample stands in.</remarks>
internal sealed class ImplementCodes
{
    private readonly FrozenDictionary<(MatterCode Matter, DivisionCode Division), ImplementCode> _codes;

    private ImplementCodes(FrozenDictionary<(MatterCode Matter, DivisionCode Division), ImplementCode> codes) => _codes = codes;

    /// <summary>The code of a list; <see langword="null"/> where none is known.</summary>
    public ImplementCode? Of(Matter matter, DivisionCode division) => _codes.TryGetValue((matter.Code, division), out var code) ? code : null;

    /// <summary>Loads the file.</summary>
    /// <exception cref="InvalidOperationException">It is missing or is nothing of the kind; the message names the key and what is wrong.</exception>
    public static ImplementCodes Load(IConfiguration configuration) => DepartmentFile.Load(configuration, "ImplementCodes:Path", "implement-codes.json", "table of implement codes", Read);

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of.</exception>
    /// <exception cref="ArgumentException">A list stands twice.</exception>
    public static ImplementCodes Read(Stream file) =>
        new((DepartmentFile.Json<CodesFile>(file).Codes ?? []).ToDictionary(entry => (entry.Matter, entry.Division), entry => entry.Code).ToFrozenDictionary());

    private sealed record CodesFile(string? Note = null, List<ListCode>? Codes = null);

    private sealed record ListCode(MatterCode Matter, DivisionCode Division, ImplementCode Code);
}
