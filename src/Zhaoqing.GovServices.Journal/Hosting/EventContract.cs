using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>What the contracts of events share.</summary>
public static class EventContract
{
    /// <summary>How an instant stands in the record: <c>2026-11-25T04:00:00Z</c>, with up to nine digits behind a point.</summary>
    public static JsonConverter<Instant> Instants { get; } = new InstantJsonConverter();

    /// <summary>How a day stands in the record: <c>2026-11-25</c>.</summary>
    public static JsonConverter<LocalDate> Days { get; } = new LocalDateJsonConverter();

    /// <summary>A value of a closed set by its camelCase name, never by its number.</summary>
    public static JsonConverter ByName<T>()
        where T : struct, Enum => new JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
}

/// <summary>How a family of events stands in the record: by stable wire names, as UTF-8 JSON.</summary>
/// <typeparam name="TEvent">The family.</typeparam>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public sealed class EventContract<TEvent>
    where TEvent : class
{
    private readonly FrozenDictionary<string, JsonTypeInfo> _record;
    private readonly FrozenDictionary<Type, string> _names;

    /// <summary>Puts a contract together.</summary>
    /// <param name="resolver">Knows the events.</param>
    /// <param name="isWhole">Whether every member must be there; not for events that have gained members since they were first recorded.</param>
    /// <param name="values">The converters of the events' closed sets, see <see cref="EventContract.ByName{T}"/>.</param>
    /// <param name="events">The events by their wire names.</param>
    public EventContract(IJsonTypeInfoResolver resolver, bool isWhole, ReadOnlySpan<JsonConverter> values, params ReadOnlySpan<(string Name, Type Type)> events)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            RespectRequiredConstructorParameters = isWhole,
            TypeInfoResolver = resolver,
        };
        options.Converters.Add(new RecordIdentityNumberJsonConverter());
        foreach (var converter in values) options.Converters.Add(converter);
        // Before NodaTime's own, which answer for every form that these leave to them.
        options.Converters.Add(EventContract.Instants);
        options.Converters.Add(EventContract.Days);
        options.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);
        _record = events.ToArray().ToFrozenDictionary(pair => pair.Name, pair => options.GetTypeInfo(pair.Type), StringComparer.Ordinal);
        _names = _record.ToFrozenDictionary(pair => pair.Value.Type, pair => pair.Key);
    }

    /// <summary>The wire names.</summary>
    public IEnumerable<string> WireNames => _record.Keys;

    /// <summary>The wire name of an event.</summary>
    /// <exception cref="ArgumentException">The event has none.</exception>
    public string NameOf(TEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return _names.TryGetValue(happened.GetType(), out string? name) ? name : throw new ArgumentException($"{happened.GetType().Name} has no wire name.", nameof(happened));
    }

    /// <summary>The content for the record, identity numbers in the clear.</summary>
    public byte[] Write(TEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, _record[NameOf(happened)]);

    /// <summary>Reads an event.</summary>
    /// <exception cref="UnknownEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public TEvent Read(string type, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!_record.TryGetValue(type, out var contract)) throw new UnknownEventException(type);
        try
        {
            return (TEvent?)JsonSerializer.Deserialize(content, contract) ?? throw new JsonException($"The content of {type} is null.");
        }
        catch (Exception fault) when (fault is NotSupportedException or ArgumentException)
        {
            // What does not say of which kind it is, or holds a value that cannot be.
            throw new JsonException($"The content of {type} is of no known kind, or holds a value that cannot be.", fault);
        }
    }
}
