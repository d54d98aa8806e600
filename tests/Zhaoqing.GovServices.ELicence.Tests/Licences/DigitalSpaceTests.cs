using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.ELicence.Tests.Licences;

/// <summary>The shelf of one holder: own licences only, each with class and level.</summary>
public sealed class DigitalSpaceTests
{
    private static readonly HolderReference Other = HolderReference.Parse(new string('e', 64));

    private static readonly Arbitrary<List<Licence>> Licences =
        (from many in (from identifier in Gen.Elements(Sample.IdentityCard, Sample.BusinessLicence)
                       from holder in Gen.Elements(Sample.Holder, Other)
                       from state in Gen.Elements(Enum.GetValues<LicenceState>())
                       select new Licence(identifier, holder, state, SealNumber: null)).ListOf()
         select many.ToList()).ToArbitrary();

    [Property]
    [Clause("PLT-2.1")]
    public Property Everything_of_the_holder_is_there_once_and_nothing_of_anybody_else() => Prop.ForAll(Licences, licences =>
    {
        var space = DigitalSpace.Of(Sample.Holder, HolderKind.NaturalPerson, licences, Sample.Types);
        var own = licences.Where(licence => licence.Holder == Sample.Holder).Select(licence => licence.Identifier).ToHashSet();
        Assert.Equal(own.Count, space.Entries.Length);
        Assert.All(space.Entries, entry => Assert.True(entry.Licence.Holder == Sample.Holder && own.Contains(entry.Licence.Identifier)));
    });

    [Property]
    [Clause("PLT-2.1")]
    public Property Classes_and_levels_part_the_shelf_and_a_higher_level_never_shows_less() => Prop.ForAll(Licences, licences =>
    {
        var space = DigitalSpace.Of(Sample.Holder, HolderKind.LegalPerson, licences, Sample.Types);
        Assert.Equal(space.Entries.Length, space.Classes.SelectMany(name => space.OfClass(name)).Distinct().Count());
        Assert.All(space.Classes, name => Assert.NotEmpty(space.OfClass(name)));
        var counts = Enum.GetValues<FieldSensitivity>().Select(level => space.UpTo(level).Length).ToList();
        Assert.Equal(counts.Order(), counts);
        Assert.Equal(space.Entries.Length, counts[^1]);
    });

    [Fact]
    public void A_level_is_the_highest_of_the_fields_and_what_is_unknown_is_protected_most()
    {
        Licence card = new(Sample.IdentityCard, Sample.Holder, LicenceState.Valid, SealNumber: null), business = new(Sample.BusinessLicence, Sample.Holder, LicenceState.Valid, "seal-1");
        var known = DigitalSpace.Of(Sample.Holder, HolderKind.NaturalPerson, [card, business], Sample.Types);
        Assert.Equal([FieldSensitivity.Sensitive, FieldSensitivity.Open], known.Entries.Select(entry => entry.Sensitivity));
        Assert.Equal(["生物识别", "登记", "身份"], known.Classes.Order(StringComparer.Ordinal));
        Assert.Equal(business, Assert.Single(known.UpTo(FieldSensitivity.Internal)).Licence);
        var unknown = Assert.Single(DigitalSpace.Of(Sample.Holder, HolderKind.NaturalPerson, [business], new LicenceTypes("empty", [])).Entries);
        Assert.Equal((FieldSensitivity.Sensitive, DigitalSpace.Unclassified, null), (unknown.Sensitivity, Assert.Single(unknown.Classes), unknown.TypeName));
    }
}
