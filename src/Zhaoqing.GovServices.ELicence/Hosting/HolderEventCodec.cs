using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>How the events of e-licences stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public static class HolderEventCodec
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName = Contracts();

    private static readonly FrozenDictionary<Type, string> Names = ByName.ToFrozenDictionary(pair => pair.Value.Type, pair => pair.Key);

    /// <summary>The wire names, for example <c>e-licence.grant-asked.v1</c>.</summary>
    public static IEnumerable<string> WireNames => ByName.Keys;

    /// <summary>The wire name of an event.</summary>
    public static string NameOf(HolderEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Names[happened.GetType()];
    }

    /// <summary>The content for the record.</summary>
    public static byte[] Write(HolderEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, ByName[NameOf(happened)]);

    /// <summary>Reads an event of the record.</summary>
    /// <exception cref="NotSupportedException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public static HolderEvent Read(string type, ReadOnlySpan<byte> content) =>
        ByName.TryGetValue(type, out var contract)
            ? (HolderEvent?)JsonSerializer.Deserialize(content, contract) ?? throw new JsonException($"The content of {type} is null.")
            : throw new NotSupportedException($"The event {type} is not known.");

    private static JsonStringEnumConverter<T> ByNameOf<T>()
        where T : struct, Enum => new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    private static FrozenDictionary<string, JsonTypeInfo> Contracts()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = HolderEventJson.Default,
        };
        options.Converters.Add(ByNameOf<ServiceSector>());
        options.Converters.Add(ByNameOf<GrantSpan>());
        options.Converters.Add(ByNameOf<ConsentBasis>());
        options.Converters.Add(ByNameOf<LicenceActions>());
        options.Converters.Add(ByNameOf<LicenceState>());
        options.Converters.Add(ByNameOf<DenyCode>());
        options.Converters.Add(ByNameOf<MandateKind>());
        options.Converters.Add(ByNameOf<MandatePower>());
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        (string Name, Type Type)[] events =
        [
            ("e-licence.grant-asked.v1", typeof(GrantAsked)),
            ("e-licence.grant-allowed.v1", typeof(GrantAllowed)),
            ("e-licence.grant-rejected.v1", typeof(GrantRejected)),
            ("e-licence.grant-previewed.v1", typeof(GrantPreviewed)),
            ("e-licence.grant-suspended.v1", typeof(GrantSuspended)),
            ("e-licence.grant-resumed.v1", typeof(GrantResumed)),
            ("e-licence.grant-revoked.v1", typeof(GrantRevoked)),
            ("e-licence.code-shown.v1", typeof(CodeShown)),
            ("e-licence.use-reserved.v1", typeof(UseReserved)),
            ("e-licence.use-committed.v1", typeof(UseCommitted)),
            ("e-licence.use-released.v1", typeof(UseReleased)),
            ("e-licence.use-denied.v1", typeof(UseDenied)),
            ("e-licence.statutory-use.v1", typeof(StatutoryUse)),
        ];
        return events.ToFrozenDictionary(pair => pair.Name, pair => options.GetTypeInfo(pair.Type), StringComparer.Ordinal);
    }
}

[JsonSerializable(typeof(GrantAsked))]
[JsonSerializable(typeof(GrantAllowed))]
[JsonSerializable(typeof(GrantRejected))]
[JsonSerializable(typeof(GrantPreviewed))]
[JsonSerializable(typeof(GrantSuspended))]
[JsonSerializable(typeof(GrantResumed))]
[JsonSerializable(typeof(GrantRevoked))]
[JsonSerializable(typeof(CodeShown))]
[JsonSerializable(typeof(UseReserved))]
[JsonSerializable(typeof(UseCommitted))]
[JsonSerializable(typeof(UseReleased))]
[JsonSerializable(typeof(UseDenied))]
[JsonSerializable(typeof(StatutoryUse))]
internal sealed partial class HolderEventJson : JsonSerializerContext;
