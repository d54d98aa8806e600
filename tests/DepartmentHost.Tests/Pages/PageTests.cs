namespace Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

/// <summary>The pages anybody can read.</summary>
public sealed class PageTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly Browser _browser = new(host);

    [Fact]
    public async Task A_matter_is_found_and_its_guide_read()
    {
        Assert.Equal(200, (await _browser.GoAsync("/?q=%E4%B8%AA%E4%BD%93%E5%B7%A5%E5%95%86%E6%88%B7%20%E8%AE%BE%E7%AB%8B")).Code);
        Assert.Contains("<mark>个体工商户设立</mark>登记</a>", _browser.Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/matters/{Story.Matter}\"", _browser.Html, StringComparison.Ordinal);
        Assert.Contains("共 1 项", _browser.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await _browser.GoAsync($"/matters/{Story.Matter}")).Code);
        foreach (string expected in new[] { "个体工商户设立登记", "3个工作日", "市场主体登记管理条例", "申请书", "住所或者主要经营场所相关文件" })
            Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_part_of_a_name_that_fits_is_marked()
    {
        await _browser.GoAsync("/?q=gtgsh");
        Assert.Contains($"href=\"/matters/{Story.Matter}\"><mark>个体工商户</mark>设立登记</a>", _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_a_search_lead_on_and_back()
    {
        await _browser.GoAsync("/?q=%E7%99%BB%E8%AE%B0&page=2");
        Assert.Contains("page=1\" rel=\"prev\"", _browser.Html, StringComparison.Ordinal);
        Assert.Contains("page=3\" rel=\"next\"", _browser.Html, StringComparison.Ordinal);
        Assert.Contains("q=%E7%99%BB%E8%AE%B0&amp;", _browser.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/?page=x", 422)]
    [InlineData("/?division=x&kind=y", 422)]
    [InlineData("/matters/511A0074300005", 200)]
    [InlineData("/matters/nothing", 404)]
    [InlineData("/cases", 200)]
    [InlineData("/cases/20260921-0000000000-0", 401)]
    public async Task Every_page_is_guarded_has_no_script_and_says_that_its_units_are_invented(string path, int status)
    {
        var answer = await _browser.GoAsync(path);
        Assert.Equal(status, answer.Code);
        Assert.StartsWith("text/html; charset=utf-8", answer.Header("Content-Type"), StringComparison.Ordinal);
        string policy = answer.Header("Content-Security-Policy")!;
        foreach (string directive in new[] { "default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'" })
            Assert.Contains(directive, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(("nosniff", "same-origin"), (answer.Header("X-Content-Type-Options"), answer.Header("Referrer-Policy")));
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(@"\son[a-z]+=", answer.Text);
        Assert.DoesNotMatch(@"\sstyle=", answer.Text);
        Assert.DoesNotContain("javascript:", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("实施机关均为虚构", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"zh-CN\">", answer.Text, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(answer.Text, "<h1"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' autofocus onfocus=alert(1) x='")]
    [InlineData("</title><svg/onload=1>")]
    public async Task What_is_searched_for_is_shown_as_text(string q)
    {
        await _browser.GoAsync($"/?q={Uri.EscapeDataString(q)}&division={Uri.EscapeDataString(q)}");
        Assert.DoesNotContain(q, _browser.Html, StringComparison.Ordinal);
        Assert.Contains(q, _browser.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await _browser.GoAsync($"/?q={Uri.EscapeDataString(new string('x', 201))}")).Code);
    }

    [Fact]
    public async Task The_style_sheet_is_served()
    {
        var answer = await _browser.GoAsync("/site.css");
        Assert.Equal((200, "text/css; charset=utf-8"), (answer.Code, answer.Header("Content-Type")));
    }

    [Theory]
    [InlineData("20260921-abc", "/cases/20260921-ABC")]
    [InlineData("//evil.example", "/cases/%2F%2FEVIL.EXAMPLE")]
    [InlineData("a\r\nSet-Cookie: x=1", "/cases/A%0D%0ASET-COOKIE%3A%20X%3D1")]
    [InlineData("𠮷", "/cases/%F0%A0%AE%B7")]
    public async Task A_number_typed_in_leads_to_its_page_on_this_site(string number, string location)
    {
        var answer = await _browser.GoAsync($"/cases?number={Uri.EscapeDataString(number)}");
        Assert.Equal((302, location), (answer.Code, answer.Header("Location")));
    }
}
