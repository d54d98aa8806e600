using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>One time that a special step was taken: from its beginning to its end.</summary>
/// <param name="Step">The step.</param>
/// <param name="Notice">The number of the written notice to the applicant.</param>
/// <param name="From">The day in China on which it began; that day itself is not left out.</param>
/// <param name="Ended">The day on which it ended, which is left out; <see langword="null"/> while it goes on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StepRun(SpecialStep Step, string Notice, LocalDate From, LocalDate? Ended);
