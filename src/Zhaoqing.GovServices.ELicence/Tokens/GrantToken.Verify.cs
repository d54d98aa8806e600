using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

public sealed partial class GrantToken
{
    /// <summary>Whether a presentation holds, RFC 9901 7.1 and 7.3. The first thing that is wrong gives the code.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="trust">Whom the verifier trusts.</param>
    /// <param name="ask">What it asked for.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// What was disclosed; refused with <c>e-licence.token-oversize</c>, <c>-malformed</c>, <c>-key-unknown</c>, <c>-critical</c>, <c>-version</c>, <c>-algorithm</c>, <c>-signature</c>,
    /// <c>-disclosure</c>, <c>-disclosure-repeated</c>, <c>-not-yet</c>, <c>-expired</c>, <c>-binding-missing</c>, <c>-audience</c>, <c>-binding</c>, <c>-nonce</c>, <c>-replayed</c> or <c>-stale</c>.
    /// </returns>
    [Clause("PLT-2.6")]
    public static OneOf<Refusal, LicencePresentation> Verify(string text, TokenTrust trust, PresentationAsk ask, Instant at)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(trust);
        ArgumentNullException.ThrowIfNull(ask);
        if (text.Length > MaxLength) return TokenRefusals.Oversize();
        string[] parts = text.Split('~');
        if (parts.Length < 2) return TokenRefusals.Malformed();
        if (ReadIssued(parts, trust, at).TryPickT0(out var refusal, out var token)) return refusal;
        if (parts[^1].Length == 0) return TokenRefusals.BindingMissing();
        if (Jws.Read(parts[^1]) is not { } binding || TokenJson.Time(binding.Payload, "iat") is not { } presentedAt) return TokenRefusals.Malformed();
        if (binding.FaultOf(BindingType, token.Claims.Holder) is { } fault) return fault;
        if (FaultOf(binding.Payload, text[..^parts[^1].Length], token.Claims, ask) is { } unbound) return unbound;
        if (presentedAt > at + trust.Skew) return TokenRefusals.NotYet();
        return presentedAt + ask.MaxAge < at - trust.Skew
            ? TokenRefusals.Stale()
            : new LicencePresentation(token.Claims, token._disclosures.ToImmutableSortedDictionary(field => field.Key, field => field.Value.Value, StringComparer.Ordinal), presentedAt);
    }

    /// <summary>The part of the issuer and the disclosures after it; the last part is the binding's and not looked at.</summary>
    private static OneOf<Refusal, GrantToken> ReadIssued(string[] parts, TokenTrust trust, Instant at)
    {
        if (Jws.Read(parts[0]) is not { } issued) return TokenRefusals.Malformed();
        string? keyId = TokenJson.Text(issued.Header, "kid");
        if (trust.Issuers.FirstOrDefault(known => string.Equals(known.Key.Id, keyId, StringComparison.Ordinal)) is not { } issuer) return TokenRefusals.KeyUnknown();
        if (issued.FaultOf(GrantType, issuer.Key) is { } fault) return fault;
        if (!string.Equals(TokenJson.Text(issued.Payload, "vct"), TokenClaims.Version, StringComparison.Ordinal)) return TokenRefusals.Version();
        if (TokenClaims.Read(issued.Payload, trust) is not { } claims || DigestsOf(issued.Payload) is not { } digests) return TokenRefusals.Malformed();
        if (!string.Equals(claims.Issuer, issuer.Name, StringComparison.Ordinal)) return TokenRefusals.KeyUnknown();
        if (ReadDisclosures(parts, digests).TryPickT0(out var refusal, out var disclosures)) return refusal;
        if (at + trust.Skew < claims.NotBefore) return TokenRefusals.NotYet();
        return at - trust.Skew > claims.NotAfter ? TokenRefusals.Expired() : new GrantToken(parts[0], claims, disclosures);
    }

    private static OneOf<Refusal, ImmutableSortedDictionary<string, Disclosure>> ReadDisclosures(string[] parts, HashSet<string> digests)
    {
        var disclosures = ImmutableSortedDictionary.CreateBuilder<string, Disclosure>(StringComparer.Ordinal);
        foreach (string part in parts.AsSpan(1..^1))
        {
            if (Disclosure.Read(part) is not { } disclosure) return TokenRefusals.Malformed();
            if (!digests.Contains(disclosure.Digest)) return TokenRefusals.Disclosure();
            if (!disclosures.TryAdd(disclosure.Name, disclosure)) return TokenRefusals.DisclosureRepeated();
        }

        return disclosures.ToImmutable();
    }

    /// <summary>The digests of the fields; <see langword="null"/> where they are not texts, one is doubled, another hash is meant, or something stands beside them (RFC 9901 7.1).</summary>
    private static HashSet<string>? DigestsOf(JsonElement payload)
    {
        if (TokenJson.Text(payload, "_sd_alg") is not "sha-256" || TokenJson.Member(payload, "fields") is not { } fields) return null;
        if (TokenJson.Member(fields, "_sd") is not { ValueKind: JsonValueKind.Array } list || fields.GetPropertyCount() != 1) return null;
        var digests = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in list.EnumerateArray())
        {
            if (TokenJson.Text(one) is not { } digest || !digests.Add(digest)) return null;
        }

        return digests;
    }

    private static Refusal? FaultOf(JsonElement binding, string disclosed, TokenClaims claims, PresentationAsk ask)
    {
        if (claims.User != ask.User || !string.Equals(TokenJson.Text(binding, "aud"), ask.Audience, StringComparison.Ordinal)) return TokenRefusals.Audience();
        if (!string.Equals(TokenJson.Text(binding, "sd_hash"), Disclosure.DigestOf(disclosed), StringComparison.Ordinal)) return TokenRefusals.Binding();
        if (!string.Equals(TokenJson.Text(binding, "nonce"), ask.Nonce, StringComparison.Ordinal)) return TokenRefusals.Nonce();
        return ask.IsSpent ? TokenRefusals.Replayed() : null;
    }
}
