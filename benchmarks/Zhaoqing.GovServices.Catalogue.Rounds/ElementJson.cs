using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>Writes an edition as JSON with 198 elements in every list: 130 that are the matter's, 68 of the list or of its unit.</summary>
internal sealed class ElementJson(List<Matter> matters)
{
    private const int Unified = 130, Local = 68, OfUnit = 25, Seed = 20_261_129;

    private static readonly string[] Codes = ["是", "否", "无", "/", "01", "20", "1", "0", "自然人", "企业法人"];

    private readonly Random _random = new(Seed);
    private readonly string[] _pieces = [.. matters.Take(2_000).Select(matter => matter.Name)];
    private readonly Dictionary<string, string?[]> _ofUnit = new(StringComparer.Ordinal);

    public byte[] Write()
    {
        using var plain = new MemoryStream();
        EditionJson.Write(new CatalogueEdition("2026-01", RealCatalogue.Effective, matters), plain);
        using var document = JsonDocument.Parse(plain.GetBuffer().AsMemory(0, (int)plain.Length));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!member.NameEquals("matters"))
                {
                    member.WriteTo(json);
                    continue;
                }

                json.WriteStartObject("elements");
                json.WriteNumber("unified", Unified);
                json.WriteNumber("local", Local);
                json.WriteEndObject();
                json.WriteStartArray("matters");
                foreach (var matter in member.Value.EnumerateArray())
                {
                    WriteMatter(json, matter);
                    json.Flush();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private void WriteMatter(Utf8JsonWriter json, JsonElement matter)
    {
        json.WriteStartObject();
        string?[] unified = Texts(Unified, codes: 50, medium: 50);
        foreach (var member in matter.EnumerateObject())
        {
            if (!member.NameEquals("lists"))
            {
                member.WriteTo(json);
                continue;
            }

            json.WriteStartArray("lists");
            foreach (var list in member.Value.EnumerateArray()) WriteList(json, list, unified);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private void WriteList(Utf8JsonWriter json, JsonElement list, string?[] unified)
    {
        string division = list.GetProperty("division").GetString()!;
        if (!_ofUnit.TryGetValue(division, out string?[]? unit)) _ofUnit.Add(division, unit = Texts(OfUnit, codes: 5, medium: 15));
        json.WriteStartObject();
        foreach (var own in list.EnumerateObject()) own.WriteTo(json);
        json.WriteStartArray("elements");
        foreach (string? text in (IEnumerable<string?>)[.. unified, .. unit, .. Texts(Local - OfUnit, codes: 30, medium: 8)]) json.WriteStringValue(text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string?[] Texts(int count, int codes, int medium) =>
    [
        .. Enumerable.Range(0, count).Select(i => i < codes ? _random.Next(12) is var n && n < Codes.Length ? Codes[n] : null
            : i < codes + medium ? Piece()
            : $"{Piece()}、{Piece()}。{_random.Next(100_000)}"),
    ];

    private string Piece() => _pieces[_random.Next(_pieces.Length)];
}
