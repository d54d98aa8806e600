using Org.BouncyCastle.Crypto.Digests;

namespace Zhaoqing.GovServices.ELicence.Sm;

/// <summary>The digest SM3 (密码杂凑算法), GB/T 32905-2016.</summary>
public static class Sm3
{
    /// <summary>The digest of a content, 32 bytes.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> content)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(content);
        byte[] hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return hash;
    }
}
