using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Tokens;

/// <summary>Tokens that were forged, cut, re-ordered, signed again or sent again.</summary>
public sealed class ForgeryTests : IDisposable
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~=+/ \n\0é";

    private readonly TokenSample _sample = new();
    private readonly ECDsa _stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private string[] Parts => _sample.Presented.Split('~');

    public void Dispose()
    {
        _sample.Dispose();
        _stranger.Dispose();
    }

    [Property(MaxTest = 400)]
    [Clause("PLT-2.6")]
    public Property No_changed_missing_or_added_character_is_taken()
    {
        string good = _sample.Presented;
        var changes = Gen.Zip(Gen.Zip(Gen.Choose(0, good.Length - 1), Gen.Elements(Alphabet.ToCharArray())), Gen.Choose(0, 2));
        return Prop.ForAll(changes.ToArbitrary(), drawn =>
        {
            var ((at, to), kind) = drawn;
            string changed = kind switch { 0 => good.Remove(at, 1), 1 => good.Insert(at, to.ToString()), _ => good.Remove(at, 1).Insert(at, to.ToString()) };
            return changed == good || _sample.CodeOf(changed) != "none";
        });
    }

    [Fact]
    public void The_last_character_of_every_part_has_one_spelling()
    {
        string good = _sample.Presented;
        Assert.Equal("none", _sample.CodeOf(good));
        foreach (int end in good.Index().Where(one => one.Item is '.' or '~').Select(one => one.Index - 1).Append(good.Length - 1))
        {
            Assert.All(Alphabet.Where(to => to != good[end]), to => Assert.NotEqual("none", _sample.CodeOf(good[..end] + to + good[(end + 1)..])));
            Assert.All([" ", "\n", "\t", "=", "=="], more => Assert.NotEqual("none", _sample.CodeOf(good.Insert(end + 1, more))));
        }
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        string good = _sample.Presented;
        Assert.All(Enumerable.Range(0, good.Length), length => Assert.NotEqual("none", _sample.CodeOf(good[..length])));
        Assert.Equal("e-licence.token-binding-missing", _sample.CodeOf(good[..(good.LastIndexOf('~') + 1)]));
        Assert.Equal("e-licence.token-malformed", GrantToken.Read(good, _sample.Trust, Sample.Now).Code());
        Assert.Equal("e-licence.token-malformed", _sample.CodeOf(""));
    }

    [Fact]
    public void One_character_more_than_the_limit_is_not_looked_at()
    {
        Assert.Equal("e-licence.token-oversize", _sample.CodeOf(_sample.Presented.PadRight(GrantToken.MaxLength + 1, 'A')));
        Assert.NotEqual("e-licence.token-oversize", _sample.CodeOf(_sample.Presented.PadRight(GrantToken.MaxLength, 'A')));
        Assert.Equal("e-licence.token-oversize", GrantToken.Read(new string('~', GrantToken.MaxLength + 1), _sample.Trust, Sample.Now).Code());
    }

    [Fact]
    public void The_algorithm_is_the_key_s_and_never_the_token_s()
    {
        Assert.Equal("none", _sample.CodeOf(_sample.Reissue()));
        foreach (string algorithm in new[] { "none", "HS256", "ES384", "es256", "SM2-SM3", "" })
        {
            Assert.Equal("e-licence.token-algorithm", _sample.CodeOf(_sample.Reissue(header => header["alg"] = algorithm)));
            Assert.Equal("e-licence.token-algorithm", _sample.CodeOf(_sample.Rebind(Parts, header => header["alg"] = algorithm)));
        }

        Assert.Equal("e-licence.token-algorithm", _sample.CodeOf(_sample.Reissue(header => header.Remove("alg"))));
        string unsigned = _sample.Reissue(header => header["alg"] = "none");
        Assert.Equal("e-licence.token-algorithm", _sample.CodeOf(unsigned[..(unsigned.IndexOf('~') - 86)] + unsigned[unsigned.IndexOf('~')..]));
    }

    [Fact]
    public void A_key_nobody_trusts_and_another_s_name_are_refused()
    {
        var stranger = Es256.SignerOf(_stranger);
        Assert.Equal("e-licence.token-signature", _sample.CodeOf(_sample.Reissue(signer: stranger)));
        Assert.Equal("e-licence.token-key-unknown", _sample.CodeOf(_sample.Reissue(header => header["kid"] = stranger.PublicKey.Id, signer: stranger)));
        Assert.Equal("e-licence.token-key-unknown", _sample.CodeOf(_sample.Reissue(payload: claims => claims["iss"] = "other-platform")));
        Assert.Equal("e-licence.token-signature", _sample.CodeOf(_sample.Rebind(Parts, signer: stranger)));
    }

    [Fact]
    public void An_extension_that_must_be_understood_is_not_passed_over_and_another_is()
    {
        Assert.Equal("e-licence.token-critical", _sample.CodeOf(_sample.Reissue(header => header["crit"] = new JsonArray("exp"))));
        Assert.Equal("e-licence.token-critical", _sample.CodeOf(_sample.Rebind(Parts, header => header["crit"] = new JsonArray())));
        Assert.Equal("none", _sample.CodeOf(_sample.Reissue(header => header["new"] = 1, claims => claims["new"] = new JsonObject { ["deep"] = new JsonArray(1) })));
        Assert.Equal("none", _sample.CodeOf(_sample.Rebind(Parts, header => header["new"] = 1, binding => binding["new"] = 1)));
    }

    [Fact]
    public void Another_kind_and_a_newer_version_are_refused_as_such()
    {
        Assert.Equal("e-licence.token-version", _sample.CodeOf(_sample.Reissue(payload: claims => claims["vct"] = "urn:zq:licence-use:2")));
        Assert.Equal("e-licence.token-version", _sample.CodeOf(_sample.Reissue(payload: claims => claims.Remove("vct"))));
        Assert.Equal("e-licence.token-version", _sample.CodeOf(_sample.Reissue(header => header["typ"] = "JWT")));
        Assert.Equal("e-licence.token-version", _sample.CodeOf(_sample.Rebind(Parts, header => header["typ"] = "JWT")));
    }

    [Theory]
    [InlineData("jti", "1")]
    [InlineData("jti", "\"x\"")]
    [InlineData("terms", "\"00\"")]
    [InlineData("licence", "null")]
    [InlineData("user", "\"u\"")]
    [InlineData("user", """{"organisation":"11441200007141332X","unit":"u","system":"s"}""")]
    [InlineData("purpose", """{"matter":"m","situation":"","case":1,"sector":"tax"}""")]
    [InlineData("purpose", """{"matter":"m","situation":"","sector":"1"}""")]
    [InlineData("actions", "[2]")]
    [InlineData("actions", "[\"everything\"]")]
    [InlineData("exp", "1e3")]
    [InlineData("exp", "\"1\"")]
    [InlineData("exp", "9223372036854775807")]
    [InlineData("nbf", "-9223372036854775808")]
    [InlineData("nbf", "null")]
    [InlineData("cnf", "{}")]
    [InlineData("cnf", """{"jwk":1}""")]
    [InlineData("cnf", """{"jwk":{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}}""")]
    [InlineData("cnf", """{"jwk":{"kty":"oct","k":"AA"}}""")]
    [InlineData("_sd_alg", "\"md5\"")]
    [InlineData("fields", "[]")]
    [InlineData("fields", """{"_sd":[],"name":"plain"}""")]
    [InlineData("fields", """{"_sd":["a","a"]}""")]
    [InlineData("fields", """{"_sd":[1]}""")]
    public void A_claim_of_another_form_is_malformed_though_signed(string claim, string json) =>
        Assert.Equal("e-licence.token-malformed", _sample.CodeOf(_sample.Reissue(payload: claims => claims[claim] = JsonNode.Parse(json))));

    [Theory]
    [InlineData("""{"alg":"ES256","alg":"none"}""")]
    [InlineData("""{"alg":"ES256","\u0061lg":"none"}""")]
    [InlineData("""{"alg":"ES256","\ud800":1}""")]
    [InlineData("""{"alg":"ES256"} """ + "x")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"a":[[[[[[[[[1]]]]]]]]]}""")]
    public void Doubled_names_half_characters_and_depth_are_malformed(string header)
    {
        string[] parts = Parts;
        string payload = TokenSample.Decode(parts[0].Split('.')[1]);
        parts[0] = TokenSample.Sign(header, payload, _sample.Issuer.Key);
        Assert.Equal("e-licence.token-malformed", _sample.CodeOf(_sample.Rebind(parts)));
        parts[0] = TokenSample.Sign(TokenSample.Decode(Parts[0].Split('.')[0]), header, _sample.Issuer.Key);
        Assert.Equal("e-licence.token-malformed", _sample.CodeOf(_sample.Rebind(parts)));
    }

    [Theory]
    [InlineData("""["c2FsdHNhbHRzYWx0c2FsdA","name","forged"]""", "e-licence.token-disclosure")]
    [InlineData("""["c2FsdHNhbHRzYWx0c2FsdA","_sd",["x"]]""", "e-licence.token-malformed")]
    [InlineData("""["c2FsdHNhbHRzYWx0c2FsdA","...","x"]""", "e-licence.token-malformed")]
    [InlineData("""["c2FsdHNhbHRzYWx0c2FsdA","x"]""", "e-licence.token-malformed")]
    [InlineData("""["c2FsdHNhbHRzYWx0c2FsdA","name",{"a":1}]""", "e-licence.token-malformed")]
    [InlineData("""["c2FsdHNhbHRzYWx0c2FsdA","name","\ud800"]""", "e-licence.token-malformed")]
    [InlineData("{}", "e-licence.token-malformed")]
    public void A_field_that_was_not_signed_is_refused_though_bound(string disclosure, string code)
    {
        string[] parts = Parts;
        parts[1] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(disclosure));
        Assert.Equal(code, _sample.CodeOf(_sample.Rebind(parts)));
    }

    [Fact]
    public void A_field_twice_is_refused_and_the_order_is_free_before_the_binding_and_fixed_by_it()
    {
        string[] parts = Parts;
        Assert.Equal("e-licence.token-disclosure-repeated", _sample.CodeOf(_sample.Rebind([parts[0], parts[1], parts[1], parts[^1]])));
        Assert.Equal("none", _sample.CodeOf(_sample.Rebind([parts[0], parts[2], parts[1], parts[^1]])));
        Assert.Equal("e-licence.token-binding", _sample.CodeOf(string.Join('~', parts[0], parts[2], parts[1], parts[^1])));
        Assert.Equal("e-licence.token-binding", _sample.CodeOf(string.Join('~', parts[0], parts[1], parts[^1])));
        var twice = Disclosure.Of(new byte[16], "name", "other");
        string again = _sample.Reissue(payload: claims => claims["fields"]!["_sd"]!.AsArray().Add(twice.Digest));
        string[] more = again.Split('~');
        Assert.Equal("e-licence.token-disclosure-repeated", _sample.CodeOf(_sample.Rebind([.. more[..^1], twice.Encoded, more[^1]])));
    }

    [Fact]
    public void It_is_for_one_user_and_one_nonce_and_the_nonce_once()
    {
        Assert.Equal("e-licence.token-audience", _sample.CodeOf(_sample.Presented, TokenSample.Ask with { User = Sample.Window with { System = "system-b" } }));
        Assert.Equal("e-licence.token-audience", _sample.CodeOf(_sample.Rebind(Parts, payload: binding => binding["aud"] = "urn:zq:licence-user:other")));
        Assert.Equal("e-licence.token-nonce", _sample.CodeOf(_sample.Presented, TokenSample.Ask with { Nonce = "another" }));
        Assert.Equal("e-licence.token-nonce", _sample.CodeOf(_sample.Rebind(Parts, payload: binding => binding.Remove("nonce"))));
        Assert.Equal("e-licence.token-replayed", _sample.CodeOf(_sample.Presented, TokenSample.Ask with { IsSpent = true }));
    }

    [Theory]
    [InlineData(-60, "none")]
    [InlineData(-61, "e-licence.token-not-yet")]
    [InlineData(120, "none")]
    [InlineData(121, "e-licence.token-stale")]
    public void A_clock_may_be_wrong_within_the_skew_when_it_is_presented(int seconds, string code) =>
        Assert.Equal(code, _sample.CodeOf(_sample.Presented, at: Sample.Now + Duration.FromSeconds(seconds)));

    [Theory]
    [InlineData(-60, "none")]
    [InlineData(-61, "e-licence.token-not-yet")]
    [InlineData(864_000 + 60, "none")]
    [InlineData(864_000 + 61, "e-licence.token-expired")]
    public void A_clock_may_be_wrong_within_the_skew_of_the_grant(int seconds, string code)
    {
        var at = Sample.Now + Duration.FromSeconds(seconds);
        string sent = _sample.Token.Present([], Sample.Window, TokenSample.Nonce, _sample.Holder, at).Value();
        Assert.Equal(code, _sample.CodeOf(sent, at: at));
        Assert.Equal(code, GrantToken.Read(_sample.Token.Write(), _sample.Trust, at).Code());
    }
}
