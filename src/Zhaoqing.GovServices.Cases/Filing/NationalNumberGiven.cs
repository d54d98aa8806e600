using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A national number was given (赋予办件编号), <c>national-number.given.v1</c>; the case that has it says so in its acceptance.</summary>
/// <param name="At">When.</param>
/// <param name="By"><c>silence</c>: a counter gives it.</param>
/// <param name="Number">The number.</param>
public sealed record NationalNumberGiven(Instant At, string By, NationalCaseNumber Number) : DeskEvent(At, By);
