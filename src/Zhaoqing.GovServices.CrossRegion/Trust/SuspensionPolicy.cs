using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Why a window's trust is suspended.</summary>
public enum SuspensionReason
{
    /// <summary>A certificate or qualification was revoked (证书吊销).</summary>
    CertificateRevoked = 1,

    /// <summary>Too many of its checks were wrong (差错率).</summary>
    Errors,

    /// <summary>Too many well-founded complaints (有效投诉).</summary>
    Complaints,
}

/// <summary>How a window did over a period.</summary>
/// <param name="Acts">How many acts under a grant.</param>
/// <param name="Errors">How many of them the authority found wrong.</param>
/// <param name="Complaints">How many complaints were well founded.</param>
/// <param name="HasRevokedCertificate">Whether a certificate was revoked.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WindowConduct(int Acts, int Errors, int Complaints, bool HasRevokedCertificate);

/// <summary>By what rule trust is suspended (暂停规则). The figures are data: no text sets them.</summary>
/// <param name="LeastActs">How many acts it takes before a rate says anything.</param>
/// <param name="MostErrors">The rate of errors, 0 to 1, that is still borne.</param>
/// <param name="MostComplaints">How many complaints are still borne.</param>
public sealed record SuspensionPolicy(int LeastActs, decimal MostErrors, int MostComplaints)
{
    /// <summary>A sample: from 20 acts on, more than one in twenty wrong; more than two complaints.</summary>
    public static SuspensionPolicy Sample { get; } = new(20, 0.05m, 2);

    /// <summary>Why a window is suspended; <see langword="null"/> where it is not.</summary>
    [Clause("CON-2.1")]
    public SuspensionReason? Judge(WindowConduct conduct) =>
        conduct.HasRevokedCertificate ? SuspensionReason.CertificateRevoked
        : conduct.Acts >= LeastActs && conduct.Errors > MostErrors * conduct.Acts ? SuspensionReason.Errors
        : conduct.Complaints > MostComplaints ? SuspensionReason.Complaints
        : null;
}
