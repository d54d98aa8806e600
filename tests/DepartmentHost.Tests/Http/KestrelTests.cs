using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>What only a real server on a real socket shows.</summary>
public sealed class KestrelTests : IDisposable
{
    private readonly RunningHost _host = new();
    private readonly HttpClient _client;

    public KestrelTests()
    {
        _host.UseKestrel(0);
        _host.StartServer();
        _client = new HttpClient { BaseAddress = _host.ClientOptions.BaseAddress };
        _client.DefaultRequestHeaders.Add("X-Demo-Person", "applicant-1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_one_mebibyte_is_413_whether_or_not_its_length_is_told(bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = new ByteArrayContent(new byte[(1 << 20) + 1]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.ExpectContinue = true;
        (await new Caller(_client).SendAsync(request)).IsProblem(413, "request.too-large");
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_case_is_submitted_over_a_socket()
    {
        var answer = await new Caller(_client).SubmitAsync(Story.Complete());
        answer.Ok(201);
        Assert.Null(answer.Header("Server"));
    }

    [Theory]
    [InlineData("GET /api/v1/working-days/%00 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /api/v1/matters HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("GET /api/v1/matters HTTP/1.1\r\nConnection: close\r\n\r\n", 400)]
    [InlineData("POST /api/v1/working-days/due HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    public async Task Nonsense_on_the_socket_is_turned_away_and_the_host_serves_on(string sent, int status)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(_client.BaseAddress!.Host, _client.BaseAddress.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(sent));
        using var reader = new StreamReader(socket.GetStream());
        Assert.StartsWith($"HTTP/1.1 {status}", await reader.ReadLineAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await new Caller(_client).GetAsync("/health/ready")).Code);
        Assert.DoesNotContain(_host.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        _host.Dispose();
    }
}
