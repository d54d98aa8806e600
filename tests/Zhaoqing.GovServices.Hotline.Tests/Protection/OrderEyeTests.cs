using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Hotline.Tests.Orders;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Protection;

/// <summary>Who reports is not given away.</summary>
public sealed class OrderEyeTests
{
    private static readonly ActionBrief Brief = new("请检查辖区内一处肉制品加工点的原料来源和加工环境。");

    private static readonly OrderActor[] Units = [Of("urban"), Of("market"), Of("water"), Of("street")];

    private static readonly Assignment Checkers = new("market", ["urban"]);

    [Fact]
    public void A_unit_that_acts_on_a_report_gets_a_brief_and_nothing_else()
    {
        var order = Accepted(Report()).Do(new DispatchTo(Checkers, Brief), Seat);
        var sight = OrderEye.Look(order, Market, "核查", Start).AsT1.Sight;
        Assert.Equal((Brief.Text, null, null, null, null), (sight.Brief, sight.Text, sight.CallerName, sight.CallerPhone, sight.Place?.ToString()));
        Assert.Equal("hotline.not-to-be-read", OrderEye.Look(order, Of("water"), "好奇", Start).AsT0.Code);
        Assert.Equal("hotline.purpose-missing", OrderEye.Look(order, Market, " ", Start).AsT0.Code);
    }

    [Fact]
    public void A_report_leaves_only_rewritten_and_never_to_whom_it_is_about()
    {
        var order = Accepted(Report(reported: "urban"));
        Assert.Equal("hotline.reported-unit", order.Code(new DispatchTo(Checkers, Brief), Seat));
        var free = Accepted(Report());
        Assert.Equal("hotline.brief-missing", free.Code(new DispatchTo(Checkers), Seat));
        Assert.Equal("hotline.brief-quotes", free.Code(new DispatchTo(Checkers, new ActionBrief("请查:每天半夜两点看见他们把变质的肉拉进去")), Seat));
        Assert.Equal("hotline.brief-quotes", free.Code(new DispatchTo(Checkers, new ActionBrief("请联系张三丰核查")), Seat));
        Assert.Equal("hotline.brief-quotes", free.Code(new DispatchTo(Checkers, new ActionBrief("请致电00000000000")), Seat));
        foreach (string hidden in new[] { "请致电000-0000-0000", "请致电000 0000 0000", "请致电０００００００００００", "请联系张 三丰", "请联系张\u200b三丰", "每天 半夜,两点;看见 他们 把变质的肉 拉进去", "每天\u200b半夜\u200b两点\u200b看见\u200b他们把" })
            Assert.Equal("hotline.brief-quotes", free.Code(new DispatchTo(Checkers, new ActionBrief(hidden)), Seat));
        Assert.Equal("", free.Code(new DispatchTo(Checkers, new ActionBrief("请核查变质的肉")), Seat));
    }

    [Fact]
    public void Who_asked_to_be_kept_secret_is_and_the_text_is_seen()
    {
        var order = Accepted(Demand() with { IsSecretAsked = true }).Do(new DispatchTo(new Assignment("urban", [])), Seat);
        var sight = OrderEye.Look(order, Urban, "办理", Start).AsT1.Sight;
        Assert.Equal((order.Demand.Text, null, null), (sight.Text, sight.CallerName, sight.CallerPhone));
    }

