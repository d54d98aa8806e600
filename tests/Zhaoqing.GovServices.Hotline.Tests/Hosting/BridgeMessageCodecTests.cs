using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>Messages as they stand on the wire and in the record.</summary>
public sealed class BridgeMessageCodecTests
{
    [Property(MaxTest = 500)]
    [Clause("PLT-3.5")]
    public Property What_was_written_is_read() => Prop.ForAll(Messages.ToArbitrary(), message =>
    {
        byte[] body = BridgeMessageCodec.Write(message);
        return BridgeMessageCodec.Read((ushort)message.Content.Type, body).AsT1 == message && BridgeMessageCodec.Read(body).AsT1 == message;
    });

    [Property(MaxTest = 200)]
    [Clause("PLT-3.5")]
    public Property Members_that_nobody_knows_are_passed_over_and_every_member_of_the_envelope_is_needed() => Prop.ForAll(Messages.ToArbitrary(), message =>
    {
        var body = JsonNode.Parse(BridgeMessageCodec.Write(message))!.AsObject();
        body["weather"] = "雨";
        body["content"]!["mood"] = new JsonObject { ["calm"] = true };
        Assert.Equal(message, BridgeMessageCodec.Read(Bytes(body)).AsT1);
        foreach (string member in body.Select(pair => pair.Key).Except(["weather", "correlationId", "expiresAt", "operator"]).ToArray())
        {
            foreach (var other in new JsonNode?[] { null, new JsonObject(), -1, "x" })
            {
                var changed = body.DeepClone().AsObject();
                changed[member] = other;
                var fault = BridgeMessageCodec.Read(Bytes(changed)).AsT0;
                Assert.True(fault.Code is MessageFaultCode.Malformed or MessageFaultCode.UnsupportedType or MessageFaultCode.Refused, fault.ToString());
                Assert.StartsWith(fault.Code == MessageFaultCode.UnsupportedType ? "type" : member, fault.Field, StringComparison.Ordinal);
            }
        }
    });

    [Property(MaxTest = 500)]
    [Clause("PLT-3.5")]
    public Property No_member_of_what_is_said_makes_it_throw() => Prop.ForAll(Messages.ToArbitrary(), message =>
    {
        var body = JsonNode.Parse(BridgeMessageCodec.Write(message))!.AsObject();
        foreach (string member in body["content"]!.AsObject().Select(pair => pair.Key).ToArray())
        {
            foreach (var other in new JsonNode?[] { null, new JsonObject(), new JsonArray((JsonNode?)null), -1, "", new string('长', BridgeCase.LongestText + 1) })
            {
                var changed = body.DeepClone().AsObject();
                changed["content"]![member] = other;
                _ = BridgeMessageCodec.Read(Bytes(changed));
            }
        }
    });

    [Fact]
    public void Noise_is_told_and_never_thrown()
    {
        var chance = new Random(20261130);
        byte[] whole = BridgeMessageCodec.Write(Message(chance));
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bent = [.. whole];
            for (int k = chance.Next(1, 6); k > 0; k--) bent[chance.Next(bent.Length)] = (byte)chance.Next(256);
            _ = BridgeMessageCodec.Read(bent.AsMemory(0, chance.Next(bent.Length + 1)));
        }
    }

    [Fact]
    public void The_wire_has_these_names()
    {
        var message = Message(new Random(1)) with { Content = new Feedback(FeedbackStage.OnScene, "已到场"), Correlation = null, ExpiresAt = null, Operator = null };
        var body = JsonNode.Parse(BridgeMessageCodec.Write(message))!.AsObject();
        Assert.Equal(
            ["type", "messageId", "caseId", "sender", "seq", "sentAt", "status", "firstReceivedBy", "firstReceivedAt", "confidentiality", "round", "seenPeerSeq", "viewHolder", "content"],
            body.Select(pair => pair.Key));
        Assert.Equal("feedback", body["type"]!.GetValue<string>());
        Assert.EndsWith("+08:00", body["sentAt"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"stage":"onScene","publicReply":"已到场","internalNote":null}""", body["content"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    [Fact]
    public void What_is_no_message_is_told_with_its_code()
    {
        var message = Message(new Random(2)) with { Content = Said.Added };
        Assert.Equal(new MessageFault(MessageFaultCode.UnsupportedType, "type"), BridgeMessageCodec.Read(0x7777, BridgeMessageCodec.Write(message)).AsT0);
        Assert.Equal(new MessageFault(MessageFaultCode.TypeMismatch, "type"), BridgeMessageCodec.Read((ushort)BridgeMessageType.Urge, BridgeMessageCodec.Write(message)).AsT0);
        Assert.Equal(new MessageFault(MessageFaultCode.Refused, "content.text"), BridgeMessageCodec.Read(BridgeMessageCodec.Write(message with { Content = new Supplement(" ") })).AsT0);
        Assert.Equal(new MessageFault(MessageFaultCode.TooLarge, ""), BridgeMessageCodec.Read(new byte[300_000]).AsT0);
        Assert.Equal(new MessageFault(MessageFaultCode.Malformed, ""), BridgeMessageCodec.Read("""{"type":"urge","type":"urge"}"""u8.ToArray()).AsT0);
        Assert.Equal(new MessageFault(MessageFaultCode.Malformed, ""), BridgeMessageCodec.Read("[]"u8.ToArray()).AsT0);
    }

    internal static BridgeMessage Message(Random chance)
    {
        var id = new BridgeCaseId(Said.Desk(chance), DivisionCode.Parse("4412", null), chance.NextId());
        return new BridgeMessage(
            chance.NextId(), id, Said.Desk(chance), (uint)chance.Next(1, int.MaxValue), Said.Start + Duration.FromNanoseconds(chance.NextInt64(1L << 60)), (MessageStatus)chance.Next(1, 4), Said.Desk(chance),
            Said.Start, (ConfidentialityLevel)chance.Next(1, 5), chance.Next(1, 4), (uint)chance.Next(), Said.Desk(chance), All(chance))
        {
            Correlation = chance.Next(2) == 0 ? null : chance.NextId(),
            ExpiresAt = chance.Next(2) == 0 ? null : Said.Start,
            Operator = chance.Next(2) == 0 ? null : "接线员𠮷",
        };
    }

    private static BridgeContent All(Random chance) => chance.Next(8) switch
    {
        0 => new ConferenceInvite("C1", "归属"),
        1 => new ConferenceJoined("C1"),
        2 => new MaliciousCallReferral("caller-1", ["call-1", "call-2"], "反复拨打辱骂"),
        3 => new CallerResolveRequest("caller-1", "回访", "反馈需要", ["phone"]),
        4 => new CallerResolveResponse(System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("phone", "0758-0000000")),
        _ => Said.Any(chance),
    };

    private static Gen<BridgeMessage> Messages { get; } = Gen.Choose(0, int.MaxValue - 1).Select(seed => Message(new Random(seed)));

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
