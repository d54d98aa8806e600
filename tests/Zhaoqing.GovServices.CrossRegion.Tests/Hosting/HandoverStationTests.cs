using System.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>Two platforms over records of their own: what goes over, what is refused, what waits.</summary>
public sealed class HandoverStationTests
{
    [Fact]
    [Clause("CON-2.4")]
    public async Task A_case_goes_over_and_comes_back_and_both_records_have_the_same()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var number = await PushedAsync(foshan);
            Assert.True(await foshan.PumpAsync());
            Assert.Equal(HandoverState.Pushed, (await zhaoqing.CaseAsync(number)).View!.State);
            Assert.True((await foshan.CaseAsync(number)).IsResponsible);
            foreach (var content in new HandoverContent[] { new CaseSigned(true, null), new ApplicationAccepted("受理1号"), new LicenceGranted("准予1号"), new ResultIssued(Said.Digest, IsSealed: false) })
                Assert.True((await zhaoqing.Station.SayAsync(number, content, "officer-1")).IsT1);
            Assert.True(await zhaoqing.PumpAsync());
            Assert.True((await foshan.Station.SayAsync(number, new ResultArrived(Said.Digest), "window-1")).IsT1);
            Assert.True((await foshan.Station.SayAsync(number, new ResultHandedOut("读卡"), "window-1")).IsT1);
            Assert.True(await foshan.PumpAsync());
            Assert.True(await zhaoqing.PumpAsync());
            Assert.Equal((await foshan.CaseAsync(number)).View, (await zhaoqing.CaseAsync(number)).View);
            Assert.Equal(HandoverState.GrantDelivered, (await zhaoqing.CaseAsync(number)).View!.State);
            Assert.Equal(await foshan.Station.DayAsync(ZhaoqingCity, Day), await zhaoqing.Station.DayAsync(FoshanCity, Day));
            Assert.Empty(await foshan.Reconciler.ReconcileAsync(Day));
            // Who did it stays at home.
            Assert.DoesNotContain(await zhaoqing.RecordAsync(), recorded => recorded.Actor == "window-1" || Encoding.UTF8.GetString(recorded.Content.Span).Contains("window-1", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task While_the_other_platform_is_away_the_window_goes_on_and_nothing_is_lost()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            foshan.Line.Next = () => Mishap.RequestLost;
            var numbers = new List<CaseNumber>();
            for (int i = 0; i < 20; i++)
            {
                numbers.Add(await PushedAsync(foshan));
                Assert.False(await foshan.PumpAsync());
            }

            Assert.All(numbers, number => Assert.True(foshan.CaseAsync(number).GetAwaiter().GetResult().IsResponsible));
            Assert.Empty(await zhaoqing.Station.ReadAsync(100));
            foshan.Start();
            foshan.Line.Next = () => Mishap.None;
            Assert.True(await foshan.PumpAsync());
            // The messages of one case come in their order; cases that came together stand in any.
            Assert.Equal(numbers.ToHashSet(), (await zhaoqing.Station.ReadAsync(100)).Select(copy => copy.Number).ToHashSet());
            Assert.All(numbers, number => Assert.Equal(foshan.CaseAsync(number).GetAwaiter().GetResult().View, zhaoqing.CaseAsync(number).GetAwaiter().GetResult().View));
            Assert.Empty(await foshan.SetAsideAsync());
        }
    }

