using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Agreements;

/// <summary>An edition as a file: it reads as what was written, and what is wrong with one is told by its name.</summary>
public sealed class AgreementFileTests
{
    private static readonly string[] Optional = ["through", "fields", "exceptions", "zones", "items[0].deciding.code", "items[1].deciding.code", "exceptions[0].through", "exceptions[0].receiving", "zones[0].from"];

    /// <summary>Whole, with everything that such a file may have.</summary>
    private static AgreementFile Whole { get; } = new(
        Agreement.Of(
            "fo-zhao", 3, new AgreementParty(FoshanCity), new AgreementParty(ZhaoqingCity, DivisionCode.Parse("45")), Day, Day.PlusDays(900), Fields,
            Item(Matters[0].Code, AgreementDirection.FirstReceives, "441202", modes: HandlingModes.All, field: "户籍") with { Deciding = new DecidingUnit(Duanzhou, new Authority("端州区示例局(虚构)", UnifiedSocialCreditCode.Parse("11990001MB00000001"))) },
            Item(Matters[1].Code, AgreementDirection.SecondReceives, "4406", field: "社保") with { Deciding = new DecidingUnit(FoshanCity, new Authority("佛山市示例局(虚构)", UnifiedSocialCreditCode.Parse("11990000MB0000000J"))) }).AsT1,
        Fields,
        [ExceptionEntry.Of(Matters[2].Code, CrossRegionKind.FoZhao, "须现场勘验", "示例公告1号", Day, Day.PlusDays(30)).AsT1 with { Receiving = Nanhai }],
        [FunctionalZoneList.Shipped.Zones[0] with { From = Day }]);

    [Property(MaxTest = 200)]
    [Clause("CON-2.6")]
    public Property What_was_written_reads_as_the_same() => Prop.ForAll(Files.ToArbitrary(), file =>
    {
        byte[] written = file.Write();
        var read = AgreementFile.Read(written).AsT1;
        AssertSame(file, read);
        Assert.Equal(written, read.Write());
        AssertSame(file, AgreementFile.Read([.. "\uFEFF"u8, .. written]).AsT1);
    });

    [Fact]
    [Clause("STD-4.8")]
    public void A_zone_that_another_division_has_come_to_host_reads_as_it_was_written()
    {
        var zone = FunctionalZoneList.Shipped.Zones[0];
        var moved = new AgreementFile(Whole.Agreement, Fields, [], [zone with { Host = Duanzhou, From = Day.PlusDays(1) }, zone with { Host = Sihui, From = Day }, zone]);
        var read = AgreementFile.Read(moved.Write()).AsT1;
        AssertSame(moved, read);
        Assert.Equal((Sihui, Duanzhou), (read.Zones.HostOf(zone.Id, Day).AsT1, read.Zones.HostOf(zone.Id, Day.PlusDays(1)).AsT1));
        // Twice from one day on it would lie in two.
        Assert.Equal(("cross-region.agreement-malformed", "zones[1].id"), Refused(file =>
        {
            var again = file["zones"]![0]!.DeepClone();
            again["host"] = "441284";
            file["zones"]!.AsArray().Add(again);
        }));
    }

    [Fact]
    public void An_edition_is_named_as_at_the_greeting() => Assert.Equal("fo-zhao-3", Whole.Edition);

    [Fact]
    [Clause("CON-2.6")]
    public void Every_member_that_is_missing_is_refused_by_its_name_but_those_that_may_be_left_out()
    {
        foreach (string path in Paths(Json(), "").ToArray())
        {
            var file = Json();
            var (parent, name) = Find(file, path);
            if (parent is JsonArray) continue;
            ((JsonObject)parent).Remove(name);
            if (Optional.Contains(path)) Assert.True(Read(file).IsT1, path);
            else AssertRefusedOn(path, file);
        }
    }

    /// <summary>In place of every value stands everything that it cannot be.</summary>
    [Fact]
    public void Every_odd_value_is_refused_by_its_name()
    {
        int tried = 0;
        foreach (string path in Paths(Json(), "").ToArray())
        {
            foreach (var odd in new Func<JsonNode>[] { () => JsonValue.Create(true), () => new JsonObject { ["x"] = 1 }, () => new JsonArray(new JsonArray()), () => JsonValue.Create(" "), () => JsonValue.Create("\u0001"), () => JsonValue.Create(1.5) })
            {
                var file = Json();
                var (parent, name) = Find(file, path);
                if (parent is JsonArray list) list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = odd();
                else parent[name] = odd();
                // What an object should be and is one with nothing known in it, lacks its first member.
                AssertRefusedOn(path, file);
                tried++;
            }
        }

        Assert.True(tried > 200);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var file = Json();
        file["from"] = "2023-02-30";
        file["items"]![1]!["modes"]![0] = "byPigeon";
        file["items"]![1]!["deciding"]!["division"] = "4499";
        file["exceptions"]![0]!["kind"] = "local";
        Assert.Equal(["from", "items[1].modes[0]", "items[1].deciding.division", "exceptions[0].kind"], Read(file).AsT0.Fields.Select(fault => fault.Field));
    }

