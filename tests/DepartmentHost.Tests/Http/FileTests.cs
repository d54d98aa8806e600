using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Files of a case over HTTP.</summary>
public sealed class FileTests : IDisposable
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[2 << 20]];

    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    [Clause("REG-4.4")]
    public async Task A_file_is_uploaded_compared_and_downloaded_by_who_may_see_the_case()
    {
        string number = await _host.SubmittedAsync();
        string path = $"/api/v1/cases/{number}/files";
        var kept = (await UploadAsync("applicant-1", number, Pdf)).Ok(201);
        string id = kept.GetProperty("file").GetString()!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), kept.GetProperty("sha256").GetString());
        var opened = await _host.As("window-441202").GetAsync($"{path}/{id}");
        Assert.Equal((200, "application/pdf", "nosniff"), (opened.Code, opened.Header("Content-Type"), opened.Header("X-Content-Type-Options")));
        Assert.StartsWith("attachment", opened.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal(Pdf, opened.Bytes);
        (await _host.As("applicant-2").GetAsync($"{path}/{id}")).IsProblem(403);
        (await _host.As("applicant-2").GetAsync(path)).IsProblem(403);
        (await UploadAsync("applicant-2", number, Pdf)).IsProblem(403);
        (await _host.As("applicant-1").PostAsync($"{path}/{id}/comparisons", """{"agrees":true}""", ("Idempotency-Key", Caller.NewKey()))).IsProblem(403);
        (await _host.As("window-1").PostAsync($"{path}/{id}/comparisons", """{"agrees":true}""", ("Idempotency-Key", Caller.NewKey()))).Ok();
        Assert.True((await _host.As("applicant-1").GetAsync(path)).Ok()[0].GetProperty("agreesWithOriginal").GetBoolean());
    }

    [Fact]
    public async Task Bad_files_are_refused_and_leave_nothing()
    {
        string number = await _host.SubmittedAsync();
        long before = await _host.LastPositionAsync();
        (await UploadAsync("applicant-1", number, [.. "MZ"u8, .. new byte[20]])).IsFault("file", "cases.file-kind-not-taken");
        (await UploadAsync("applicant-1", number, Pdf, type: "image/png")).IsFault("contentType", "cases.file-kind-differs");
        (await UploadAsync("applicant-1", number, Pdf, name: "申请表.exe")).IsFault("name", "cases.file-kind-differs");
        (await UploadAsync("applicant-1", number, Pdf, name: "../申请表.pdf")).IsFault("name");
        (await UploadAsync("applicant-1", number, Pdf, name: null)).IsFault("name");
        (await UploadAsync("applicant-1", number, Pdf, material: "other-1")).IsFault("material", "cases.material-unknown");
        (await UploadAsync("applicant-1", number, Pdf, material: "")).IsFault("material");
        (await UploadAsync("applicant-1", number, [.. "%PDF-"u8, .. new byte[20 << 20]])).IsProblem(413, "cases.file-too-large");
        (await UploadAsync("applicant-1", "20260921-0000000000-0", Pdf)).IsProblem(404);
        (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/files/..%2F..%2Fgov.db")).IsProblem(404);
        (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/files/{new string('0', 32)}")).IsProblem(404, "cases.file-unknown");
        Assert.Equal(before, await _host.LastPositionAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(_host.JournalPath)!, "files"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_server_itself_takes_more_than_a_body_of_JSON_may_have()
    {
        using var host = new RunningHost();
        host.UseKestrel(0);
        host.StartServer();
        using var applicant = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
        applicant.DefaultRequestHeaders.Add("X-Demo-Person", "applicant-1");
        string number = (await new Caller(applicant).SubmitAsync(Story.Complete())).Ok(201).GetProperty("number").GetString()!;
        (await UploadAsync("applicant-1", number, Pdf, host: host)).Ok(201);
        (await UploadAsync("applicant-1", number, [.. "%PDF-"u8, .. new byte[20 << 20]], host: host, isChunked: true)).IsProblem(413);
    }

    private async Task<Answer> UploadAsync(string person, string number, byte[] content, string material = Story.Form, string? name = "申请表.pdf", string type = "application/pdf", RunningHost? host = null, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/cases/{number}/files?material={material}") { Content = new ByteArrayContent(content) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (name is not null) request.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = name };
        request.Headers.TransferEncodingChunked = isChunked ? true : null;
        if (host is null) return await _host.As(person).SendAsync(request, ("Idempotency-Key", Caller.NewKey()));
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };
        return await new Caller(client).SendAsync(request, ("X-Demo-Person", person), ("Idempotency-Key", Caller.NewKey()));
    }
}
