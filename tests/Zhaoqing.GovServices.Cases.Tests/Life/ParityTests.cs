using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>The same application gives the same answer at every window and by every channel.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class ParityTests
{
    private static readonly CaseActor CountyWindow = new("window-2", ActorRole.Window, "端州区示例窗口", Duanzhou);

    private static readonly Arbitrary<(Channel One, Channel Other, CaseActor OneDesk, CaseActor OtherDesk, MaterialForm[] Forms, int Held)> Pairs =
        (from one in Gen.Elements(Enum.GetValues<Channel>())
         from other in Gen.Elements(Enum.GetValues<Channel>())
         from oneDesk in Gen.Elements(Window, CountyWindow, Citizen)
         from otherDesk in Gen.Elements(Window, CountyWindow, Citizen)
         from forms in Gen.Elements(Enum.GetValues<MaterialForm>()).ArrayOf(2)
         from held in Gen.Choose(0, 2)
         select (one, other, oneDesk, otherDesk, forms, held)).ToArbitrary();

    [Property]
    [Clause("REG-4.7")]
    [Clause("STD-4.5")]
    [Clause("GOAL-0.3")]
    [Clause("ORG-1.3")]
    [Clause("REG-4.3")]
    public Property Channel_and_window_change_neither_acceptance_nor_materials_nor_limit() => Prop.ForAll(Pairs, pair =>
    {
        var (one, other) = (Answer(pair.One, pair.OneDesk, pair.Forms, pair.Held), Answer(pair.Other, pair.OtherDesk, pair.Forms, pair.Held));
        return one == other;
    });

    [Property]
    [Clause("REG-2.1")]
    public Property The_case_is_bound_to_the_list_in_force_and_to_nothing_else() => Prop.ForAll(Pairs, pair =>
    {
        var file = Intake(pair.One, pair.OneDesk, pair.Forms, pair.Held);
        return file.Terms.Edition == Edition.Id
            && file.Terms.Materials.Select(term => term.Code).SequenceEqual(Matter.Unified.Materials.Select(material => material.Code))
            && file.Terms.DecisionLimit == Matter.Unified.DecisionLimit!.Limit;
    });

    [Fact]
    [Clause("REG-1.7")]
    public void A_terminal_at_night_receives_at_once_and_the_working_days_count_as_ever()
    {
        // E38: Saturday 2026-10-03, in the holiday, at a terminal; five working days after it.
        var file = CaseFile.Replay([CaseFile.Submit(
            Number, Application(Form, Proof) with { Channel = Channel.Terminal }, Terms, Citizen, At("2026-10-03T23:59"), Calendar).AsT1]);
        Assert.Equal(At("2026-10-03T23:59"), file.SubmittedAt);
        Assert.Equal(new DueDay(new NodaTime.LocalDate(2026, 10, 13), Provisional: false), file.Clock!.Due);
    }

    private static CaseFile Intake(Channel channel, CaseActor desk, MaterialForm[] forms, int held)
    {
        SuppliedMaterial[] materials = [new(Form, forms[0]), new(Proof, forms[1])];
        var application = Application() with { Channel = channel, Materials = [.. materials.Take(held)] };
        return CaseFile.Replay([CaseFile.Submit(Number, application, Terms, desk, At("2026-09-28T10:00"), Calendar).AsT1]);
    }

    private static string Answer(Channel channel, CaseActor desk, MaterialForm[] forms, int held)
    {
        var file = Intake(channel, desk, forms, held);
        return file.Take(new AcceptOrder(), Window, At("2026-09-29T10:00"), Calendar).Match(
            refusal => $"{refusal}|{string.Join(',', file.MissingRequired)}|{file.Clock}",
            events => $"{events.Single()}|{string.Join(',', file.MissingRequired)}|{file.Clock}");
    }
}
