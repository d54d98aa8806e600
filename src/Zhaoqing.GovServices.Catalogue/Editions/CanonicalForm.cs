using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The one way to write matters down, so that equal content has equal bytes: JSON with fixed keys in fixed order, without blanks and without what is not known.</summary>
internal static class CanonicalForm
{
    /// <summary>From so many matters on the work is shared by the processors.</summary>
    private const int ShareFrom = 256;

    /// <summary>How both the hashed form and the JSON file are written: Chinese as it stands.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The SHA-256 of each matter, one after the other; those of the very matters of another edition are taken from there.</summary>
    public static byte[] HashesOf(ImmutableArray<Matter> matters, CatalogueEdition? known = null)
    {
        byte[] hashes = new byte[matters.Length * SHA256.HashSizeInBytes];
        if (matters.Length < ShareFrom) Hash(matters, 0, matters.Length, known, hashes);
        else Parallel.ForEach(Partitioner.Create(0, matters.Length), range => Hash(matters, range.Item1, range.Item2, known, hashes));
        return hashes;
    }

    private static void Hash(ImmutableArray<Matter> matters, int from, int to, CatalogueEdition? known, byte[] hashes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        for (int i = from; i < to; i++)
        {
            var hash = hashes.AsSpan(i * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);
            if (known?.PlaceOf(matters[i]) is { } place)
            {
                known.HashAt(place).CopyTo(hash);
                continue;
            }

            json.WriteStartObject();
            Write(json, matters[i]);
            json.WriteEndObject();
            json.Flush();
            SHA256.HashData(buffer.WrittenSpan, hash);
            buffer.ResetWrittenCount();
            json.Reset();
        }
    }

    /// <summary>The members of a matter, inside an object that is open.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="matter">The matter.</param>
    public static void Write(Utf8JsonWriter json, Matter matter)
    {
        json.WriteString("code", matter.Code.ToString());
        json.WriteString("name", matter.Name);
        json.WriteString("kind", matter.Kind.Number());
        json.WriteString("department", matter.Department);
        json.WriteString("source", matter.Source);
        WriteAll(json, "bases", matter.Bases, Write);
        WriteAll(json, "audience", matter.Audience, static (j, text) => j.WriteStringValue(text));
        if (matter.Guide is { } guide) Write(json, guide);
        Write(json, matter.Unified);
        WriteAll(json, "lists", matter.Lists, static (j, list) =>
        {
            j.WriteStartObject();
            j.WriteString("division", list.Division.ToString("G", CultureInfo.InvariantCulture));
            j.WriteString("authority", list.Authority.Name);
            Text(j, "authorityCode", list.Authority.Code?.ToString("G", CultureInfo.InvariantCulture));
            j.WriteEndObject();
        });
        if (matter.Elements is { } elements) Write(json, elements);
    }

