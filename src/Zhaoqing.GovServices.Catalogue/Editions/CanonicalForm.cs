using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The one way to write matters down, so that equal content has equal bytes: JSON with fixed keys in fixed order, without blanks.</summary>
internal static class CanonicalForm
{
    /// <summary>SHA-256 over matters that are ordered by code, as 64 small hexadecimal digits.</summary>
    public static string HashOf(ImmutableArray<Matter> matters)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        foreach (var matter in matters)
        {
            Write(json, matter);
            json.Flush();
            hash.AppendData(buffer.WrittenSpan);
            hash.AppendData("\n"u8);
            buffer.ResetWrittenCount();
            json.Reset();
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(Utf8JsonWriter json, Matter matter)
    {
        json.WriteStartObject();
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
            j.WriteStartArray();
            j.WriteStringValue(list.Division.ToString("G", CultureInfo.InvariantCulture));
            j.WriteStringValue(list.Authority.Name);
            j.WriteStringValue(list.Authority.Code?.ToString("G", CultureInfo.InvariantCulture));
            j.WriteEndArray();
        });
        if (matter.Elements is { } elements) Write(json, elements);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatterElements elements)
    {
        json.WriteStartObject("elements");
        json.WriteString("originSystem", elements.Origin?.System);
        json.WriteString("originEdition", elements.Origin?.Edition);
        json.WritePropertyName("unified");
        elements.Unified.WriteTo(json);
        WriteAll(json, "lists", elements.Lists, static (j, list) =>
        {
            j.WriteStartArray();
            j.WriteStringValue(list.Division.ToString("G", CultureInfo.InvariantCulture));
            list.Local.WriteTo(j);
            j.WriteEndArray();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, MatterGuide guide)
    {
        json.WriteStartObject("guide");
        json.WriteString("id", guide.Id.ToString());
        json.WriteString("name", guide.Name);
        json.WriteString("law", guide.Law);
        json.WriteString("lawVersion", guide.LawVersion?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        WriteAll(json, "articles", guide.Articles, Write);
        WriteAll(json, "conditions", guide.Conditions, static (j, text) => j.WriteStringValue(text));
        json.WriteString("level", guide.Level);
        json.WriteString("limitNote", guide.LimitNote);
        json.WriteString("extension", guide.Extension);
        json.WriteString("validity", guide.Validity);
        json.WriteString("renewal", guide.Renewal);
        json.WriteString("specialSteps", guide.SpecialSteps);
        json.WriteString("fee", guide.Fee);
        json.WriteString("commitmentHint", guide.CommitmentHint);
        json.WriteString("note", guide.Note);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, UnifiedPart unified)
    {
        json.WriteBoolean("whole", unified.IsWhole);
        if (unified.DecisionLimit is { } decision) Write(json, decision);
        if (unified.DeliveryLimit is { } delivery)
        {
            json.WriteStartObject("delivery");
            Write(json, delivery.Limit);
            Write(json, "ground", delivery.Ground);
            json.WriteEndObject();
        }

        WriteAll(json, "materials", unified.Materials, static (j, material) =>
        {
            j.WriteStartObject();
            j.WriteString("code", material.Code.ToString());
            j.WriteString("name", material.Name);
            j.WriteString("necessity", material.Necessity.ToString());
            j.WriteString("situation", material.Situation);
            j.WriteString("form", material.Form);
            j.WriteString("issuer", material.Issuer);
            j.WriteString("licenceType", material.LicenceType);
            Write(j, "ground", material.Ground);
            j.WriteString("note", material.Note);
            if (material.Replacement is { } replacement) Write(j, replacement);
            j.WriteEndObject();
        });
        WriteAll(json, "steps", unified.Steps, static (j, step) =>
        {
            j.WriteStartObject();
            j.WriteNumber("sequence", step.Sequence);
            j.WriteString("name", step.Name);
            j.WriteString("actor", step.Actor);
            j.WriteString("limit", step.Limit);
            j.WriteString("counted", step.Counted?.ToString());
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
        json.WriteString("none", replacement.NoneBecause);
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
        Write(json, decision.Limit);
        json.WriteString("start", decision.Start.ToString());
        Write(json, "ground", decision.Ground);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Limit limit)
    {
        json.WriteNumber("amount", limit.Amount);
        json.WriteString("unit", limit.Unit.ToString());
        json.WriteString("lastDay", limit.LastDay.ToString());
    }

    private static void Write(Utf8JsonWriter json, string name, LegalGround? ground)
    {
        if (ground is null) return;
        json.WritePropertyName(name);
        Write(json, ground);
    }

    private static void Write(Utf8JsonWriter json, LegalGround ground)
    {
        json.WriteStartArray();
        json.WriteStringValue(ground.Clause?.ToString());
        json.WriteStringValue(ground.Law);
        json.WriteStringValue(ground.Article);
        json.WriteStringValue(ground.Text);
        json.WriteEndArray();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }
}
