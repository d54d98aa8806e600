using System.Text;
using NodaTime;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>What a platform with a valid certificate may have this one keep, and what it may make of what it said before.</summary>
public sealed class HostileVolumeTests
{
    private static readonly HandoverMessage Begun = Line.Begun()[Said.Window].Messages.First();

    [Fact]
    [Clause("CON-2.4")]
    public async Task What_is_refused_is_kept_up_to_a_bound_a_day_and_what_is_taken_does_not_count()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Said.Start.ToDateTimeOffset());
        var store = new InMemoryEventStore();
        var sites = new HandoverSites(ZhaoqingCity, FoshanCity);
        var limit = new KeptRefusals(5, 1024 * 1024);
        using (var station = new HandoverStation(store, time, sites, refusals: limit))
        {
            // A repeat takes no place of the day.
            for (int i = 0; i < 10; i++) await station.TakeAsync(FoshanCity, [Garbage(0)]);
            Assert.Equal((1, false), await KeptAsync(station, FoshanCity, Day));
            var answers = await station.TakeAsync(FoshanCity, [.. Enumerable.Range(0, 20).Select(Garbage), HandoverMessageCodec.Write(Begun)]);
            Assert.All(answers[..^1], answer => Assert.Equal("cross-region.message-unreadable", answer.AsT0.Code));
            Assert.Equal(HandoverIntake.Stored, answers[^1].AsT1.Intake);
            Assert.Equal((5, true), await KeptAsync(station, FoshanCity, Day));
        }

        // Also of what a host before this one kept; another day, and whoever is not connected, has its own.
        using var later = new HandoverStation(store, time, sites, refusals: limit);
        await later.TakeAsync(FoshanCity, [Garbage(21)]);
        Assert.Equal((5, true), await KeptAsync(later, FoshanCity, Day));
        for (int i = 0; i < 9; i++) await later.KeepRefusedAsync(DivisionCode.Parse(i == 5 ? "4420" : $"440{1 + i}"), HandoverRefusals.Field("from"), Garbage(30 + i));
        Assert.Equal((5, true), await KeptAsync(later, DivisionCode.Parse("4401"), Day));
        time.Advance(TimeSpan.FromDays(1));
        await later.TakeAsync(FoshanCity, [Garbage(22)]);
        Assert.Equal((1, false), await KeptAsync(later, FoshanCity, Day.PlusDays(1)));
        var names = new List<string>();
        await foreach (var recorded in store.ReadAllAsync(0)) names.Add(recorded.Type);
        Assert.Equal((11, 2, 1), (names.Count(name => name == HandoverRecord.RefusedName), names.Count(name => name == HandoverRecord.FullName), names.Count(name => name == HandoverRecord.ReceivedName)));
    }

    [Fact]
    public async Task What_is_refused_is_kept_up_to_so_many_bytes_a_day()
    {
        using var station = new HandoverStation(new InMemoryEventStore(), TimeProvider.System, new HandoverSites(ZhaoqingCity, FoshanCity), refusals: new KeptRefusals(1_000, 200_000));
        var today = ChinaTime.DayOf(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        await station.TakeAsync(FoshanCity, [.. Enumerable.Range(0, 9).Select(i => (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes($"{i}" + new string('x', 100_000)))]);
        var kept = await station.RefusedOnAsync(FoshanCity, today);
        Assert.Equal((2, true), (kept.Count, kept.IsFull));
        Assert.InRange(kept.Bytes, 150_000, 200_000);
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_message_takes_the_place_of_another_so_often_and_is_told_each_time_and_then_no_more()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var answers = new List<string>();
            for (int i = HandoverCheck.MostReplaced + 5; i >= 0; i--)
            {
                var content = new CaseBegun(Said.Opening() with { Matter = Matters[i].Code });
                var answer = (await zhaoqing.Station.TakeAsync(FoshanCity, [HandoverMessageCodec.Write(Begun with { Id = new Guid(1, (short)i, 0, new byte[8]), Content = content })]))[0];
                answers.Add(answer.Match(refusal => refusal.Code, received => $"{received.Intake}"));
            }

            Assert.Equal(["Stored", .. Enumerable.Repeat("SequenceReuse", HandoverCheck.MostReplaced), .. Enumerable.Repeat("cross-region.replaced-too-often", 5)], answers);
            var copy = await zhaoqing.CaseAsync(Begun.Case);
            Assert.Equal(Matters[5].Code, copy.View!.Opening.Matter);
            Assert.Equal(HandoverFindingKind.Replaced, Assert.Single(PeerCheckTests.Check().Of(copy)).Kind);
            // The case goes on, also where a record has more of them than are taken today.
            Assert.True((await zhaoqing.Station.TakeAsync(FoshanCity, [HandoverMessageCodec.Write(Begun with { Id = Guid.CreateVersion7(), Seq = 2, Content = new IdentityChecked("读卡", Said.Digest) })]))[0].IsT1);
        }
    }

    [Theory]
    [InlineData("\"mode\":\"collectOnBehalf\"", "\"mode\":\"collectOnBehalf\",\"Mode\":\"joint\"")]
    [InlineData("\"receiving\":{", "\"Receiving\":{\"division\":\"440605\",\"department\":\"x\"},\"receiving\":{")]
    [InlineData("\"seq\":1", "\"seq\":1,\"SEQ\":1")]
    [InlineData("\"seq\":1", "\"seq\":1,\"note\":1,\"Note\":2")]
    [Clause("CON-2.4")]
    public async Task Names_that_differ_only_in_case_are_refused_and_a_record_that_has_them_reads_as_before(string old, string now)
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            string text = Encoding.UTF8.GetString(HandoverMessageCodec.Write(Begun));
            Assert.Contains(old, text, StringComparison.Ordinal);
            byte[] twice = Encoding.UTF8.GetBytes(text.Replace(old, now, StringComparison.Ordinal));
            Assert.StartsWith("cross-region.message-", (await zhaoqing.Station.TakeAsync(FoshanCity, [twice]))[0].AsT0.Code, StringComparison.Ordinal);
            Assert.Null(await zhaoqing.Station.FindAsync(Begun.Case));
            if (old.StartsWith("\"seq", StringComparison.Ordinal) && now.Contains("SEQ", StringComparison.Ordinal)) return;
            var kept = new NewEvent(Guid.CreateVersion7(), HandoverRecord.ReceivedName, Said.Start, "platform-4406", twice);
            Assert.True((await zhaoqing.Store.AppendAsync(HandoverRecord.StreamOf(FoshanCity, Begun.Case), 0, [kept], key: null)).IsT1);
            Assert.Equal(Begun.Case, (await zhaoqing.CaseAsync(Begun.Case)).Number);
        }
    }

    [Fact]
    public async Task A_name_that_is_no_text_stops_nobody()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            byte[] strange = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(HandoverMessageCodec.Write(Begun)).Replace("\"seq\":1", "\"seq\":1,\"\\ud800\":1", StringComparison.Ordinal));
            var other = Begun with { Id = Guid.CreateVersion7(), Case = Cases.CaseNumber.Create(Day, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) };
            var answers = await zhaoqing.Station.TakeAsync(FoshanCity, [strange, HandoverMessageCodec.Write(other)]);
            Assert.True(answers[0].IsT0);
            Assert.Equal(HandoverIntake.Stored, answers[1].AsT1.Intake);
        }
    }

    private static ReadOnlyMemory<byte> Garbage(int i) => Encoding.ASCII.GetBytes($"garbage {i}");

    private static async Task<(int, bool)> KeptAsync(HandoverStation station, DivisionCode peer, LocalDate day) => await station.RefusedOnAsync(peer, day) is var kept ? (kept.Count, kept.IsFull) : default;
}
