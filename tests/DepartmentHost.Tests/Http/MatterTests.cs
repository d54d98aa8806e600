using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The published catalogue over HTTP.</summary>
public sealed class MatterTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly Caller _anybody = host.As();

    [Fact]
    public async Task Pages_of_a_search_neither_overlap_nor_leave_gaps()
    {
        var all = (await SearchAsync("size=100&q=%E7%99%BB%E8%AE%B0")).GetProperty("items").EnumerateArray().Select(CodeOf).ToArray();
        int total = (await SearchAsync("size=7&q=%E7%99%BB%E8%AE%B0")).GetProperty("total").GetInt32();
        var paged = new List<string>();
        for (int page = 1; paged.Count < total; page++)
        {
            var answer = await SearchAsync($"size=7&q=%E7%99%BB%E8%AE%B0&page={page}");
            Assert.Equal((page, 7, total), (answer.GetProperty("page").GetInt32(), answer.GetProperty("size").GetInt32(), answer.GetProperty("total").GetInt32()));
            var items = answer.GetProperty("items").EnumerateArray().Select(CodeOf).ToArray();
            Assert.NotEmpty(items);
            paged.AddRange(items);
        }

        Assert.Equal(total, paged.Distinct().Count());
        Assert.Equal(all.Take(paged.Count), paged.Take(100));
    }

    [Fact]
    public async Task The_exact_code_comes_first_and_every_line_tells_whether_one_can_apply()
    {
        var answer = await SearchAsync($"q={Story.Matter}");
        var first = answer.GetProperty("items")[0];
        Assert.Equal(Story.Matter, CodeOf(first));
        Assert.Equal(("个体工商户设立登记", "licence", true), (first.GetProperty("name").GetString(), first.GetProperty("kind").GetString(), first.GetProperty("canApply").GetBoolean()));
        Assert.False(string.IsNullOrEmpty(first.GetProperty("department").GetString()));
        Assert.Equal("sample-2025-04", answer.GetProperty("edition").GetString());
    }

    [Fact]
    public async Task Words_must_all_stand_in_the_name_and_the_kind_narrows()
    {
        var found = (await SearchAsync("q=%E4%B8%AA%E4%BD%93%E5%B7%A5%E5%95%86%E6%88%B7%20%E7%99%BB%E8%AE%B0&kind=licence")).GetProperty("items").EnumerateArray().ToArray();
        Assert.NotEmpty(found);
        Assert.All(found, item =>
        {
            Assert.Contains("个体工商户", item.GetProperty("name").GetString()!, StringComparison.Ordinal);
            Assert.Contains("登记", item.GetProperty("name").GetString()!, StringComparison.Ordinal);
            Assert.Equal("licence", item.GetProperty("kind").GetString());
        });
    }

    [Fact]
    public async Task A_division_narrows_to_what_is_served_there()
    {
        int everywhere = (await SearchAsync("")).GetProperty("total").GetInt32();
        Assert.Equal(everywhere, (await SearchAsync("division=441202")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await SearchAsync("division=440600")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_matter_shows_its_lists_with_limits_and_papers_and_says_who_houses_it()
    {
        var answer = await _anybody.GetAsync($"/api/v1/matters/{Story.Matter}");
        var matter = answer.Ok();
        Assert.Matches("^\"[^\"]+\"$", answer.Header("ETag"));
        Assert.True(matter.GetProperty("canApply").GetBoolean());
        Assert.Contains("虚构", matter.GetProperty("housing").GetString()!, StringComparison.Ordinal);
        var lists = matter.GetProperty("lists").EnumerateArray().ToArray();
        Assert.Equal(9, lists.Length);
        Assert.Contains("441202", lists.Select(list => list.GetProperty("division").GetString()));
        Assert.All(lists, list =>
        {
            Assert.Contains("虚构", list.GetProperty("authority").GetProperty("name").GetString()!, StringComparison.Ordinal);
            var limit = list.GetProperty("limits").GetProperty("decision");
            Assert.Equal((3, "workingDays"), (limit.GetProperty("limit").GetProperty("amount").GetInt32(), limit.GetProperty("limit").GetProperty("unit").GetString()));
            Assert.Equal("市场主体登记管理条例", limit.GetProperty("basis").GetProperty("law").GetString());
            Assert.Equal(
                [(Story.Form, "required"), (Story.Proof, "required"), (Story.Premises, "required"), (Story.Permit, "optional")],
                list.GetProperty("materials").EnumerateArray().Select(material => (material.GetProperty("code").GetString()!, material.GetProperty("necessity").GetString()!)));
            Assert.All(list.GetProperty("materials").EnumerateArray(), material => Assert.NotEmpty(material.GetProperty("name").GetString()!));
        });
    }

    [Fact]
    public async Task What_cannot_be_applied_for_is_there_to_read_and_refused_with_its_ground()
    {
        string code = CodeOf((await SearchAsync("q=%E4%B8%AA%E4%BD%93%E5%B7%A5%E5%95%86%E6%88%B7%E4%BF%A1%E6%81%AF%E7%A1%AE%E8%AE%A4")).GetProperty("items")[0]);
        Assert.False((await _anybody.GetAsync($"/api/v1/matters/{code}")).Ok().GetProperty("canApply").GetBoolean());
        long before = await host.LastPositionAsync();
        var application = Story.Application();
        application["matter"] = code;
        (await host.As("applicant-1").SubmitAsync(application)).IsRefusal("catalogue.list-incomplete", "REG-2.1");
        Assert.Equal(before, await host.LastPositionAsync());
    }

    [Theory]
    [InlineData("nothing-like-it")]
    [InlineData("%E4%B8%AD%E6%96%87")]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("%F0%A0%AE%B7")]
    [InlineData("<script>")]
    public async Task An_unknown_code_is_not_found(string code) =>
        (await _anybody.GetAsync($"/api/v1/matters/{code}")).IsProblem(404, "catalogue.matter-unknown");

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=-1", "page")]
    [InlineData("page=1.5", "page")]
    [InlineData("page=99999999999", "page")]
    [InlineData("page=%EF%BC%91", "page")]
    [InlineData("size=0", "size")]
    [InlineData("size=101", "size")]
    [InlineData("division=44", null)]
    [InlineData("division=x", "division")]
    [InlineData("division=441202x", "division")]
    [InlineData("kind=Licence", "kind")]
    [InlineData("kind=0", "kind")]
    public async Task A_wrong_condition_is_named(string query, string? field)
    {
        var answer = await _anybody.GetAsync($"/api/v1/matters?{query}");
        if (field is null) answer.Ok();
        else answer.IsFault(field);
    }

    [Fact]
    public async Task The_last_page_there_can_be_is_empty()
    {
        var answer = await SearchAsync($"page={int.MaxValue}&size=100");
        Assert.Empty(answer.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("'%20OR%201=1--")]
    [InlineData("%00%01%1B[31m")]
    [InlineData("%E2%80%AE%E5%85%AC")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF%FE")]
    [InlineData("%F0%A0%AE%B7%E4%B6%AE")]
    [InlineData("(.*)%5B%5D%2B%3F")]
    [InlineData("%25%25%7B%7B7*7%7D%7D")]
    public async Task A_hostile_search_finds_nothing_and_breaks_nothing(string q) =>
        Assert.Equal(0, (await SearchAsync($"q={q}")).GetProperty("total").GetInt32());

    [Fact]
    public async Task A_search_has_two_hundred_characters_at_most()
    {
        await SearchAsync($"q={new string('x', 200)}");
        (await _anybody.GetAsync($"/api/v1/matters?q={new string('x', 201)}")).IsFault("q");
    }

    [Fact]
    public async Task The_import_report_tells_the_edition_and_its_findings()
    {
        var report = (await _anybody.GetAsync("/api/v1/catalogue/import-report")).Ok();
        Assert.Equal("sample-2025-04", report.GetProperty("edition").GetString());
        Assert.Equal((await SearchAsync("")).GetProperty("total").GetInt32(), report.GetProperty("matters").GetInt32());
        Assert.Equal(
            report.GetProperty("findings").GetArrayLength(),
            report.GetProperty("countsByRule").EnumerateObject().Sum(rule => rule.Value.GetInt32()));
    }

    [Fact]
    public async Task The_part_of_the_name_that_fits_is_marked()
    {
        var first = (await SearchAsync("q=gtgsh%20%E8%AE%BE%E7%AB%8B")).GetProperty("items")[0];
        Assert.Equal(Story.Matter, CodeOf(first));
        string name = first.GetProperty("name").GetString()!;
        var marks = first.GetProperty("marks").EnumerateArray().Select(mark => name.Substring(mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32()));
        Assert.Equal("个体工商户设立", string.Concat(marks));
        Assert.Empty((await SearchAsync($"q={Story.Matter}")).GetProperty("items")[0].GetProperty("marks").EnumerateArray());
    }

    [Fact]
    public async Task An_everyday_word_finds_what_people_mean_by_it() =>
        Assert.Contains(Story.Matter, (await SearchAsync("q=%E5%BC%80%E5%BA%97")).GetProperty("items").EnumerateArray().Select(CodeOf));

    [Fact]
    public async Task Department_and_audience_narrow()
    {
        int all = (await SearchAsync("")).GetProperty("total").GetInt32();
        var byDepartment = await SearchAsync("department=%E7%A8%8E%E5%8A%A1%E5%B1%80");
        Assert.InRange(byDepartment.GetProperty("total").GetInt32(), 1, all - 1);
        Assert.All(byDepartment.GetProperty("items").EnumerateArray(), item => Assert.Contains("税务局", item.GetProperty("department").GetString()!, StringComparison.Ordinal));
        Assert.InRange((await SearchAsync("audience=%E8%87%AA%E7%84%B6%E4%BA%BA")).GetProperty("total").GetInt32(), 1, all - 1);
        (await _anybody.GetAsync($"/api/v1/matters?department={new string('x', 201)}")).IsFault("department");
    }

    [Fact]
    public async Task Suggestions_follow_what_is_typed()
    {
        var answer = (await _anybody.GetAsync("/api/v1/matters/suggestions?q=%E4%B8%AA%E4%BD%93%E5%B7%A5")).Ok();
        string[] names = [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
        Assert.Contains("个体工商户设立登记", names);
        Assert.InRange(names.Length, 1, 10);
        Assert.Equal("sample-2025-04", answer.GetProperty("edition").GetString());
        Assert.Equal(0, (await _anybody.GetAsync("/api/v1/matters/suggestions")).Ok().GetProperty("items").GetArrayLength());
        (await _anybody.GetAsync($"/api/v1/matters/suggestions?q={new string('x', 201)}")).IsFault("q");
    }

    private async Task<JsonElement> SearchAsync(string query) => (await _anybody.GetAsync($"/api/v1/matters?{query}")).Ok();

    private static string CodeOf(JsonElement matter) => matter.GetProperty("code").GetString()!;
}
