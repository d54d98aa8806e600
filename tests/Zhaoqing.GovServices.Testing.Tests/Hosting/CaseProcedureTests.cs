using FsCheck;
using FsCheck.Fluent;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Testing.Hosting;

namespace Zhaoqing.GovServices.Testing.Tests.Hosting;

/// <summary>The laws held against the case of this house, whatever the list.</summary>
public sealed class CaseProcedureTests
{
    private static readonly DivisionCode Duanzhou = DivisionCode.Parse("441202");

    [Fact]
    [Clause("REG-2.4")]
    public void Cases_of_any_list_keep_every_law()
    {
        foreach (var setting in Gen.Sample(Editions.Settings(Duanzhou), 4))
            foreach (var law in ProcedureLaws.All(CaseProcedures.Of(setting))) law.Hold(40);
    }

    [Fact]
    public void A_desk_writes_nothing_for_a_refusal() => DeskLaws.RefusalLeavesNoTrace(Gen.Sample(Editions.Settings(Duanzhou), 1).Single()).Hold(40);

    [Fact]
    public void A_case_whose_silence_is_dated_late_is_found()
    {
        var sound = CaseProcedures.Of(Gen.Sample(Editions.Settings(Duanzhou), 1).Single());
        var late = sound with { Lapses = (file, now) => [.. sound.Lapses(file, now).Select(lapse => lapse with { At = now })] };
        Assert.ThrowsAny<Exception>(() => new ProcedureLaw("test", ProcedureLaws.SilenceOnce(late)).Hold());
    }

    [Fact]
    public void The_acts_asked_for_are_of_every_kind_that_can_be_and_reach_the_states_that_acts_alone_lead_to()
    {
        var procedure = CaseProcedures.Of(Gen.Sample(Editions.Settings(Duanzhou), 1).Single());
        var asked = Gen.Sample(procedure.Orders, 4_000).Select(act => act.Order.Act).ToHashSet();
        Assert.Equal(Enum.GetValues<CaseAct>().Except(CaseTable.DoneByNobody).Order(), asked.Order());
    }
}
