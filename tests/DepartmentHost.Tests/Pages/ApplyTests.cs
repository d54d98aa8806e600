using System.Text;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

/// <summary>Choosing who one is, applying through the form, and following the case.</summary>
public sealed class ApplyTests : IDisposable
{
    private const string Guide = $"/matters/{Story.Matter}";
    private const string Apply = $"{Guide}/apply";

    private readonly RunningHost _host = new();
    private readonly Browser _browser;

    public ApplyTests() => _browser = new Browser(_host);

    [Fact]
    [Clause("REG-4.3")]
    public async Task An_application_is_sent_through_the_form_and_its_page_tells_number_state_day_and_light()
    {
        Assert.Equal((302, Guide), Where(await _browser.ActAsAsync("applicant-1", Guide)));
        await _browser.GoAsync(Guide);
        var answer = await _browser.SendAsync(Apply, Fields(Story.Form, Story.Proof, Story.Premises));
        Assert.Equal(302, answer.Code);
        string page = answer.Header("Location")!, number = page["/cases/".Length..];
        Assert.Equal(200, (await _browser.GoAsync(page)).Code);
        foreach (string expected in new[] { number, "已收件", "2026年9月29日", "绿灯", Story.Name, "9****************2", "端州区示例审批局(虚构)" })
            Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Story.IdentityNumber, _browser.Html, StringComparison.Ordinal);
        Assert.Equal("online", (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}"))["channel"]);

        (await _host.As("window-1").ActAsync(number, 1, Story.Accept)).Ok();
        (await _host.As("examiner-1").ActAsync(number, 2, Story.Deny)).Ok();
        await _browser.GoAsync(page);
        foreach (string expected in new[] { "已决定 · 不予", "住所不符合规定", "行政复议" }) Assert.Contains(expected, _browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_case()
    {
        await _browser.ActAsAsync("applicant-1", Guide);
        await _browser.GoAsync(Guide);
        string form = _browser.Html;
        var fields = Fields(Story.Form).Append(("key", System.Text.RegularExpressions.Regex.Match(form, "name=\"key\" value=\"([^\"]+)\"").Groups[1].Value)).ToArray();
        var first = await _browser.SendAsync(Apply, fields);
        await _browser.GoAsync(Guide);
        Assert.Equal(Where(first), Where(await _browser.SendAsync(Apply, fields)));
        Assert.Equal(1, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_told_and_what_was_typed_is_kept_but_for_the_identity_number()
    {
        await _browser.ActAsAsync("applicant-1", Guide);
        await _browser.GoAsync(Guide);
        var fields = Fields(Story.Form, Story.Premises);
        fields[1] = ("name", "<b>甲某</b>");
        fields[2] = ("identifier", "990000196402292913");
        Assert.Equal(422, (await _browser.SendAsync(Apply, fields)).Code);
        Assert.Contains("校验码不符", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"<b>甲某</b>\"", _browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", _browser.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("990000196402292913", _browser.Html, StringComparison.Ordinal);
        Assert.Matches($"value=\"{Story.Form}\" checked", _browser.Html);
        Assert.Matches($"value=\"{Story.Premises}\" checked", _browser.Html);
        Assert.DoesNotMatch($"value=\"{Story.Proof}\" checked", _browser.Html);
        Assert.Matches("value=\"441202\" selected", _browser.Html);
        Assert.Equal(0, await _host.LastPositionAsync());

        fields[2] = ("identifier", Story.IdentityNumber);
        Assert.Equal(302, (await _browser.SendAsync(Apply, fields)).Code);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "甲\u202e某")]
    [InlineData("name", "甲\u0007某")]
    [InlineData("identifier", "")]
    [InlineData("division", "440600")]
    [InlineData("division", "x")]
    [InlineData("kind", "robot")]
    [InlineData("material", "company-setup-1")]
    [InlineData("material", "中文")]
    public async Task A_form_with_a_wrong_field_is_shown_again(string field, string value)
    {
        await _browser.ActAsAsync("applicant-1", Guide);
        await _browser.GoAsync(Guide);
        Assert.Equal(422, (await _browser.SendAsync(Apply, [.. Fields(Story.Form).Where(given => given.Name != field), (field, value)])).Code);
        Assert.Contains("没有提交成功", _browser.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task Ten_thousand_characters_of_a_name_break_no_page()
    {
        await _browser.ActAsAsync("applicant-1", Guide);
        await _browser.GoAsync(Guide);
        var fields = Fields();
        fields[1] = ("name", new string('长', 10_000));
        Assert.Equal(422, (await _browser.SendAsync(Apply, fields)).Code);
        Assert.Contains("名称不能超过200个字符", _browser.Text, StringComparison.Ordinal);
        Assert.Contains("</html>", _browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_turned_away()
    {
        await _browser.ActAsAsync("applicant-1", Guide);
        string much = string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"f{i}=1"));
        foreach (var content in new HttpContent[]
        {
            new StringContent(much, Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("name=%ff%fe&" + new string('k', 3_000) + "=1", Encoding.UTF8, "application/x-www-form-urlencoded"),
            new StringContent("--x\r\nnonsense", Encoding.UTF8, "multipart/form-data"),
            new StringContent("{}", Encoding.UTF8, "application/json"),
            new ByteArrayContent([]),
        })
        {
            foreach (string action in new[] { Apply, "/demo/act-as" })
                Assert.InRange((await _browser.PostAsync(action, new ByteArrayContent(await content.ReadAsByteArrayAsync()) { Headers = { ContentType = content.Headers.ContentType } })).Code, 400, 499);
        }

        Assert.DoesNotContain(_host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_form_without_its_token_or_with_the_token_of_another_is_400()
    {
        await _browser.ActAsAsync("applicant-1", Guide);
        foreach (string action in new[] { Apply, "/demo/act-as" })
        {
            var answer = await _browser.PostAsync(action, new FormUrlEncodedContent(Fields(Story.Form).Append(("person", "window-1")).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
            Assert.Equal(400, answer.Code);
            Assert.Null(answer.Header("Set-Cookie"));
            Assert.Contains("表单已过期", _browser.Text, StringComparison.Ordinal);
        }

        await _browser.GoAsync(Guide);
        var other = new Browser(_host);
        await other.ActAsAsync("applicant-2", Guide);
        await other.GoAsync(Guide);
        string token = System.Text.RegularExpressions.Regex.Match(_browser.Html, "__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal(400, (await other.PostAsync(Apply, new FormUrlEncodedContent(Fields(Story.Form).Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))))).Code);
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task Nobody_is_asked_who_they_are_and_who_may_not_is_told()
    {
        await _browser.GoAsync(Guide);
        Assert.DoesNotContain("提交申请</button>", _browser.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await _browser.SendAsync(Apply, Fields(Story.Form))).Code);
        Assert.Contains("请先选择身份", _browser.Text, StringComparison.Ordinal);

        string number = await _host.SubmittedAsync();
        long before = await _host.LastPositionAsync();
        Assert.Equal(401, (await _browser.GoAsync($"/cases/{number}")).Code);
        Assert.DoesNotContain(Story.Name, _browser.Text, StringComparison.Ordinal);
        await _browser.ActAsAsync("applicant-2");
        Assert.Equal(403, (await _browser.GoAsync($"/cases/{number}")).Code);
        Assert.DoesNotContain(Story.Name, _browser.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await _browser.GoAsync("/cases/20260921-0000000000-0")).Code);

        await _browser.ActAsAsync("examiner-1", Guide);
        await _browser.GoAsync(Guide);
        Assert.Equal(422, (await _browser.SendAsync(Apply, Fields(Story.Form))).Code);
        Assert.Equal(before, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_person_is_chosen_and_given_up_by_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        var chosen = await _browser.ActAsAsync("applicant-1");
        string cookie = chosen.Header("Set-Cookie")!;
        Assert.Contains("demo-person=applicant-1", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        await _browser.GoAsync("/");
        Assert.Matches("value=\"applicant-1\" selected", _browser.Html);
        Assert.Contains("expires=Thu, 01 Jan 1970", (await _browser.ActAsAsync("nobody-1")).Header("Set-Cookie"), StringComparison.Ordinal);
        Assert.Equal(401, (await _browser.GoAsync("/cases/x")).Code);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\r\nSet-Cookie: x=1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/中文")]
    [InlineData("~//evil.example")]
    [InlineData("")]
    public async Task The_way_back_never_leaves_this_site(string back) =>
        Assert.Equal((302, "/"), Where(await _browser.ActAsAsync("applicant-1", "/", back)));

    [Theory]
    [InlineData("/?q=%E7%99%BB%E8%AE%B0&page=2")]
    [InlineData(Guide)]
    public async Task The_way_back_is_where_one_was(string back)
    {
        await _browser.GoAsync(back);
        Assert.Contains($"name=\"back\" value=\"{System.Net.WebUtility.HtmlEncode(back)}\"", _browser.Html, StringComparison.Ordinal);
        Assert.Equal((302, back), Where(await _browser.SendAsync("/demo/act-as", ("person", "applicant-1"), ("back", back))));
    }

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private static (string Name, string Value)[] Fields(params string[] materials) =>
        [("kind", "person"), ("name", Story.Name), ("identifier", Story.IdentityNumber), ("division", "441202"), .. materials.Select(code => ("material", code))];

    private static (int, string?) Where(Answer answer) => (answer.Code, answer.Header("Location"));
}