    private static void Write(Utf8JsonWriter json, MatterElements elements)
    {
        json.WriteStartObject("elements");
        Text(json, "originSystem", elements.Origin?.System);
        Text(json, "originEdition", elements.Origin?.Edition);
        json.WriteStartObject("unified");
        elements.Unified.WriteTo(json);
        json.WriteEndObject();
        WriteAll(json, "lists", elements.Lists, static (j, list) =>
        {
            j.WriteStartObject();
            j.WriteString("division", list.Division.ToString("G", CultureInfo.InvariantCulture));
            list.Local.WriteTo(j);
            j.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatterGuide guide)
    {
        json.WriteStartObject("guide");
        json.WriteString("id", guide.Id.ToString());
        json.WriteString("name", guide.Name);
        json.WriteString("law", guide.Law);
        Text(json, "lawVersion", guide.LawVersion?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        WriteAll(json, "articles", guide.Articles, Write);
        WriteAll(json, "conditions", guide.Conditions, static (j, text) => j.WriteStringValue(text));
        Text(json, "level", guide.Level);
        Text(json, "limitNote", guide.LimitNote);
        Text(json, "extension", guide.Extension);
        Text(json, "validity", guide.Validity);
        Text(json, "renewal", guide.Renewal);
        Text(json, "specialSteps", guide.SpecialSteps);
        Text(json, "fee", guide.Fee);
        Text(json, "commitmentHint", guide.CommitmentHint);
        Text(json, "note", guide.Note);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UnifiedPart unified)
    {
        json.WriteBoolean("whole", unified.IsWhole);
        if (unified.DecisionLimit is { } decision) Write(json, decision);
        if (unified.DeliveryLimit is { } delivery) Write(json, delivery);
        WriteAll(json, "materials", unified.Materials, static (j, material) =>
        {
            j.WriteStartObject();
            j.WriteString("code", material.Code.ToString());
            j.WriteString("name", material.Name);
            j.WriteString("necessity", material.Necessity.ToString());
            Text(j, "situation", material.Situation);
            Text(j, "form", material.Form);
            Text(j, "issuer", material.Issuer);
            Text(j, "licenceType", material.LicenceType);
            Write(j, "ground", material.Ground);
            Text(j, "note", material.Note);
            if (material.Replacement is { } replacement) Write(j, replacement);
            j.WriteEndObject();
        });
        WriteAll(json, "steps", unified.Steps, static (j, step) =>
        {
            j.WriteStartObject();
            j.WriteNumber("sequence", step.Sequence);
            j.WriteString("name", step.Name);
            Text(j, "actor", step.Actor);
            Text(j, "limit", step.Limit);
            if (step.Counted is { } counted) j.WriteBoolean("counted", counted);
            Write(j, "ground", step.Ground);
            j.WriteEndObject();
        });
        if (!unified.Variations.IsEmpty) WriteAll(json, "variations", unified.Variations, Write);
    }

    private static void Write(Utf8JsonWriter json, MaterialReplacement replacement)
    {
        json.WriteStartObject("replacement");
        WriteAll(json, "licences", replacement.LicenceTypes, static (j, text) => j.WriteStringValue(text));
        WriteAll(json, "data", replacement.SharedData, static (j, text) => j.WriteStringValue(text));
        Text(json, "none", replacement.NoneBecause);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ChannelVariation variation)
    {
        json.WriteStartObject();
        json.WriteString("channel", variation.Channel.ToString());
        if (variation.DecisionLimit is { } decision) Write(json, decision);
        WriteAll(json, "without", variation.Without, static (j, code) => j.WriteStringValue(code.ToString()));
        WriteAll(json, "conditions", variation.Conditions, static (j, text) => j.WriteStringValue(text));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DecisionLimit decision)
    {
        json.WriteStartObject("decision");
        Write(json, "limit", decision.Limit);
        json.WriteString("start", decision.Start.ToString());
        Write(json, "ground", decision.Ground);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LegalLimit delivery)
    {
        json.WriteStartObject("delivery");
        Write(json, "limit", delivery.Limit);
        Write(json, "ground", delivery.Ground);
        if (delivery.Extension is { } extension)
        {
            json.WriteStartObject("extension");
            json.WriteNumber("atMost", extension.AtMost);
            json.WriteString("approver", extension.Approver.ToString());
            Write(json, "ground", extension.Ground);
            json.WriteEndObject();
        }

        Write(json, "restart", delivery.Restart);
        json.WriteString("start", delivery.Start.ToString());
        json.WriteString("bearer", delivery.Bearer.ToString());
        json.WriteBoolean("backward", delivery.Backward);
        Text(json, "silence", delivery.Silence?.ToString());
        if (delivery.OtherReading is { } other) Write(json, "otherReading", other);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Limit limit)
    {
        json.WriteStartObject(name);
        json.WriteNumber("amount", limit.Amount);
        json.WriteString("unit", limit.Unit.ToString());
        json.WriteString("lastDay", limit.LastDay.ToString());
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, LegalGround? ground)
    {
        if (ground is null) return;
        json.WritePropertyName(name);
        Write(json, ground);
    }

    private static void Write(Utf8JsonWriter json, LegalGround ground)
    {
        json.WriteStartObject();
        Text(json, "clause", ground.Clause?.ToString());
        Text(json, "law", ground.Law);
        Text(json, "article", ground.Article);
        if (ground.Clause is null) json.WriteString("text", ground.Text);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}
