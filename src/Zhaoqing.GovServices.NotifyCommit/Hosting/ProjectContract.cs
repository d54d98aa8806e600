using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>How the events of projects stand in the record.</summary>
internal static class ProjectContract
{
    private static readonly EventContract<ProjectEvent> Contract = new(
        ProjectEventJson.Default,
        isWhole: true,
        [EventContract.ByName<PromiseSide>(), EventContract.ByName<GateStop>(), EventContract.ByName<ProjectBreach>()],
        ("notify-commit.project-admitted.v1", typeof(ProjectAdmitted)),
        ("notify-commit.duties-drafted.v1", typeof(DutiesDrafted)),
        ("notify-commit.side-signed.v1", typeof(SideSigned)),
        ("notify-commit.gate-closed.v1", typeof(GateClosed)),
        ("notify-commit.gate-exempted.v1", typeof(GateExempted)),
        ("notify-commit.start-filed.v1", typeof(StartFiled)),
        ("notify-commit.works-started.v1", typeof(WorksStarted)),
        ("notify-commit.project-inspected.v1", typeof(ProjectInspected)),
        ("notify-commit.step-asked.v1", typeof(StepAsked)),
        ("notify-commit.works-finished.v1", typeof(WorksFinished)),
        ("notify-commit.acceptance-held.v1", typeof(AcceptanceHeld)),
        ("notify-commit.use-begun.v1", typeof(UseBegun)),
        ("notify-commit.duty-reported.v1", typeof(DutyReported)),
        ("notify-commit.duty-confirmed.v1", typeof(DutyConfirmed)),
        ("notify-commit.duty-returned.v1", typeof(DutyReturned)),
        ("notify-commit.duty-missed.v1", typeof(DutyMissed)),
        ("notify-commit.project-breached.v1", typeof(ProjectBreached)),
        ("notify-commit.breach-cured.v1", typeof(BreachCured)),
        ("notify-commit.project-stopped.v1", typeof(ProjectStopped)),
        ("notify-commit.project-resumed.v1", typeof(ProjectResumed)),
        ("notify-commit.project-left.v1", typeof(ProjectLeft)),
        ("notify-commit.project-ended.v1", typeof(ProjectEnded)),
        ("notify-commit.project-credit-repaired.v1", typeof(ProjectCreditRepaired)));

    public static NewEvent ToRecord(ProjectEvent happened) =>
        new(Guid.CreateVersion7(happened.At.ToDateTimeOffset()), Contract.NameOf(happened), happened.At, happened.By, Contract.Write(happened));

    public static ProjectEvent Read(RecordedEvent recorded) => Contract.Read(recorded.Type, recorded.Content.Span);
}

[JsonSerializable(typeof(ProjectAdmitted))]
[JsonSerializable(typeof(DutiesDrafted))]
[JsonSerializable(typeof(SideSigned))]
[JsonSerializable(typeof(GateClosed))]
[JsonSerializable(typeof(GateExempted))]
[JsonSerializable(typeof(StartFiled))]
[JsonSerializable(typeof(WorksStarted))]
[JsonSerializable(typeof(ProjectInspected))]
[JsonSerializable(typeof(StepAsked))]
[JsonSerializable(typeof(WorksFinished))]
[JsonSerializable(typeof(AcceptanceHeld))]
[JsonSerializable(typeof(UseBegun))]
[JsonSerializable(typeof(DutyReported))]
[JsonSerializable(typeof(DutyConfirmed))]
[JsonSerializable(typeof(DutyReturned))]
[JsonSerializable(typeof(DutyMissed))]
[JsonSerializable(typeof(ProjectBreached))]
[JsonSerializable(typeof(BreachCured))]
[JsonSerializable(typeof(ProjectStopped))]
[JsonSerializable(typeof(ProjectResumed))]
[JsonSerializable(typeof(ProjectLeft))]
[JsonSerializable(typeof(ProjectEnded))]
[JsonSerializable(typeof(ProjectCreditRepaired))]
internal sealed partial class ProjectEventJson : JsonSerializerContext;
