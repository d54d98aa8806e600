using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The owner named another, who has to confirm (移交), <c>case.handed-over.v1</c>. Until then the owner stays.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">The owner.</param>
/// <param name="To">The account named.</param>
public sealed record CaseHandedOver(Instant At, string By, string To) : CaseEvent(At, By);

/// <summary>Somebody confirmed and owns the case from now on (接手), <c>case.charge-taken.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">The new owner.</param>
public sealed record CaseChargeTaken(Instant At, string By) : CaseEvent(At, By);

/// <summary>The applicant let somebody act for them on this case (授权代理), <c>case.mandate-given.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">The applicant.</param>
/// <param name="Mandate">The mandate.</param>
public sealed record CaseMandateGiven(Instant At, string By, Mandate Mandate) : CaseEvent(At, By);

/// <summary>A mandate was revoked by the applicant, or resigned by the agent (取消授权), <c>case.mandate-revoked.v1</c>.</summary>
/// <param name="At">The instant, from which on it does not hold.</param>
/// <param name="By">Who revoked or resigned it.</param>
/// <param name="Agent">The agent whose mandates on this case end.</param>
public sealed record CaseMandateRevoked(Instant At, string By, string Agent) : CaseEvent(At, By);

/// <summary>An officer has nothing to do with the case from now on (回避), <c>case.recused.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who declared or ordered it.</param>
/// <param name="Officer">The officer.</param>
/// <param name="Reason">Why.</param>
public sealed record CaseRecused(Instant At, string By, string Officer, Remark Reason) : CaseEvent(At, By);

/// <summary>The case was put on the green channel (绿色通道), <c>case.prioritised.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who put it there.</param>
/// <param name="Ground">Why.</param>
public sealed record CasePrioritised(Instant At, string By, PriorityGround Ground) : CaseEvent(At, By);
