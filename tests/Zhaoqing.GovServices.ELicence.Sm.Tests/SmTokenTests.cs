using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Sm.Tests;

/// <summary>Grants presented with keys of SM2, and algorithms mixed up.</summary>
public sealed class SmTokenTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 1, 0);
    private static readonly LicenceUser Window = new(UnifiedSocialCreditCode.Parse("11441200007141332C"), "window-3", "system-a");
    private static readonly LicenceTypeCode Type = LicenceTypeCode.Parse("11100000000013127D001");
    private static readonly PresentationAsk Ask = new(Window, "nonce-1", IsSpent: false, Duration.FromSeconds(60));

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ITokenSigner _sm = Sm2.SignerOf("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");

    private ITokenSigner Es => Es256.SignerOf(_key);

    public void Dispose() => _key.Dispose();

    [Theory]
    [Clause("PLT-2.6")]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Issuer_and_holder_may_each_sign_with_SM2(bool issuerIsSm, bool holderIsSm)
    {
        string sent = Present(issuerIsSm ? _sm : Es, holderIsSm ? _sm : Es);
        Assert.Equal("示例一", Verify(sent, Trust(_sm, Es)).AsT1.Fields["name"]);
    }

    [Fact]
    public void A_token_of_one_algorithm_is_refused_under_a_key_of_the_other_whatever_it_says()
    {
        foreach (var (signer, other) in new[] { (_sm, Es), (Es, _sm) })
        {
            string[] parts = Present(signer, signer).Split('~');
            string saysOther = Header(parts[0], header => header.Replace(signer.PublicKey.Suite.Algorithm, other.PublicKey.Suite.Algorithm, StringComparison.Ordinal));
            string asOther = Header(parts[0], header => header.Replace(signer.PublicKey.Id, other.PublicKey.Id, StringComparison.Ordinal));
            string both = Header(saysOther, header => header.Replace(signer.PublicKey.Id, other.PublicKey.Id, StringComparison.Ordinal));
            var trust = Trust(_sm, Es);
            Assert.Equal("e-licence.token-algorithm", Code(Verify(string.Join('~', [saysOther, .. parts[1..]]), trust)));
            Assert.Equal("e-licence.token-algorithm", Code(Verify(string.Join('~', [asOther, .. parts[1..]]), trust)));
            Assert.Equal("e-licence.token-signature", Code(Verify(string.Join('~', [both, .. parts[1..]]), trust)));
            Assert.Equal("e-licence.token-key-unknown", Code(Verify(string.Join('~', parts), Trust(other))));
        }
    }

    [Fact]
    public void A_verifier_that_knows_one_suite_takes_no_holder_of_the_other()
    {
        string sent = Present(Es, _sm);
        Assert.Equal("e-licence.token-malformed", Code(Verify(sent, Trust(_sm, Es) with { HolderSuites = [Es256.Suite] })));
        string[] parts = sent.Split('~');
        parts[^1] = Present(Es, Es).Split('~')[^1];
        Assert.Equal("e-licence.token-algorithm", Code(Verify(string.Join('~', parts), Trust(_sm, Es))));
    }

    [Fact]
    public void Another_key_of_the_same_suite_does_not_verify()
    {
        var other = Sm2.SignerOf("128B2FA8BD433C6C068C8D803DFF79792A519A55171B1B650C23661D15897263");
        string[] parts = Present(_sm, _sm).Split('~');
        parts[0] = Header(parts[0], header => header.Replace(_sm.PublicKey.Id, other.PublicKey.Id, StringComparison.Ordinal));
        Assert.Equal("e-licence.token-signature", Code(Verify(string.Join('~', parts), Trust(other))));
    }

    private static string Present(ITokenSigner issuer, ITokenSigner holder)
    {
        var terms = new GrantTerms(
            Guid.Parse("00000000-0000-7000-8000-000000000001"), HolderReference.Of(new byte[32], CitizenIdentityNumber.Parse("990000199001010017")), "account-holder", Window,
            new GrantPurpose("matter-1", "", "case-1", ServiceSector.Tax), ConsentBasis.Consent, Type, Pinned: null, ["name"], LicenceActions.FetchData, GrantSpan.Case, Now, Now + Duration.FromDays(1), UseLimit: 1,
            Duration.Zero, PreviewRequired: false, InPerson: false, RetentionDays: 1, new NoticeRecord("notice-1", new string('a', 64)));
        var asked = new GrantAsked(Now, "operator-1", terms, Now + Duration.FromDays(1), "p", "t");
        var allowed = new GrantAllowed(Now, "account-holder", terms.Id, new GrantAuthority("account-holder", []), new GrantSignature(terms.Digest(), "k", "", Verified: true));
        var grant = HolderFile.Empty.Apply(asked).Apply(allowed).Find(terms.Id)!;
        var face = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("name", "示例一");
        var token = GrantToken.Issue(grant, face, holder.PublicKey, new TokenIssuer("platform", issuer, () => new byte[16]), Now).AsT1;
        return token.Present(["name"], Window, "nonce-1", holder, Now).AsT1;
    }

    private static TokenTrust Trust(params ITokenSigner[] issuers) =>
        new([.. issuers.Select(issuer => new TrustedIssuer("platform", issuer.PublicKey))], [Sm2.Suite, Es256.Suite], Duration.Zero);

    private static OneOf.OneOf<Refusal, LicencePresentation> Verify(string text, TokenTrust trust) => GrantToken.Verify(text, trust, Ask, Now);

    private static string Code(OneOf.OneOf<Refusal, LicencePresentation> answer) => answer.Match(refusal => refusal.Code, _ => "none");

    private static string Header(string jws, Func<string, string> change)
    {
        int end = jws.IndexOf('.', StringComparison.Ordinal);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(jws.AsSpan(0, end)))))) + jws[end..];
    }
}
