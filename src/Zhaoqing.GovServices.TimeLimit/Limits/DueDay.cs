using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The last day of a limit (到期日).</summary>
/// <param name="Date">The day in China; the limit ends at its end (24:00).</param>
/// <param name="Provisional">Whether a notice still to come may move it.</param>
public readonly record struct DueDay(LocalDate Date, bool Provisional);
