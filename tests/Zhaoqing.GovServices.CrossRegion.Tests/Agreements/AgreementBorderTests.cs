using NodaTime;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Agreements;

/// <summary>Agreements that would never hold, or would hold in two ways, are refused and not passed over.</summary>
public sealed class AgreementBorderTests
{
    [Fact]
    [Clause("STD-4.9")]
    public void One_agreement_does_not_contradict_itself_where_its_parties_overlap()
    {
        var within = new AgreementParty(ZhaoqingCity);
        var (one, other) = (Item(Matters[0].Code, AgreementDirection.FirstReceives), Item(Matters[0].Code, AgreementDirection.SecondReceives, authority: "肇庆市另一示例局(虚构)"));
        Assert.Equal("cross-region.agreement-contradicts", AgreementSet.Of(Agreed("within", within, within, one, other)).AsT0.Code);
        Assert.Equal("cross-region.agreement-contradicts", AgreementSet.Of(Agreed("within", within, within, one, one with { Direction = AgreementDirection.SecondReceives, Modes = HandlingModes.Joint })).AsT0.Code);
        Assert.True(AgreementSet.Of(Agreed("within", within, within, one, one with { Direction = AgreementDirection.SecondReceives })).IsT1);
        Assert.True(AgreementSet.Of(Agreed("fo-zhao", new AgreementParty(FoshanCity), within, one, Item(Matters[0].Code, AgreementDirection.SecondReceives, "4406", "佛山市示例局(虚构)"))).IsT1);
    }

    [Fact]
    [Clause("STD-4.9")]
    public void A_former_code_is_told_and_not_left_without_effect()
    {
        var (former, today) = (DivisionCode.Parse("441283"), DivisionCode.Parse("441204"));
        Assert.Equal(("cross-region.division-former", "agreements"), Refused(new AgreementParty(former), "441283"));
        Assert.Equal(("cross-region.division-former", "agreements"), Refused(new AgreementParty(today, former), "441204"));
        Assert.Equal(("cross-region.division-former", "agreements"), Refused(new AgreementParty(ZhaoqingCity), "441283"));
        var closed = ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.FoZhao, "理由", "公布处", Day).AsT1;
        var refusal = CrossRegionRules.Of(DivisionTree.Shipped, Matters, AgreementSet.Empty, closed with { Receiving = former }).AsT0;
        Assert.Equal(("cross-region.division-former", "exceptions"), (refusal.Code, refusal.Fields[0].Field));
        Assert.True(CrossRegionRules.Of(DivisionTree.Shipped, Matters, AgreementSet.Empty, closed with { Receiving = today }).IsT1);

        static (string, string) Refused(AgreementParty second, string deciding)
        {
            var refusal = CrossRegionRules.Of(DivisionTree.Shipped, Matters, AgreementSet.Of(Agreed("a", new AgreementParty(FoshanCity), second, Item(Matters[0].Code, AgreementDirection.FirstReceives, deciding))).AsT1).AsT0;
            return (refusal.Code, refusal.Fields[0].Field);
        }
    }
}
