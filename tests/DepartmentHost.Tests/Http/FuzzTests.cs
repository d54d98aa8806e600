using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Whatever is sent to whatever address, the host answers for the caller's mistake, and the record stays as it was.</summary>
public sealed class FuzzTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string[] Posts =
        ["/api/v1/cases", "/api/v1/cases/20260921-0000000000-0/acts", "/api/v1/working-days/due", "/api/v1/working-days/counts", "/api/v1/identifiers/checks"];

    /// <summary>Names the host knows, so that random trees get past the first look.</summary>
    private static readonly string[] Names =
        ["matter", "division", "channel", "applicant", "materials", "kind", "name", "identifier", "material", "form", "act", "missing", "reason", "outcome", "way", "items", "from", "amount", "unit", "lastDay", "after", "through", "value", "x", ""];

    private static readonly string[] Texts =
        ["", "accept", "notifyOnce", "decide", "grant", "person", "online", "paper", Story.Matter, Story.Form, "441202", "2026-02-30", "2026-01-05", "workingDays", "divisionCode", "\0", "\ud800", "𠮷", "‮", "%s", "null"];

    private static Gen<JsonNode?> Trees(int depth)
    {
        var leaves = Gen.OneOf(
            Gen.Constant<JsonNode?>(null),
            Gen.Elements(true, false).Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Elements(0, -1, 1, int.MaxValue, int.MinValue).Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Elements(1e300, -0.5, 1e-300).Select(value => (JsonNode?)JsonValue.Create(value)),
            Gen.Elements(Texts).Select(value => (JsonNode?)JsonValue.Create(value)));
        if (depth == 0) return leaves;
        var inner = Trees(depth - 1);
        var lists = Gen.ListOf(inner).Select(items => (JsonNode?)new JsonArray([.. items.Take(4).Select(item => item?.DeepClone())]));
        var objects = Gen.ListOf(Gen.Zip(Gen.Elements(Names), inner)).Select(members =>
        {
            var made = new JsonObject();
            foreach (var (name, value) in members.Take(6)) made[name] = value?.DeepClone();
            return (JsonNode?)made;
        });
        return Gen.Frequency((1, leaves), (2, lists), (5, objects));
    }

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public Property A_random_tree_is_answered_and_changes_nothing() =>
        Prop.ForAll(Gen.Zip(Gen.Elements(Posts), Trees(4)).ToArbitrary(), drawn => IsHarmless(drawn.Item1, drawn.Item2?.ToJsonString() ?? "null"));

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    public Property A_random_text_is_answered_and_changes_nothing() =>
        Prop.ForAll(
            Gen.Zip(Gen.Elements(Posts), ArbMap.Default.GeneratorFor<NonNull<string>>()).ToArbitrary(),
            drawn => IsHarmless(drawn.Item1, drawn.Item2.Get));

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    public Property A_good_application_with_one_random_part_is_answered()
    {
        string[] fields = ["matter", "division", "channel", "applicant", "materials"];
        return Prop.ForAll(Gen.Zip(Gen.Elements(fields), Trees(2)).ToArbitrary(), drawn =>
        {
            var application = Story.Complete();
            application[drawn.Item1] = drawn.Item2?.DeepClone();
            var answer = host.As("applicant-1").SubmitAsync(application).GetAwaiter().GetResult();
            if (answer.Code != 201) answer.IsProblem(answer.Code is 400 or 409 ? answer.Code : 422);
        });
    }

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    public Property Random_paths_and_queries_are_answered() =>
        Prop.ForAll(
            Gen.Zip(Gen.Elements("/api/v1/matters?q=", "/api/v1/matters?division=", "/api/v1/matters?page=", "/?q=", "/?kind=", "/cases?number=", "/matters/", "/cases/", "/api/v1/cases/", "/api/v1/matters/", "/api/v1/clauses/", "/api/v1/working-days/"), ArbMap.Default.GeneratorFor<NonNull<string>>()).ToArbitrary(),
            drawn =>
            {
                string text = Uri.EscapeDataString(drawn.Item2.Get.Replace("\0", "", StringComparison.Ordinal));
                var answer = host.As("applicant-1").GetAsync(drawn.Item1 + text).GetAwaiter().GetResult();
                Assert.InRange(answer.Code, 200, 499);
            });

    [Theory]
    [InlineData("Accept", "text/html")]
    [InlineData("Accept", "garbage")]
    [InlineData("Accept-Language", "zh-CN;q=x")]
    [InlineData("Idempotency-Key", "\u00ff\u0080")]
    [InlineData("X-Demo-Person", "applicant-1, window-1")]
    [InlineData("X-Demo-Person", "")]
    [InlineData("Authorization", "Bearer")]
    [InlineData("Authorization", "Bearer a.b.c")]
    [InlineData("Authorization", "Basic eDp5")]
    [InlineData("Cookie", "demo-person=window-1; =;;;")]
    [InlineData("Content-Encoding", "gzip")]
    [InlineData("X-Forwarded-For", "';--")]
    [InlineData("traceparent", "00-zz-zz-zz")]
    public async Task Hostile_headers_are_answered_with_a_problem(string name, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        long before = await host.LastPositionAsync();
        var answer = await host.As().SendAsync(request);
        answer.IsProblem(401);
        Assert.Equal(before, await host.LastPositionAsync());
    }

    private void IsHarmless(string path, string body)
    {
        long before = host.LastPositionAsync().GetAwaiter().GetResult();
        var answer = host.As("window-1").PostAsync(path, body, ("Idempotency-Key", Caller.NewKey()), ("If-Match", "\"1\"")).GetAwaiter().GetResult();
        if (answer.Code == 200) answer.Ok();
        else answer.IsProblem(answer.Code is >= 400 and < 500 ? answer.Code : 422);
        Assert.Equal(before, host.LastPositionAsync().GetAwaiter().GetResult());
    }
}
