namespace Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

/// <summary>Proposing, comparing and reviewing on the pages; findings; themes.</summary>
public sealed class CataloguePagesTests : IDisposable
{
    private const string Matter = $"/matters/{Story.Matter}";

    private readonly RunningHost _host = new();
    private readonly Browser _browser;

    public CataloguePagesTests() => _browser = new Browser(_host);

    public void Dispose() => _host.Dispose();

    [Fact]
    [Clause("STD-3.2")]
    public async Task A_change_is_proposed_compared_checked_and_reviewed_on_the_pages()
    {
        await _host.As("applicant-1").SubmitAsync(Story.Application());
        await _browser.ActAsAsync("department-1", Matter);
        await _browser.GoAsync(Matter);
        Assert.Contains("提出调整", _browser.Text, StringComparison.Ordinal);
        await _browser.GoAsync(Matter + "/change");
        var drafted = await _browser.SendAsync(
            Matter + "/change", ("key", "k1"), ("cause", "lawChanged"), ("law", "某条例"), ("article", "第一条"), ("text", "名称改为甲。"), ("name", "个体工商户开业登记"), ("amount", "2"),
            ($"material:{Story.Premises}", "removed"));
        Assert.Equal(302, drafted.Code);
        string page = drafted.Header("Location")!;
        await _browser.GoAsync(page);
        foreach (string expected in new[] { "草稿", "事项名称", "个体工商户开业登记", "减少负担", "现有 1 件在办", "提交核对" }) Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
        await SendAsync(page, "submit", "1");

        await _browser.ActAsAsync("department-2", page);
        await _browser.GoAsync(page);
        await SendAsync(page, "check", "2");
        await _browser.ActAsAsync("data-1", page);
        await _browser.GoAsync(page);
        Assert.Contains("审核通过", _browser.Text, StringComparison.Ordinal);
        await SendAsync(page, "approve", "3");

        await _browser.GoAsync(page);
        foreach (string expected in new[] { "已通过", "data-1" }) Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
        await _browser.GoAsync("/catalogue/changes");
        foreach (string expected in new[] { "sample-2025-04.1 (现行)", "首个版本" }) Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
        await _browser.GoAsync(Matter);
        Assert.Contains("个体工商户开业登记", _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_told_on_the_page_and_nothing_is_done()
    {
        await _browser.ActAsAsync("department-1", Matter);
        await _browser.GoAsync(Matter + "/change");
        var refused = await _browser.SendAsync(Matter + "/change", ("key", "k1"), ("cause", "lawChanged"), ("law", ""), ("text", ""), ("name", "新名"));
        Assert.Equal(422, refused.Code);
        Assert.Contains("依据", _browser.Text, StringComparison.Ordinal);
        await _browser.ActAsAsync("applicant-1", "/");
        Assert.Equal(403, (await _browser.GoAsync("/catalogue/changes")).Code);
        Assert.Equal(403, (await _browser.GoAsync(Matter + "/change")).Code);
    }

    [Theory]
    [InlineData("20天")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public async Task A_limit_that_is_no_number_is_told_and_not_left_out(string amount)
    {
        await _browser.ActAsAsync("department-1", Matter);
        await _browser.GoAsync(Matter + "/change");
        var refused = await _browser.SendAsync(Matter + "/change", ("key", "k1"), ("cause", "lawChanged"), ("law", "某条例"), ("text", "文"), ("name", "新名"), ("amount", amount));
        Assert.Equal(422, refused.Code);
        Assert.Contains("时限", _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_findings_open_in_the_page_and_can_be_downloaded()
    {
        await _browser.GoAsync("/catalogue/findings?rule=matter.basis-missing");
        foreach (string expected in new[] { "matter.basis-missing", "118", "没有设定依据" }) Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
        var file = await _host.As().GetAsync("/catalogue/findings.csv");
        Assert.Equal((200, "text/csv; charset=utf-8"), (file.Code, file.Header("Content-Type")));
        Assert.StartsWith("\ufeffitem,field,value,rule,message\n", file.Text, StringComparison.Ordinal);
        Assert.Equal(118, file.Text.Split('\n').Count(line => line.Contains(",matter.basis-missing,", StringComparison.Ordinal)));
        Assert.Equal(200, (await _host.As().GetAsync("/catalogue/rejected.csv")).Code);
    }

    [Fact]
    [Clause("CON-1.1")]
    public async Task A_theme_tells_its_members_in_order_one_notice_and_one_day()
    {
        await _browser.GoAsync("/themes");
        Assert.Contains("我要开小餐馆", _browser.Text, StringComparison.Ordinal);
        await _browser.GoAsync("/themes/" + Uri.EscapeDataString("我要开小餐馆"));
        foreach (string expected in new[] { "要办的事项", "一次告知", "前办完" }) Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await _browser.GoAsync("/themes/nothing")).Code);
    }

    private async Task SendAsync(string page, string act, string version) =>
        Assert.Equal(302, (await _browser.SendAsync($"{page}/{act}", ("version", version), ("key", Guid.NewGuid().ToString("N")))).Code);
}
