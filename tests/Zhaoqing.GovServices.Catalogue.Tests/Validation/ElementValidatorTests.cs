using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Catalogue.Tests.Elements;
using static Zhaoqing.GovServices.Catalogue.Tests.Elements.Filled;

namespace Zhaoqing.GovServices.Catalogue.Tests.Validation;

/// <summary>Values for any elements, most of them wrong.</summary>
public sealed record Scribble((string Element, string? Value)[] Values);

public static class ScribbleArbitraries
{
    private static readonly string[] Ids = [.. ElementSet.Shipped.Elements.Select(element => element.Id.ToString())];

    public static Arbitrary<Scribble> Scribble() =>
        (from count in Gen.Choose(0, 12)
         from values in Gen.ArrayOf(
             from id in Gen.Elements(Ids)
             from value in Gen.Elements<string?>(
                 null, "", " ", "/", "-1", "无", "0", "1", "2", "3", "4", "9", "01", "02", "20", "1\n2", "20个工作日", "其他材料", "\ud800", "a\u200bb", "<script>", "2026-02-30", "《某法》第一条",
                 "https://localhost", "0758-0000001", "25:00-26:00", "440199806000", new string('字', 201))
             select (id, value),
             count)
         select new Scribble(values)).ToArbitrary();
}

[Properties(Arbitrary = [typeof(ScribbleArbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class ElementValidatorTests
{
    private static readonly ElementValidator Validator = new(Set);

    [Fact]
    public void A_list_that_is_filled_in_as_it_should_be_has_no_finding() => Assert.Empty(Validator.Validate(Matter()));

    [Theory]
    [InlineData("U001=许", "V01", "U001")]
    [InlineData("U002=440199806000;L01=11990101XX000001934440199806000", "V03", "U005")]
    [InlineData("L04=12441500196720244T", "V03", "L01")]
    [InlineData("L01=11990101XX000001934442199806003", "V03", "L01")]
    [InlineData("U002=442199806003;L01=11990101XX000001934442199806003", "V04", "U003")]
    [InlineData("U008=《某通知》第一条", "V05", "U008")]
    [InlineData("U010=3", "V07", "L01")]
    [InlineData("L01=11990101XX000001933440199806003;U010=3", "V07", "L01")]
    [InlineData("L01=11990101XX0000019U4440199806003;L04=", "V35", "L01")]
    [InlineData("L05=9", "V36", "L05")]
    [InlineData("L10=441203", "V37", "L10")]
    [InlineData("U032=0;U058=即办\n即办\n即办\n即办\n即办", "V09", "U017")]
    [InlineData("U049=即审即办", "V09", "U049")]
    [InlineData("U032=21", "V16", "U032")]
    [InlineData("U029=0", "V16", "U032")]
    [InlineData("U035=6个工作日", "V16", "U035")]
    [InlineData("U038=11日", "V16", "U038")]
    [InlineData("U057=受理\n审核\n审批\n办结\n发证", "V20", "U057")]
    [InlineData("U058=1个工作日", "V21", "U058")]
    [InlineData("U032=4", "V21", "U058")]
    [InlineData("U060=现场检测;U061=检测\n听证;U062=5个工作日;U063=《某条例》第一条;U064=0;U065=0", "V22", "U061")]
    [InlineData("U060=现场检测;U061=检测;U062=即办;U063=《某条例》第一条;U064=0;U065=0", "V22", "U062")]
    [InlineData("U060=上会;U061=其他;U062=5个工作日;U063=《某条例》第一条;U064=0;U065=0", "V23", "U064")]
    [InlineData("U043=法律法规规定的其他条件", "V18", "U043")]
    [InlineData("U048=视情况审查", "V18", "U048")]
    [InlineData("U068=其他相关证明材料", "V18", "U068")]
    [InlineData("U068=无犯罪记录证明;U086=《某通知》第一条", "V05", "U086")]
    [InlineData("U068=居住证明;U076=某村民委员会;U086=《某办法》第一条", "STD-1.5", "U086")]
    [InlineData("U026=1", "V12", "U026")]
    [InlineData("U090=1", "V12", "U026")]
    [InlineData("U027=1", "V13", "U027")]
    [InlineData("U027=1;U072=3;U089=5个工作日", "V13", "U027")]
    [InlineData("U072=3;U089=5个工作日", "V13", "U027")]
    [InlineData("U067=0", "V24", "U067")]
    [InlineData("U083=" + Filled.File, "V24", "U083")]
    [InlineData("U092=1", "V33", "U092")]
    [InlineData("U018=1", "V10", "U020")]
    [InlineData("U018=2", "V10", "U019")]
    [InlineData("U024=1;L35=0;U122=3", "V11", "U113")]
    [InlineData("U024=1;U113=0", "V11", "L35")]
    [InlineData("U101=1", "V27", "U101")]
    [InlineData("U098=每件10元", "V27", "U098")]
    [InlineData("U103=关于场所的批复", "V29", "U104")]
    [InlineData("U103=核准文", "V29", "U104")]
    [InlineData("L35=0;U122=3", "CON-6.1", "L35")]
    [InlineData("L35=0;U122=3;L36=", "CON-6.2", "L36")]
    [InlineData("U121=2", "V31", "U121")]
    [InlineData("U123=1;U124=须核对原件", "V32", "U123")]
    [InlineData("U122=1", "V32", "L35")]
    [InlineData("U122=4;L35=0", "V32", "L35")]
    [InlineData("L35=0;U122=3;L53=0", "V33", "L53")]
    [InlineData("U122=3;U123=2;U124=须核对原件", "V33", "U123")]
    [InlineData("L43=1", "V44", "L43")]
    [InlineData("L13=0;L15=不方便", "V38", "L15")]
    [InlineData("L16=端州区便民服务中心", "V39", "L16")]
    [InlineData("L21=09:00-25:00", "V41", "L21")]
    [InlineData("L21=09:00-08:00", "V41", "L21")]
    [InlineData("L21=工作日", "V41", "L21")]
    [InlineData("L32=0758-0000001", "V42", "L28")]
    [InlineData("L28=12345", "V42", "L28")]
    [InlineData("L67=2026-01-01", "V47", "L67")]
    [Clause("STD-3.4")]
    public void A_rule_finds_what_it_is_for_at_the_element_that_is_wrong(string edits, string rule, string element)
    {
        var found = Validator.Validate(Edited(edits));
        var finding = found.First(one => one.Rule == rule && one.Element == Id(element));
        Assert.Equal(MatterCode.Parse("440199806003"), finding.Matter);
        Assert.Equal(Set.Find(Id(element))!.Owner == ElementOwner.Local, finding.Division is not null);
        Assert.Contains(Validator.Rules, known => known.Id == rule && known.Ground == finding.Ground);
        Assert.Contains(Set.Find(Id(element))!.Name, finding.Message);
    }

    [Theory]
    [InlineData("U003=99", "U003")]
    [InlineData("U018=1\n1", "U018")]
    [InlineData("U029=20个工作日", "U029")]
    [InlineData("U029=-5", "U029")]
    [InlineData("U032=即办", "U032")]
    [InlineData("U024=Y", "U024")]
    [InlineData("U024=无", "U024")]
    [InlineData("U001=许\n可\u200b", "U001")]
    [InlineData("U043=<br>条件", "U043")]
    [InlineData("U054=流程图.png", "U054")]
    [InlineData("U031=行政许可法", "")]
    [InlineData("U046=行政许可法", "U046")]
    [InlineData("U035=很快", "U035")]
    [InlineData("U078=100", "U078")]
    [InlineData("L66=2026-02-30", "L66")]
    [InlineData("L36=http://example.gov.cn", "L36")]
    [InlineData("L36=https://localhost/x", "L36")]
    [InlineData("L36=https://10.0.0.1/x", "L36")]
    [InlineData("L36=https://example.gov.cn/?token=1", "L36")]
    [InlineData("L36=https://a:b@example.gov.cn/", "L36")]
    [InlineData("L28=电话", "L28")]
    [InlineData("L23=/", "L23")]
    [InlineData("L23= ", "L23")]
    [InlineData("L04=11990101XX00000194", "L04")]
    [InlineData("U072=0", "U072")]
    public void A_value_without_the_form_of_its_element_is_found(string edits, string element) =>
        Assert.Equal(element, string.Join(' ', Validator.Validate(Edited(edits)).Where(finding => finding.Rule == "format").Select(finding => finding.Element).Distinct()));

    [Theory]
    [InlineData("U032=20")]
    [InlineData("U032=30;U033=日")]
    [InlineData("U035=5个工作日;U038=10日")]
    [InlineData("U123=1;U122=3;U124=须核对原件")]
    [InlineData("L21=00:00-24:00")]
    [InlineData("L67=2026-01-02")]
    [InlineData("U103=某批复;U104=审批办结")]
    public void A_value_at_the_edge_of_a_rule_is_right(string edits) => Assert.Empty(Validator.Validate(Edited(edits)));

    [Fact]
    public void A_name_of_201_characters_is_too_long_and_one_of_200_is_not()
    {
        Assert.Contains(Validator.Validate(Edited("U001=" + new string('许', 201))), finding => finding.Rule == "format" && finding.Value.Length == 100);
        Assert.Empty(Validator.Validate(Edited("U001=" + new string('许', 200))));
    }

    [Fact]
    [Clause("STD-4.2")]
    [Clause("STD-4.3")]
    public void Every_required_element_is_missed_where_it_is_not_filled_in()
    {
        foreach (var element in Set.Elements.Where(element => element.Requirement == ElementRequirement.Required))
        {
            foreach (string? nothing in (string?[])[null, "", "/"])
            {
                var finding = Assert.Single(Validator.Validate(Edited([(element.Id.ToString(), nothing)])), found => found.Rule == "required" && found.Element == element.Id);
                Assert.Equal((FindingSeverity.Error, element.Owner == ElementOwner.Unified ? "STD-4.2" : "STD-4.3"), (finding.Severity, finding.Ground.Clause.ToString()));
            }
        }
    }

    [Theory]
    [InlineData("01", "U015 U045 U046 U047 U103 U128")]
    [InlineData("05", "U103")]
    [InlineData("10", "")]
    [InlineData("20", "")]
    [Clause("STD-1.2")]
    public void A_kind_fixes_which_elements_must_be_there(string kind, string missing)
    {
        string[] asked = ["U015", "U045", "U046", "U047", "U103", "U128"];
        var found = Validator.Validate(Edited([("U003", kind), .. asked.Select(id => (id, (string?)null))]));
        Assert.Equal(missing, string.Join(' ', found.Where(finding => finding.Rule == "required" && asked.Contains(finding.Element.ToString())).Select(finding => finding.Element).Order(Comparer<ElementId>.Create((a, b) => string.CompareOrdinal($"{a}", $"{b}")))));
    }

    [Theory]
    [InlineData("02")]
    [InlineData("03")]
    [InlineData("06")]
    [Clause("STD-1.2")]
    public void Acts_of_office_are_no_services(string kind) => Assert.Contains(Validator.Validate(Edited([("U003", kind)])), finding => finding is { Rule: "V04", Severity: FindingSeverity.Error });

    [Fact]
    [Clause("STD-1.4")]
    public void Example_15_an_enterprise_or_notary_offers_a_public_service_without_source_of_power()
    {
        string service = "U002=442099806003;U003=20;U009=;L05=9;L01=11990101XX000001934442099806003";
        Assert.Empty(Validator.Validate(Edited(service)));
        Assert.Contains(Validator.Validate(Edited("U009=")), finding => finding is { Rule: "required" } && finding.Element == Id("U009"));
        Assert.Contains(Validator.Validate(Edited("L05=9")), finding => finding is { Rule: "V36" } && finding.Ground.Clause.ToString() == "STD-1.4");
    }

    [Fact]
    [Clause("CON-8.6")]
    public void A_convenience_service_states_its_provider_its_channels_and_its_place()
    {
        foreach (string id in (string[])["L05", "U121", "L19"])
            Assert.Contains(Validator.Validate(Edited($"U002=442099806003;U003=20;U009=;L05=9;L01=11990101XX000001934442099806003;{id}=")), finding => finding.Rule == "required" && finding.Element == Id(id));
    }

    [Fact]
    [Clause("GOAL-0.1")]
    public void A_list_states_depth_place_and_visits_of_which_there_is_one_at_most()
    {
        foreach (string id in (string[])["U122", "U123", "L19"]) Assert.Contains(Validator.Validate(Edited(id + "=")), finding => finding.Rule == "required" && finding.Element == Id(id));
        Assert.DoesNotContain(Validator.Validate(Edited("U122=3;U123=1;U124=须核对原件")), finding => finding.Rule == "V33");
        Assert.Contains(Validator.Validate(Edited("U122=3;U123=2;U124=须核对原件")), finding => finding is { Rule: "V33", Severity: FindingSeverity.Warning });
    }

    [Fact]
    [Clause("CON-6.1")]
    [Clause("CON-6.2")]
    public void A_matter_is_online_with_its_entry_or_secret()
    {
        Assert.DoesNotContain(Validator.Validate(Edited("L35=0;U122=3;U024=1;U113=0;L36=")), finding => finding.Rule.StartsWith("CON-6", StringComparison.Ordinal));
        var found = Validator.Validate(Edited("L35=0;U122=3;L36=")).Where(finding => finding.Rule.StartsWith("CON-6", StringComparison.Ordinal));
        Assert.Equal(["CON-6.1", "CON-6.2"], found.Select(finding => finding.Ground.Clause.ToString()!));
        Assert.DoesNotContain(Validator.Validate(Edited("L35=0;U122=3;L36=;L68=3")), finding => finding.Rule == "CON-6.2");
    }

    [Fact]
    [Clause("REG-1.13")]
    public void A_matter_with_an_offline_way_has_a_window_in_the_hall_or_one_of_two_reasons()
    {
        Assert.Contains(Validator.Validate(Edited("L17=")), finding => finding is { Rule: "required" } && finding.Element == Id("L17"));
        Assert.Contains(Validator.Validate(Edited("L13=0")), finding => finding is { Rule: "required" } && finding.Element == Id("L15"));
        foreach (string reason in (string[])["场地限制", "涉及国家秘密"]) Assert.DoesNotContain(Validator.Validate(Edited("L13=0;L15=" + reason)), finding => finding.Element == Id("L15"));
        Assert.Contains(Validator.Validate(Edited("L13=0;L15=不方便")), finding => finding is { Rule: "V38", Severity: FindingSeverity.Error } && finding.Ground.Clause.ToString() == "REG-1.13");
        Assert.DoesNotContain(Validator.Validate(Edited("L13=0;L15=不方便;U121=2\n4")), finding => finding.Rule == "V38");
    }

    [Fact]
    [Clause("STD-1.5")]
    public void A_village_certificate_needs_a_law()
    {
        Assert.DoesNotContain(Validator.Validate(Edited("U068=居住证明;U076=某村民委员会")), finding => finding.Rule == "STD-1.5");
        foreach (string basis in (string[])["", "《某通知》第一条", "惯例"])
            Assert.Contains(Validator.Validate(Edited($"U068=村委会证明;U086={basis}")), finding => finding is { Rule: "STD-1.5", Severity: FindingSeverity.Error });
    }

    [Fact]
    public void Words_that_catch_all_are_errors_and_vague_ones_are_warnings()
    {
        var found = Validator.Validate(Edited("U068=其他相关证明材料;U085=内容与相关要求一致"));
        Assert.Equal(
            [("U068", FindingSeverity.Error, "第二十九条"), ("U085", FindingSeverity.Warning, "第二十九条")],
            found.Where(finding => finding.Rule == "V18").Select(finding => (finding.Element.ToString(), finding.Severity, finding.Ground.Article!)));
    }

    [Fact]
    public void Two_materials_of_one_name_are_found_whatever_their_width_and_blanks()
    {
        var found = Validator.Validate(Matter(materials: [Material().With("U068", "表A 申请"), Material().With("U068", "表B"), Material().With("U068", "表ａ申请")]));
        var finding = Assert.Single(found);
        Assert.Equal(("V24", 2, "表ａ申请"), (finding.Rule, finding.Material, finding.Value));
    }

    [Fact]
    public void A_finding_repeats_nothing_of_a_person()
    {
        var found = Validator.Validate(Edited("L12=张三\u200b;L28=13800000000"));
        Assert.NotEmpty(found);
        Assert.All(found, finding => Assert.True(finding.Value.Length == 0 && !finding.Message.Contains("张三") && !finding.Message.Contains("138"), finding.ToString()));
    }

    [Fact]
    public void A_town_list_names_its_town()
    {
        var town = DivisionCode.Parse("441202001");
        var local = Local().With("L10", "441202001").With("L01", "11990101XX000001935440199806003").With("L16", "某街道便民服务中心");
        var matter = new MatterElements(MatterCode.Parse("440199806003"), origin: null, UnifiedPart(Unified().With("U010", "4\n5").With("U011", "县级审批,镇级受理")), (town, LocalPart(local)));
        Assert.Equal("V37 L11", string.Join(' ', Validator.Validate(matter).Select(finding => $"{finding.Rule} {finding.Element}")));
    }

    [Fact]
    public void Hosts_and_area_code_are_figures_of_the_city()
    {
        var other = new ElementValidator(Set, new ElementRuleFigures("020", ["gov.example"]));
        Assert.Equal(["V43 L36", "V42 L28", "V42 L32"], other.Validate(Matter()).Select(finding => $"{finding.Rule} {finding.Element}"));
    }

    [Property]
    public void Checking_never_throws_and_is_the_same_twice_and_whatever_the_order_of_filling_in(Scribble scribble)
    {
        var matter = Edited(scribble.Values);
        var found = Validator.Validate(matter);
        var shuffled = new MatterElements(
            matter.Matter, matter.Origin, ElementPart.Unified(Set, Set.Elements.Where(element => element is { Owner: ElementOwner.Unified, IsPerMaterial: false }).Reverse().Select(element => (element.Id, matter.Unified[element.Id])), matter.Unified.Materials),
            matter.Lists.Select(list => (list.Division, list.Local)));
        Assert.Equal(found.AsEnumerable(), Validator.Validate(matter));
        Assert.Equal(found.AsEnumerable(), new ElementValidator(Set).Validate(shuffled));
    }

    [Property]
    public void Another_list_adds_findings_of_its_own_alone(Scribble scribble)
    {
        var one = Edited(scribble.Values);
        var two = new MatterElements(one.Matter, one.Origin, one.Unified, one.Lists.Select(list => (list.Division, list.Local)).Append((Dinghu, LocalPart())));
        Assert.Equal(Validator.Validate(one).AsEnumerable(), Validator.Validate(two).Where(finding => finding.Division != Dinghu));
    }

    [Property]
    public void Putting_the_named_element_right_removes_its_finding_of_form(Scribble scribble)
    {
        var values = scribble.Values;
        foreach (var finding in Validator.Validate(Edited(values)).Where(finding => finding.Rule is "format"))
        {
            string id = finding.Element.ToString();
            string? right = Unified().GetValueOrDefault(id) ?? Material().GetValueOrDefault(id) ?? Local().GetValueOrDefault(id);
            Assert.DoesNotContain(Validator.Validate(Edited([.. values, (id, right)])), again => again.Element == finding.Element && again.Rule is "format");
        }
    }

    [Fact]
    public void A_set_without_an_element_runs_the_rules_without_it()
    {
        string text = "#\tx\t1\t2026-01-01\t1\t1\t来源\nid\towner\tgroup\tname\tenglish\ttype\trequirement\twhen\tinherited\tper-material\tpersonal\n"
            + "U001\tunified\t组\t名称\tName\tT10\tR\t\t0\t0\t0\nL16\tlocal\t组\t大厅\tHall\tT10\tO\t\t0\t0\t0\n";
        var set = ElementSet.Read(text).AsT1;
        var small = new ElementValidator(set);
        Assert.Equal(["required", "required", "format", "V01", "V39"], small.Rules.Select(rule => rule.Id));
        var matter = new MatterElements(MatterCode.Parse("x"), origin: null, ElementPart.Unified(set, []), (Duanzhou, ElementPart.Local(set, (Id("L16"), "大厅"))));
        Assert.Equal(["required U001", "V39 L16"], small.Validate(matter).Select(finding => $"{finding.Rule} {finding.Element}"));
        Assert.Throws<ArgumentException>(() => Validator.Validate(matter));
    }

    private static MatterElements Edited(string edits) => Edited([.. Regex.Split(edits, ";(?=[UL][0-9])").Select(edit => edit.Split('=', 2)).Select(pair => (pair[0], pair[1].Length == 0 ? null : pair[1]))]);

    private static MatterElements Edited((string Element, string? Value)[] edits)
    {
        var (unified, material, local) = (Unified(), Material(), Local());
        foreach (var (id, value) in edits)
        {
            var element = Set.Find(Id(id))!;
            (element.Owner == ElementOwner.Local ? local : element.IsPerMaterial ? material : unified)[id] = value;
        }

        return Matter(unified, local, material);
    }
}
