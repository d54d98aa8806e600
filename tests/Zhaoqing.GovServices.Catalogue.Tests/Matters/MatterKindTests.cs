namespace Zhaoqing.GovServices.Catalogue.Tests.Matters;

public class MatterKindTests
{
    [Theory]
    [InlineData(MatterKind.Licence, "行政许可", "01")]
    [InlineData(MatterKind.Levy, "行政征收", "04")]
    [InlineData(MatterKind.Payment, "行政给付", "05")]
    [InlineData(MatterKind.Confirmation, "行政确认", "07")]
    [InlineData(MatterKind.Reward, "行政奖励", "08")]
    [InlineData(MatterKind.Adjudication, "行政裁决", "09")]
    [InlineData(MatterKind.OtherPower, "其他行政权力", "10")]
    [InlineData(MatterKind.PublicService, "公共服务", "20")]
    public void A_kind_has_the_name_and_number_of_the_standard(MatterKind kind, string name, string number)
    {
        Assert.Equal((name, number), (kind.ChineseName(), kind.Number()));
        Assert.Equal(kind, MatterKinds.Of(name).AsT1);
    }

    [Fact]
    [Clause("STD-1.2")]
    public void The_set_is_closed_and_acts_of_office_are_refused()
    {
        Assert.Equal(8, Enum.GetValues<MatterKind>().Length);
        foreach (string name in (string[])["行政处罚", "行政强制", "行政检查"])
        {
            var refusal = MatterKinds.Of(name).AsT0;
            Assert.Equal(("catalogue.kind-ex-officio", "STD-1.2"), (refusal.Code, refusal.Basis[0].Clause!.Value.ToString()));
        }

        foreach (string? name in (string?[])[null, "", "许可", "行政许可 ", "行政备案", "Licence"])
            Assert.Equal("catalogue.kind-unknown", MatterKinds.Of(name).AsT0.Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => ((MatterKind)2).Number());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((MatterKind)2).ChineseName());
        Assert.Throws<ArgumentException>(() => new Matter(MatterCode.Parse("x"), "事项", (MatterKind)2, "", UnifiedPart.Empty));
    }
}
