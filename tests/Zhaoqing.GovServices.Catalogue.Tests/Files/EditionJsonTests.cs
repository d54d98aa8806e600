using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Files;

[Properties(Arbitrary = [typeof(RichEditions)], MaxTest = 200, QuietOnSuccess = true)]
public class EditionJsonTests
{
    private static readonly CatalogueEdition Plain = new("2026-01", Instant.FromUtc(2026, 1, 1, 0, 0), [Arbitraries.Simple("M-1", "441202", "441203"), Arbitraries.Simple("M-2")]);

    [Property]
    [Clause("STD-3.5")]
    public void What_is_read_is_what_was_written(CatalogueEdition edition)
    {
        byte[] json = Written(edition);
        var read = EditionJson.Read(json).AsT1;
        Assert.Equal((edition.Id, edition.Effective, edition.Hash), (read.Id, read.Effective, read.Hash));
        Assert.Equal(json, Written(read));
        Assert.Equal(edition.Hash, EditionFile.Read(EditionFileTests.Written(read)).AsT1.Hash);
    }

    [Property]
    public void The_order_of_members_and_blanks_do_not_matter(CatalogueEdition edition)
    {
        var root = JsonNode.Parse(Written(edition))!.AsObject();
        foreach (var matter in root["matters"]!.AsArray())
        {
            var members = matter!.AsObject();
            foreach (var (name, value) in members.ToArray().Reverse())
            {
                members.Remove(name);
                members.Add(name, value);
            }
        }

        string text = "\ufeff" + root.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true });
        Assert.Equal(Written(edition), Written(EditionJson.Read(Encoding.UTF8.GetBytes(text)).AsT1));
    }

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "\"version\":1", "\"version\":2", "catalogue.edition-json-version", "$.version" },
        { "\"version\":1", "\"version\":1.5", "catalogue.edition-json-unreadable", "$.version" },
        { "\"version\":1,", "", "catalogue.edition-json-unreadable", "$.matters" },
        { "zhaoqing-catalogue", "other", "catalogue.edition-json-unreadable", "$.format" },
        { "2026-01-01T00:00:00Z", "2026-01-01", "catalogue.edition-json-unreadable", "$.effective" },
        { "\"hash\":\"", "\"hash\":\"0", "catalogue.edition-hash-differs", "hash" },
        { "\"code\":\"M-2\"", "\"code\":\"M-1\"", "catalogue.edition-json-unreadable", "$" },
        { "\"code\":\"M-2\"", "\"code\":\"M-2\",\"code\":\"M-2\"", "catalogue.edition-json-unreadable", "$.matters[1].code" },
        { "\"code\":\"M-2\"", "\"code\":\"M-2\",\"colour\":1", "catalogue.edition-json-unreadable", "$.matters[1].?" },
        { "\"code\":\"M-2\",", "", "catalogue.edition-json-unreadable", "$.matters[1]" },
        { "\"code\":\"M-2\"", "\"code\":2", "catalogue.edition-json-unreadable", "$.matters[1].code" },
        { "\"code\":\"M-2\"", "\"code\":\"a/b\"", "catalogue.edition-json-unreadable", "$.matters[1]" },
        { "\"code\":\"M-2\"", "\"code\":\"\\ud800\"", "catalogue.edition-json-unreadable", "$.matters[1].code" },
        { "\"kind\":\"01\"", "\"kind\":\"02\"", "catalogue.edition-json-unreadable", "$.matters[0]" },
        { "\"necessity\":\"Required\"", "\"necessity\":\"0\"", "catalogue.edition-json-unreadable", "$.matters[0].materials[0].necessity" },
        { "\"amount\":20", "\"amount\":0", "catalogue.edition-json-unreadable", "$.matters[0].decision.limit" },
        { "\"division\":\"441203\"", "\"division\":\"441202\"", "catalogue.edition-json-unreadable", "$.matters[0]" },
        { "\"division\":\"441203\"", "\"elements\":[],\"division\":\"441203\"", "catalogue.edition-json-unreadable", "$.matters[0].lists[1].?" },
        { "\"audience\":[]", "\"audience\":[[[[[[[[1]]]]]]]]", "catalogue.edition-json-unreadable", "$.matters[0].audience[0]" },
        { "\"lists\":[]", "\"lists\":{}", "catalogue.edition-json-unreadable", "$.matters[1].lists" },
        { "\"lists\":[]}]}", "\"lists\":[]}]}x", "catalogue.edition-json-unreadable", "$" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_not_the_form_is_refused_with_its_place(string was, string now, string code, string place)
    {
        string json = Encoding.UTF8.GetString(Written(Plain));
        int at = json.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var refusal = EditionJson.Read(Encoding.UTF8.GetBytes(string.Concat(json.AsSpan(0, at), now, json.AsSpan(at + was.Length)))).AsT0;
        Assert.Equal(code, refusal.Code);
        string field = Assert.Single(refusal.Fields).Field;
        Assert.Equal(place, field.Contains('(', StringComparison.Ordinal) ? field[..field.IndexOf('(', StringComparison.Ordinal)] : field);
    }

    [Fact]
    public void The_place_has_line_and_byte()
    {
        string json = "{\n  \"format\": \"zhaoqing-catalogue\",\n  \"version\": true\n}";
        Assert.Equal("$.version(第3行第14字节)", Assert.Single(EditionJson.Read(Encoding.UTF8.GetBytes(json)).AsT0.Fields).Field);
        Assert.Equal("catalogue.edition-json-unreadable", EditionJson.Read([0x7b, 0xff]).AsT0.Code);
    }

    [Theory]
    [InlineData("\"U001\":\"名\"", "\"U001\":\"名\",\"U001\":\"名\"", "catalogue.edition-json-unreadable")]
    [InlineData("\"U001\":\"名\"", "\"U001\":null", "catalogue.edition-json-unreadable")]
    [InlineData("\"U001\":\"名\"", "\"L028\":\"名\"", "catalogue.edition-json-unreadable")]
    [InlineData("\"U001\":\"名\"", "\"U999\":\"名\"", "catalogue.edition-json-unreadable")]
    [InlineData("\"U001\":\"名\"", "\"U068\":\"名\"", "catalogue.edition-json-unreadable")]
    [InlineData("\"lists\":[{\"division\":\"441202\",\"set\"", "\"lists\":[{\"division\":\"441299\",\"set\"", "catalogue.edition-json-unreadable")]
    [InlineData("\"unified\":{\"set\":\"", "\"unified\":{\"set\":\"another-", "catalogue.edition-set-unknown")]
    public void Elements_that_do_not_fit_their_set_are_refused(string was, string now, string code)
    {
        var set = ElementSet.Shipped;
        var matter = Arbitraries.Simple("M-1", "441202");
        matter = matter with { Elements = new MatterElements(matter.Code, null, ElementPart.Unified(set, [(ElementId.Parse("U001"), "名")]), (DivisionCode.Parse("441202"), ElementPart.Local(set))) };
        string json = Encoding.UTF8.GetString(Written(new CatalogueEdition("x", Instant.MinValue, [matter])));
        Assert.Contains(was, json, StringComparison.Ordinal);

        Assert.Equal(code, EditionJson.Read(Encoding.UTF8.GetBytes(json.Replace(was, now, StringComparison.Ordinal))).AsT0.Code);
    }

    [Property(MaxTest = 1_000)]
    public Property No_bytes_make_the_reading_throw()
    {
        byte[] json = Written(RichEditions.Small());
        var changes = from at in Gen.Choose(0, json.Length - 1)
                      from text in Gen.Elements("\"", "{", "}", "[", "]", ",", ":", "null", "1e9", "\\u", "\\ud83d", "\0", "true", "-")
                      select (at, text);
        return Prop.ForAll(Gen.ArrayOf(changes, 2).ToArbitrary(), edits =>
        {
            byte[] hostile = json;
            foreach (var (at, text) in edits) hostile = [.. hostile.AsSpan(0, at), .. Encoding.ASCII.GetBytes(text), .. hostile.AsSpan(Math.Min(hostile.Length, at + 1))];
            EditionJson.Read(hostile).Switch(no => Assert.StartsWith("catalogue.", no.Code, StringComparison.Ordinal), edition => Assert.Null(EditionFile.Check(edition)));
        });
    }

    private static byte[] Written(CatalogueEdition edition)
    {
        using var stream = new MemoryStream();
        EditionJson.Write(edition, stream);
        return stream.ToArray();
    }
}
