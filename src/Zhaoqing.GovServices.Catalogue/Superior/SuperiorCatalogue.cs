using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A matter of a superior's basic catalogue (上级基本目录事项), as far as it binds those below.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Bases">Its legal bases.</param>
/// <param name="LowestLevel">The lowest level that exercises it (行使层级): a matter exercised by the city or below is taken over by the city.</param>
public sealed record SuperiorMatter(MatterCode Code, string Name, MatterKind Kind, ImmutableArray<LegalGround> Bases, DivisionLevel LowestLevel);

/// <summary>An edition of the national or the provincial basic catalogue (国家、省级基本目录).</summary>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Edition">Its edition, as printed.</param>
/// <param name="Matters">Its matters.</param>
public sealed record SuperiorCatalogue(string Issuer, string Edition, ImmutableArray<SuperiorMatter> Matters);
