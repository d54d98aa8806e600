using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>An issuer that is trusted, with one of its keys.</summary>
/// <param name="Name">Its name (<c>iss</c>).</param>
/// <param name="Key">Its key, and so its algorithm.</param>
public sealed record TrustedIssuer(string Name, TokenPublicKey Key);

/// <summary>Whom a verifier trusts.</summary>
/// <param name="Issuers">The issuers by their keys; several keys of one issuer are several rows.</param>
/// <param name="HolderSuites">Which suites the keys of holders may belong to.</param>
/// <param name="Skew">By how much clocks may differ.</param>
public sealed record TokenTrust(ImmutableArray<TrustedIssuer> Issuers, ImmutableArray<ITokenSuite> HolderSuites, Duration Skew);

/// <summary>Who signs tokens of grants.</summary>
/// <param name="Name">The name by which verifiers know the key.</param>
/// <param name="Key">The key.</param>
/// <param name="Salt">Gives at least 16 bytes that cannot be guessed, others at every call.</param>
public sealed record TokenIssuer(string Name, ITokenSigner Key, Func<byte[]> Salt);

/// <summary>What a verifier asked for when it wanted a token presented.</summary>
/// <param name="User">The verifier itself: the user of the grant, and to whom it is presented.</param>
/// <param name="Nonce">The text it gave out for this one presentation, which cannot be guessed.</param>
/// <param name="IsSpent">Whether that text was answered before: the host keeps it and spends it once.</param>
/// <param name="MaxAge">How old a presentation may be.</param>
public sealed record PresentationAsk(LicenceUser User, string Nonce, bool IsSpent, Duration MaxAge)
{
    internal string Audience => AudienceOf(User);

    /// <summary>The user as a text (<c>aud</c>). No two users have the same one.</summary>
    internal static string AudienceOf(LicenceUser user) => $"urn:zq:licence-user:{user.Organisation}:{Uri.EscapeDataString(user.Unit)}:{Uri.EscapeDataString(user.System)}";
}

/// <summary>A token that was presented, and holds.</summary>
/// <param name="Claims">What the grant says.</param>
/// <param name="Fields">The fields the holder chose to disclose, with their values; nothing else of the face.</param>
/// <param name="PresentedAt">When.</param>
public sealed record LicencePresentation(TokenClaims Claims, ImmutableSortedDictionary<string, string> Fields, Instant PresentedAt)
{
    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => nameof(LicencePresentation);
}