    [Fact]
    public void What_agreements_and_exceptions_refuse_is_refused_with_its_place()
    {
        Assert.Equal(("cross-region.deciding-outside", "items[1].deciding"), Refused(file => file["items"]![1]!["deciding"]!["division"] = "4412"));
        Assert.Equal(("cross-region.item-twice", "items[1].matter"), Refused(file => file["items"]![1] = file["items"]![0]!.DeepClone()));
        Assert.Equal(("cross-region.field-unknown", "items[1].field"), Refused(file => file["items"]![1]!["field"] = "公安局"));
        Assert.Equal(("cross-region.agreement-empty", "items"), Refused(file => file["items"] = new JsonArray()));
        Assert.Equal(("cross-region.period-backward", "through"), Refused(file => file["through"] = "2023-09-21"));
        Assert.Equal(("cross-region.edition-unfit", "edition"), Refused(file => file["edition"] = 0));
        Assert.Equal(("cross-region.item-without-mode", "items[0].modes"), Refused(file => file["items"]![0]!["modes"] = new JsonArray()));
        Assert.Equal(("cross-region.exception-without-reason", "exceptions[0].reason"), Refused(file => ((JsonObject)file["exceptions"]![0]!).Remove("reason")));
        Assert.Equal(("cross-region.period-backward", "exceptions[0].through"), Refused(file => file["exceptions"]![0]!["through"] = "2023-09-21"));
        Assert.Equal(("cross-region.agreement-malformed", "zones[1].id"), Refused(file => file["zones"]!.AsArray().Add(file["zones"]![0]!.DeepClone())));
        Assert.Equal(("cross-region.agreement-malformed", "items[0].modes"), Refused(file => file["items"]![0]!["modes"]!.AsArray().Add("joint")));
    }

    [Fact]
    public void What_a_reader_does_not_know_is_passed_over_and_a_version_it_does_not_know_refused_by_its_name()
    {
        var file = Json();
        foreach (string path in Paths(Json(), "").Append("").ToArray())
        {
            var node = path.Length == 0 ? file : Value(file, path);
            if (node is JsonObject known) known["later"] = new JsonObject { ["more"] = 1 };
        }

        AssertSame(Whole, Read(file).AsT1);
        file["format"] = "cross-region.agreement.v2";
        file["items"] = "elsewhere";
        var refusal = Read(file).AsT0;
        Assert.Equal("cross-region.agreement-version-unknown", refusal.Code);
        Assert.Contains("“cross-region.agreement.v2”", Assert.Single(refusal.Fields).Message, StringComparison.Ordinal);
        file["format"] = new string('甲', 100);
        Assert.DoesNotContain("甲", Assert.Single(Read(file).AsT0.Fields).Message, StringComparison.Ordinal);
    }

    /// <summary>Else a published exception would not hold, and nobody be told.</summary>
    [Fact]
    public void Members_in_other_letters_count()
    {
        var file = Json();
        foreach (string name in new[] { "exceptions", "through" })
        {
            var value = file[name]!.DeepClone();
            file.Remove(name);
            file[name.ToUpperInvariant()] = value;
        }

        AssertSame(Whole, Read(file).AsT1);
    }

    [Theory]
    [InlineData("", "agreement-malformed")]
    [InlineData("null", "agreement-malformed")]
    [InlineData("[]", "agreement-malformed")]
    [InlineData("{\"format\":\"cross-region.agreement.v1\"", "agreement-malformed")]
    [InlineData("{\"format\":\"cross-region.agreement.v1\",\"id\":\"a\",\"id\":\"b\"}", "agreement-malformed")]
    [InlineData("{\"format\":\"cross-region.agreement.v1\",\"id\":\"a\",\"ID\":\"b\"}", "agreement-malformed")]
    [InlineData("{\"format\":\"cross-region.agreement.v1\",\"id\":\"\\ud800\"}", "agreement-malformed")]
    public void What_is_no_such_file_is_refused(string file, string code) => Assert.Equal($"cross-region.{code}", AgreementFile.Read(Encoding.UTF8.GetBytes(file)).AsT0.Code);

    [Fact]
    public void A_file_is_bounded()
    {
        Assert.Equal("cross-region.agreement-malformed", AgreementFile.Read([0xFF]).AsT0.Code);
        Assert.Equal("cross-region.agreement-too-large", AgreementFile.Read(new byte[AgreementFile.MaxLength + 1]).AsT0.Code);
        var file = Json();
        file["zones"] = new JsonArray([.. Enumerable.Repeat(0, AgreementFile.MostRows + 1).Select(_ => new JsonObject())]);
        Assert.Equal(("cross-region.agreement-too-large", "zones"), (Read(file).AsT0.Code, Read(file).AsT0.Fields[0].Field));
        Assert.Equal(("cross-region.agreement-malformed", "id"), Refused(json => json["id"] = new string('a', 2_001)));
    }

