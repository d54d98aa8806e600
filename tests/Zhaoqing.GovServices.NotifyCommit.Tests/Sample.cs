using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit.Tests;

/// <summary>A matter on both lists, its case, and invented people.</summary>
internal static class Sample
{
    public static readonly MatterCode Listed = MatterCode.Parse("test-matter");
    public static readonly MaterialCode Form = MaterialCode.Parse("test-form");
    public static readonly MaterialCode Licence = MaterialCode.Parse("test-licence");
    public static readonly MaterialCode Proof = MaterialCode.Parse("test-proof");
    public static readonly MaterialCode Photo = MaterialCode.Parse("test-photo");
    public static readonly DivisionCode City = DivisionCode.Parse("4412");
    public static readonly CaseActor Citizen = new("citizen-1", ActorRole.Applicant, Unit: null, Division: null);
    public static readonly CaseActor Window = new("window-1", ActorRole.Window, "示例窗口", City);
    public static readonly CaseActor Examiner = new("examiner-1", ActorRole.Examiner, "示例审批局", City);
    public static readonly CaseActor Inspector = new("examiner-2", ActorRole.Examiner, "示例监管局", City);
    public static readonly CaseActor Supervisor = new("supervisor-1", ActorRole.Supervisor, "示例监督处", City);
    public static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;
    public static readonly Party Person = new Person(PartyName.Parse("甲某"), CitizenIdentityNumber.Parse("000000190001018625"));
    public static readonly ImmutableArray<PromiseParty> Clear = [new(PromiseRole.Applicant, CreditStanding.Clear)];

    public static readonly NoticeText Text = NoticeText.Of(["经营场所为本人合法使用"], ["自申请之日起持续符合"], "承诺不实的,依法撤销并记入信用记录").AsT1;

    public static readonly VerificationPlan Plan = VerificationPlan.Of([VerificationMethod.OnSite, VerificationMethod.Online], Limit.WorkingDays(30), Limit.WorkingDays(10)).AsT1;

    public static readonly PromiseEdition Edition = EditionOf(Entry(), Tolerable());

    public static Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss").Parse(local.Length == 16 ? local + ":00" : local).Value.InZoneStrictly(ChinaTime.Zone).ToInstant();

    public static CommitEntry Entry() => CommitEntry.Of(Listed, CommitKind.Proof, Text, Plan, ApprovalLevel.Province, TextRank.Law).AsT1 with { Replaces = [Proof] };

    public static ToleranceEntry Tolerable() => ToleranceEntry.Of(Listed, [Form, Licence], [Photo], Limit.WorkingDays(5)).AsT1 with { ExtensionDays = 3 };

    public static PromiseEdition EditionOf(CommitEntry entry, ToleranceEntry? tolerance = null, string id = "2026-01") =>
        PromiseEdition.Of(id, 1, Instant.FromUtc(2026, 1, 1, 0, 0), [entry], tolerance is null ? [] : [tolerance]).AsT1;

    public static CaseTerms Terms(Limit? decision = null) => new(
        "test-edition", "示例许可", City, "肇庆市示例审批局(虚构)",
        [new TermMaterial(Form, "申请表", Necessity.Required), new TermMaterial(Licence, "营业执照", Necessity.Required), new TermMaterial(Proof, "场所证明", Necessity.Required), new TermMaterial(Photo, "照片", Necessity.Tolerable)],
        decision ?? Limit.WorkingDays(10), LimitStart.Acceptance, DeliveryLimit: null);

    public static Application Application(params MaterialCode[] materials) =>
        new(Listed, City, Channel.Online, Person, [.. materials.Select(code => new SuppliedMaterial(code, MaterialForm.Electronic))]);

    public static CaseDossier Submitted(string at, params MaterialCode[] materials) => Submitted(at, Terms(), materials);

    public static CaseDossier Submitted(string at, CaseTerms terms, params MaterialCode[] materials)
    {
        var number = CaseNumber.Create(new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]);
        return CaseDossier.Replay([CaseFile.Submit(number, Application(materials), terms, Citizen, At(at), Calendar).AsT1]);
    }

    /// <summary>The dossier after an act that must succeed.</summary>
    public static CaseDossier After(this CaseDossier dossier, PartOrder order, CaseActor by, string at) => dossier.After(dossier.Take(order, by, At(at), Calendar));

    /// <inheritdoc cref="After(CaseDossier, PartOrder, CaseActor, string)"/>
    public static CaseDossier After(this CaseDossier dossier, CaseOrder order, CaseActor by, string at) => dossier.After(dossier.Take(order, by, At(at), Calendar));

    /// <summary>The code of the refusal of an act that must fail.</summary>
    public static string Refused(this CaseDossier dossier, PartOrder order, CaseActor by, string at) => dossier.Take(order, by, At(at), Calendar).Match(refusal => refusal.Code, events => $"not refused: {string.Join(", ", events)}");

    /// <inheritdoc cref="Refused(CaseDossier, PartOrder, CaseActor, string)"/>
    public static string Refused(this CaseDossier dossier, CaseOrder order, CaseActor by, string at) => dossier.Take(order, by, At(at), Calendar).Match(refusal => refusal.Code, events => $"not refused: {string.Join(", ", events)}");

    public static Commitment Commitment(this CaseDossier dossier) => (Commitment)dossier.Find(NotifyCommit.Commitment.PartKind)!;

    public static ToleratedDeficiency Deficiency(this CaseDossier dossier) => (ToleratedDeficiency)dossier.Find(ToleratedDeficiency.PartKind)!;

    public static OfferCommitment Offer(PromiseEdition? edition = null, params PromiseParty[] parties) => new(Facts(edition, parties));

    public static CommitmentFacts Facts(PromiseEdition? edition = null, params PromiseParty[] parties) => new(edition ?? Edition, parties.Length == 0 ? Clear : [.. parties]);

    public static SignCommitment Sign(CaseDossier dossier, PromiseEdition? edition = null) => new(Facts(edition), Whole(dossier.Commitment().Offered.PromiseDigest));

    public static PromiseSignature Whole(string? digest) => new(digest, HasRead: true, IsTrue: true, TakesLiability: true, "signature-1");

    public static CaseDossier After(this CaseDossier dossier, OneOf.OneOf<Refusal, ImmutableArray<CaseEvent>> taken) => taken.Match(
        refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()),
        events => events.Aggregate(dossier, (state, happened) => state.Apply(happened)));
}
