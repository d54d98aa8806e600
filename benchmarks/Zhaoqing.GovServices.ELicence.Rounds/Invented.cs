using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>Invented grants of invented holders, the same for every contender; everything follows from the place.</summary>
internal static class Invented
{
    internal static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 1, 0);
    internal static readonly UseFacts Facts = new(OperatorMayAct: true, ChainHolds: true);
    internal static readonly GrantSignature Signed = new(new string('0', 64), "key-1", "c2lnbmF0dXJl", Verified: true);
    private static readonly UnifiedSocialCreditCode Organisation = UnifiedSocialCreditCode.Parse("11441200007141332C");
    private static readonly ImmutableArray<LicenceIdentifier> Licences = [.. Enumerable.Range(1, 8).Select(LicenceOf)];
    private static readonly ImmutableArray<string>[] FieldSets = [["ZZMC", "ZZBH"], ["ZZMC", "ZZBH", "ZZBFRQ"], ["CZZT"], ["ZZMC", "CZZT", "ZZYXQJZRQ"]];

    /// <summary>As a version 7 has it: a moment, then bits of chance.</summary>
    internal static Guid IdOf(int i) => new($"01930000-{i >> 16:x4}-7{i & 0xfff:x3}-9{(i >> 12) & 0xfff:x3}-{unchecked((ulong)i * 0x9E3779B97F4A7C15) >> 16:x12}");

    internal static HolderReference HolderOf(int i) => HolderReference.Parse(Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(i))));

    internal static LicenceFinding Find(HolderReference holder, LicenceTypeCode type, LicenceIdentifier? pinned) => new(1, Licences[type.ToString()[20] - '1'], LicenceState.Valid);

    internal static GrantTerms TermsOf(int i) => new(
        IdOf(i), HolderOf(i), $"account-{i}", new LicenceUser(Organisation, $"window-{i % 200}", $"system-{i % 20}"), new GrantPurpose($"11441200007141332C{i % 500:D13}", "", $"4412-20261130-{i:D8}", ServiceSector.SocialInsurance),
        ConsentBasis.SeparateConsent, Licences[i % 8].Parts.Type, Pinned: null, FieldSets[i % 4], LicenceActions.FetchData | LicenceActions.Verify, GrantSpan.Case,
        i % 32 == 5 ? Now - Duration.FromDays(20) : Now - Duration.FromHours(1), i % 32 == 5 ? Now - Duration.FromDays(2) : Now + Duration.FromDays(10), UseLimit: 1_000, Duration.Zero, PreviewRequired: false, InPerson: false,
        RetentionDays: 30, new NoticeRecord("notice-1", new string('a', 64)));

    /// <summary>A grant as it stands: one in thirty-two is over, one taken back, one used up, one stopped.</summary>
    internal static LicenceGrant GrantOf(int i)
    {
        var terms = TermsOf(i) with { UseLimit = i % 32 == 9 ? 1 : 1_000 };
        List<HolderEvent> events = [new GrantAsked(Now, "operator-1", terms, terms.NotAfter, "policy-1", "types-1"), new GrantAllowed(Now, terms.HolderAccount, terms.Id, new GrantAuthority(terms.HolderAccount, []), Signed)];
        if (i % 32 == 7) events.Add(new GrantRevoked(Now, terms.HolderAccount, terms.Id));
        if (i % 32 == 9) events.AddRange([Reserved(terms, "first", Now - Duration.FromMinutes(5)), new UseCommitted(Now, "source", terms.Id, "first", new string('b', 64))]);
        if (i % 32 == 11) events.Add(new GrantSuspended(Now, "system", terms.Id, "授权委托到期"));
        return HolderFile.Replay(events).Find(terms.Id)!;
    }

    internal static UseReserved Reserved(GrantTerms terms, string request, Instant at) =>
        new(at, "operator-1", terms.Id, request, terms.Purpose, LicenceActions.FetchData, terms.Fields, Licences[0], LicenceState.Valid, at + Duration.FromSeconds(30), CodeDigest: null);

    /// <summary>A request of a grant, every text in it a new one; every other one that could be allowed has something wrong.</summary>
    internal static LicenceRequest RequestOf(int i, int n)
    {
        var terms = TermsOf(i);
        var request = new LicenceRequest(
            terms.Id, $"request-{i}-{n}", new LicenceUser(UnifiedSocialCreditCode.Parse($"{Organisation}"), Fresh(terms.User.Unit), Fresh(terms.User.System)), $"operator-{n % 50}",
            new GrantPurpose(Fresh(terms.Purpose.Matter), Fresh(terms.Purpose.Situation), Fresh(terms.Purpose.Case!), terms.Purpose.Sector), LicenceActions.FetchData, [.. terms.Fields.Select(Fresh)], Trim: false, CodeDigest: null);
        return (n % 16) switch
        {
            1 => request with { Caller = request.Caller with { Unit = $"window-{(i % 200) + 1}" } },
            3 or 9 => request with { Purpose = request.Purpose with { Case = $"4412-20261130-{i + 1:D8}" } },
            5 => request with { Purpose = request.Purpose with { Matter = $"11441200007141332C{(i % 500) + 1:D13}" } },
            7 => request with { Action = LicenceActions.FetchCopy },
            11 or 13 => request with { Fields = [.. request.Fields, "portrait"] },
            _ => request,
        };
    }

    internal static LicenceSources Sources => new(GrantPolicy.Default, Find, (_, _) => Facts, (_, _, _) => ValueTask.FromResult<bool?>(false));

    private static string Fresh(string text) => new(text.AsSpan());

    private static LicenceIdentifier LicenceOf(int n)
    {
        string body = $"11100000000013127D00{n}11441200007141332CTEST00000{n}001";
        for (int c = 0; c < 36; c++)
        {
            char check = (char)(c < 10 ? '0' + c : 'A' + c - 10);
            if (LicenceIdentifier.TryParse($"{LicenceIdentifier.Root}.{body[..21]}.{body[21..39]}.{body[39..49]}.{body[49..]}.{check}", null, out var licence)) return licence;
        }

        throw new InvalidOperationException("No check character fits.");
    }
}
