using System.Collections.Immutable;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Tests;

/// <summary>One matter with two required, one optional and one tolerable material, in the city and one county; and invented people.</summary>
internal static class Sample
{
    public static readonly MatterCode MatterCode = MatterCode.Parse("test-matter");
    public static readonly MaterialCode Form = MaterialCode.Parse("test-1");
    public static readonly MaterialCode Proof = MaterialCode.Parse("test-2");
    public static readonly MaterialCode Extra = MaterialCode.Parse("test-3");
    public static readonly MaterialCode Later = MaterialCode.Parse("test-4");
    public static readonly MaterialCode Foreign = MaterialCode.Parse("other-1");
    public static readonly DivisionCode City = DivisionCode.Parse("4412");
    public static readonly DivisionCode Duanzhou = DivisionCode.Parse("441202");
    public static readonly CaseActor Citizen = new("citizen-1", ActorRole.Applicant, Unit: null, Division: null);
    public static readonly CaseActor Stranger = new("citizen-2", ActorRole.Applicant, Unit: null, Division: null);
    public static readonly CaseActor Window = new("window-1", ActorRole.Window, "示例窗口", City);
    public static readonly CaseActor Examiner = new("examiner-1", ActorRole.Examiner, "示例审批局", City);
    public static readonly CaseActor Second = new("examiner-3", ActorRole.Examiner, "示例审批局", City);
    public static readonly CaseActor Fire = new("fire-1", ActorRole.Examiner, "示例消防单位", City);
    public static readonly CaseActor Supervisor = new("supervisor-1", ActorRole.Supervisor, "示例监督处", City);
    public static readonly CaseActor OtherExaminer = new("examiner-2", ActorRole.Examiner, "佛山示例审批局", DivisionCode.Parse("4406"));
    public static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;
    public static readonly CaseNumber Number = CaseNumber.Create(new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]);
    public static readonly Party Person = new Person(PartyName.Parse("甲某"), CitizenIdentityNumber.Parse("000000190001018625"));

    public static readonly Matter Matter = new(
        MatterCode,
        "示例许可",
        MatterKind.Licence,
        "示例部门",
        new UnifiedPart
        {
            Materials =
            [
                new ListMaterial(Form, "申请表", Necessity.Required),
                new ListMaterial(Proof, "场所证明", Necessity.Required),
                new ListMaterial(Extra, "委托书", Necessity.Optional),
                new ListMaterial(Later, "照片", Necessity.Tolerable),
            ],
            DecisionLimit = new DecisionLimit(Limit.WorkingDays(20), LimitStart.Acceptance, LegalLimits.LicensingDecision.Ground),
            DeliveryLimit = LegalLimits.LicensingDelivery,
        },
        new DecidingUnit(City, new Authority("肇庆市示例审批局(虚构)", Code: null)),
        new DecidingUnit(Duanzhou, new Authority("端州区示例审批局(虚构)", Code: null)));

    public static readonly SpecialStepList Steps = new(
        SpecialStep.Of("appraisal", SpecialStepKind.Appraisal, "鉴定", Limit.WorkingDays(5), SpecialStep.LicensingArticle45).AsT1,
        SpecialStep.Of("hearing", SpecialStepKind.Hearing, "听证", Limit.WorkingDays(20), SpecialStep.LicensingArticle45).AsT1);

    public static readonly CatalogueEdition Edition = new("test-edition", Instant.FromUtc(2026, 1, 1, 0, 0), [Matter]);
    public static readonly CaseTerms Terms = CaseTerms.Of(Edition, Matter, Edition.ListFor(MatterCode, Duanzhou).AsT1, Steps);

    /// <summary>An instant in China, <c>uuuu-MM-ddTHH:mm</c>.</summary>
    public static Instant At(string local) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(ChinaTime.Zone).ToInstant();

    public static ImmutableArray<SuppliedMaterial> Papers(params MaterialCode[] codes) =>
        [.. codes.Select(code => new SuppliedMaterial(code, MaterialForm.Paper))];

    public static Application Application(params MaterialCode[] codes) => new(MatterCode, Duanzhou, Channel.Online, Person, Papers(codes));

    public static CaseFile Submitted(string at, params MaterialCode[] codes) =>
        CaseFile.Replay([CaseFile.Submit(Number, Application(codes), Terms, Citizen, At(at), Calendar).AsT1]);

    /// <summary>The case after an act that must succeed.</summary>
    public static CaseFile After(this CaseFile file, CaseOrder order, CaseActor by, string at) =>
        file.Take(order, by, At(at), Calendar).Match(
            refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()),
            events => events.Aggregate(file, (state, happened) => state.Apply(happened)));

    /// <summary>The refusal of an act that must fail.</summary>
    public static Refusal RefusalOf(this CaseFile file, CaseOrder order, CaseActor by, string at) =>
        file.Take(order, by, At(at), Calendar).Match(
            refusal => refusal,
            events => throw new Xunit.Sdk.XunitException($"Not refused: {string.Join(", ", events)}"));

    /// <summary>A text that is equal exactly when two cases are, member by member.</summary>
    public static string Fingerprint(CaseFile file)
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{file.Number}|{file.State}|{file.Channel}|{file.Outcome}|{file.FiledBy}|{file.SubmittedAt}|{file.LastAt}|{file.Wait}|{file.Delivery}|{file.NotAcceptedBecause}");
        text.AppendJoin(',', file.Materials).Append('|').AppendJoin(',', file.Told).Append('|').AppendJoin(',', file.Terms.Materials);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"|{file.Acceptance}|{file.Decision}|{file.Terms with { Materials = [] }}|{file.Application with { Materials = [] }}");
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"|{file.SupplementWait}|{file.Overdue}|{file.Renewal}|{file.Draft}|{file.Termination}|{file.Reopening}|{file.Withdrawn}|{file.Applicant.Name}|{file.OpenCorrection}");
        text.AppendJoin(',', file.Reviews);
        text.AppendJoin(',', file.DecisionClock?.Events ?? []).Append('|').AppendJoin(',', file.Terms.SpecialSteps);
        text.AppendJoin(',', file.Owners).Append('|').AppendJoin(',', file.Mandates.Select(mandate => $"{mandate.Principal}>{mandate.Agent}:{mandate.RevokedAt}")).Append('|').AppendJoin(',', file.Recused);
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"|{file.HandingTo}|{file.Priority}|{file.Slip}|{file.Video}");
        return text.ToString();
    }

    /// <summary>Writes events as the record does and reads them back.</summary>
    public static IEnumerable<CaseEvent> ThroughTheRecord(IEnumerable<CaseEvent> events) =>
        events.Select(happened => CaseEventCodec.Read(CaseEventCodec.NameOf(happened), CaseEventCodec.Write(happened)));
}
