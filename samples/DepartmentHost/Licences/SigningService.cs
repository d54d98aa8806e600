using System.Security.Cryptography;
using System.Text;
using Zhaoqing.GovServices.ELicence;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>Stands in for the signing service of the platform (电子签名服务): when its holder says yes, it signs what was shown, and checks the signature once.</summary>
/// <remarks>A key of its own for as long as the host runs. A department puts the service with the holders' own keys in its place.</remarks>
internal sealed class SigningService : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Signs the digest that the holder was shown.</summary>
    public GrantSignature Sign(string digest)
    {
        byte[] text = Encoding.ASCII.GetBytes(digest);
        byte[] signature = _key.SignData(text, HashAlgorithmName.SHA256);
        string keyId = Convert.ToHexStringLower(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()))[..16];
        return new GrantSignature(digest, keyId, Convert.ToBase64String(signature), _key.VerifyData(text, signature, HashAlgorithmName.SHA256));
    }

    public void Dispose() => _key.Dispose();
}
