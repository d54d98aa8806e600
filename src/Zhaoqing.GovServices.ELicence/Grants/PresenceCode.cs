using System.Security.Cryptography;
using System.Text;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The one-time code a holder shows in person (亮证码): bound to one grant and one user by its digest, so that a copy is of no use elsewhere.</summary>
public static class PresenceCode
{
    /// <summary>The digest that the record keeps: SHA-256 over grant, user and code, 64 hexadecimal digits in lower case.</summary>
    /// <param name="grant">The grant that names purpose and fields.</param>
    /// <param name="user">Who scans it.</param>
    /// <param name="code">The code, at least 16 characters that cannot be guessed.</param>
    /// <exception cref="ArgumentException">The code is too short.</exception>
    [Clause("CON-6.5")]
    public static string DigestOf(Guid grant, LicenceUser user, string code)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length < 16) throw new ArgumentException("A code has at least 16 characters.", nameof(code));
        string text = $"{grant:N}|{user.Organisation}|{user.Unit.Length}:{user.Unit}|{user.System.Length}:{user.System}|{code}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
