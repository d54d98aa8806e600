using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.ELicence.Sm.Tests;

/// <summary>SM2 and SM3 against vectors of others, and keys that are none.</summary>
public sealed class Sm2Tests
{
    private const string StandardKey = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";

    private const string StandardPoint = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";

    private static readonly byte[] OpenSslPrivate = Convert.FromHexString(
        "308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b020101042056eaf556c6ac9e4cac40a4b4e8920d76140b7a4c65a9a5cd012eb175acd560f5a144034200048052022ea44457d9146ac0ba38a1654c1bcffa55c523b73f6282a5a675b79e19e74b423c0fecc4c7fd24792c5b135d33c074c1449ef2e81c0ccee90a36498998");

    private static readonly byte[] OpenSslPublic = Convert.FromHexString(
        "3059301306072a8648ce3d020106082a811ccf5501822d034200048052022ea44457d9146ac0ba38a1654c1bcffa55c523b73f6282a5a675b79e19e74b423c0fecc4c7fd24792c5b135d33c074c1449ef2e81c0ccee90a36498998");

    [Theory]
    [InlineData("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")]
    [InlineData("abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")]
    public void The_digest_is_that_of_GB_T_32905(string text, string digest) => Assert.Equal(digest, Convert.ToHexStringLower(Sm3.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void The_example_of_GB_T_32918_5_holds()
    {
        var key = Sm2.PublicKeyOf(StandardPoint);
        Assert.Equal(key, Sm2.SignerOf(StandardKey).PublicKey);
        Assert.Equal(key, Sm2.PublicKeyOf("04" + StandardPoint));
        byte[] signature = Convert.FromHexString("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
        Assert.True(key.Verify("message digest"u8, signature));
        Assert.False(key.Verify("message digesu"u8, signature));
    }

    [Fact]
    public void A_signature_by_OpenSSL_holds_and_its_keys_are_read()
    {
        var key = Sm2.PublicKeyOf(OpenSslPublic);
        Assert.Equal(key, Sm2.SignerOf(OpenSslPrivate).PublicKey);
        Assert.True(key.Verify("用证授权 licence"u8, Convert.FromHexString("8B23C2C806D9E1E45F51D8D82BC610463F2DA1CF6468C04300F18F44E7D4A3FC18B2C99B8A1A77F6D17CAC8A59441A53C9ED7015290D86D81A07C15E2674D453")));
    }

    [Property(MaxTest = 25)]
    public bool What_is_signed_holds_and_no_other_bit_of_content_or_signature_does(byte[]? content, NonNegativeInt drawn)
    {
        int bit = drawn.Get;
        byte[] text = [.. content ?? [], 1];
        var signer = Sm2.SignerOf(OpenSslPrivate);
        byte[] signature = signer.Sign(text);
        bool holds = signer.PublicKey.Verify(text, signature);
        Flip(signature, bit);
        bool holdsChanged = signer.PublicKey.Verify(text, signature);
        Flip(signature, bit);
        Flip(text, bit);
        return signature.Length == 64 && holds && !holdsChanged && !signer.PublicKey.Verify(text, signature);
    }

    [Fact]
    public void Signatures_of_any_other_form_do_not_hold_and_do_not_throw()
    {
        var key = Sm2.PublicKeyOf(StandardPoint);
        Assert.All([new byte[64], [.. Enumerable.Repeat((byte)0xff, 64)], new byte[63], [], new byte[128]], signature => Assert.False(key.Verify("x"u8, signature)));
    }

    [Fact]
    public void What_is_no_key_of_the_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] otherPrivate = other.ExportPkcs8PrivateKey(), otherPublic = other.ExportSubjectPublicKeyInfo();
        Assert.Throws<ArgumentException>(() => Sm2.SignerOf(otherPrivate));
        Assert.Throws<ArgumentException>(() => Sm2.PublicKeyOf(otherPublic));
        Assert.Throws<ArgumentException>(() => Sm2.SignerOf(OpenSslPublic));
        Assert.All(Enumerable.Range(0, OpenSslPrivate.Length), length => Assert.Throws<ArgumentException>(() => Sm2.SignerOf(OpenSslPrivate.AsSpan(0, length))));
        Assert.Throws<ArgumentException>(() => Sm2.SignerOf(new string('0', 64)));
        Assert.Throws<ArgumentException>(() => Sm2.SignerOf(new string('F', 64)));
        Assert.Throws<ArgumentException>(() => Sm2.SignerOf("00"));
        Assert.Throws<FormatException>(() => Sm2.SignerOf("no digits"));
        Assert.Throws<ArgumentException>(() => Sm2.PublicKeyOf(StandardPoint[..^1] + "4"));
        Assert.Throws<ArgumentException>(() => Sm2.PublicKeyOf(new string('0', 128)));
        Assert.Throws<ArgumentException>(() => Sm2.PublicKeyOf(StandardPoint[2..]));
    }

    private static void Flip(byte[] bytes, int bit) => bytes[bit / 8 % bytes.Length] ^= (byte)(1 << (bit & 7));
}
