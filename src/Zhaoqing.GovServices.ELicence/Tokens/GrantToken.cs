using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>A grant as its holder carries it (用证凭据), a profile of SD-JWT (RFC 9901): signed by the issuer, each field of the face hidden behind a salted digest, presented with the key it names.</summary>
/// <remarks>
/// Immutable. It says what was granted and what the face holds, never whether the grant still stands: a use is decided on the record, by <see cref="LicenceGrant.Decide"/>.
/// </remarks>
public sealed partial class GrantToken
{
    /// <summary>The most characters a token may have, with what is presented; more is not looked at.</summary>
    public const int MaxLength = 65_536;

    private const string GrantType = "zq-licence-use+sd-jwt";

    private const string BindingType = "kb+jwt";

    private readonly string _signed;
    private readonly ImmutableSortedDictionary<string, Disclosure> _disclosures;

    private GrantToken(string signed, TokenClaims claims, ImmutableSortedDictionary<string, Disclosure> disclosures)
    {
        _signed = signed;
        _disclosures = disclosures;
        Claims = claims;
    }

    /// <summary>What it says of the grant.</summary>
    public TokenClaims Claims { get; }

    /// <summary>The names of the fields that can be disclosed, in order.</summary>
    public ImmutableArray<string> Fields => [.. _disclosures.Keys];

    /// <summary>Signs a grant with a face. Only an active one is signed.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="face">Fields of the face with their values, of those that are granted; none for a grant to check alone.</param>
    /// <param name="holder">The key by which the holder will present it.</param>
    /// <param name="issuer">Who signs.</param>
    /// <param name="at">When.</param>
    /// <returns>The token, for the holder; refused with <c>e-licence.token-grant-not-active</c> or <c>e-licence.token-fields-not-granted</c>.</returns>
    /// <exception cref="ArgumentException">A salt is too short, a field has a name that means something else in a token, or the token would be longer than half of <see cref="MaxLength"/>.</exception>
    [Clause("PLT-2.6")]
    public static OneOf<Refusal, GrantToken> Issue(LicenceGrant grant, ImmutableSortedDictionary<string, string> face, TokenPublicKey holder, TokenIssuer issuer, Instant at)
    {
        ArgumentNullException.ThrowIfNull(grant);
        ArgumentNullException.ThrowIfNull(face);
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(issuer);
        if (grant.StateAt(at) is var state and not GrantState.Active) return TokenRefusals.NotActive(GrantTable.NameOf(state));
        bool mayMove = (grant.Terms.Actions & ~LicenceActions.Verify) != LicenceActions.None;
        if (face.Keys.Any(field => !mayMove || !grant.Terms.Fields.Contains(field, StringComparer.Ordinal))) return TokenRefusals.FieldsNotGranted();
        if (face.Keys.FirstOrDefault(field => !Disclosure.IsName(field)) is { } name) throw new ArgumentException($"No field can be called '{name}'.", nameof(face));
        var disclosures = face.ToImmutableSortedDictionary(field => field.Key, field => Disclosure.Of(issuer.Salt(), field.Key, field.Value), StringComparer.Ordinal);
        var claims = TokenClaims.Of(grant, issuer.Name, holder);
        string signed = Jws.Write(GrantType, issuer.Key, withKeyId: true, json =>
        {
            json.WriteNumber("iat", at.ToUnixTimeSeconds());
            claims.Write(json);
            json.WriteString("_sd_alg", "sha-256");
            json.WriteStartObject("fields");
            json.WriteStartArray("_sd");
            // In the order of the digests, which says nothing of the order of the fields (RFC 9901 4.2.4.1).
            foreach (string digest in disclosures.Values.Select(one => one.Digest).Order(StringComparer.Ordinal)) json.WriteStringValue(digest);
            json.WriteEndArray();
            json.WriteEndObject();
        });
        var token = new GrantToken(signed, claims, disclosures);
        return token.Write().Length <= MaxLength / 2 ? token : throw new ArgumentException("The face is too large for a token.", nameof(face));
    }

    /// <summary>Reads a token as its issuer gave it to the holder, without a presentation.</summary>
    /// <param name="text">The token.</param>
    /// <param name="trust">Whom the reader trusts.</param>
    /// <param name="at">When.</param>
    /// <returns>The token; refused as <see cref="Verify"/> says, and with <c>e-licence.token-malformed</c> where it is a presentation.</returns>
    public static OneOf<Refusal, GrantToken> Read(string text, TokenTrust trust, Instant at)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(trust);
        if (text.Length > MaxLength) return TokenRefusals.Oversize();
        string[] parts = text.Split('~');
        if (parts is not [_, .., ""]) return TokenRefusals.Malformed();
        return ReadIssued(parts, trust, at);
    }

    /// <summary>Presents it: the chosen fields alone, to one user, for one nonce.</summary>
    /// <param name="fields">The fields to disclose.</param>
    /// <param name="to">To whom.</param>
    /// <param name="nonce">The text that the user gave for this one presentation.</param>
    /// <param name="holder">The key that the token names.</param>
    /// <param name="at">When.</param>
    /// <returns>What is sent; refused with <c>e-licence.token-fields-not-granted</c>, <c>e-licence.token-audience</c> where the grant is another's, or <c>e-licence.token-not-the-key</c>.</returns>
    [Clause("PLT-2.6")]
    public OneOf<Refusal, string> Present(IEnumerable<string> fields, LicenceUser to, string nonce, ITokenSigner holder, Instant at)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentException.ThrowIfNullOrEmpty(nonce);
        ArgumentNullException.ThrowIfNull(holder);
        if (to != Claims.User) return TokenRefusals.Audience();
        if (!holder.PublicKey.Equals(Claims.Holder)) return TokenRefusals.NotTheKey();
        string[] chosen = [.. fields.Distinct(StringComparer.Ordinal)];
        if (Array.Exists(chosen, field => !_disclosures.ContainsKey(field))) return TokenRefusals.FieldsNotGranted();
        string disclosed = Join(chosen.Select(field => _disclosures[field]));
        return disclosed + Jws.Write(BindingType, holder, withKeyId: false, json =>
        {
            json.WriteNumber("iat", at.ToUnixTimeSeconds());
            json.WriteString("aud", PresentationAsk.AudienceOf(to));
            json.WriteString("nonce", nonce);
            json.WriteString("sd_hash", Disclosure.DigestOf(disclosed));
        });
    }

    /// <summary>The token as a text, with every field: for its holder alone.</summary>
    public string Write() => Join(_disclosures.Values);

    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => nameof(GrantToken);

    private string Join(IEnumerable<Disclosure> disclosures) => string.Concat(disclosures.Select(one => one.Encoded + "~").Prepend(_signed + "~"));
}
