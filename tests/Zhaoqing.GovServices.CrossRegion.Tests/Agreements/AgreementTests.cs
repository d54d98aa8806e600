using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Agreements;

/// <summary>Agreements as editions, and what contradicts.</summary>
public sealed class AgreementTests
{
    private static readonly AgreementParty Fo = new(FoshanCity), Zhao = new(ZhaoqingCity), Province = new(DivisionCode.Parse("44"));
    private static readonly MatterCode Matter = Matters[0].Code;
    private static readonly LocalDate From = new(2023, 1, 1);

    [Fact]
    [Clause("CON-2.6")]
    public void An_item_names_direction_mode_both_units_and_authority()
    {
        var item = Item(Matter, AgreementDirection.FirstReceives);
        Assert.Equal("cross-region.item-without-mode", Refused(item with { Modes = HandlingModes.None }));
        Assert.Equal("cross-region.item-without-mode", Refused(item with { Modes = (HandlingModes)16 }));
        Assert.Equal("cross-region.item-without-unit", Refused(item with { ReceivingUnit = " " }));
        Assert.Equal("cross-region.item-without-unit", Refused(item with { HandlingUnit = "" }));
        Assert.Equal("cross-region.deciding-outside", Refused(item with { Deciding = new DecidingUnit(FoshanCity, item.Deciding.Authority) }));
        Assert.Equal("cross-region.deciding-outside", Refused(item with { Direction = AgreementDirection.SecondReceives }));
        Assert.Equal("cross-region.item-twice", Refused(item, item));
        Assert.Equal("cross-region.agreement-empty", Refused());
        Assert.Throws<ArgumentException>(() => Refused(item with { Direction = default }));
        Assert.True(Agreement.Of("fo-zhao", 1, Fo, Zhao, From, From, Fields, item).IsT1);
        Assert.Equal("cross-region.period-backward", Agreement.Of("fo-zhao", 1, Fo, Zhao, From, From.PlusDays(-1), Fields, item).AsT0.Code);
        Assert.Equal("cross-region.edition-unfit", Agreement.Of("fo-zhao", 0, Fo, Zhao, From, null, Fields, item).AsT0.Code);

        static string Refused(params AgreementItem[] items) => Agreement.Of("fo-zhao", 1, Fo, Zhao, From, null, Fields, items).AsT0.Code;
    }

    [Fact]
    [Clause("CON-2.3")]
    public void An_item_has_a_field_of_the_open_list_and_the_six_are_present()
    {
        Assert.Equal("cross-region.field-unknown", Agreement.Of("a", 1, Fo, Zhao, From, null, new FieldList(), Item(Matter, AgreementDirection.FirstReceives)).AsT0.Code);
        Assert.Equal(["户籍", "婚姻", "生育", "社保", "医保", "生产经营", "其他"], new FieldList("其他", "户籍").Names.ToArray());
        Assert.Empty(FieldList.Missing(AgreementSet.Of(FoZhao(200)).AsT1, Day));
        Assert.Equal(["医保", "生产经营"], FieldList.Missing(AgreementSet.Of(FoZhao(4)).AsT1, Day).ToArray());
        Assert.Equal(FieldList.KeyFields.ToArray(), FieldList.Missing(AgreementSet.Of(FoZhao(200)).AsT1, From.PlusDays(-1)).ToArray());
    }

    [Fact]
    public void A_later_edition_takes_the_place_of_an_earlier_one_from_its_first_day_on()
    {
        Agreement first = FoZhao(2), second = Agreement.Of("fo-zhao", 2, Fo, Zhao, Day, null, Fields, Item(Matter, AgreementDirection.FirstReceives, authority: "另一机关(虚构)")).AsT1;
        var set = AgreementSet.Of(second, first).AsT1;
        Assert.Equal([first], set.InForce(Day.PlusDays(-1)));
        Assert.Equal([second], set.InForce(Day));
        Assert.Equal("cross-region.edition-unfit", AgreementSet.Of(first, first).AsT0.Code);
        Assert.Equal("cross-region.edition-unfit", AgreementSet.Of(second, Agreement.Of("fo-zhao", 1, Fo, Zhao, Day, null, Fields, first.Items).AsT1).AsT0.Code);
    }

    [Fact]
    [Clause("STD-4.9")]
    public void Agreements_that_contradict_are_refused_and_others_are_not()
    {
        var one = Agreed("a", Fo, Zhao, Item(Matter, AgreementDirection.FirstReceives));
        Assert.Equal("cross-region.agreement-contradicts", With("b", Fo, Zhao, Item(Matter, AgreementDirection.FirstReceives, authority: "另一机关(虚构)")));
        Assert.Equal("cross-region.agreement-contradicts", With("b", Fo, Zhao, Item(Matter, AgreementDirection.FirstReceives, modes: HandlingModes.FullOnline)));
        Assert.Equal("cross-region.agreement-contradicts", With("b", Zhao, Fo, Item(Matter, AgreementDirection.SecondReceives, authority: "另一机关(虚构)")));
        Assert.Null(With("b", Fo, Zhao, Item(Matter, AgreementDirection.FirstReceives)));
        Assert.Null(With("b", Fo, Zhao, Item(Matter, AgreementDirection.SecondReceives, "4406")));
        Assert.Null(With("b", Fo, Zhao, Item(Matters[1].Code, AgreementDirection.FirstReceives, authority: "另一机关(虚构)")));
        Assert.Null(With("b", Province, Province, Item(Matter, AgreementDirection.FirstReceives, authority: "另一机关(虚构)")));
        Assert.Null(With("b", new AgreementParty(DivisionCode.Parse("4401")), Zhao, Item(Matter, AgreementDirection.FirstReceives, authority: "另一机关(虚构)")));
        var before = Agreement.Of("b", 1, Fo, Zhao, new LocalDate(2022, 1, 1), From.PlusDays(-1), Fields, Item(Matter, AgreementDirection.FirstReceives, authority: "另一机关(虚构)")).AsT1;
        Assert.True(AgreementSet.Of(one, before).IsT1);

        string? With(string id, AgreementParty first, AgreementParty second, AgreementItem item) =>
            AgreementSet.Of(one, Agreed(id, first, second, item)).Match<string?>(refusal => refusal.Code, _ => null);
    }
}
