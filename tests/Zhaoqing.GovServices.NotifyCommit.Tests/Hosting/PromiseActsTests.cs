using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Hosting;

public sealed class PromiseActsTests
{
    [Fact]
    public void No_act_of_a_commitment_is_called_like_another_or_like_an_act_of_the_case()
    {
        string[] names = [.. Enum.GetValues<CommitmentAct>().Select(PromiseActs.NameOf)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(names.Except(["grant", "end"], StringComparer.Ordinal).Intersect(Enum.GetNames<CaseAct>(), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_event_of_this_package_has_its_wire_name_and_reads_back()
    {
        string[] names = [.. PromiseContracts.Commitment.WireNames, .. PromiseContracts.Tolerance.WireNames];
        Assert.All(names, name => Assert.Matches("^notify-commit\\.[a-z-]+\\.v1$", name));
        Assert.Equal(
            typeof(PartEvent).Assembly == typeof(CommitmentEvent).Assembly ? 0 : typeof(CommitmentEvent).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(PartEvent)) && !type.IsAbstract),
            names.Length);
    }
}
