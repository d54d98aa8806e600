using System.Collections.Immutable;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Tokens;

/// <summary>A grant as its holder carries and presents it.</summary>
public sealed class TokenTests : IDisposable
{
    private readonly TokenSample _sample = new();

    public void Dispose() => _sample.Dispose();

    [Property(MaxTest = 60)]
    [Clause("PLT-2.6")]
    public Property What_is_presented_shows_exactly_the_chosen_fields_and_fewer_chosen_are_fewer_shown()
    {
        var pairs = Gen.Zip(Gen.SubListOf(TokenSample.Face.Keys), ArbMap.Default.GeneratorFor<string?>());
        return Prop.ForAll(pairs.ToArbitrary(), drawn =>
        {
            var (chosen, value) = drawn;
            var face = TokenSample.Face.SetItem("name", string.Concat((value ?? "").Where(char.IsAscii)) + "𠮷\"\\é");
            var token = GrantToken.Issue(Sample.Active(TokenSample.Terms), face, _sample.Holder.PublicKey, _sample.Issuer, Sample.Now).Value();
            string sent = token.Present(chosen, Sample.Window, TokenSample.Nonce, _sample.Holder, Sample.Now).Value();
            var shown = GrantToken.Verify(sent, _sample.Trust, TokenSample.Ask, Sample.Now).Value();
            Assert.Equal(face.Where(field => chosen.Contains(field.Key)), shown.Fields);
            Assert.Equal(token.Claims, shown.Claims);
            Assert.All(face.Keys.Except(chosen), hidden => Assert.DoesNotContain(token.Write().Split('~')[1 + face.Keys.ToList().IndexOf(hidden)], sent, StringComparison.Ordinal));
            if (chosen.Count > 0) Assert.True(token.Present(chosen.Skip(1), Sample.Window, TokenSample.Nonce, _sample.Holder, Sample.Now).Value().Length < sent.Length);
        });
    }

    [Fact]
    public void The_example_of_the_page_is_true()
    {
        var (grant, face, holder, issuer, window, at) = (Sample.Active(TokenSample.Terms), TokenSample.Face, _sample.Holder, _sample.Issuer, Sample.Window, Sample.Now);
        var (trust, nonce, isSpent) = (_sample.Trust, TokenSample.Nonce, false);
        var token = GrantToken.Issue(grant, face, holder.PublicKey, issuer, at).AsT1;
        string sent = token.Present(["name"], window, nonce, holder, at).AsT1;
        var shown = GrantToken.Verify(sent, trust, new PresentationAsk(window, nonce, isSpent, Duration.FromSeconds(60)), at);
        Assert.Equal(["name"], shown.AsT1.Fields.Keys);
    }

    [Fact]
    public void What_the_issuer_gave_reads_back_whole_and_says_what_the_terms_say()
    {
        var token = _sample.Token;
        var read = GrantToken.Read(token.Write(), _sample.Trust, Sample.Now).Value();
        Assert.Equal(token.Write(), read.Write());
        Assert.Equal(TokenSample.Face.Keys, read.Fields);
        var claims = read.Claims;
        Assert.Equal((TokenSample.Terms.Id, TokenSample.Terms.Digest(), TokenSample.Terms.User, TokenSample.Terms.Purpose), (claims.Grant, claims.TermsDigest, claims.User, claims.Purpose));
        Assert.Equal((TokenSample.Terms.Licence, TokenSample.Terms.Actions, TokenSample.Terms.NotBefore, TokenSample.Terms.NotAfter), (claims.Licence, claims.Actions, claims.NotBefore, claims.NotAfter));
    }

