using System.Buffers.Text;
using System.Text;

namespace Zhaoqing.GovServices.ELicence.Tests.Tokens;

/// <summary>The worked examples of the standards.</summary>
public sealed class RfcTests
{
    [Fact]
    public void The_disclosure_of_RFC_9901_has_the_digest_printed_there()
    {
        string encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("[\"_26bc4LT-ac6q2KI6cBW5es\", \"family_name\", \"Möbius\"]"));
        Assert.Equal("WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0", encoded);
        var disclosure = Disclosure.Read(encoded)!;
        Assert.Equal(("family_name", "Möbius", "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0"), (disclosure.Name, disclosure.Value, disclosure.Digest));
    }

    [Fact]
    public void The_signature_of_RFC_7515_appendix_A_3_holds_under_its_key_and_under_no_other_content()
    {
        var key = TokenPublicKey.Of(Es256.Suite, Base64Url.DecodeFromChars("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"), Base64Url.DecodeFromChars("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        byte[] content = Encoding.ASCII.GetBytes("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ");
        byte[] signature = Base64Url.DecodeFromChars("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
        Assert.True(key.Verify(content, signature));
        content[^1]++;
        Assert.False(key.Verify(content, signature));
        Assert.False(key.Verify(content, signature.AsSpan(1)));
    }

    [Fact]
    public void What_is_no_point_of_the_curve_is_no_key()
    {
        Assert.Throws<ArgumentException>(() => TokenPublicKey.Of(Es256.Suite, new byte[32], new byte[32]));
        Assert.Throws<ArgumentException>(() => TokenPublicKey.Of(Es256.Suite, new byte[31], new byte[32]));
    }
}
