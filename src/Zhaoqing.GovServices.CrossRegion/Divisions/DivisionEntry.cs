using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A division of today (现行行政区划).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record DivisionEntry(DivisionCode Code, string Name);

/// <summary>A code and name that once stood in the national list and stand there no more (曾用代码).</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name it had.</param>
/// <param name="SeenFrom">The first edition of the list, as year and month, in which both stand.</param>
/// <param name="SeenTo">The last one.</param>
/// <param name="Now">What became of it: one or more divisions of today; their city for a row that was no place (市辖区).</param>
public sealed record FormerDivision(DivisionCode Code, string Name, YearMonth SeenFrom, YearMonth SeenTo, ImmutableArray<DivisionCode> Now);
