using Zhaoqing.GovServices.Cases.Hosting;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

public sealed class FactsTests
{
    private static readonly CaseFacts ByLicence = new()
    {
        Substitutes = [new MaterialSubstitute(Proof, SubstituteKind.Licence, "不动产权证书", LegalGround.OfClause("PLT-2.7"))],
    };

    [Fact]
    [Clause("REG-2.2")]
    public void What_something_stands_in_for_is_not_missing_and_the_record_says_what_stood_in()
    {
        var file = Submitted("2026-09-28T10:00", Form);
        Assert.Equal("cases.materials-missing", file.RefusalOf(new AcceptOrder(), Window, "2026-09-29T09:00").Code);
        var accepted = (CaseAccepted)file.Take(new AcceptOrder(), Window, At("2026-09-29T09:00"), Calendar, ByLicence).AsT1.Single();
        Assert.Equal(ByLicence.Substitutes.AsEnumerable(), accepted.Substitutes);
        var read = (CaseAccepted)CaseEventCodec.Read("case.accepted.v1", CaseEventCodec.Write(accepted));
        Assert.Equal(accepted.Substitutes.AsEnumerable(), read.Substitutes);
    }

    [Fact]
    [Clause("REG-2.2")]
    public void What_something_stands_in_for_is_not_asked_for()
    {
        var file = Submitted("2026-09-28T10:00");
        Assert.Equal(
            "cases.material-not-needed",
            file.Take(new NotifyOnceOrder([Form, Proof]), Window, At("2026-09-29T09:00"), Calendar, ByLicence).AsT0.Code);
        var told = (CaseSupplementAsked)file.Take(new NotifyOnceOrder([Form]), Window, At("2026-09-29T09:00"), Calendar, ByLicence).AsT1.Single();
        Assert.Equal(Form, told.Missing.Single());
    }

    [Fact]
    public void What_stands_in_for_a_material_that_is_there_leaves_no_trace() =>
        Assert.Empty(((CaseAccepted)Submitted("2026-09-28T10:00", Form, Proof).Take(new AcceptOrder(), Window, At("2026-09-29T09:00"), Calendar, ByLicence).AsT1.Single()).Substitutes);
}
