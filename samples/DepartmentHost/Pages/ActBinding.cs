using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhaoqing.GovServices.DepartmentHost.Http;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>Turns the form of an act into the request that a program would send, member by member as the request has them.</summary>
internal static class ActBinding
{
    /// <summary>More rows than that are in no form of ours.</summary>
    private const int MostRows = 200;

    private static readonly ImmutableArray<(string Name, Type Type)> Members = MembersOf(typeof(ActRequest));

    /// <summary>The request that a form stands for; <see langword="null"/> with the field at fault.</summary>
    /// <typeparam name="T">The request.</typeparam>
    public static T? RequestOf<T>(string act, IFormCollection form, FieldFaults faults)
        where T : class
    {
        var request = new JsonObject { ["act"] = act };
        foreach (var (name, type) in typeof(T) == typeof(ActRequest) ? Members : MembersOf(typeof(T)))
        {
            if (name is not "act" && ValueOf(name, type, form, faults) is { } value) request[name] = value;
        }

        return faults.Answer is null ? request.Deserialize<T>(HostJson.Options) : null;
    }

    /// <summary>The type of a member of the request; <see langword="null"/> where it has none of that name.</summary>
    public static Type? TypeOf(string name) => Members.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal)).Type;

    /// <summary>Whether a member takes several values.</summary>
    public static bool IsList(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(List<>);

    /// <summary>The members of a part of the request, in camelCase.</summary>
    public static ImmutableArray<(string Name, Type Type)> MembersOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(member => member.CanWrite).Select(member => (JsonNamingPolicy.CamelCase.ConvertName(member.Name), member.PropertyType))];

    private static JsonNode? ValueOf(string name, Type type, IFormCollection form, FieldFaults faults)
    {
        string[] given = [.. form[name].Select(value => value?.Trim() ?? "").Where(value => value.Length > 0)];
        if (type == typeof(List<MaterialRequest?>)) return Materials(given, form[ActField.MaterialForms].ToString());
        if (IsList(type) && type.GenericTypeArguments[0] != typeof(string)) return Rows(name, type.GenericTypeArguments[0], form, faults);
        if (IsList(type)) return given.Length == 0 ? null : new JsonArray([.. given.SelectMany(value => value.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(value => JsonValue.Create(value))]);
        if (type == typeof(string)) return given is [var text, ..] ? JsonValue.Create(text.ReplaceLineEndings("\n")) : null;
        if (type == typeof(bool?)) return given is [var yes, ..] ? JsonValue.Create(yes is "true") : null;
        if (type == typeof(int?)) return given is [var number, ..] ? Number(name, number, faults) : null;
        return Part(name, type, form, faults);
    }

    private static JsonObject? Part(string name, Type type, IFormCollection form, FieldFaults faults)
    {
        var part = new JsonObject();
        foreach (var (member, memberType) in MembersOf(type))
        {
            if (ValueOf($"{name}.{member}", memberType, form, faults) is { } value) part[member] = value;
        }

        return part.Count == 0 ? null : part;
    }

    /// <summary>The rows of a list that are filled in; blank ones are left out.</summary>
    private static JsonArray? Rows(string name, Type type, IFormCollection form, FieldFaults faults)
    {
        JsonNode?[] rows = [.. Enumerable.Range(0, MostRows).Select(i => Part(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), type, form, faults)).Where(row => row is not null)];
        return rows.Length == 0 ? null : new JsonArray(rows);
    }

    private static JsonArray? Materials(string[] codes, string form) =>
        codes.Length == 0 ? null : new JsonArray([.. codes.Select(code => new JsonObject { ["material"] = code, ["form"] = form })]);

    private static JsonValue? Number(string name, string text, FieldFaults faults)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return JsonValue.Create(number);
        faults.Add(name, "请填写整数。");
        return null;
    }
}
