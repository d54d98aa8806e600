using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Zhaoqing.GovServices.House;

/// <summary>Pure but for the edges: only Hosting folders, and the stores themselves, may name a host, a clock or I/O.</summary>
public sealed class PurityTests
{
    private const string Edges = @"^Zhaoqing\.GovServices\.(Hosting|Journal(\..*)?|.*\.Hosting)$";

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssembliesIncludingDependencies([.. Repository.Packages])
        .Build();

    [Theory]
    [InlineData(@"^Microsoft\.Extensions\..*")]
    [InlineData(@"^Microsoft\.Data\..*")]
    [InlineData(@"^System\.Net(\..*)?$")]
    [InlineData(@"^System\.Threading\.Tasks$")]
    [InlineData(@"^Zhaoqing\.GovServices\.Journal(\..*)?$")]
    public void Rules_name_neither_host_nor_journal_nor_socket_nor_task(string forbidden) =>
        Types().That().ResideInNamespaceMatching(@"^Zhaoqing\.GovServices(\..*)?$").And().DoNotResideInNamespaceMatching(Edges)
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(forbidden)
            .WithoutRequiringPositiveResults().Check(House);

    [Theory]
    [InlineData(typeof(TimeProvider))]
    [InlineData(typeof(System.Diagnostics.Stopwatch))]
    [InlineData(typeof(File))]
    [InlineData(typeof(FileStream))]
    [InlineData(typeof(Random))]
    public void Rules_name_neither_clock_nor_file_nor_chance(System.Type forbidden) =>
        Types().That().ResideInNamespaceMatching(@"^Zhaoqing\.GovServices(\..*)?$").And().DoNotResideInNamespaceMatching(Edges)
            .Should().NotDependOnAny(forbidden)
            .WithoutRequiringPositiveResults().Check(House);

    [Fact]
    public void The_rules_above_look_at_the_rules() =>
        Assert.True(Types().That().ResideInNamespaceMatching(@"^Zhaoqing\.GovServices(\..*)?$").And().DoNotResideInNamespaceMatching(Edges).GetObjects(House).Count() > 60);
}
