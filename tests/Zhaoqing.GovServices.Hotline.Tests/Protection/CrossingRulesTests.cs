using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Protection;

/// <summary>What may not cross the bridge is not in the message.</summary>
public sealed class CrossingRulesTests
{
    private const string Number = "0758-0000000", CallId = "call-77", Street = "某路某号";

    private static readonly ConfidentialityLevel[] Levels = Enum.GetValues<ConfidentialityLevel>();

    /// <summary>Every kind of message that can show a caller, with everything it could show.</summary>
    private static IEnumerable<BridgeContent> Telling()
    {
        var place = new BridgePlace(DivisionCode.Parse("441202001001", null), Street);
        var voice = new VoiceLeg(CallId, VoiceMedia.Audio);
        foreach (var urgency in Enum.GetValues<Urgency>())
        {
            var handOver = Said.Offer(urgency).HandOver with { Place = place };
            yield return new TransferOffer(handOver, voice);
            yield return new WorkOrderPush(handOver, ["已安抚"]);
        }

        yield return new EmergencyDispatchRequest("有人被困", place, Number, voice);
        yield return new OnSiteAssistRequest("执法队", "冲突", place);
        yield return new StabilityClue("聚集", place);
        yield return new ConferenceInvite(CallId, "归属");
        yield return new ConferenceJoined(CallId);
        yield return new ConferenceFailed(CallId);
        yield return new MaliciousCallReferral("caller-1", [CallId], "反复拨打");
        yield return new CallerResolveResponse(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(CallerResolution.Phone, Number));
    }

    [Fact]
    [Clause("PLT-3.5")]
    public void Whatever_is_said_at_whatever_level_only_what_the_table_allows_stands_on_the_wire() => Assert.All(
        from content in Telling() from level in Levels select (content, level),
        pair =>
        {
            if (Written(pair.content, pair.level) is not { } wire) return;
            Assert.True(IsUrgent(pair.content) || pair.content is OnSiteAssistRequest || pair.level == ConfidentialityLevel.Open || !wire.Contains(Street, StringComparison.Ordinal), wire);
            Assert.True(IsUrgent(pair.content) || pair.content is OnSiteAssistRequest || pair.level == ConfidentialityLevel.Open || !wire.Contains("441202001001", StringComparison.Ordinal), wire);
            Assert.True(pair.level <= ConfidentialityLevel.CallerRequested || pair.content is ConferenceJoined or ConferenceFailed || !wire.Contains(CallId, StringComparison.Ordinal), wire);
            Assert.True(pair.level <= ConfidentialityLevel.CallerRequested || pair.content is CallerResolveResponse || !wire.Contains(Number, StringComparison.Ordinal), wire);
        });

