using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Tests.Mandates;

[Properties(MaxTest = 500, QuietOnSuccess = true)]
public sealed class MandateTests
{
    private const string Letter = "委托书〔2026〕1号";
    private static readonly LocalDate First = new(2026, 9, 1), Last = new(2026, 9, 30);
    private static readonly string[] Matters = ["m-1", "m-2", "m-3"];
    private static readonly MandatePower[] Powers = Enum.GetValues<MandatePower>();
    private static readonly Mandate Ordinary = Mandate.Of("p", "a", MandateKind.Relative, Scope(["m-1"], [MandatePower.Submit])).AsT1;

    /// <summary>The first and the last instant of each day around both ends, and any hour between.</summary>
    private static readonly Gen<Instant> Instants = Gen.OneOf(
        Gen.Elements(
            ChinaTime.StartOf(First) - Duration.Epsilon, ChinaTime.StartOf(First), ChinaTime.StartOf(Last.PlusDays(1)) - Duration.Epsilon, ChinaTime.StartOf(Last.PlusDays(1))),
        Gen.Choose(-48, 31 * 24).Select(hours => ChinaTime.StartOf(First) + Duration.FromHours(hours)));

    private static readonly Arbitrary<(Mandate Mandate, string Agent, string Matter, MandatePower Power, Instant At)> Asked =
        (from matters in Gen.NonEmptyListOf(Gen.Elements(Matters))
         from powers in Gen.NonEmptyListOf(Gen.Elements(Powers))
         from isRevoked in Gen.Elements(true, false)
         from revoked in Instants
         from agent in Gen.Elements("a", "a", "a", "b", "p")
         from matter in Gen.Elements(Matters)
         from power in Gen.Elements(Powers)
         from at in Instants
         let given = Mandate.Of("p", "a", MandateKind.Agent, Scope([.. matters], [.. powers])).AsT1
         select (isRevoked ? given.Revoke(revoked) : given, agent, matter, power, at)).ToArbitrary();

    [Property]
    [Clause("REG-3.8")]
    public Property An_agent_may_exactly_what_the_letter_says_while_it_holds() => Prop.ForAll(Asked, asked =>
    {
        var (mandate, agent, matter, power, at) = asked;
        var day = ChinaTime.DayOf(at);
        bool may = agent == "a" && mandate.Scope.Matters.Contains(matter) && mandate.Scope.Powers.Contains(power)
            && day >= First && day <= Last && !(mandate.RevokedAt is { } end && at >= end);
        return mandate.Check(agent, matter, power, at).Match(_ => !may, principal => may && principal == "p");
    });

    [Property]
    [Clause("REG-3.8")]
    public Property Once_revoked_a_mandate_never_holds_again() => Prop.ForAll(Instants.ToArbitrary(), Instants.ToArbitrary(), Instants.ToArbitrary(), (first, second, at) =>
        Ordinary.Revoke(first).Revoke(second).Holds(at) == (Ordinary.Holds(at) && at < Instant.Min(first, second)));

    [Theory]
    [InlineData("b", "m-1", MandatePower.Submit, "2026-09-15", "mandate.of-another", "第一百六十九条第一款")]
    [InlineData("a", "m-2", MandatePower.Submit, "2026-09-15", "mandate.other-matter", "第一百七十一条第一款")]
    [InlineData("a", "m-1", MandatePower.Withdraw, "2026-09-15", "mandate.power-missing", "第一百七十一条第一款")]
    [InlineData("a", "m-1", MandatePower.Submit, "2026-10-01", "mandate.not-in-force", "第一百七十三条")]
    [InlineData("a", "m-1", MandatePower.Submit, "2026-08-31", "mandate.not-in-force", "第一百七十三条")]
    [Clause("REG-3.8")]
    public void What_lies_outside_is_refused_with_its_article(string agent, string matter, MandatePower power, string day, string code, string article)
    {
        var at = ChinaTime.StartOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value) + Duration.FromHours(9);
        var refusal = Ordinary.Check(agent, matter, power, at).AsT0;
        Assert.Equal((code, article), (refusal.Code, refusal.Basis[^1].Article));
    }

    [Fact]
    [Clause("REG-3.8")]
    public void From_the_revocation_on_it_is_refused_as_revoked()
    {
        var noon = ChinaTime.StartOf(new LocalDate(2026, 9, 15)) + Duration.FromHours(12);
        var revoked = Ordinary.Revoke(noon);
        Assert.True(revoked.Check("a", "m-1", MandatePower.Submit, noon - Duration.Epsilon).IsT1);
        Assert.Equal("mandate.revoked", revoked.Check("a", "m-1", MandatePower.Submit, noon).AsT0.Code);
    }

    [Fact]
    public void A_letter_names_matters_powers_time_and_itself()
    {
        Assert.Equal("mandate.for-oneself", Mandate.Of("p", "p", MandateKind.Agent, Scope(["m-1"], [MandatePower.Submit])).AsT0.Code);
        Assert.Equal("mandate.without-matters", Mandate.Of("p", "a", MandateKind.Agent, Scope([], [MandatePower.Submit])).AsT0.Code);
        Assert.Equal("mandate.without-matters", Mandate.Of("p", "a", MandateKind.Agent, Scope(default, default)).AsT0.Code);
        Assert.Equal("mandate.without-powers", Mandate.Of("p", "a", MandateKind.Agent, Scope(["m-1"], [])).AsT0.Code);
        Assert.Equal("mandate.without-document", Mandate.Of("p", "a", MandateKind.Agent, Scope(["m-1"], [MandatePower.Submit]) with { Document = " " }).AsT0.Code);
        Assert.Equal("mandate.period-backward", Mandate.Of("p", "a", MandateKind.Agent, Scope(["m-1"], [MandatePower.Submit]) with { Until = First.PlusDays(-1) }).AsT0.Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => Mandate.Of("p", "a", (MandateKind)99, Scope(["m-1"], [MandatePower.Submit])));
        Assert.Throws<ArgumentException>(() => Mandate.Of("p", "a", MandateKind.Agent, Scope(["m-1"], [(MandatePower)99])));
        Assert.Throws<ArgumentException>(() => Mandate.Of(" ", "a", MandateKind.Agent, Scope(["m-1"], [MandatePower.Submit])));
    }

    private static MandateScope Scope(ImmutableArray<string> matters, ImmutableArray<MandatePower> powers) => new(matters, powers, First, Last, Letter);
}