    private static Gen<AgreementFile> Files =>
        from places in Gen.Choose(0, 99).NonEmptyListOf().Select(list => list.Distinct().Take(20).ToArray())
        from modes in Gen.Choose(1, 15).ArrayOf(places.Length)
        from edition in Gen.Choose(1, 99)
        from days in Gen.Choose(-1, 900)
        from text in Gen.Elements("甲", "“引”号\\与/斜线", " 首尾空格 ", "\U00020000", "<>&+")
        from closed in Gen.Choose(0, 3)
        from anywhere in Gen.Elements(false, true)
        from kinds in Gen.Elements(Enum.GetValues<CrossRegionKind>().Where(kind => kind != CrossRegionKind.Local).ToArray()).ArrayOf(closed)
        select new AgreementFile(
            Agreement.Of(
                text, edition, anywhere ? AgreementParty.Anywhere : new AgreementParty(FoshanCity, DivisionCode.Parse("441283")), new AgreementParty(ZhaoqingCity), Day, days < 0 ? null : Day.PlusDays(days), Fields,
                places.Select((place, i) => Item(Matters[place].Code, AgreementDirection.FirstReceives, authority: text, modes: (HandlingModes)modes[i], field: Fields.Names[place % Fields.Names.Length]) with { ReceivingUnit = text })).AsT1,
            Fields,
            [.. kinds.Select((kind, i) => ExceptionEntry.Of(Matters[i].Code, kind, text, text, Day, days < 0 ? null : Day.PlusDays(days)).AsT1 with { Receiving = i == 0 ? Nanhai : null })],
            [.. FunctionalZoneList.Shipped.Zones.Take(closed)]);

    private static void AssertSame(AgreementFile file, AgreementFile read)
    {
        Agreement one = file.Agreement, other = read.Agreement;
        Assert.Equal((one.Id, one.Edition, one.From, one.Through), (other.Id, other.Edition, other.From, other.Through));
        Assert.Equal(one.First.Divisions.AsEnumerable(), other.First.Divisions);
        Assert.Equal(one.Second.Divisions.AsEnumerable(), other.Second.Divisions);
        Assert.Equal(one.Items.AsEnumerable(), other.Items);
        Assert.Equal(file.Fields.Names.AsEnumerable(), read.Fields.Names);
        Assert.Equal(file.Exceptions.AsEnumerable(), read.Exceptions);
        Assert.Equal(file.Zones.Zones.AsEnumerable(), read.Zones.Zones);
    }

    /// <summary>On the member itself, or on what is in it.</summary>
    private static void AssertRefusedOn(string path, JsonObject file)
    {
        var read = Read(file);
        Assert.True(read.IsT0, $"Not refused: {path}");
        Assert.True(read.AsT0.Fields.All(fault => fault.Field == path || fault.Field.StartsWith(path + ".", StringComparison.Ordinal) || fault.Field.StartsWith(path + "[", StringComparison.Ordinal)), $"{path}: refused on {string.Join(' ', read.AsT0.Fields.Select(fault => fault.Field))}");
    }

    private static (string, string) Refused(Action<JsonObject> change)
    {
        var file = Json();
        change(file);
        var refusal = Read(file).AsT0;
        return (refusal.Code, refusal.Fields[0].Field);
    }

    private static OneOf.OneOf<Refusal, AgreementFile> Read(JsonObject file) => AgreementFile.Read(Encoding.UTF8.GetBytes(file.ToJsonString()));

    private static JsonObject Json() => JsonNode.Parse(Whole.Write())!.AsObject();

    /// <summary>The path of every value, inside and out.</summary>
    private static IEnumerable<string> Paths(JsonNode node, string at) => node switch
    {
        JsonObject known => known.SelectMany(pair => Paths(pair.Value!, at.Length == 0 ? pair.Key : $"{at}.{pair.Key}").Prepend(at.Length == 0 ? pair.Key : $"{at}.{pair.Key}")),
        JsonArray list => list.SelectMany((item, i) => Paths(item!, $"{at}[{i}]").Prepend($"{at}[{i}]")),
        _ => [],
    };

    private static JsonNode Value(JsonNode file, string path) => Walk(file, Steps(path));

    private static (JsonNode Parent, string Name) Find(JsonNode file, string path)
    {
        string[] steps = Steps(path);
        return (Walk(file, steps[..^1]), steps[^1]);
    }

    private static JsonNode Walk(JsonNode file, string[] steps) => steps.Aggregate(file, (node, step) => node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!);

    private static string[] Steps(string path) => path.Replace("]", "", StringComparison.Ordinal).Split('.', '[');
}
