using FsCheck.Fluent;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Testing.Hosting;

namespace Zhaoqing.GovServices.Testing.Tests;

/// <summary>The example of the package's README, as it stands there.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void The_laws_of_the_page_hold()
    {
        var sample = Gen.Sample(Editions.Settings(DivisionCode.Parse("441202")), 1).Single();
        var (edition, matter, steps, rules) = (sample.Edition, sample.Matter, sample.SpecialSteps, CaseRules.Ordinary);

        var setting = new CaseSetting(edition, matter, DivisionCode.Parse("441202")) { SpecialSteps = steps, Rules = rules };
        foreach (ProcedureLaw law in ProcedureLaws.All(CaseProcedures.Of(setting))) law.Hold();
        DeskLaws.RefusalLeavesNoTrace(setting).Hold(lives: 50);
    }
}
