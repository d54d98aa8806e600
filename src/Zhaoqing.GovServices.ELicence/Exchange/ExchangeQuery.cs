using System.Collections.Immutable;
using System.Text.Json;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>How an asker says who it is: the head of a question after GB/T 36906.</summary>
/// <param name="AccessId">The id it was given.</param>
/// <param name="AccessToken">The secret with it.</param>
public sealed record ExchangeHead(string AccessId, string AccessToken)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"{nameof(ExchangeHead)} {AccessId}";
}

/// <summary>A question of another system (数据查询), after GB/T 36906, and beside what is customary there the grant that lets it ask.</summary>
/// <param name="Head">Who asks.</param>
/// <param name="Holder">The code of the holder with its kind.</param>
/// <param name="Licence">The type of the licence.</param>
/// <param name="UseCause">Why, in words, at most 200 characters: a note, which allows nothing.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Request">The id of the request; sent again it is the same use.</param>
/// <param name="Operator">The account of the one at the window.</param>
/// <param name="Purpose">For what, in codes.</param>
/// <param name="Fields">The fields that are wanted; empty to check alone.</param>
public sealed record ExchangeQuery(
    ExchangeHead Head, ExchangeHolder Holder, LicenceTypeCode Licence, string UseCause, Guid Grant, string Request, string Operator, GrantPurpose Purpose, ImmutableArray<string> Fields)
{
    /// <summary>The most bytes a question may have; more is not looked at.</summary>
    public const int MaxBytes = 65_536;

    /// <summary>The most characters the cause may have.</summary>
    public const int MaxCause = 200;

    private const int MaxFields = 200;

    /// <summary>Reads a question. Members that are not known are passed over.</summary>
    /// <param name="utf8">The question, UTF-8 JSON.</param>
    /// <returns>The question; at fault with 12, 103 or 113, and which field.</returns>
    [Clause("PLT-2.6")]
    public static OneOf<ExchangeFault, ExchangeQuery> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes || TokenJson.Read(utf8, JsonValueKind.Object) is not { } root) return Missing("");
        if (TokenJson.Member(root, "head") is not { } head || Needed(head, "accessId") is not { } id || Needed(head, "accessToken") is not { } secret) return Missing("head");
        if (TokenJson.Member(root, "data") is not { ValueKind: JsonValueKind.Object } data) return Missing("data");
        if (Needed(data, "holderCode") is not { } code) return Missing("holderCode");
        if (Needed(data, "holderTypeCode") is not { } kind) return Missing("holderTypeCode");
        if (!ExchangeHolder.Kinds.Contains(kind, StringComparer.Ordinal)) return new ExchangeFault(ExchangeStatus.HolderTypeWrong, "holderTypeCode");
        if (ExchangeHolder.Of(kind, code) is not { } holder) return Missing("holderCode");
        if (Needed(data, "certTypeCode") is not { } type) return Missing("certTypeCode");
        if (!LicenceTypeCode.TryParse(type, provider: null, out var licence)) return new ExchangeFault(ExchangeStatus.LicenceTypeWrong, "certTypeCode");
        if (Needed(data, "useCause") is not { Length: <= MaxCause } cause) return Missing("useCause");
        if (!Guid.TryParseExact(TokenJson.Text(data, "grantId"), "D", out var grant)) return Missing("grantId");
        if (Needed(data, "requestId") is not { } request) return Missing("requestId");
        if (Needed(data, "operator") is not { } by) return Missing("operator");
        if (Needed(data, "itemCode") is not { } matter || Needed(data, "caseNo") is not { } number) return Missing("itemCode");
        if (TokenJson.Name<ServiceSector>(TokenJson.Text(data, "sector") ?? "other") is not { } sector) return Missing("sector");
        return ReadFields(data) is { } fields
            ? new ExchangeQuery(new(id, secret), holder, licence, cause, grant, request, by, new(matter, TokenJson.Text(data, "situation") ?? "", number, sector), fields)
            : Missing("fields");
    }

    /// <summary>The question as it is sent, UTF-8 JSON.</summary>
    public byte[] Write() => TokenJson.WriteUtf8(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("head");
        json.WriteString("accessId", Head.AccessId);
        json.WriteString("accessToken", Head.AccessToken);
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteString("holderCode", Holder.Reveal());
        json.WriteString("holderTypeCode", Holder.Kind);
        json.WriteString("certTypeCode", Licence.ToString());
        json.WriteString("useCause", UseCause);
        json.WriteString("grantId", Grant.ToString("D"));
        json.WriteString("requestId", Request);
        json.WriteString("operator", Operator);
        json.WriteString("itemCode", Purpose.Matter);
        json.WriteString("situation", Purpose.Situation);
        json.WriteString("caseNo", Purpose.Case);
        json.WriteString("sector", TokenJson.NameOf(Purpose.Sector));
        json.WriteStartArray("fields");
        foreach (string field in Fields) json.WriteStringValue(field);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>The grant and the request alone; never the holder.</summary>
    public override string ToString() => $"{nameof(ExchangeQuery)} {Grant} {Request}";

    private static ImmutableArray<string>? ReadFields(JsonElement data)
    {
        if (TokenJson.Member(data, "fields") is not { ValueKind: JsonValueKind.Array } list || list.GetArrayLength() > MaxFields) return null;
        var fields = ImmutableArray.CreateBuilder<string>(list.GetArrayLength());
        foreach (var one in list.EnumerateArray())
        {
            if (TokenJson.Text(one) is not { Length: > 0 } field) return null;
            fields.Add(field);
        }

        return fields.MoveToImmutable();
    }

    private static string? Needed(JsonElement parent, string name) => TokenJson.Text(parent, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static ExchangeFault Missing(string field) => new(ExchangeStatus.InputMissing, field);
}
