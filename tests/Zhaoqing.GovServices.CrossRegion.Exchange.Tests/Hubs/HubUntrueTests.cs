using System.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests.Hubs;

/// <summary>What comes back through a middle platform is believed no more than what comes over HTTP.</summary>
public sealed class HubUntrueTests
{
    private static readonly string Tally = $$"""{"case":"{{CaseNumber.Create(Day, new byte[CaseNumber.RandomBytes])}}","receiving":1,"handling":0,"digest":"{{new string('a', 64)}}"}""";

    public static TheoryData<string, string> Untrue => new()
    {
        { "day", """{"day":"2023-09-21","cases":0,"digest":"a"}""" },
        { "tallies", $"[{Tally},{Tally}]" },
        { "tallies", $"[{Tally.Replace("\"receiving\":1", "\"receiving\":-1", StringComparison.Ordinal)}]" },
        { "tallies", "[null]" },
    };

    [Theory]
    [MemberData(nameof(Untrue))]
    [Clause("CON-2.4")]
    public async Task A_day_that_was_not_asked_for_or_a_case_twice_is_no_answer_and_kept(string asked, string body)
    {
        var hub = HubPlatform.HubOfTwo();
        using var foshan = new HubPlatform(hub, FoshanCity, ZhaoqingCity);
        var there = hub.Connect(ZhaoqingCity);
        foshan.Hub.Before = async () =>
        {
            foreach (var question in await there.PollAsync(10, default))
            {
                await there.PushAsync([new HubEnvelope(Guid.NewGuid(), ZhaoqingCity, FoshanCity, "handover.reply", question.Id, Encoding.UTF8.GetBytes(body))], default);
                await there.AcknowledgeAsync([question.Id], default);
            }
        };
        await Assert.ThrowsAsync<JournalUnavailableException>(async () => _ = asked is "day" ? (object)await foshan.Link.DayAsync(Day, default) : await foshan.Link.TalliesAsync(Day, default));
        Assert.Equal(["cross-region.hub-envelope-malformed"], await foshan.KeptAsync());
    }
}