    [Property(MaxTest = 1_000)]
    [Clause("PLT-3.5")]
    public Property What_is_written_shows_nothing_that_may_not_cross_and_keeps_the_rest() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var chance = new Random(seed);
        var telling = Telling().ToArray();
        var content = chance.Next(2) == 0 ? Said.Any(chance) : telling[chance.Next(telling.Length)];
        var level = Levels[chance.Next(Levels.Length)];
        var least = CrossingRules.Least(content, level);
        if (least.TryPickT0(out var refusal, out var left)) return refusal.Code == "hotline.may-not-cross" && content is ConferenceInvite && level >= ConfidentialityLevel.Reporter;
        return (CrossingRules.In(left) & ~CrossingRules.Allowed(content, level)) == CallerTraces.None
            && CrossingRules.In(left) == (CrossingRules.In(content) & CrossingRules.Allowed(content, level))
            && left.Type == content.Type
            && CrossingRules.Least(left, level).AsT1 == left;
    });

    [Property(MaxTest = 300)]
    public Property The_more_is_hidden_the_less_crosses() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var telling = Telling().ToArray();
        var content = telling[seed % telling.Length];
        return Levels.Zip(Levels.Skip(1)).All(pair => (CrossingRules.Allowed(content, pair.Second) & ~CrossingRules.Allowed(content, pair.First)) == CallerTraces.None);
    });

    [Fact]
    public void In_danger_the_place_crosses_always_and_the_number_unless_it_is_a_reporters()
    {
        var request = (EmergencyDispatchRequest)Telling().Single(content => content is EmergencyDispatchRequest);
        Assert.Equal(request, CrossingRules.Least(request, ConfidentialityLevel.CallerRequested).AsT1);
        Assert.Equal(request with { CallbackNumber = null, Voice = null }, CrossingRules.Least(request, ConfidentialityLevel.Reporter).AsT1);
        var offer = Said.Offer() with { Voice = new VoiceLeg(CallId, VoiceMedia.Audio) };
        var least = (TransferOffer)CrossingRules.Least(offer, ConfidentialityLevel.Reporter).AsT1;
        Assert.Equal((null, CrossingRules.PlaceLeftOut, "441202"), (least.Voice, least.HandOver.Place.Text, least.HandOver.Place.Division.ToString()));
    }

    [Theory]
    [InlineData("0758-0000000")]
    [InlineData("13800000000")]
    [InlineData("990000199001010017")]
    [InlineData("99000019900101001X")]
    public void A_number_is_no_token(string token)
    {
        foreach (var content in new BridgeContent[] { new TransferOffer(Said.Offer().HandOver with { CallerRef = token }), new MaliciousCallReferral(token, [], "辱骂"), new CallerResolveRequest(token, "回访", "依据", [CallerResolution.Phone]) })
            Assert.Equal("hotline.message-invalid", CrossingRules.Least(content, ConfidentialityLevel.Open).AsT0.Code);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public void An_order_is_handed_over_by_a_token_and_in_words_of_the_hotlines_own()
    {
        HandOver Handed(WorkOrder order, string summary, Urgency urgency = Urgency.Expected) => order.HandOver(summary, Street, urgency, new ScopeReading(1), NodaTime.Duration.FromMinutes(30), HandlingPolicy.Sample).AsT1;
        string Code(WorkOrder order, string summary, Urgency urgency = Urgency.Expected) => order.HandOver(summary, Street, urgency, new ScopeReading(1), NodaTime.Duration.FromMinutes(30), HandlingPolicy.Sample).Match(refusal => refusal.Code, _ => "");
        var (open, report) = (Opened(), Opened(Report()));
        Assert.Equal("hotline.brief-missing", Code(open, " "));
        Assert.Equal("hotline.brief-quotes", Code(open, "请联系张三丰"));
        Assert.Equal("hotline.brief-quotes", Code(report, report.Demand.Text));
        Assert.Equal("", Code(open, open.Demand.Text));
        Assert.Equal("", Code(report, report.Demand.Text, Urgency.Immediate));
        Assert.Equal((open.Demand.Caller, open.Demand.Kind), (Handed(open, "路灯不亮").CallerRef, Handed(open, "路灯不亮").Kind));
    }

    private static bool IsUrgent(BridgeContent content) => content is EmergencyDispatchRequest or StabilityClue or TransferOffer { HandOver.Urgency: Urgency.Immediate } or WorkOrderPush { HandOver.Urgency: Urgency.Immediate };

    /// <summary>The content of a message of a case of this level as it stands on the wire; null where the rules let nobody write it.</summary>
    private static string? Written(BridgeContent content, ConfidentialityLevel level)
    {
        var id = new BridgeCaseId(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), new Random(1).NextId());
        var opening = new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, level);
        var written = BridgeCase.Open(id, opening, content, new BridgeEnvelope(new Random(2).NextId(), Said.Start));
        return written.TryPickT1(out var message, out var refusal) ? JsonNode.Parse(BridgeMessageCodec.Write(message))!["content"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
            : refusal.Code == "hotline.may-not-cross" ? null : throw new InvalidOperationException(refusal.ToString());
    }
}
