using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence.Tests;

/// <summary>Invented people, licences and grants.</summary>
internal static class Sample
{
    public const string HolderAccount = "account-holder";
    public const string Matter = "matter-1";

    public static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 1, 0);
    public static readonly LicenceIdentifier IdentityCard = LicenceIdentifier.Parse("1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C");
    public static readonly LicenceIdentifier BusinessLicence = LicenceIdentifier.Parse("1.2.156.3005.2.11100000MB0143028R001.11441200007141332C.TEST000002.001.7");
    public static readonly HolderReference Holder = HolderReference.Of(new byte[32], CitizenIdentityNumber.Parse("990000199001010017"));
    public static readonly LicenceUser Window = new(UnifiedSocialCreditCode.Parse("11441200007141332C"), "window-3", "system-a");
    public static readonly LicenceType Card = new(
        IdentityCard.Parts.Type, "居民身份证(示例)", IsHighRisk: true, NeedsSeal: false,
        [new("name", "姓名", "身份", FieldSensitivity.Personal), new("address", "住址", "身份", FieldSensitivity.Personal), new("portrait", "照片", "生物识别", FieldSensitivity.Sensitive)]);

    public static readonly LicenceType Business = new(
        BusinessLicence.Parts.Type, "营业执照(示例)", IsHighRisk: false, NeedsSeal: true, [new("name", "名称", "登记", FieldSensitivity.Open)]);

    public static readonly LicenceTypes Types = new("types-1", [Card, Business]);

    public static readonly LicenceNeed Need = new("material-1", Card.Code, ["name", "address"], LicenceActions.View | LicenceActions.Verify | LicenceActions.FetchData);

    public static readonly GrantRules Rules = new(Types, [Need], GrantPolicy.Default, CaseEnds: Now + Duration.FromDays(20));

    public static readonly GrantTerms Terms = new(
        Guid.Parse("00000000-0000-7000-8000-000000000001"), Holder, HolderAccount, Window, new GrantPurpose(Matter, "", "case-1", ServiceSector.SocialInsurance), ConsentBasis.Consent, Card.Code,
        Pinned: null, ["name"], LicenceActions.Verify | LicenceActions.FetchData, GrantSpan.Case, Now, Now + Duration.FromDays(10), UseLimit: 2, Duration.Zero, PreviewRequired: false,
        InPerson: false, RetentionDays: 30, new NoticeRecord("notice-1", new string('a', 64)));

    public static readonly GrantAuthority ByHolder = new(HolderAccount, []);

    public static readonly UseFacts Facts = new(OperatorMayAct: true, ChainHolds: true);

    public static readonly LicenceRequest Request = new(
        Terms.Id, "request-1", Window, "operator-1", Terms.Purpose, LicenceActions.FetchData, ["name"], Trim: false, CodeDigest: null);

    public static LicenceFinding Found => new(1, IdentityCard, LicenceState.Valid);

    public static GrantSignature Sign(GrantTerms terms) => new(terms.Digest(), "key-1", "c2lnbmF0dXJl", Verified: true);

    public static LicenceGrant Pending(GrantTerms terms) => LicenceGrant.Begin(new GrantAsked(Now, "operator-1", terms, Now + Duration.FromDays(1), "p", "t"));

    public static LicenceGrant Active(GrantTerms terms, GrantAuthority? authority = null) =>
        Pending(terms).Apply(new GrantAllowed(Now, HolderAccount, terms.Id, authority ?? ByHolder, Sign(terms)));

    public static LicenceGrant Reserve(LicenceGrant grant, string request, Instant at) => grant.Apply(new UseReserved(
        at, "operator-1", grant.Terms.Id, request, grant.Terms.Purpose, LicenceActions.FetchData, ["name"], IdentityCard, LicenceState.Valid, at + Duration.FromSeconds(30), CodeDigest: null));

    public static LicenceGrant Commit(LicenceGrant grant, string request, Instant at) => grant.Apply(new UseCommitted(at, "source", grant.Terms.Id, request, new string('b', 64)));

    public static UseDecision Decide(LicenceGrant grant, LicenceRequest? request = null, UseFacts? facts = null, FindLicence? find = null, Instant? at = null) =>
        grant.Decide(request ?? Request, facts ?? Facts, find ?? ((_, _, _) => Found), GrantPolicy.Default.Skew, at ?? Now);

    public static T Value<T>(this OneOf<Refusal, T> answer) => answer.Match(refusal => throw new InvalidOperationException(refusal.ToString()), value => value);

    public static string Code<T>(this OneOf<Refusal, T> answer) => answer.Match(refusal => refusal.Code, _ => "none");
}
