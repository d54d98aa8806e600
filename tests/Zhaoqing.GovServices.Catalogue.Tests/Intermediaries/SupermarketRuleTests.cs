using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Intermediaries;

[Properties(MaxTest = 200, QuietOnSuccess = true)]
public class SupermarketRuleTests
{
    private static readonly SupermarketRule Rule = new("示例年", 1_000_000m, LegalGround.OfLaw("示例采购限额标准", article: null, "示例:服务类一百万元。"));

    [Fact]
    [Clause("REG-2.17")]
    public void The_table_has_all_sixteen_cases_and_each_says_what_the_clause_says()
    {
        Assert.Equal(16, SupermarketRule.Table.Select(row => (row.IsFiscal, row.IsListed, row.IsCentral, row.IsUnderLimit)).Distinct().Count());
        Assert.Equal(16, SupermarketRule.Table.Length);
        Assert.All(SupermarketRule.Table, row =>
        {
            Assert.Equal(row.IsFiscal && row.IsListed && !row.IsCentral && row.IsUnderLimit, row.Duty == SupermarketDuty.Required);
            Assert.Equal(!row.IsFiscal && row.IsListed, row.Duty == SupermarketDuty.Encouraged);
        });
        Assert.Single(SupermarketRule.Table, row => row.Duty == SupermarketDuty.Required);
    }

    [Property]
    [Clause("REG-2.17")]
    public Property Every_purchase_is_judged_by_its_row() => Prop.ForAll(
        Gen.Elements(SupermarketRule.Table.ToArray()).ToArbitrary(), Gen.OneOf(Gen.Elements(0, 1, 999_999), Gen.Choose(0, 999_999)).ToArbitrary(), (row, amount) =>
        {
            var purchase = new ServicePurchase(row.IsFiscal, row.IsListed, row.IsCentral, row.IsUnderLimit ? amount : Rule.AmountLimit + amount);
            Assert.Equal(row.Duty, Rule.DutyOf(purchase));
            var outside = Rule.ChooseOutside(purchase);
            Assert.Equal(row.Duty == SupermarketDuty.Required, outside.IsT0);
            if (outside.IsT0) Assert.Equal(("catalogue.supermarket-required", "REG-2.17", Rule.Ground), (outside.AsT0.Code, outside.AsT0.Basis[0].Clause.ToString(), outside.AsT0.Basis[1]));
            else Assert.Equal(row.Duty, outside.AsT1);
        });

    [Fact]
    public void An_amount_that_reaches_the_limit_is_not_under_it()
    {
        var purchase = new ServicePurchase(IsFiscal: true, IsListed: true, IsCentral: false, 999_999.99m);
        Assert.Equal(SupermarketDuty.Required, Rule.DutyOf(purchase));
        Assert.Equal(SupermarketDuty.None, Rule.DutyOf(purchase with { Amount = 1_000_000m }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule.DutyOf(purchase with { Amount = -0.01m }));
    }
}
