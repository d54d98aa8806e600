using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Agreements;

/// <summary>Several editions of one agreement, as a platform has them that is given another while it runs.</summary>
public sealed class AgreementEditionsTests
{
    /// <summary>On each day the newest edition that has begun counts, with its own exceptions alone; the routes say the same.</summary>
    [Property(MaxTest = 100)]
    [Clause("CON-2.6")]
    public void The_newest_edition_that_has_begun_is_in_force_with_its_own_exceptions(int seed)
    {
        var chance = new Random(seed);
        var begins = Enumerable.Range(0, chance.Next(1, 5)).Select(i => Day.PlusDays((i * 10) + chance.Next(0, 10))).ToArray();
        var files = begins.Select((from, i) => FileOf(i + 1, from, i == begins.Length - 1 && chance.Next(2) == 0 ? from.PlusDays(20) : null, chance)).ToArray();
        var shuffled = files.ToArray();
        chance.Shuffle(shuffled);
        var editions = AgreementEditions.Of(shuffled).AsT1;
        Assert.Equal(files, editions.Files);
        var rules = CrossRegionRules.Of(DivisionTree.Shipped, Matters, editions.Agreements, editions.Exceptions).AsT1;
        for (int i = -3; i < 80; i++)
        {
            var day = Day.PlusDays(i);
            var expected = files.Where(file => file.Agreement.From <= day).MaxBy(file => file.Agreement.Edition);
            Assert.Equal(expected is not null && !(expected.Agreement.Through < day) ? expected : null, editions.InForce("fo-zhao", day));
            Assert.Null(editions.InForce("fo-guang", day));
            bool isClosed = (expected ?? files[0]).Exceptions.Any(entry => entry.From <= day && !(entry.Through < day));
            Assert.Equal(isClosed, !rules.Route(Matters[2].Code, Nanhai, new RouteApplicant(Duanzhou), day).AsT1.IsOpen);
        }
    }

    [Fact]
    public void What_does_not_fit_together_is_refused_and_what_was_begun_keeps_what_its_edition_said()
    {
        var chance = new Random(1);
        Assert.Equal("cross-region.edition-unfit", AgreementEditions.Of(FileOf(1, Day, null, chance), FileOf(1, Day.PlusDays(1), null, chance)).AsT0.Code);
        Assert.Equal("cross-region.edition-unfit", AgreementEditions.Of(FileOf(2, Day, null, chance), FileOf(1, Day.PlusDays(1), null, chance)).AsT0.Code);
        Assert.Empty(AgreementEditions.Of().AsT1.Files);
        var (first, second) = (AgreementEditions.Of(FileOf(1, Day, null, chance)).AsT1, AgreementEditions.Of(FileOf(1, Day, null, chance), FileOf(2, Day.PlusDays(1), null, chance)).AsT1);
        Assert.Equal("第1版示例局(虚构)", Authority(first, Day));
        // A case of the first day is as it was, though the platform has another edition by now.
        Assert.Equal("第1版示例局(虚构)", Authority(second, Day));
        Assert.Equal("第2版示例局(虚构)", Authority(second, Day.PlusDays(1)));
    }

    private static string Authority(AgreementEditions editions, LocalDate day) =>
        CrossRegionRules.Of(DivisionTree.Shipped, Matters, editions.Agreements, editions.Exceptions).AsT1.Route(Matters[0].Code, Nanhai, new RouteApplicant(Duanzhou), day).AsT1.AuthorityName;

    /// <summary>An edition whose exceptions begin and end around it.</summary>
    private static AgreementFile FileOf(int edition, LocalDate from, LocalDate? through, Random chance) => new(
        Agreement.Of("fo-zhao", edition, new AgreementParty(FoshanCity), new AgreementParty(ZhaoqingCity), from, through, Fields, Item(Matters[0].Code, AgreementDirection.FirstReceives, authority: $"第{edition}版示例局(虚构)")).AsT1,
        Fields,
        [.. Enumerable.Range(0, chance.Next(0, 3)).Select(_ => from.PlusDays(chance.Next(-5, 15))).Select(begins =>
            ExceptionEntry.Of(Matters[2].Code, CrossRegionKind.FoZhao, "须现场勘验", $"示例公告{edition}号", begins, chance.Next(2) == 0 ? null : begins.PlusDays(chance.Next(0, 30))).AsT1)]);
}
