using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The slip that was given last: a receipt, or the voucher of acceptance.</summary>
public sealed record SlipAnswer(SlipKind Kind, string Name, SlipNumber Number)
{
    public static SlipAnswer? Of(CaseFile file) =>
        file.Slip is { } slip ? new SlipAnswer(slip.Kind, slip.Kind == SlipKind.Acceptance ? "受理凭证" : "收件凭证", slip) : null;
}

/// <summary>The people of a case by their accounts: for whom it was handed in, who owns it, who may act, who may not.</summary>
public sealed record CasePeopleAnswer(
    string Applicant, string FiledBy, string Owner, string? HandingTo, PriorityGround? Priority, IReadOnlyList<MandateAnswer> Mandates, IReadOnlyList<string> Recused)
{
    public static CasePeopleAnswer Of(CaseFile file) => new(
        file.Principal, file.FiledBy, file.Owner, file.HandingTo, file.Priority, [.. file.Mandates.Select(mandate => MandateAnswer.Of(mandate, file.AsOf))], file.Recused);
}

public sealed record MandateAnswer(string Agent, MandateKind Kind, IReadOnlyList<MandatePower> Powers, LocalDate From, LocalDate Until, string Document, bool InForce)
{
    public static MandateAnswer Of(Mandate mandate, Instant at) =>
        new(mandate.Agent, mandate.Kind, mandate.Scope.Powers, mandate.Scope.From, mandate.Scope.Until, mandate.Scope.Document, mandate.Holds(at));
}
