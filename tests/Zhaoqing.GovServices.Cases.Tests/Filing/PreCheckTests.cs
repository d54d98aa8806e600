using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Filing;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class PreCheckTests
{
    private static readonly Arbitrary<(Application Application, Instant At)> Asked =
        (from codes in Gen.Elements(Form, Proof, Extra, Later, Foreign).ListOf()
         from channel in Gen.Elements(Enum.GetValues<Channel>())
         from hours in Gen.Choose(0, 24 * 40)
         select (Application([.. codes.Take(4)]) with { Channel = channel }, At("2026-09-20T00:00") + Duration.FromHours(hours))).ToArbitrary();

    [Property]
    [Clause("REG-2.6")]
    public Property The_advice_is_what_submission_and_acceptance_say() => Prop.ForAll(Asked, asked =>
    {
        var advice = CaseFile.Check(asked.Application.Materials, Terms, asked.At, Calendar);
        return CaseFile.Submit(Number, asked.Application, Terms, Citizen, asked.At, Calendar).Match(
            refusal => advice.IsT0 && advice.AsT0.ToString() == refusal.ToString(),
            submitted => advice.IsT1 && Agrees(advice.AsT1, CaseFile.Replay([submitted]), asked.At));
    });

    [Fact]
    [Clause("REG-2.6")]
    public void A_citizen_learns_beforehand_what_is_missing_and_until_when_an_answer_comes()
    {
        var advice = CaseFile.Check(Papers(Form, Extra), Terms, At("2026-09-28T10:00"), Calendar).AsT1;
        Assert.False(advice.WouldBeAccepted);
        Assert.Equal("场所证明", Assert.Single(advice.Missing).Name);
        Assert.Equal(new DueDay(new LocalDate(2026, 10, 10), Provisional: false), advice.AnswerBy);
    }

    private static bool Agrees(PreCheck advice, CaseFile file, Instant at) =>
        advice.AnswerBy == file.Clock!.Due
        && file.Take(new AcceptOrder(), Window, at, Calendar).Match(
            _ => !advice.WouldBeAccepted && file.Take(new NotifyOnceOrder([.. advice.Missing.Select(material => material.Code)]), Window, at, Calendar).IsT1,
            accepted => advice.WouldBeAccepted && ((CaseAccepted)accepted.Single()).DecisionDue == advice.DecisionBy);
}
