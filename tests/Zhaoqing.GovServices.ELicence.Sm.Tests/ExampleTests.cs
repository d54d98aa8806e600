namespace Zhaoqing.GovServices.ELicence.Sm.Tests;

/// <summary>The example of the README, as it stands there.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_example_of_the_README_is_true()
    {
        var signer = Sm2.SignerOf("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");
        byte[] signature = signer.Sign("message digest"u8);
        Assert.True(signer.PublicKey.Verify("message digest"u8, signature));
    }
}
