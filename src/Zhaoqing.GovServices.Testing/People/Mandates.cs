using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Zhaoqing.GovServices.Testing;

/// <summary>Mandates (授权委托) around a day: in force, ended the day before, beginning the day after, of a single day; with all powers, some or one.</summary>
public static class Mandates
{
    /// <summary>Mandates of a principal for an agent.</summary>
    /// <param name="principal">The account of the principal.</param>
    /// <param name="agent">The account of the agent, another.</param>
    /// <param name="matter">The matter as the mandate names it.</param>
    /// <param name="around">The day in China around which they begin and end.</param>
    public static Gen<Mandate> Of(string principal, string agent, string matter, LocalDate around) =>
        from kind in Gen.Elements(Enum.GetValues<MandateKind>())
        from powers in Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<MandatePower>()))
        from days in Gen.Elements((-30, 30), (-30, -1), (1, 30), (0, 0), (-30, 0), (0, 30))
        select Mandate.Of(
            principal, agent, kind, new MandateScope([matter], [.. powers.Distinct()], around.PlusDays(days.Item1), around.PlusDays(days.Item2), "委托书(示例)第1号")).AsT1;
}
