using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The fields of service in which e-licences are used (高频服务领域).</summary>
[Clause("PLT-2.4")]
public enum ServiceSector
{
    /// <summary>None of the seven (其他).</summary>
    Other,

    /// <summary>Market access (市场准入).</summary>
    MarketAccess,

    /// <summary>Tax (纳税).</summary>
    Tax,

    /// <summary>Finance (金融).</summary>
    Finance,

    /// <summary>Bidding (招投标).</summary>
    Bidding,

    /// <summary>Social insurance (社保).</summary>
    SocialInsurance,

    /// <summary>Medical insurance (医保).</summary>
    MedicalInsurance,

    /// <summary>Household registration (户籍).</summary>
    HouseholdRegister,
}

/// <summary>For how long a grant is meant (授权期限类型); the policy has a bound for each.</summary>
public enum GrantSpan
{
    /// <summary>One visit at a window (当场).</summary>
    Window,

    /// <summary>One case until its end (办件期间).</summary>
    Case,

    /// <summary>A standing grant (长期).</summary>
    Standing,
}

/// <summary>On what the grant rests (处理依据). A statutory duty needs no grant and is never one: see <see cref="StatutoryUse"/>.</summary>
public enum ConsentBasis
{
    /// <summary>A separate consent (单独同意).</summary>
    SeparateConsent,

    /// <summary>An ordinary consent (同意).</summary>
    Consent,
}

/// <summary>The one who may use the licence (用证主体): an organisation, its unit or window, its system. No wildcards.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Unit">The unit or window.</param>
/// <param name="System">The id of its system.</param>
public sealed record LicenceUser(UnifiedSocialCreditCode Organisation, string Unit, string System);

/// <summary>The one purpose (用证目的), in codes.</summary>
/// <param name="Matter">The code of the matter (实施编码).</param>
/// <param name="Situation">The business situation; empty for the only one.</param>
/// <param name="Case">The number of the case; <see langword="null"/> for any case of the matter.</param>
/// <param name="Sector">The field of service.</param>
public sealed record GrantPurpose(string Matter, string Situation, string? Case, ServiceSector Sector);

/// <summary>What the holder was shown before the answer (告知书).</summary>
/// <param name="Version">Its version.</param>
/// <param name="Digest">SHA-256 of what was shown, 64 hexadecimal digits in lower case.</param>
public sealed record NoticeRecord(string Version, string Digest);

/// <summary>What is asked of a holder, and what is allowed when the holder says yes: one licence type, one user, one purpose, and bounds. Nothing in it ever changes: another purpose is another grant (个人信息保护法 第十四条).</summary>
/// <param name="Id">The grant.</param>
/// <param name="Holder">The holder by reference.</param>
/// <param name="HolderAccount">The account of the holder, opaque; never a number or a name.</param>
/// <param name="User">Who may use it.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Basis">On what it rests.</param>
/// <param name="Licence">The type of the licence.</param>
/// <param name="Pinned">The one version that is meant; <see langword="null"/> for the valid one.</param>
/// <param name="Fields">The fields of the face; empty where <paramref name="Actions"/> is <see cref="LicenceActions.Verify"/> alone.</param>
/// <param name="Actions">What may be done.</param>
/// <param name="Span">For how long it is meant.</param>
/// <param name="NotBefore">From when, inclusive.</param>
/// <param name="NotAfter">Until when, inclusive.</param>
/// <param name="UseLimit">How many uses, from 1.</param>
/// <param name="MinInterval">The least time between two uses; zero for none.</param>
/// <param name="PreviewRequired">Whether the holder must see the fields before they move.</param>
/// <param name="InPerson">Whether the holder must be present with a one-time code (扫码亮证).</param>
/// <param name="RetentionDays">How many days the user may keep what was got; 0 for not at all. Handing it on is never allowed.</param>
/// <param name="Notice">What the holder was shown.</param>
public sealed record GrantTerms(
    Guid Id, HolderReference Holder, string HolderAccount, LicenceUser User, GrantPurpose Purpose, ConsentBasis Basis, LicenceTypeCode Licence, LicenceIdentifier? Pinned,
    ImmutableArray<string> Fields, LicenceActions Actions, GrantSpan Span, Instant NotBefore, Instant NotAfter, int UseLimit, Duration MinInterval, bool PreviewRequired, bool InPerson,
    int RetentionDays, NoticeRecord Notice)
{
    /// <inheritdoc/>
    public bool Equals(GrantTerms? other) => ReferenceEquals(this, other) || (other is not null && Id == other.Id && string.Equals(Digest(), other.Digest(), StringComparison.Ordinal));

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode();

    /// <summary>SHA-256 over all that the terms say, 64 hexadecimal digits in lower case: what the grantor signs. Each part is written with its length, so no two terms run together to the same text.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        foreach (string? part in Parts()) text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private IEnumerable<string?> Parts() =>
    [
        "zq-licence-use.v1", Id.ToString("N", CultureInfo.InvariantCulture), Holder.ToString(), HolderAccount, $"{User.Organisation}", User.Unit, User.System, Purpose.Matter, Purpose.Situation, Purpose.Case, Purpose.Sector.ToString(),
        Basis.ToString(), Licence.ToString(), Pinned is { } pinned ? pinned.ToString() : null, Number(Fields.Length), .. Fields, Number((int)Actions), Span.ToString(), Number(NotBefore.ToUnixTimeTicks()), Number(NotAfter.ToUnixTimeTicks()),
        Number(UseLimit), Number(MinInterval.BclCompatibleTicks), PreviewRequired ? "1" : "0", InPerson ? "1" : "0", Number(RetentionDays), Notice.Version, Notice.Digest,
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
