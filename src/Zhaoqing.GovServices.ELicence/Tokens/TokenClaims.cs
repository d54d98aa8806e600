using System.Text.Json;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What a token says of its grant in the open: everything but the values of the fields.</summary>
/// <param name="Issuer">Who signed it: a name that is trusted with its key.</param>
/// <param name="Grant">The grant.</param>
/// <param name="TermsDigest">The digest of all its terms, see <see cref="GrantTerms.Digest"/>, to be compared with the record.</param>
/// <param name="User">Who may use it.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Licence">The type of the licence.</param>
/// <param name="Actions">What may be done.</param>
/// <param name="NotBefore">From when, inclusive, in whole seconds.</param>
/// <param name="NotAfter">Until when, inclusive, in whole seconds.</param>
/// <param name="Holder">The key by which it is presented.</param>
public sealed record TokenClaims(
    string Issuer, Guid Grant, string TermsDigest, LicenceUser User, GrantPurpose Purpose, LicenceTypeCode Licence, LicenceActions Actions, Instant NotBefore, Instant NotAfter, TokenPublicKey Holder)
{
    /// <summary>The version of the profile (<c>vct</c>). A newer one is another text; members that are new in this one are passed over.</summary>
    public const string Version = "urn:zq:licence-use:1";

    internal static TokenClaims Of(LicenceGrant grant, string issuer, TokenPublicKey holder)
    {
        var terms = grant.Terms;
        long begins = terms.NotBefore.ToUnixTimeSeconds();
        var notBefore = Instant.FromUnixTimeSeconds(Instant.FromUnixTimeSeconds(begins) < terms.NotBefore ? begins + 1 : begins);
        var notAfter = Instant.FromUnixTimeSeconds(terms.NotAfter.ToUnixTimeSeconds());
        return new(issuer, terms.Id, terms.Digest(), terms.User, terms.Purpose, terms.Licence, terms.Actions, notBefore, notAfter, holder);
    }

    /// <summary>Reads the claims; <see langword="null"/> where one is missing or has another form.</summary>
    internal static TokenClaims? Read(JsonElement payload, TokenTrust trust)
    {
        bool isGuid = Guid.TryParseExact(TokenJson.Text(payload, "jti"), "D", out var grant);
        bool isType = LicenceTypeCode.TryParse(TokenJson.Text(payload, "licence"), provider: null, out var licence);
        if (!isGuid || !isType || TokenJson.Text(payload, "terms") is not { } terms || !DigestText.Fits(terms)) return null;
        if (TokenJson.Text(payload, "iss") is not { Length: > 0 } issuer || ReadUser(payload) is not { } user || ReadPurpose(payload) is not { } purpose || ReadActions(payload) is not { } actions) return null;
        if (TokenJson.Time(payload, "nbf") is not { } notBefore || TokenJson.Time(payload, "exp") is not { } notAfter) return null;
        bool hasKey = TokenJson.Member(payload, "cnf") is { } confirmation && TokenJson.Member(confirmation, "jwk") is { ValueKind: JsonValueKind.Object };
        return hasKey && TokenPublicKey.Read(payload.GetProperty("cnf").GetProperty("jwk"), trust.HolderSuites) is { } holder
            ? new(issuer, grant, terms, user, purpose, licence, actions, notBefore, notAfter, holder)
            : null;
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteString("iss", Issuer);
        json.WriteString("vct", Version);
        json.WriteString("jti", Grant.ToString("D"));
        json.WriteString("terms", TermsDigest);
        json.WriteNumber("nbf", NotBefore.ToUnixTimeSeconds());
        json.WriteNumber("exp", NotAfter.ToUnixTimeSeconds());
        json.WriteString("licence", Licence.ToString());
        json.WriteStartObject("user");
        json.WriteString("organisation", $"{User.Organisation}");
        json.WriteString("unit", User.Unit);
        json.WriteString("system", User.System);
        json.WriteEndObject();
        json.WriteStartObject("purpose");
        json.WriteString("matter", Purpose.Matter);
        json.WriteString("situation", Purpose.Situation);
        if (Purpose.Case is { } number) json.WriteString("case", number);
        json.WriteString("sector", TokenJson.NameOf(Purpose.Sector));
        json.WriteEndObject();
        json.WriteStartArray("actions");
        foreach (var action in Enum.GetValues<LicenceActions>())
        {
            if (action != LicenceActions.None && Actions.HasFlag(action)) json.WriteStringValue(TokenJson.NameOf(action));
        }

        json.WriteEndArray();
        json.WriteStartObject("cnf");
        Holder.Write(json);
        json.WriteEndObject();
    }

    private static LicenceUser? ReadUser(JsonElement payload) =>
        TokenJson.Member(payload, "user") is { } user && UnifiedSocialCreditCode.TryParse(TokenJson.Text(user, "organisation"), provider: null, out var organisation)
        && TokenJson.Text(user, "unit") is { } unit && TokenJson.Text(user, "system") is { } system
            ? new(organisation, unit, system)
            : null;

    private static GrantPurpose? ReadPurpose(JsonElement payload)
    {
        if (TokenJson.Member(payload, "purpose") is not { } purpose || TokenJson.Name<ServiceSector>(TokenJson.Text(purpose, "sector")) is not { } sector) return null;
        string? number = TokenJson.Text(purpose, "case");
        if (number is null && TokenJson.Member(purpose, "case") is not null) return null;
        return TokenJson.Text(purpose, "matter") is { } matter && TokenJson.Text(purpose, "situation") is { } situation ? new(matter, situation, number, sector) : null;
    }

    private static LicenceActions? ReadActions(JsonElement payload)
    {
        if (TokenJson.Member(payload, "actions") is not { ValueKind: JsonValueKind.Array } list) return null;
        var actions = LicenceActions.None;
        foreach (var one in list.EnumerateArray())
        {
            if (TokenJson.Name<LicenceActions>(TokenJson.Text(one)) is not { } action) return null;
            actions |= action;
        }

        return actions;
    }
}
