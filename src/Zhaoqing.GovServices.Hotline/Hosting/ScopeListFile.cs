using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Reads a city's list of who takes what (受理范围清单) from JSON.</summary>
public static class ScopeListFile
{
    private static readonly JsonTypeInfo<ListFile> Json = (JsonTypeInfo<ListFile>)Options().GetTypeInfo(typeof(ListFile));

    /// <summary>Reads a list.</summary>
    /// <param name="file">UTF-8 JSON <c>{"edition":1,"rules":[{"id","class","owner","words":[["…"]],"unless":["…"],"basis","from","through"}]}</c>, days as <c>yyyy-MM-dd</c> in China.</param>
    /// <exception cref="JsonException">It is not what such a file is made of; unknown members are faults.</exception>
    public static ScopeList Read(Stream file)
    {
        var read = JsonSerializer.Deserialize(file, Json) ?? throw new JsonException("The file is null.");
        try
        {
            return new ScopeList(read.Edition, read.Rules.Select(rule => new ScopeRule(
                rule.Id, rule.Class, rule.Owner, [.. rule.Words.Select(group => group.ToImmutableArray())], [.. rule.Unless ?? []], rule.Basis, rule.From, rule.Through)));
        }
        catch (ArgumentException unfit)
        {
            throw new JsonException(unfit.Message, unfit);
        }
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            TypeInfoResolver = ScopeListJson.Default,
        };
        options.Converters.Add(EventContract.ByName<DemandClass>());
        options.Converters.Add(EventContract.ByName<ScopeOwner>());
        options.Converters.Add(EventContract.Days);
        return options;
    }

    internal sealed record ListFile(int Edition, ImmutableArray<RuleRow> Rules);

    internal sealed record RuleRow(
        string Id, DemandClass Class, ScopeOwner Owner, IReadOnlyList<IReadOnlyList<string>> Words, string Basis, LocalDate From, LocalDate? Through = null, IReadOnlyList<string>? Unless = null);
}

[JsonSerializable(typeof(ScopeListFile.ListFile))]
internal sealed partial class ScopeListJson : JsonSerializerContext;
