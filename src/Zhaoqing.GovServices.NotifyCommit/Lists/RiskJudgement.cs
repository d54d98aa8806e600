using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>An authority's judgement of the three attributes of a matter (风险研判), recorded with who made it and when.</summary>
/// <remarks>Immutable. Any attribute that holds keeps the matter from commitment; a ground that the law does not name keeps it out in no other way.</remarks>
/// <param name="Holds">The attributes that hold; empty where none does.</param>
/// <param name="Authority">The authority that judged, by name.</param>
/// <param name="Day">The day of the judgement in China.</param>
/// <param name="Document">The number of the document that records it.</param>
public sealed record RiskJudgement(ImmutableArray<RiskTrait> Holds, string Authority, LocalDate Day, string Document);
