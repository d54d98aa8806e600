using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Collects what is wrong with the fields of one request, so that the caller is told everything at once.</summary>
internal sealed partial class FieldFaults
{
    private readonly List<FieldFault> _faults = [];
    private string? _code;
    private IEnumerable<LegalGround>? _basis;

    /// <summary>The answer 422 with all faults, or <see langword="null"/> when there is none.</summary>
    public IResult? Answer => _faults.Count == 0 ? null : Problem.Of(StatusCodes.Status422UnprocessableEntity, _code, detail: null, _faults, _basis);

    /// <summary>The faults in the order in which they were found, for a page.</summary>
    public IReadOnlyList<FieldFault> All => _faults;

    public void Add(string field, string message, string code = "request.fields")
    {
        _code ??= code;
        _faults.Add(new FieldFault(field, message));
    }

    /// <summary>Takes a refusal over, its fields under a prefix such as <c>items[3].</c>.</summary>
    public void Add(Refusal refusal, string prefix = "", string fallbackField = "")
    {
        _code ??= refusal.Code;
        _basis ??= refusal.Basis;
        if (refusal.Fields.IsEmpty) _faults.Add(new FieldFault(prefix + fallbackField, refusal.Message));
        foreach (var fault in refusal.Fields) _faults.Add(new FieldFault(prefix + fault.Field, fault.Message));
    }

    /// <summary>A day given as <c>yyyy-MM-dd</c>.</summary>
    public LocalDate? Date(string field, string? text)
    {
        if (text is not null && Iso().IsMatch(text) && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed) return parsed.Value;
        Add(field, text is null ? "请填写日期。" : "日期应为存在的 yyyy-MM-dd。", "request.date-invalid");
        return null;
    }

    /// <summary>One value out of a closed set, by its camelCase name.</summary>
    /// <param name="field">The field.</param>
    /// <param name="text">What was sent.</param>
    /// <param name="except">Values of the set that nobody can send.</param>
    public T? OneOf<T>(string field, string? text, params ReadOnlySpan<T> except)
        where T : struct, Enum
    {
        var values = new List<T>();
        foreach (var value in Enum.GetValues<T>())
        {
            if (!except.Contains(value)) values.Add(value);
        }

        foreach (var value in values)
        {
            if (string.Equals(NameOf(value), text, StringComparison.Ordinal)) return value;
        }

        Add(field, $"应为 {string.Join('、', values.Select(NameOf))} 之一。");
        return null;
    }

    /// <summary>The camelCase name of a value of a closed set.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();
}
