using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.ELicence.Tests.Licences;

/// <summary>Licences: both or neither with their seal, states by the table, versions upward.</summary>
public sealed class LicenceTests
{
    [Theory]
    [Clause("PLT-2.5")]
    [InlineData(true, "SEAL-1", "none")]
    [InlineData(true, null, "e-licence.seal-missing")]
    [InlineData(true, " ", "e-licence.seal-missing")]
    [InlineData(false, null, "none")]
    [InlineData(false, "SEAL-1", "e-licence.seal-not-due")]
    public void A_licence_and_its_seal_are_issued_both_or_neither(bool needsSeal, string? seal, string code) =>
        Assert.Equal(code, Licence.Issue(Sample.Business with { NeedsSeal = needsSeal }, Sample.BusinessLicence, Sample.Holder, seal).Code());

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    [Clause("PLT-2.5")]
    public void The_seal_ends_with_the_licence_and_no_act_reaches_what_the_table_does_not_name(LicenceAct[] acts)
    {
        var licence = Licence.Issue(Sample.Business, Sample.BusinessLicence, Sample.Holder, "SEAL-1").Value();
        foreach (var act in acts ?? [])
        {
            var rows = LicenceTable.Table.Rows.Where(row => row.From == licence.State && row.Act == act).ToList();
            var after = licence.Do(act);
            Assert.Equal(rows.Count == 1, after.IsT1);
            if (after.IsT1) Assert.Equal(rows[0].To, after.AsT1.State);
            licence = after.IsT1 ? after.AsT1 : licence;
            Assert.Equal(licence.State == LicenceState.Valid, licence.SealIsUsable);
        }
    }

    [Fact]
    public void A_new_version_takes_the_place_of_the_old_one_and_is_higher()
    {
        var licence = Licence.Issue(Sample.Card, Sample.IdentityCard, Sample.Holder, null).Value();
        Assert.Equal("e-licence.version-not-newer", licence.Renew(Sample.IdentityCard).Code());
        Assert.Equal("e-licence.other-type", licence.Renew(Sample.BusinessLicence).Code());
        string body = "11100000000013127D00111441200007141332CTEST000001002";
        var next = LicenceIdentifier.Parse($"1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.002.{Iso7064.CheckCharacter(body)}");
        var renewed = licence.Renew(next).Value();
        Assert.Equal((LicenceState.Superseded, LicenceState.Valid), (renewed.Old.State, renewed.Current.State));
        Assert.Equal("e-licence.act-not-allowed", renewed.Old.Renew(next).Code());
    }

    [Fact]
    public void The_diagram_has_a_line_for_every_row() =>
        Assert.All(LicenceTable.Table.Rows, row => Assert.Contains($"{row.From} --> {row.To} : {row.Act}\n", LicenceTable.Table.ToMermaid(), StringComparison.Ordinal));

    [Fact]
    public void A_directory_has_each_code_and_each_field_once()
    {
        Assert.Throws<ArgumentException>(() => new LicenceTypes("e", [Sample.Card, Sample.Card]));
        Assert.Throws<ArgumentException>(() => new LicenceTypes("e", [Sample.Card with { Fields = [Sample.Card.Fields[0], Sample.Card.Fields[0]] }]));
        Assert.Null(Sample.Types.Find(LicenceTypeCode.Parse("11100000000013127D002")));
        Assert.Equal(Sample.Card, Sample.Types.Find(Sample.Card.Code));
    }

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    [Clause("GOAL-2.3")]
    [Clause("CON-6.6")]
    public void What_a_valid_licence_gives_is_never_asked_for_and_everything_else_is(byte[] materials, byte[] needs, bool isHeld, LicenceState state)
    {
        ImmutableArray<string> all = [.. (materials ?? []).Distinct().Select(one => $"m{one}")];
        ImmutableArray<LicenceNeed> needed = [.. (needs ?? []).Distinct().Select(one => new LicenceNeed($"m{one}", one % 2 == 0 ? Sample.Card.Code : Sample.Business.Code, ["name"], LicenceActions.Verify))];
        ImmutableArray<Licence> held = isHeld ? [new Licence(Sample.IdentityCard, Sample.Holder, state, null)] : [];
        var answer = PaperlessMatter.Of(all, needed, held);
        foreach (string material in all)
        {
            bool obtainable = isHeld && state == LicenceState.Valid && needed.Any(need => need.Material == material && need.Type == Sample.Card.Code);
            Assert.Equal(!obtainable, answer.Asked.Contains(material));
            Assert.Equal(obtainable, answer.Waived.Any(need => need.Material == material));
        }

        Assert.Equal(all.Length, answer.Asked.Length + answer.Waived.Length);
    }

    [Fact]
    [Clause("PLT-4.9")]
    public void A_matter_counts_once_and_only_when_every_material_of_it_is_waived() => Assert.Equal(2, PaperlessMatter.CountWithoutPaper(
    [
        new("a", ["1", "2"], ["2", "1"]),
        new("a", ["1", "2"], ["2", "1"]),
        new("b", ["1", "2"], ["1"]),
        new("c", [], []),
        new("d", ["1"], ["1", "9"]),
    ]));

    [Fact]
    [Clause("PLT-2.7")]
    public void The_share_without_paper_is_measured_over_the_cases()
    {
        Assert.Null(PaperlessMatter.ShareWithoutPaper([]));
        Assert.Equal(0.75m, PaperlessMatter.ShareWithoutPaper([0, 0, 2, 0]));
        Assert.Equal(0m, PaperlessMatter.ShareWithoutPaper([1]));
    }
}
