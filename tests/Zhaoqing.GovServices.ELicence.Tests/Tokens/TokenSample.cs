using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Tokens;

/// <summary>Invented keys, and tokens made, changed and signed again.</summary>
internal sealed class TokenSample : IDisposable
{
    public const string Nonce = "nonce-0123456789abcdef";

    private readonly ECDsa _issuer = ECDsa.Create(ECCurve.NamedCurves.nistP256), _holder = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private int _salts;

    public TokenSample()
    {
        Issuer = new TokenIssuer("licence-platform", Es256.SignerOf(_issuer), () => [.. new byte[12], .. BitConverter.GetBytes(++_salts)]);
        Holder = Es256.SignerOf(_holder);
        Trust = new TokenTrust([new TrustedIssuer(Issuer.Name, Issuer.Key.PublicKey)], [Es256.Suite], Duration.FromMinutes(1));
    }

    public static GrantTerms Terms { get; } = Sample.Terms with { Fields = ["name", "address", "portrait"], Basis = ConsentBasis.SeparateConsent };

    public static ImmutableSortedDictionary<string, string> Face { get; } = new Dictionary<string, string>
    {
        ["name"] = "示例一",
        ["address"] = "示例路 1 号 𠮷",
        ["portrait"] = "data:,x",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static PresentationAsk Ask { get; } = new(Sample.Window, Nonce, IsSpent: false, Duration.FromSeconds(60));

    public TokenIssuer Issuer { get; }

    public ITokenSigner Holder { get; }

    public TokenTrust Trust { get; }

    public GrantToken Token => GrantToken.Issue(Sample.Active(Terms), Face, Holder.PublicKey, Issuer, Sample.Now).Value();

    public string Presented => Present("name", "address");

    public string Present(params string[] fields) => Token.Present(fields, Sample.Window, Nonce, Holder, Sample.Now).Value();

    public string CodeOf(string text, PresentationAsk? ask = null, Instant? at = null) => GrantToken.Verify(text, Trust, ask ?? Ask, at ?? Sample.Now).Code();

    /// <summary>The issuer's part changed and signed again, and the holder's binding made anew over it.</summary>
    public string Reissue(Action<JsonObject>? header = null, Action<JsonObject>? payload = null, ITokenSigner? signer = null)
    {
        string[] parts = Presented.Split('~');
        parts[0] = Resign(parts[0], signer ?? Issuer.Key, header, payload);
        return Rebind(parts);
    }

    /// <summary>The binding changed and signed again.</summary>
    public string Rebind(string[] parts, Action<JsonObject>? header = null, Action<JsonObject>? payload = null, ITokenSigner? signer = null)
    {
        string disclosed = string.Join('~', parts[..^1]) + "~";
        return disclosed + Resign(parts[^1], signer ?? Holder, header, binding =>
        {
            binding["sd_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(disclosed)));
            payload?.Invoke(binding);
        });
    }

    public static string Resign(string jws, ITokenSigner signer, Action<JsonObject>? header, Action<JsonObject>? payload)
    {
        string[] parts = jws.Split('.');
        return Sign(Change(parts[0], header), Change(parts[1], payload), signer);
    }

    public static string Sign(string header, string payload, ITokenSigner signer)
    {
        string signed = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + "." + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload));
        return signed + "." + Base64Url.EncodeToString(signer.Sign(Encoding.ASCII.GetBytes(signed)));
    }

    public static string Decode(string part) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    public void Dispose()
    {
        _issuer.Dispose();
        _holder.Dispose();
    }

    private static string Change(string part, Action<JsonObject>? change)
    {
        var json = JsonNode.Parse(Decode(part))!.AsObject();
        change?.Invoke(json);
        return json.ToJsonString();
    }
}
