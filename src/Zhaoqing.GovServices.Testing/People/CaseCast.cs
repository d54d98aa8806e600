using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.Testing;

/// <summary>The people around the cases of a division, evidently invented: accounts and units that nobody has.</summary>
/// <param name="Applicant">Who hands in.</param>
/// <param name="Stranger">Another applicant, who has no business with the case.</param>
/// <param name="Agent">Who acts for the applicant, where a mandate lets them.</param>
/// <param name="Window">Who receives at a window (窗口人员).</param>
/// <param name="Examiner">Who decides (审批人员).</param>
/// <param name="SecondExaminer">Another of the same unit.</param>
/// <param name="OutsideExaminer">One of a place that is not the case's.</param>
/// <param name="Supervisor">Who supervises (监督人员).</param>
public sealed record CaseCast(
    CaseActor Applicant, CaseActor Stranger, CaseActor Agent, CaseActor Window, CaseActor Examiner, CaseActor SecondExaminer, CaseActor OutsideExaminer, CaseActor Supervisor)
{
    /// <summary>The applicant as a party: an invented person whose number belongs to no region there is.</summary>
    public static Party Person { get; } = new Person(PartyName.Parse("甲某"), CitizenIdentityNumber.Parse("990000199001010017"));

    /// <summary>A cast for the cases of a division.</summary>
    /// <param name="division">The division.</param>
    public static CaseCast For(DivisionCode division)
    {
        var elsewhere = DivisionCode.Parse(DivisionCode.Parse("4406").Contains(division) ? "4412" : "4406");
        return new CaseCast(
            new CaseActor("test-citizen-1", ActorRole.Applicant, Unit: null, Division: null),
            new CaseActor("test-citizen-2", ActorRole.Applicant, Unit: null, Division: null),
            new CaseActor("test-agent-1", ActorRole.Applicant, Unit: null, Division: null) { OnBehalfOf = "test-citizen-1" },
            new CaseActor("test-window-1", ActorRole.Window, "示例窗口", division),
            new CaseActor("test-examiner-1", ActorRole.Examiner, "示例审批局", division),
            new CaseActor("test-examiner-2", ActorRole.Examiner, "示例审批局", division),
            new CaseActor("test-examiner-3", ActorRole.Examiner, "外地示例审批局", elsewhere),
            new CaseActor("test-supervisor-1", ActorRole.Supervisor, "示例监督处", division));
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<CaseActor> Everybody => [Applicant, Stranger, Agent, Window, Examiner, SecondExaminer, OutsideExaminer, Supervisor];
}
