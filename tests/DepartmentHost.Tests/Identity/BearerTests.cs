using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Identity;

/// <summary>Callers with a bearer token, as in real use.</summary>
public sealed class BearerTests : IDisposable
{
    private static readonly byte[] Key = SHA256.HashData("a key for tests alone"u8);

    private readonly RunningHost _host = new RunningHost().In("Production")
        .With("Authentication:Schemes:Bearer:ValidIssuer", "https://issuer.example")
        .With("Authentication:Schemes:Bearer:ValidAudiences:0", "department")
        .With("Authentication:Schemes:Bearer:SigningKeys:0:Issuer", "https://issuer.example")
        .With("Authentication:Schemes:Bearer:SigningKeys:0:Value", Convert.ToBase64String(Key));

    [Fact]
    public async Task An_applicant_and_an_examiner_act_by_their_tokens()
    {
        string number = (await With(Token("citizen-7", "applicant")).SubmitAsync(Story.Complete())).Ok(201).GetProperty("number").GetString()!;
        (await With(Token("citizen-8", "applicant")).GetAsync($"/api/v1/cases/{number}")).IsProblem(403);
        (await With(Token("officer-2", "examiner", "440600")).ActAsync(number, 1, Story.Accept)).IsProblem(403);
        (await With(Token("officer-1", "examiner", "441202")).ActAsync(number, 1, Story.Accept)).Ok();
        Assert.Equal(
            ["citizen-7", "officer-1"],
            (await With(Token("citizen-7", "applicant")).GetAsync($"/api/v1/cases/{number}/record")).Ok().GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("actor").GetString()));
    }

    [Fact]
    public async Task A_token_with_another_key_issuer_audience_or_end_is_nobody()
    {
        (await With(Token("citizen-7", "applicant", key: SHA256.HashData("another"u8))).SubmitAsync(Story.Complete())).IsProblem(401);
        (await With(Token("citizen-7", "applicant", change: payload => payload["iss"] = "https://other.example")).SubmitAsync(Story.Complete())).IsProblem(401);
        (await With(Token("citizen-7", "applicant", change: payload => payload["aud"] = "other")).SubmitAsync(Story.Complete())).IsProblem(401);
        (await With(Token("citizen-7", "applicant", change: payload => payload["exp"] = 1_000_000_000)).SubmitAsync(Story.Complete())).IsProblem(401);
        (await With(Unsigned()).SubmitAsync(Story.Complete())).IsProblem(401);
        (await With("x").SubmitAsync(Story.Complete())).IsProblem(401);
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Theory]
    [InlineData("citizen-7", "mayor", null)]
    [InlineData("citizen-7", "", null)]
    [InlineData("citizen-7", null, null)]
    [InlineData("officer-1", "examiner", null)]
    [InlineData("officer-1", "window", "中文")]
    [InlineData("", "applicant", null)]
    [InlineData(null, "applicant", null)]
    [InlineData("a\u0000b", "applicant", null)]
    [InlineData("a\r\ninfo: forged", "applicant", null)]
    [InlineData("a\u202eb", "applicant", null)]
    [InlineData(" a ", "applicant", null)]
    public async Task A_person_without_a_proper_account_or_role_is_403(string? subject, string? role, string? division)
    {
        var caller = With(Token(subject, role, division));
        (await caller.SubmitAsync(Story.Complete())).IsProblem(403);
        (await caller.GetAsync("/api/v1/cases/x")).IsProblem(403);
        (await caller.GetAsync("/api/v1/cases/x/record")).IsProblem(403);
        (await caller.ActAsync("x", 1, Story.Accept)).IsProblem(403);
        Assert.Equal(0, await _host.LastPositionAsync());
        Assert.DoesNotContain(_host.Log.Lines, line => line.Contains("\ninfo: forged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, 201)]
    [InlineData(201, 403)]
    public async Task An_account_has_two_hundred_characters_at_most(int length, int status) =>
        Assert.Equal(status, (await With(Token(new string('a', length), "applicant")).SubmitAsync(Story.Complete())).Code);

    /// <inheritdoc/>
    public void Dispose() => _host.Dispose();

    private Caller With(string token)
    {
        var caller = _host.As();
        caller.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return caller;
    }

    private static string Token(string? subject, string? role, string? division = null, byte[]? key = null, Action<JsonObject>? change = null)
    {
        var payload = new JsonObject { ["iss"] = "https://issuer.example", ["aud"] = "department", ["exp"] = 4_000_000_000, ["sub"] = subject, ["role"] = role, ["division"] = division };
        foreach (string absent in payload.Where(member => member.Value is null).Select(member => member.Key).ToArray()) payload.Remove(absent);
        change?.Invoke(payload);
        string signed = $"{Encoded("""{"alg":"HS256","typ":"JWT"}""")}.{Encoded(payload.ToJsonString())}";
        return $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(HMACSHA256.HashData(key ?? Key, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Unsigned() => $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{Token("citizen-7", "applicant").Split('.')[1]}.";

    private static string Encoded(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
