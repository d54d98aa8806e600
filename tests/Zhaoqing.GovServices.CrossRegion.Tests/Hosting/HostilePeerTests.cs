using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>What a platform with a valid certificate may send, and what must not come of it: no message of a peer takes another case, or the platform, with it.</summary>
public sealed class HostilePeerTests
{
    private static readonly HandoverMessage Begun = Line.Begun()[Said.Window].Messages.First();

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_number_that_has_no_day_is_refused_and_every_other_case_goes_on()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            byte[] strange = Text(Begun, $"{Begun.Case}", Checked("20231345-0000000000-", text => CaseNumber.TryParse(text, null, out _)));
            var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [strange, HandoverMessageCodec.Write(Begun)]);
            Assert.Equal(("cross-region.message-invalid", HandoverIntake.Stored), (answers[0].AsT0.Code, answers[1].AsT1.Intake));
            Assert.Equal(Begun.Case, Assert.Single(await zhaoqing.Station.ReadAsync(10)).Number);
            Assert.Single(await zhaoqing.RecordAsync(), recorded => recorded.Type == HandoverRecord.RefusedName);
        }
    }

    [Theory]
    [InlineData("00000020230922000001")]
    [InlineData("99000020230922000001")]
    [InlineData("44060020230922000001")]
    [InlineData("44060520231345000001")]
    [Clause("CON-2.4")]
    public async Task A_receipt_of_no_division_or_day_is_refused_and_every_other_case_goes_on(string payload)
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            string right = $"{ReceiptNumber.Create(Nanhai, Day, 1)}";
            var collected = Begun with { Id = Guid.CreateVersion7(), Seq = 2, Content = new PapersCollected(ReceiptNumber.Parse(right), null, null) };
            // One of them has the right check character.
            byte[][] strange = [.. "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(check => Text(collected, right, payload + check))];
            var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [.. strange.Select(text => (ReadOnlyMemory<byte>)text), HandoverMessageCodec.Write(Begun)]);
            Assert.All(answers[..^1], answer => Assert.Equal("cross-region.message-unreadable", answer.AsT0.Code));
            Assert.Equal(HandoverIntake.Stored, answers[^1].AsT1.Intake);
        }
    }

    [Fact]
    public async Task An_id_that_stands_in_two_places_keeps_nobody_from_the_clock()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var twice = Begun with { Seq = 2, Content = new IdentityChecked("读卡", Said.Digest) };
            var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [HandoverMessageCodec.Write(Begun), HandoverMessageCodec.Write(twice)]);
            Assert.Equal("id", answers[1].AsT0.Fields[0].Field);
            var window = HandoverCase.Empty(Begun.Case, HandoverSide.Receiving).Take(Begun).Case.Take(twice).Case
                .Take(twice with { Seq = 3, Content = new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), "g1", null) }).Case;
            Assert.True(LegalClock.Read(window, Said.Start, LegalLimits.LicensingDecision, new SpecialStepList(), WorkingCalendar.StateCouncil).IsT2);
        }
    }

    [Fact]
    public async Task A_case_of_many_messages_is_folded_once_when_it_is_read()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            await zhaoqing.Station.TakeAsync(FoshanCity, Failures(1, 200));
            var copy = HandoverCase.Empty(Begun.Case, HandoverSide.Handling);
            var messages = (await zhaoqing.CaseAsync(Begun.Case)).Messages.ToArray();
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var message in messages) copy = copy.Add(message).Case;
            Assert.Equal(messages.Length, copy.View!.Moments.Length);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3_000_000);
        }
    }

    [Fact]
    public async Task A_side_says_so_much_in_a_case_and_no_more()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [.. Failures(1, 1), .. Failures(HandoverCheck.MostMessages, 2)]);
            Assert.Equal(HandoverIntake.HeldBack, answers[1].AsT1.Intake);
            Assert.Equal("cross-region.case-full", answers[2].AsT0.Code);
            var full = HandoverCase.Empty(Begun.Case, HandoverSide.Receiving).Take(Begun).Case.Take(Begun with { Id = Guid.CreateVersion7(), Seq = HandoverCheck.MostMessages, Content = new IdentityFailed("读卡") }).Case;
            Assert.Equal("cross-region.case-full", full.Write(new IdentityFailed("读卡"), Guid.CreateVersion7(), Said.Start).AsT0.Code);
        }
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_case_whose_record_cannot_be_read_keeps_no_other_from_its_turn()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            await zhaoqing.Station.TakeAsync(FoshanCity, [HandoverMessageCodec.Write(Begun)]);
            // As a newer program would have left it.
            var unreadable = new NewEvent(Guid.CreateVersion7(), "cross-region.message-sealed.v9", Said.Start, "newer", "{}"u8.ToArray());
            Assert.True((await zhaoqing.Store.AppendAsync(HandoverRecord.StreamOf(FoshanCity, Begun.Case), 1, [unreadable], key: null)).IsT1);
            var other = Begun with { Id = Guid.CreateVersion7(), Case = CaseNumber.Create(Day, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) };
            var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [HandoverMessageCodec.Write(Begun), HandoverMessageCodec.Write(other)]);
            Assert.Equal(("cross-region.case-unreadable", HandoverIntake.Stored), (answers[0].AsT0.Code, answers[1].AsT1.Intake));
            Assert.Equal(other.Case, Assert.Single(await zhaoqing.Station.ReadAsync(10)).Number);
            Assert.Equal(other.Case, Assert.Single(await zhaoqing.Station.TalliesAsync(FoshanCity, Day)).Case);
        }
    }

    [Fact]
    public async Task A_clock_at_the_beginning_of_time_stops_nobody()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var line = Line.Signed();
            line.Says(Said.Authority, new PaperAsked(["原件"]));
            line.Pass();
            var lost = Begun with { Id = Guid.CreateVersion7(), Seq = 5, SentAt = Instant.MinValue, SeenPeerSeq = 2, Content = new PaperLost(Said.Slip) };
            var copy = line[Said.Authority].Take(lost).Case;
            Assert.Equal(HandoverState.LossHandling, copy.View!.State);
            Assert.True(CitizenClock.Read(copy.View, Said.Start, WorkingCalendar.StateCouncil).IsT1);
        }
    }

    private static ReadOnlyMemory<byte>[] Failures(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(seq => (ReadOnlyMemory<byte>)HandoverMessageCodec.Write(seq == 1 ? Begun : Begun with { Id = Guid.CreateVersion7(), Seq = seq, Content = new IdentityFailed("读卡") }))];

    /// <summary>A text with the check character that makes it a number.</summary>
    private static string Checked(string payload, Func<string, bool> fits) => "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(check => payload + check).First(fits);

    private static byte[] Text(HandoverMessage message, string old, string now) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(HandoverMessageCodec.Write(message)).Replace(old, now, StringComparison.Ordinal));
}
