using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Reads the files in which a department brings its own lists: nothing unknown, nothing left out, days as <c>yyyy-MM-dd</c>.</summary>
internal sealed class ListJson
{
    private readonly JsonSerializerOptions _options;

    public ListJson(IJsonTypeInfoResolver resolver, params ReadOnlySpan<JsonConverter> values)
    {
        _options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            TypeInfoResolver = resolver,
        };
        foreach (var converter in values) _options.Converters.Add(converter);
        _options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of.</exception>
    public T Read<T>(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return JsonSerializer.Deserialize(file, (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T))) ?? throw new JsonException("The file holds null.");
    }

    /// <summary>A refusal with the place in the file before its fields.</summary>
    public static Refusal At(Refusal refusal, string place) => refusal.Fields.IsEmpty
        ? refusal.OnField(place, refusal.Message)
        : refusal with { Fields = [.. refusal.Fields.Select(fault => fault with { Field = $"{place}.{fault.Field}" })] };
}
