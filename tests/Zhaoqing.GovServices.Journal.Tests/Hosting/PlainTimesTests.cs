using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Journal.Tests.Hosting;

/// <summary>Times stand in the record as NodaTime's converters write and read them.</summary>
[Properties(MaxTest = 1_000, QuietOnSuccess = true)]
public sealed class PlainTimesTests
{
    private static readonly JsonSerializerOptions Ours = With(EventContract.Instants, EventContract.Days);
    private static readonly JsonSerializerOptions Nodas = With(NodaConverters.InstantConverter, NodaConverters.LocalDateConverter);

    private static readonly Arbitrary<Instant> Instants =
        (from day in Gen.Choose(-4_371_222, 2_932_896)
         from time in Gen.OneOf(Gen.Elements(0L, 1L, 999_999_999L, 86_399_999_999_999L, 500_000_000L), Gen.Choose(0, 86_399).Select(second => second * 1_000_000_000L), Gen.Choose(0, 86_399_999).Select(part => (part * 1_000_000L) + (part % 999_983)))
         from near in Gen.Elements(day, day % 20_000)
         select Instant.FromUnixTimeTicks(0) + Duration.FromDays(near) + Duration.FromNanoseconds(time)).ToArbitrary();

    private static readonly Arbitrary<string> Texts =
        (from text in Instants.Generator.Select(instant => JsonSerializer.Serialize(instant, Nodas).Trim('"'))
         from place in Gen.Choose(0, 40)
         from with in Gen.Elements("0", "9", "-", "T", "Z", ":", ".", ",", "", "00", "5Z", "\\u0030")
         from length in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Choose(0, 12)))
         let at = Math.Min(place, text.Length)
         select string.Concat(text.AsSpan(0, at), with, text.AsSpan(Math.Min(text.Length, at + length)))).ToArbitrary();

    [Property]
    public Property An_instant_is_written_and_read_as_by_NodaTime() => Prop.ForAll(Instants, instant =>
        JsonSerializer.Serialize(instant, Ours) == JsonSerializer.Serialize(instant, Nodas)
        && JsonSerializer.Deserialize<Instant>(JsonSerializer.Serialize(instant, Nodas), Ours) == instant);

    [Property]
    public Property A_day_is_written_and_read_as_by_NodaTime() => Prop.ForAll(Instants, instant =>
    {
        var day = instant.InUtc().Date;
        return JsonSerializer.Serialize(day, Ours) == JsonSerializer.Serialize(day, Nodas)
            && JsonSerializer.Deserialize<LocalDate>(JsonSerializer.Serialize(day, Nodas), Ours) == day;
    });

    [Property]
    public Property Any_other_text_is_what_it_is_to_NodaTime() => Prop.ForAll(Texts, text =>
        Read<Instant>(text, Ours) == Read<Instant>(text, Nodas) && Read<LocalDate>(text[..Math.Min(text.Length, 10)], Ours) == Read<LocalDate>(text[..Math.Min(text.Length, 10)], Nodas));

    private static T? Read<T>(string text, JsonSerializerOptions options)
        where T : struct
    {
        try
        {
            return JsonSerializer.Deserialize<T>($"\"{text}\"", options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions With(params JsonConverter[] converters)
    {
        var options = new JsonSerializerOptions();
        foreach (var converter in converters) options.Converters.Add(converter);
        return options;
    }
}
