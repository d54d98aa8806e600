using System.Collections.Immutable;
using System.Text.Json;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What another system is answered.</summary>
/// <param name="Status">What the head says.</param>
/// <param name="Reason">The code of the decision as far as the asker may know it, see <see cref="UseDecision.Outward"/>; the name of the field where the question is at fault.</param>
/// <param name="Licence">The licence; <see langword="null"/> where it was not allowed.</param>
/// <param name="IsValid">Whether it is valid: the whole answer to a check.</param>
/// <param name="Fields">The granted fields that were asked for, with their values.</param>
public sealed record ExchangeAnswer(ExchangeStatus Status, string Reason, LicenceIdentifier? Licence, bool IsValid, ImmutableSortedDictionary<string, string> Fields)
{
    /// <summary>The most bytes an answer may have; more is not looked at.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>An answer without a licence.</summary>
    public static ExchangeAnswer Refused(ExchangeStatus status, string reason) =>
        new(status, reason, Licence: null, IsValid: false, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>Reads an answer.</summary>
    /// <param name="utf8">The answer, UTF-8 JSON.</param>
    /// <returns>The answer; at fault, with the field, where it is none: with a status that is not known, or one that says yes without a licence or no with one.</returns>
    public static OneOf<ExchangeFault, ExchangeAnswer> Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxBytes || TokenJson.Read(utf8, JsonValueKind.Object) is not { } root || TokenJson.Member(root, "head") is not { } head) return Fault("head");
        if (TokenJson.Member(head, "status") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt32(out int code) || !Enum.IsDefined((ExchangeStatus)code)) return Fault("status");
        if (TokenJson.Text(head, "reason") is not { } reason) return Fault("reason");
        if (code != (int)ExchangeStatus.Ok) return TokenJson.Member(root, "data") is null ? Refused((ExchangeStatus)code, reason) : Fault("data");
        if (TokenJson.Member(root, "data") is not { } data || !LicenceIdentifier.TryParse(TokenJson.Text(data, "certIdentifier"), provider: null, out var licence)) return Fault("certIdentifier");
        if (TokenJson.Member(data, "isValid") is not { ValueKind: JsonValueKind.True or JsonValueKind.False } isValid) return Fault("isValid");
        return ReadFields(data) is { } fields ? new ExchangeAnswer(ExchangeStatus.Ok, reason, licence, isValid.GetBoolean(), fields) : Fault("certData");
    }

    /// <summary>The answer as it is sent, UTF-8 JSON.</summary>
    public byte[] Write() => TokenJson.WriteUtf8(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("head");
        json.WriteNumber("status", (int)Status);
        json.WriteString("message", MessageOf(Status));
        json.WriteString("reason", Reason);
        json.WriteEndObject();
        if (Licence is { } licence)
        {
            json.WriteStartObject("data");
            json.WriteString("certIdentifier", licence.ToString());
            json.WriteBoolean("isValid", IsValid);
            json.WriteStartObject("certData");
            foreach (var (name, value) in Fields) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    /// <summary>Status and reason; never the face.</summary>
    public override string ToString() => $"{nameof(ExchangeAnswer)} {(int)Status} {Reason}";

    /// <summary>What a status says, in Chinese: the same words for every reason under it.</summary>
    public static string MessageOf(ExchangeStatus status) => status switch
    {
        ExchangeStatus.Ok => "成功。",
        ExchangeStatus.NoLicence => "没有可用的证照,请按实施清单收取材料。",
        ExchangeStatus.NotAuthenticated => "身份校验未通过,请核对接入账号。",
        ExchangeStatus.InputMissing => "必填项为空或者格式有误,请补正。",
        ExchangeStatus.NoRight => "没有持证主体对本次用证的授权,请先取得授权。",
        ExchangeStatus.HolderTypeWrong => "持证主体代码类型有误。",
        ExchangeStatus.LicenceTypeWrong => "证照类型代码有误。",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };

    private static ImmutableSortedDictionary<string, string>? ReadFields(JsonElement data)
    {
        if (TokenJson.Member(data, "certData") is not { ValueKind: JsonValueKind.Object } face) return null;
        var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var field in face.EnumerateObject())
        {
            if (TokenJson.Text(field.Value) is not { } value) return null;
            fields[field.Name] = value;
        }

        return fields.ToImmutable();
    }

    private static ExchangeFault Fault(string field) => new(ExchangeStatus.InputMissing, field);
}
