using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Goes on by another channel: the same case, with the same number, materials, waits and days. Nothing is asked for again.</summary>
    [Clause("REG-4.2")]
    [Clause("GOAL-2.8")]
    private OneOf<Refusal, CaseChannelChanged> ChangeChannel(ChangeChannelOrder order, CaseActor by, Instant at)
    {
        if (!Enum.IsDefined(order.Channel)) throw new ArgumentException("There is no such channel.", nameof(order));
        return order.Channel == Channel
            ? new Refusal("cases.channel-same", "办件已在这一渠道办理,不用变更。", CaseGrounds.FreeChannel).OnField("channel", "与现在的办理渠道相同。")
            : new CaseChannelChanged(at, by.Id, order.Channel);
    }
}
