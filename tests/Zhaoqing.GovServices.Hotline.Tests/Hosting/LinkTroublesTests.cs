using System.Globalization;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What a link has told of its troubles stays on the list until people have read of it.</summary>
public sealed class LinkTroublesTests
{
    private static readonly LinkTroubles Up = LinkTroubles.From(Start).After(new LinkUp(BridgeDesk.Police, Duration.Zero, IsSkewed: false), Start);

    [Fact]
    [Clause("PLT-3.4")]
    public void That_there_is_no_link_is_on_the_list_since_it_ended_until_there_is_one()
    {
        Assert.Equal(Start, LinkTroubles.From(Start).DownSince);
        Assert.Empty(Up.Alarms(Start));
        var at = Start + Duration.FromMinutes(1);
        var down = Up.After(new LinkDown(new LinkEnd(LinkEndReason.Silent, WasUp: true)), at).After(new LinkDown(new LinkEnd(LinkEndReason.Closed, WasUp: true)), at + Duration.FromMinutes(1));
        Assert.Equal((DeskAlarmKind.LinkDown, at), Assert.Single(down.Alarms(at)) is var alarm ? (alarm.Kind, alarm.Since) : default);
        // Reading of it brings no link.
        Assert.Single(down.Read(Instant.MaxValue).Alarms(at));
        Assert.Empty(down.After(new LinkUp(BridgeDesk.Police, Duration.Zero, IsSkewed: false), at).Alarms(at));
        // Somebody who never greeted ends no link.
        Assert.Null(Up.After(new LinkDown(new LinkEnd(LinkEndReason.Closed, WasUp: false)), at).DownSince);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void A_fault_stands_once_with_its_first_time_until_it_is_read_of_and_what_comes_later_stands_again()
    {
        LinkNotice fault = new LinkRejected(0x10, new MessageFault(MessageFaultCode.Malformed, "summary"));
        var later = Start + Duration.FromMinutes(1);
        var troubles = Up.After(fault, Start).After(fault, later).After(new LinkFaulted(new InvalidOperationException("张某某")), later);
        Assert.Equal([("LinkFaulted", later), ("Malformed", Start)], troubles.Alarms(later).Select(alarm => (alarm.Code!, alarm.Since)));
        Assert.Equal(2, troubles.Read(Start).Alarms(later).Count());
        Assert.Empty(troubles.Read(later).Alarms(later));
        Assert.Single(troubles.Read(later).After(fault, later + Duration.FromMinutes(1)).Alarms(later + Duration.FromMinutes(1)));
        Assert.DoesNotContain("张某某", string.Concat(troubles.Alarms(later).Select(alarm => alarm.Why + alarm)), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void Whatever_the_other_side_sends_for_a_code_the_list_stays_short_and_names_nobody()
    {
        var troubles = Enumerable.Range(0, 1_000).Aggregate(Up, (before, i) => before.After(new LinkComplaint(i % 2 == 0 ? $"张某某1380000{i.ToString(CultureInfo.InvariantCulture)}" : "Code" + (char)('A' + (i % 26)) + (char)('A' + (i / 26 % 26)), Offending: null), Start));
        var alarm = Assert.Single(troubles.Alarms(Start));
        Assert.Equal(("Other", "链路异常,尚未阅知:其他"), (alarm.Code, alarm.Why));
        // Nor does it pass for a fault of this program.
        Assert.Equal("Other", Assert.Single(Up.After(new LinkComplaint("LinkFaulted", Offending: null), Start).Alarms(Start)).Code);
        Assert.Equal(LinkTroubles.MostCodes, Every().Aggregate(Up, (before, notice) => before.After(notice, Start)).Alarms(Start).Count());
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void Every_fault_that_a_link_can_have_is_told_by_a_Chinese_name_of_its_own()
    {
        var named = Every().Select(notice => Assert.Single(Up.After(notice, Start).Alarms(Start))).DistinctBy(alarm => alarm.Code).ToArray();
        Assert.All(named, alarm => Assert.True(alarm.Code != "Other" && !alarm.Why.Any(char.IsAsciiLetter) && !alarm.Why.EndsWith("其他", StringComparison.Ordinal), $"{alarm.Code}: {alarm.Why}"));
        Assert.Equal(named.Length, named.Select(alarm => alarm.Why).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("链路异常,尚未阅知:其他", new DeskAlarm(DeskAlarmKind.LinkFault, Start) { Code = "Tomorrow" }.Why);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void Clocks_that_differ_are_told_and_the_link_is_up()
    {
        var skewed = LinkTroubles.From(Start).After(new LinkUp(BridgeDesk.Police, Duration.FromMinutes(1), IsSkewed: true), Start);
        Assert.Equal((DeskAlarmKind.LinkFault, "ClockSkew"), Assert.Single(skewed.Alarms(Start)) is var alarm ? (alarm.Kind, alarm.Code) : default);
        Assert.Equal("BadMagic", Assert.Single(Up.After(new LinkDown(new LinkEnd(LinkEndReason.BadFrame, WasUp: false, FrameFault.BadMagic)), Start).Alarms(Start)).Code);
    }

    /// <summary>All that a link tells of its troubles, but that it is down.</summary>
    private static IEnumerable<LinkNotice> Every() =>
    [
        new LinkUp(BridgeDesk.Police, Duration.Zero, IsSkewed: true),
        new LinkFaulted(new InvalidOperationException()),
        .. Enum.GetValues<LinkEndReason>().Except([LinkEndReason.Stopped, LinkEndReason.Closed, LinkEndReason.Silent]).Select(reason => new LinkDown(new LinkEnd(reason, WasUp: false))),
        .. Enum.GetValues<FrameFault>().Except([FrameFault.None]).Select(fault => new LinkDown(new LinkEnd(LinkEndReason.BadFrame, WasUp: false, fault))),
        .. Enum.GetValues<MessageFaultCode>().Select(code => new LinkRejected(0x10, new MessageFault(code, ""))),
        .. Enum.GetValues<MessageFaultCode>().Select(code => new LinkComplaint(code.ToString(), Offending: null)),
        .. Enum.GetValues<BridgeIntake>().Except([BridgeIntake.Stored, BridgeIntake.Duplicate]).Select(intake => new LinkComplaint(intake.ToString(), Offending: null)),
    ];
}
