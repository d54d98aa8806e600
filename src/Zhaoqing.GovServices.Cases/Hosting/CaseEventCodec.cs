using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the events of a case stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public static class CaseEventCodec
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Record = Contract();
    private static readonly FrozenDictionary<Type, string> Names =
        Record.ToFrozenDictionary(pair => pair.Value.Type, pair => pair.Key);

    /// <summary>The wire names, for example <c>case.accepted.v1</c>.</summary>
    public static IEnumerable<string> WireNames => Record.Keys;

    /// <summary>The wire name of an event.</summary>
    /// <exception cref="ArgumentException">The event has none.</exception>
    public static string NameOf(CaseEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Names.TryGetValue(happened.GetType(), out string? name)
            ? name
            : throw new ArgumentException($"{happened.GetType().Name} has no wire name.", nameof(happened));
    }

    /// <summary>The content for the record, identity numbers in the clear; any other writer of an event masks them.</summary>
    public static byte[] Write(CaseEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Record[NameOf(happened)]);

    /// <summary>Reads an event of the record.</summary>
    /// <param name="type">The wire name.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    /// <exception cref="UnknownCaseEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public static CaseEvent Read(string type, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!Record.TryGetValue(type, out var contract)) throw new UnknownCaseEventException(type);
        return (CaseEvent?)JsonSerializer.Deserialize(content, contract) ?? throw new JsonException($"The content of {type} is null.");
    }

    private static FrozenDictionary<string, JsonTypeInfo> Contract()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            TypeInfoResolver = CaseEventJson.Default,
        };
        options.Converters.Add(new RecordIdentityNumberJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter<CaseOutcome>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Channel>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<DeliveryWay>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<ExtensionApprover>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<LimitStart>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<MaterialForm>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<Necessity>(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        return new (string Name, Type Type)[]
        {
            ("case.submitted.v1", typeof(CaseSubmitted)),
            ("case.accepted.v1", typeof(CaseAccepted)),
            ("case.supplement-asked.v1", typeof(CaseSupplementAsked)),
            ("case.supplemented.v1", typeof(CaseSupplemented)),
            ("case.not-accepted.v1", typeof(CaseNotAccepted)),
            ("case.step-started.v1", typeof(CaseStepStarted)),
            ("case.step-ended.v1", typeof(CaseStepEnded)),
            ("case.extended.v1", typeof(CaseExtended)),
            ("case.recounted.v1", typeof(CaseRecounted)),
            ("case.decided.v1", typeof(CaseDecided)),
            ("case.delivered.v1", typeof(CaseDelivered)),
            ("case.channel-changed.v1", typeof(CaseChannelChanged)),
            ("case.withdrawn.v1", typeof(CaseWithdrawn)),
        }.ToFrozenDictionary(pair => pair.Name, pair => options.GetTypeInfo(pair.Type), StringComparer.Ordinal);
    }
}

/// <summary>The record holds a case event of a kind this program does not know; a newer program wrote it.</summary>
public sealed class UnknownCaseEventException : Exception
{
    /// <summary>Names the event.</summary>
    /// <param name="type">The wire name.</param>
    public UnknownCaseEventException(string type)
        : base($"The record holds an event of the unknown kind '{type}'.") => Type = type;

    /// <summary>The wire name.</summary>
    public string Type { get; }
}

[JsonSerializable(typeof(CaseSubmitted))]
[JsonSerializable(typeof(CaseAccepted))]
[JsonSerializable(typeof(CaseSupplementAsked))]
[JsonSerializable(typeof(CaseSupplemented))]
[JsonSerializable(typeof(CaseNotAccepted))]
[JsonSerializable(typeof(CaseStepStarted))]
[JsonSerializable(typeof(CaseStepEnded))]
[JsonSerializable(typeof(CaseExtended))]
[JsonSerializable(typeof(CaseRecounted))]
[JsonSerializable(typeof(CaseDecided))]
[JsonSerializable(typeof(CaseDelivered))]
[JsonSerializable(typeof(CaseChannelChanged))]
[JsonSerializable(typeof(CaseWithdrawn))]
internal sealed partial class CaseEventJson : JsonSerializerContext;