    [Fact]
    public async Task What_is_not_for_this_platform_is_refused_with_its_ground_and_kept_once_and_holds_up_nobody_else()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var good = HandoverMessageCodec.Write(Line.Begun()[Said.Window].Messages.First());
            string text = Encoding.UTF8.GetString(good);
            var cases = new (string Text, string Code)[]
            {
                (text.Replace("\"4412\"", "\"4413\"", StringComparison.Ordinal), "cross-region.not-for-us"),
                (text.Replace("\"440605\"", "\"440103\"", StringComparison.Ordinal), "cross-region.not-for-us"),
                (text.Replace("begun.v1", "begun.v2", StringComparison.Ordinal), "cross-region.message-unknown"),
                ("{}", "cross-region.message-unreadable"),
                (Encoding.UTF8.GetString(HandoverMessageCodec.Write(Line.Begun()[Said.Window].Messages.First() with { SentAt = Said.Start + NodaTime.Duration.FromHours(1) })), "cross-region.clock-ahead"),
                (Encoding.UTF8.GetString(HandoverMessageCodec.Write(Line.Begun()[Said.Window].Messages.First() with { Seq = 2, Content = new PapersCollected(ReceiptNumber.Create(Duanzhou, Day, 1), null, null) })), "cross-region.receipt-not-theirs"),
            };
            for (int i = 0; i < 2; i++)
            {
                var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [.. cases.Select(one => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(one.Text)), good]);
                Assert.Equal(cases.Select(one => one.Code), answers[..^1].Select(answer => answer.AsT0.Code));
                Assert.All(answers[..^1], answer => Assert.NotEmpty(answer.AsT0.Basis));
                Assert.Equal(i == 0 ? HandoverIntake.Stored : HandoverIntake.Duplicate, answers[^1].AsT1.Intake);
            }

            Assert.Equal(cases.Length, (await zhaoqing.RecordAsync()).Count(recorded => recorded.Type == HandoverRecord.RefusedName));
            Assert.Single(await zhaoqing.Station.ReadAsync(10));
            await Assert.ThrowsAsync<ArgumentException>(() => zhaoqing.Station.TakeAsync(DivisionCode.Parse("4401"), [good]));
        }
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task The_messages_of_a_case_that_come_together_are_each_answered_and_recorded_once_in_their_order()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var number = await PushedAsync(foshan);
            var said = (await foshan.CaseAsync(number)).Messages.ToArray();
            var wrong = said[2] with { Id = Guid.CreateVersion7(), Content = new PapersCollected(ReceiptNumber.Create(Duanzhou, Day, 1), null, null) };
            var reused = said[3] with { Id = said[0].Id };
            string[] told = await TakenAsync(said[0], said[1], wrong, said[3], reused, said[2], said[0], said[3]);
            Assert.Equal(["Stored 1", "Stored 2", "cross-region.receipt-not-theirs", "HeldBack 2", "cross-region.message-invalid", "Stored 4", "Duplicate 4", "Duplicate 4"], told);
            var recorded = (await zhaoqing.RecordAsync()).Where(one => one.Type == HandoverRecord.ReceivedName).Select(one => ((HandoverMessageKept)HandoverRecord.Read(one)).Message.Id).ToArray();
            Assert.Equal([said[0].Id, said[1].Id, said[3].Id, said[2].Id], recorded);
            Assert.Equal((await foshan.CaseAsync(number)).View, (await zhaoqing.CaseAsync(number)).View);

            async Task<string[]> TakenAsync(params HandoverMessage[] messages) =>
                [.. (await zhaoqing.Station.TakeAsync(FoshanCity, [.. messages.Select(message => (ReadOnlyMemory<byte>)HandoverMessageCodec.Write(message))])).Select(answer => answer.Match(refusal => refusal.Code, received => $"{received.Intake} {received.Seen}"))];
        }
    }

    [Fact]
    public async Task What_the_other_has_of_a_case_that_was_just_begun_is_recorded_once_however_often_it_says_so()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var number = (await foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
            var begun = (await foshan.RecordAsync())[^1];
            foreach (var intake in new[] { HandoverIntake.HeldBack, HandoverIntake.Stored, HandoverIntake.Stored, HandoverIntake.Duplicate })
                await foshan.Station.TakeFirstAckAsync(ZhaoqingCity, new HandoverReceived(number, intake, intake == HandoverIntake.HeldBack ? 9 : 1, HandoverSide.Receiving), begun.Stream, begun.At, default);
            Assert.Equal(1, (await foshan.RecordAsync()).Count(recorded => recorded.Type == HandoverRecord.AckName));
            Assert.Equal(1, (await foshan.CaseAsync(number)).PeerSeen);
            Assert.True((await foshan.Station.SayAsync(number, new IdentityChecked("读卡", Said.Digest), "window-1")).IsT1);
        }
    }

    [Fact]
    public async Task A_refused_message_is_set_aside_with_its_code_and_the_other_cases_go_on()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var wrong = (await foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
            await CollectedWronglyAsync(foshan, wrong);
            var good = await PushedAsync(foshan);
            Assert.True(await foshan.PumpAsync());
            Assert.Equal(HandoverState.Pushed, (await zhaoqing.CaseAsync(good)).View!.State);
            Assert.Equal(HandoverState.IdentityVerified, (await zhaoqing.CaseAsync(wrong)).View!.State);
            var aside = await foshan.SetAsideAsync();
            Assert.Contains("cross-region.receipt-not-theirs", aside[0].Reason, StringComparison.Ordinal);
            Assert.All(aside, one => Assert.Equal(HandoverRecord.StreamOf(ZhaoqingCity, wrong), one.Stream));
            Assert.True((await foshan.CaseAsync(wrong)).IsResponsible);
        }
    }

    [Fact]
    public async Task Only_what_crosses_between_platforms_that_are_connected_is_begun()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var opening = Said.Opening();
            Assert.Equal("cross-region.same-platform", (await foshan.Station.BeginAsync(opening with { Handling = opening.Handling with { Division = DivisionCode.Parse("440604") } }, "w")).AsT0.Code);
            Assert.Equal("cross-region.peer-unknown", (await foshan.Station.BeginAsync(opening with { Handling = opening.Handling with { Division = DivisionCode.Parse("4401") } }, "w")).AsT0.Code);
            Assert.Equal("cross-region.not-for-us", (await foshan.Station.BeginAsync(opening with { Receiving = opening.Receiving with { Division = DivisionCode.Parse("4401") } }, "w")).AsT0.Code);
            Assert.Equal("cross-region.not-owner", (await zhaoqing.Station.BeginAsync(opening, "w")).AsT0.Code);
            Assert.Equal("cross-region.case-unknown", (await foshan.Station.SayAsync(Said.Number, new CaseSigned(true, null), "w")).AsT0.Code);
            Assert.Null(await foshan.Station.FindAsync(Said.Number));
            Assert.Empty(await foshan.RecordAsync());
        }
    }

    [Fact]
    public async Task One_request_sent_again_under_its_key_is_one_case()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var key = new AppendKey("begin-1", new string('a', 32));
            var first = (await foshan.Station.BeginAsync(Said.Opening(), "window-1", key)).AsT1.Number;
            Assert.Equal(first, (await foshan.Station.BeginAsync(Said.Opening(), "window-1", key)).AsT1.Number);
            Assert.Equal("cross-region.key-reused", (await foshan.Station.BeginAsync(Said.Opening(), "window-1", new AppendKey("begin-1", new string('b', 32)))).AsT0.Code);
            Assert.Single(await foshan.RecordAsync());
        }
    }

    [Fact]
    public async Task Nobody_speaks_for_the_other_side_or_acknowledges_what_was_never_said()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var number = await PushedAsync(foshan);
            Assert.True(await foshan.PumpAsync());
            var spoken = (await zhaoqing.CaseAsync(number)).Messages.Last() with { Id = Guid.CreateVersion7(), Seq = 1, Sender = HandoverSide.Handling, Content = new CaseSigned(true, null) };
            var answer = Assert.Single(await zhaoqing.Station.TakeAsync(FoshanCity, [HandoverMessageCodec.Write(spoken)])).AsT0;
            Assert.Equal(("cross-region.not-for-us", "sender"), (answer.Code, answer.Fields[0].Field));
            Assert.Equal(HandoverState.Pushed, (await zhaoqing.CaseAsync(number)).View!.State);
            await foshan.Station.TakeAckAsync(ZhaoqingCity, new HandoverReceived(number, HandoverIntake.Stored, 99, HandoverSide.Handling), default);
            Assert.Equal(4, (await foshan.CaseAsync(number)).PeerSeen);
            await foshan.Station.TakeAckAsync(ZhaoqingCity, new HandoverReceived(Said.Number, HandoverIntake.Stored, 1, HandoverSide.Handling), default);
            Assert.Null(await foshan.Station.FindAsync(Said.Number));
        }
    }

    /// <summary>With the receipt of another city, as a program that knows less would have recorded it.</summary>
    internal static async Task CollectedWronglyAsync(Platform platform, CaseNumber number)
    {
        Assert.True((await platform.Station.SayAsync(number, new IdentityChecked("读卡", Said.Digest), "window-1")).IsT1);
        var collected = new PapersCollected(ReceiptNumber.Create(Duanzhou, Day, 1), null, null);
        Assert.Equal("receipt", (await platform.Station.SayAsync(number, collected, "window-1")).AsT0.Fields[0].Field);
        var message = (await platform.CaseAsync(number)).Messages.Last() with { Id = Guid.CreateVersion7(), Seq = 3, Content = collected };
        var recorded = HandoverRecord.ToRecord(new HandoverMessageKept(Said.Start, message, HandoverMessageCodec.Write(message), IsOwn: true, "window-1"));
        Assert.True((await platform.Store.AppendAsync(HandoverRecord.StreamOf(platform.Peer, number), 2, [recorded], key: null)).IsT1);
    }

    internal static async Task<CaseNumber> PushedAsync(Platform platform)
    {
        var number = (await platform.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
        foreach (var content in new HandoverContent[] { new IdentityChecked("读卡", Said.Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), null, null), new CasePushed([Said.Digest], Day.PlusDays(7)) })
            Assert.True((await platform.Station.SayAsync(number, content, "window-1")).IsT1);
        return number;
    }
}