    [Fact]
    public void The_open_part_holds_no_value_no_name_of_a_field_and_no_account()
    {
        string open = TokenSample.Decode(_sample.Token.Write().Split('.')[1]);
        Assert.All(TokenSample.Face, field => Assert.DoesNotContain(field.Value, open, StringComparison.Ordinal));
        Assert.DoesNotContain("portrait", open, StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.HolderAccount, open, StringComparison.Ordinal);
        Assert.DoesNotContain(Sample.Holder.ToString(), open, StringComparison.Ordinal);
        Assert.DoesNotContain(TokenSample.Face["name"], _sample.Token.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_within_seconds_is_never_widened()
    {
        var terms = TokenSample.Terms with { NotBefore = Sample.Now + Duration.FromMilliseconds(1), NotAfter = Sample.Now + Duration.FromMilliseconds(9_999) };
        var claims = GrantToken.Issue(Sample.Active(terms), TokenSample.Face, _sample.Holder.PublicKey, _sample.Issuer, Sample.Now).Value().Claims;
        Assert.Equal((Sample.Now + Duration.FromSeconds(1), Sample.Now + Duration.FromSeconds(9)), (claims.NotBefore, claims.NotAfter));
    }

    [Fact]
    public void Only_an_active_grant_is_signed_and_only_over_granted_fields()
    {
        var pending = Sample.Pending(TokenSample.Terms);
        var revoked = Sample.Active(TokenSample.Terms).Apply(new GrantRevoked(Sample.Now, Sample.HolderAccount, TokenSample.Terms.Id));
        var active = Sample.Active(TokenSample.Terms);
        Assert.Equal("e-licence.token-grant-not-active", Issue(pending));
        Assert.Equal("e-licence.token-grant-not-active", Issue(revoked));
        Assert.Equal("e-licence.token-grant-not-active", GrantToken.Issue(active, TokenSample.Face, _sample.Holder.PublicKey, _sample.Issuer, TokenSample.Terms.NotAfter + Duration.FromSeconds(1)).Code());
        Assert.Equal("e-licence.token-fields-not-granted", Issue(Sample.Active(Sample.Terms)));
        Assert.Equal("e-licence.token-fields-not-granted", Issue(Sample.Active(TokenSample.Terms with { Actions = LicenceActions.Verify })));
        Assert.Equal("none", Issue(active));
    }

    [Fact]
    public void It_is_presented_only_to_its_user_with_its_key_and_with_fields_it_has()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("e-licence.token-audience", _sample.Token.Present(["name"], Sample.Window with { Unit = "window-4" }, "n", _sample.Holder, Sample.Now).Code());
        Assert.Equal("e-licence.token-not-the-key", _sample.Token.Present(["name"], Sample.Window, "n", Es256.SignerOf(other), Sample.Now).Code());
        Assert.Equal("e-licence.token-fields-not-granted", _sample.Token.Present(["number"], Sample.Window, "n", _sample.Holder, Sample.Now).Code());
    }

    [Fact]
    public void A_short_salt_a_name_of_the_format_and_a_face_beyond_the_limit_are_mistakes()
    {
        var short15 = _sample.Issuer with { Salt = () => new byte[15] };
        Assert.Throws<ArgumentException>(() => GrantToken.Issue(Sample.Active(TokenSample.Terms), TokenSample.Face, _sample.Holder.PublicKey, short15, Sample.Now));
        var odd = TokenSample.Terms with { Fields = ["_sd"] };
        Assert.Throws<ArgumentException>(() => GrantToken.Issue(
            Sample.Active(odd), ImmutableSortedDictionary<string, string>.Empty.Add("_sd", "x"), _sample.Holder.PublicKey, _sample.Issuer, Sample.Now));
        Assert.Throws<ArgumentException>(() => Issue(Sample.Active(TokenSample.Terms), TokenSample.Face.SetItem("portrait", new string('x', GrantToken.MaxLength / 2))));
    }

    private string Issue(LicenceGrant grant, ImmutableSortedDictionary<string, string>? face = null) =>
        GrantToken.Issue(grant, face ?? TokenSample.Face, _sample.Holder.PublicKey, _sample.Issuer, Sample.Now).Code();
}