    [Fact]
    public void It_rises_by_one_and_falls_by_two()
    {
        var order = Accepted();
        var raised = order.Do(new ChangeLevel(ConfidentialityLevel.Reporter), Seat);
        Assert.Equal("hotline.level-needs-two", raised.Code(new ChangeLevel(ConfidentialityLevel.Open), Seat));
        Assert.Equal("hotline.level-needs-two", raised.Code(new ChangeLevel(ConfidentialityLevel.Open, Seat), Seat));
        foreach (var nobody in new[] { Urban, Police, Caller(Demand()), Second with { Account = "SEAT-1" }, Second with { Account = " " }, Second with { Account = "seat-2\n" }, Second with { Account = OrderEvent.Clock } })
            Assert.Equal("hotline.level-needs-two", raised.Code(new ChangeLevel(ConfidentialityLevel.Open, nobody), Seat));
        Assert.Equal("hotline.role-not-allowed", raised.Code(new ChangeLevel(ConfidentialityLevel.Open, Second), Urban));
        Assert.Equal(ConfidentialityLevel.Open, raised.Do(new ChangeLevel(ConfidentialityLevel.Open, Second), Seat).Level);
        var atUnit = Dispatched().Do(new ChangeLevel(ConfidentialityLevel.CallerRequested), Seat);
        Assert.Equal("hotline.level-needs-two", atUnit.Code(new ChangeLevel(ConfidentialityLevel.Open, new OrderActor("urban-1", OrderRoles.Hotline, "urban")), Seat));
        var secret = order.Do(new ChangeLevel(ConfidentialityLevel.Sealed, Readers: ["seat-2"]), Seat);
        Assert.Equal("hotline.not-to-be-read", OrderEye.Look(secret, Seat, "好奇", Start).AsT0.Code);
        Assert.True(OrderEye.Look(secret, Second, "督办", Start).IsT1);
        Assert.Equal("hotline.level-needs-two", secret.Code(new ChangeLevel(ConfidentialityLevel.Sealed, Readers: ["seat-2", "seat-1"]), Seat));
    }

    [Fact]
    public void Every_look_is_shown_to_the_caller_without_the_account()
    {
        var order = Dispatched();
        order = order.Apply(OrderEye.Look(order, Urban, "办理", Start).AsT1.Read);
        var seen = Assert.Single(OrderEye.SeenBy(order));
        Assert.Equal((OrderRoles.Unit, "urban", "办理", Start), (seen.Role, seen.Unit, seen.Purpose, seen.At));
        Assert.Contains(OrderField.CallerPhone, seen.Fields);
        Assert.DoesNotContain(Urban.Account, seen.ToString(), StringComparison.Ordinal);
        Assert.True(OrderEye.Look(order, Caller(order.Demand), "本人", Start).IsT1);
        Assert.True(OrderEye.Look(order, new OrderActor("somebody else", OrderRoles.Caller), "好奇", Start).IsT0);
    }

    [Property(MaxTest = 300)]
    public Property No_unit_ever_sees_who_reported_or_what_was_said() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Lives.Live(seed, 60).All(step =>
        Units.All(unit =>
            step.After.Level < ConfidentialityLevel.Reporter
            || !OrderEye.Look(step.After, unit, "办理", step.At).TryPickT1(out var seen, out _)
            || seen.Sight is { Text: null, CallerName: null, CallerPhone: null, Place: null })));

    [Property(MaxTest = 300)]
    public Property What_is_shown_is_what_is_recorded() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Lives.Live(seed, 40).All(step =>
        !OrderEye.Look(step.After, Of(step.After.Assignment?.Main ?? "urban"), "办理", step.At).TryPickT1(out var seen, out _)
        || ((seen.Sight.Text is null || seen.Read.Fields.Contains(OrderField.Text)) && (seen.Sight.CallerName is null || seen.Read.Fields.Contains(OrderField.CallerName))
            && (seen.Sight.CallerPhone is null || seen.Read.Fields.Contains(OrderField.CallerPhone)))));

    [Property(MaxTest = 500)]
    public Property A_brief_quotes_where_a_slow_look_finds_it() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var chance = new Random(seed);
        string Text(int most) => string.Concat(Enumerable.Range(0, chance.Next(most)).Select(_ => "甲乙"[chance.Next(2)]));
        string original = Text(14), brief = Text(10);
        int longest = chance.Next(1, 5), common = 0;
        for (int i = 0; i < brief.Length; i++)
        {
            for (int length = 1; i + length <= brief.Length; length++)
            {
                if (original.Contains(brief[i..(i + length)], StringComparison.Ordinal)) common = Math.Max(common, length);
            }
        }

        return new ActionBrief(brief).Quotes(original, longest) == common > longest;
    });
}
