using System.Text;
using Microsoft.AspNetCore.Http;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Exchange.Tests.PlatformServer;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests;

/// <summary>What another platform answers is not believed as it stands: what is no answer is told as one that did not come, so that the sender waits and asks again.</summary>
public sealed class UntrueAnswerTests
{
    private static readonly LocalDate Day = new(2026, 11, 30);
    private static readonly string Tally = $$"""{"case":"{{NumberOf(1)}}","receiving":1,"handling":0,"digest":"{{new string('a', 64)}}"}""";

    public static TheoryData<string, string> Untrue => new()
    {
        { "greeting", """{"site":"4412","versions":[1],"edition":"\ud800","now":"2026-11-30T01:00:00Z"}""" },
        { "greeting", """{"site":"\ud800","versions":[1],"edition":"e","now":"2026-11-30T01:00:00Z"}""" },
        { "greeting", """{"versions":[1],"edition":"e","now":"2026-11-30T01:00:00Z"}""" },
        { "greeting", """{"site":"4412","versions":[1],"now":"2026-11-30T01:00:00Z"}""" },
        { "greeting", """{"site":"4412","versions":[1],"edition":"e"}""" },
        { "greeting", """{"site":"4412","versions":null,"edition":"e","now":"2026-11-30T01:00:00Z"}""" },
        { "greeting", """{"site":"4412","versions":[1],"edition":"e","now":"2026-13-30T01:00:00Z"}""" },
        { "greeting", "null" },
        { "greeting", new string('[', 100) },
        { "day", "{}" },
        { "day", """{"day":"2026-11-30","cases":0}""" },
        { "day", """{"day":"2026-11-30","cases":0,"digest":"\ud800"}""" },
        { "day", """{"day":"2026-11-29","cases":0,"digest":"a"}""" },
        { "tallies", "[null]" },
        { "tallies", "[{}]" },
        { "tallies", $"[{Tally},{Tally}]" },
        { "tallies", $"[{Tally.Replace("\"receiving\":1", "\"receiving\":-1", StringComparison.Ordinal)}]" },
        { "tallies", $"[{Tally.Replace($"\"{new string('a', 64)}\"", "null", StringComparison.Ordinal)}]" },
        { "messages", """[{"code":"\ud800","message":"x"}]""" },
        { "messages", """[{"code":"x","message":"\ud800"}]""" },
        { "messages", "[null]" },
        { "messages", "{}" },
        { "messages", $$"""[{"case":"{{NumberOf(1)}}","intake":"stored","seen":-1,"owner":"handling"}]""" },
        { "messages", $$"""[{"case":"{{NumberOf(1)}}","intake":"stored","seen":99999999999,"owner":"handling"}]""" },
        { "messages", $$"""[{"case":"{{NumberOf(1)}}","intake":"heard","seen":1,"owner":"handling"}]""" },
    };

    [Theory]
    [MemberData(nameof(Untrue))]
    [Clause("CON-2.4")]
    public async Task What_is_no_answer_is_one_that_did_not_come(string asked, string answer)
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        for (int i = 0; i < 4; i++)
        {
            server.Script.Enqueue((context, _) =>
            {
                context.Response.ContentType = "application/json";
                return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer)).AsTask();
            });
        }

        var link = caller.HandoverLinkTo(ZhaoqingCity);
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => _ = asked switch
        {
            "greeting" => (object)await link.GreetAsync(HandoverGreeting.Of(FoshanCity, Edition, Now), default),
            "day" => await link.DayAsync(Day, default),
            "tallies" => await link.TalliesAsync(Day, default),
            _ => await link.SendAsync(["{}"u8.ToArray()], default),
        });
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_day_of_very_many_cases_is_compared_too()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        string many = $"[{string.Join(',', Enumerable.Range(0, 60_000).Select(i => Tally.Replace($"{NumberOf(1)}", $"{NumberOf(i)}", StringComparison.Ordinal)))}]";
        server.Script.Enqueue((context, _) => context.Response.WriteAsync(many));
        Assert.Equal(60_000, (await caller.HandoverLinkTo(ZhaoqingCity).TalliesAsync(Day, default)).Length);
    }

    /// <summary>What is told of a refusal is kept beside the message that is set aside: a record that cannot hold it would stop every other case.</summary>
    [Fact]
    [Clause("CON-2.4")]
    public async Task A_refusal_of_the_other_is_kept_as_one_line_that_every_record_can_hold()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        server.Script.Enqueue((context, _) => context.Response.WriteAsync($$"""[{"code":"x\u0000y","message":"{{string.Concat(Enumerable.Repeat("\\u0000\\n\\ud83d\\ude00", 150))}}","field":"a\u0000"}]"""));
        var refusal = Assert.Single(await caller.HandoverLinkTo(ZhaoqingCity).SendAsync(["{}"u8.ToArray()], default)).AsT0;
        Assert.Equal(("cross-region.refused-there", "a\uFFFD"), (refusal.Code, refusal.Fields[0].Field));
        Assert.DoesNotContain(refusal.ToString(), char.IsControl);
        Assert.Equal(refusal.Message, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(refusal.Message)));
        Assert.InRange(refusal.Message.Length, 1, 400);
    }

    /// <summary>One message refused in a strange manner must not stop what goes with it.</summary>
    [Theory]
    [InlineData("cross-region.clock-ahead", 3, "cross-region.clock-ahead")]
    [InlineData("catalogue.v2-unknown", 3, "catalogue.v2-unknown")]
    [InlineData("500", 3, "cross-region.refused-there")]
    [InlineData("a--b.c", 3, "cross-region.refused-there")]
    [InlineData("a.b", 0, "a.b")]
    [InlineData("a.b", 5_000, "a.b")]
    [InlineData(null, 3, "cross-region.refused-there")]
    [Clause("CON-2.4")]
    public async Task A_refusal_is_one_whatever_its_form_and_length(string? code, int length, string kept)
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        server.Script.Enqueue((context, _) => context.Response.WriteAsync($$"""[{"code":"{{code ?? $"a.{new string('b', 5_000)}"}}","message":"{{new string(' ', length)}}","field":"{{new string('f', length)}}"}]"""));
        var refusal = Assert.Single(await caller.HandoverLinkTo(ZhaoqingCity).SendAsync(["{}"u8.ToArray()], default)).AsT0;
        Assert.Equal(kept, refusal.Code);
        Assert.InRange(refusal.Message.Length, 1, 400);
        Assert.All(refusal.Fields, fault => Assert.InRange(fault.Field.Length, 1, 200));
    }

    private static CaseNumber NumberOf(int i) => CaseNumber.Create(Day, [0, 0, 0, 0, 0, 0, (byte)(i >> 15 & 31), (byte)(i >> 10 & 31), (byte)(i >> 5 & 31), (byte)(i & 31)]);
}
