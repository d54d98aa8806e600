using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Tests.Hosting;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.ELicence.Tests.Hosting;

/// <summary>The commonest uses are read faster than by their contract, and read the same.</summary>
public sealed class CommonUsesTests
{
    private static readonly HolderEvent[] Ordinary =
    [
        new UseReserved(
            Sample.Now + Duration.FromNanoseconds(120), "operator-1", Sample.Terms.Id, "request-1", Sample.Terms.Purpose, LicenceActions.FetchData, ["name", "address"], Sample.IdentityCard, LicenceState.Valid,
            Sample.Now + Duration.FromSeconds(30), CodeDigest: null),
        new UseReserved(
            Sample.Now, "窗口\"3\"", Sample.Terms.Id, "请求-2", Sample.Terms.Purpose with { Case = null, Situation = "情形" }, LicenceActions.Verify, [], Sample.BusinessLicence, LicenceState.Suspended, Sample.Now, new string('c', 64)),
        new UseCommitted(Sample.Now, "source", Sample.Terms.Id, "request-1", new string('b', 64)),
        new UseCommitted(Sample.Now, "source", Sample.Terms.Id, "request-2", ResultDigest: null),
    ];

    [Fact]
    public void They_are_read_without_their_contract_the_first_time_and_again()
    {
        var known = new KnownUses();
        foreach (var happened in Ordinary.Concat(Ordinary))
        {
            byte[] content = HolderEventCodec.Write(happened);
            var read = CommonUses.TryRead(HolderEventCodec.NameOf(happened), content, known);
            Assert.NotNull(read);
            Assert.Equal(content, HolderEventCodec.Write(read));
        }
    }

    [Property(MaxTest = 2_000)]
    public Property What_is_not_as_this_program_writes_it_reads_as_by_the_contract_or_is_its_error() => Prop.ForAll(
        Gen.Elements(Ordinary).ToArbitrary(), Gen.Choose(0, 200).ToArbitrary(), Gen.Choose(0, ChangedJson.Last).ToArbitrary(), (happened, place, change) =>
    {
        string name = HolderEventCodec.NameOf(happened), whole = Encoding.UTF8.GetString(HolderEventCodec.Write(happened));
        var known = new KnownUses();
        HolderEventCodec.Read(name, Encoding.UTF8.GetBytes(whole), known);
        byte[] content = Encoding.UTF8.GetBytes(ChangedJson.Of(whole, place, change));
        return Outcome(() => HolderEventCodec.Read(name, content, known)) == Outcome(() => HolderEventCodec.Read(name, content));
    });

    private static string Outcome(Func<HolderEvent> read) => ChangedJson.OutcomeOf(() => HolderEventCodec.Write(read()));
}
