using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>The certificates of the other that were agreed on, as a file.</summary>
internal static class PinFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads it.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static ImmutableArray<CertificatePin> Read(string path)
    {
        try
        {
            return [.. JsonSerializer.Deserialize<PinRow?[]>(File.ReadAllBytes(path), Json)!.Select(row => row ?? throw new JsonException("A row is missing.")).Select(row => new CertificatePin(row.Sha256) { From = At(row.From), Until = At(row.Until) })];
        }
        catch (ArgumentException fault)
        {
            throw new JsonException(fault.Message, fault);
        }
    }

    private static Instant? At(DateTimeOffset? at) => at is { } known ? Instant.FromDateTimeOffset(known) : null;

    private sealed record PinRow(string Sha256, DateTimeOffset? From = null, DateTimeOffset? Until = null);
}
