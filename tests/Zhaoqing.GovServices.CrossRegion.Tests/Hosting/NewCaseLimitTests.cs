using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.CrossRegionCities.Tests;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>How many cases another platform may begin in a day, and how large each may become.</summary>
public sealed class NewCaseLimitTests : IDisposable
{
    private static readonly HandoverSites Sites = new(ZhaoqingCity, FoshanCity);

    private readonly InMemoryEventStore _record = new();
    private readonly FakeTimeProvider _time = new(Said.Start.ToDateTimeOffset());
    private readonly Listener _log = new();
    private readonly HandoverStation _station;

    public NewCaseLimitTests() => _station = Started(5);

    public void Dispose()
    {
        _station.Dispose();
        _log.Dispose();
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task Beyond_the_limit_of_a_day_new_cases_are_answered_not_now_and_what_was_begun_goes_on()
    {
        // Whatever day stands in their numbers, and whatever is said first: the day is that on which they come.
        var messages = Enumerable.Range(0, 9).Select(Begun).ToArray();
        messages[1] = messages[1] with { Seq = 2, Content = new IdentityChecked("读卡", Said.Digest) };
        var answers = await TakeAsync(_station, messages);
        Assert.Equal(5, answers.Count(answer => answer is "Stored" or "HeldBack"));
        Assert.Equal(4, answers.Count(answer => answer == "cross-region.new-cases-full"));
        Assert.Equal(answers.Select(answer => answer is "Stored" or "HeldBack" ? "Duplicate" : answer), await TakeAsync(_station, messages));
        var taken = messages.Zip(answers).First(pair => pair.Second == "Stored").First;
        Assert.Equal(["Stored"], await TakeAsync(_station, taken with { Id = Guid.CreateVersion7(), Seq = 2, Content = new IdentityChecked("读卡", Said.Digest) }));
        Assert.Equal(new NewCaseDay(Day, 5, IsFull: true), await _station.NewCasesOnAsync(FoshanCity, Day));
        // It is none of the message: nothing is kept of it for inspection, and that it came is told once.
        Assert.Equal(0, (await _station.RefusedOnAsync(FoshanCity, Day)).Count);
        Assert.Single(_log.Lines, line => line.Level == LogLevel.Warning);
        // A host that starts anew knows how many came.
        using var later = Started(5);
        Assert.Equal(["cross-region.new-cases-full"], await TakeAsync(later, Begun(20)));
        // Under a higher limit the day is no longer full.
        using var higher = Started(9);
        Assert.Equal(new NewCaseDay(Day, 5, IsFull: false), await higher.NewCasesOnAsync(FoshanCity, Day));
        // Another day, another five.
        _time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new NewCaseDay(Day.PlusDays(1), 0, IsFull: false), await _station.NewCasesOnAsync(FoshanCity, Day.PlusDays(1)));
        Assert.Equal(["Stored", "Stored", "Stored", "Stored"], await TakeAsync(_station, [.. messages.Zip(answers).Where(pair => pair.Second.StartsWith("cross", StringComparison.Ordinal)).Select(pair => pair.First)]));
    }

    [Fact]
    public async Task Many_at_the_same_time_are_no_more_and_a_repeat_takes_no_place()
    {
        using var station = Started(40);
        for (int i = 0; i < 200; i++) Assert.Equal(i == 0 ? "Stored" : "Duplicate", (await TakeAsync(station, Begun(0)))[0]);
        var answers = await Task.WhenAll(Enumerable.Range(1, 100).Select(i => Task.Run(() => TakeAsync(station, Begun(i)))));
        Assert.Equal(39, answers.Count(answer => answer[0] == "Stored"));
        Assert.Equal((40, true), await station.NewCasesOnAsync(FoshanCity, Day) is var day ? (day.Count, day.IsFull) : default);
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task What_could_not_be_recorded_takes_no_place_of_the_day()
    {
        var record = new FailingRecord(_record) { IsFull = true };
        using var station = new HandoverStation(record, _time, Sites, cases: NewCaseLimits.Usual with { MostADay = 5 });
        for (int i = 0; i < 9; i++) await Assert.ThrowsAsync<JournalUnavailableException>(() => TakeAsync(station, Begun(i)));
        record.IsFull = false;
        var answers = await TakeAsync(station, [.. Enumerable.Range(0, 9).Select(Begun)]);
        Assert.Equal(5, answers.Count(answer => answer == "Stored"));
        Assert.Equal(4, answers.Count(answer => answer == "cross-region.new-cases-full"));
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task What_was_recorded_although_nobody_was_told_takes_one_place()
    {
        var record = new FailingRecord(_record) { IsAnswerLost = true };
        using var station = new HandoverStation(record, _time, Sites, cases: NewCaseLimits.Usual with { MostADay = 5 });
        for (int i = 0; i < 2; i++) await Assert.ThrowsAsync<JournalUnavailableException>(() => TakeAsync(station, Begun(i)));
        record.IsAnswerLost = false;
        var answers = await TakeAsync(station, [.. Enumerable.Range(2, 7).Select(Begun)]);
        Assert.Equal(3, answers.Count(answer => answer == "Stored"));
        Assert.Equal(4, answers.Count(answer => answer == "cross-region.new-cases-full"));
        Assert.Equal(["Duplicate", "Duplicate"], await TakeAsync(station, Begun(0), Begun(1)));
    }

    [Fact]
    public async Task What_waits_with_its_sender_is_taken_when_a_day_begins()
    {
        var subscriptions = new InMemorySubscriptionStore(_time);
        var own = new InMemoryEventStore();
        using var foshan = new HandoverStation(own, _time, new HandoverSites(FoshanCity, ZhaoqingCity));
        for (int i = 0; i < 12; i++) Assert.True((await foshan.BeginAsync(Said.Opening(), "window-1")).IsT1);
        var runner = new SubscriptionRunner(own, subscriptions, new HandoverOutbox(foshan, ZhaoqingCity, new BadLine(() => _station, FoshanCity)), "host", _time, CrossRegionBuilder.Usual);
        for (int i = 0; i < 3; i++)
        {
            await runner.RunOnceAsync(default);
            Assert.Equal(Math.Min(12, 5 * (i + 1)), (await _station.ReadAsync(100)).Length);
            _time.Advance(TimeSpan.FromDays(1));
        }

        Assert.Empty(await subscriptions.SetAsideAsync($"cross-region.outbox-{ZhaoqingCity}"));
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_case_has_so_many_bytes_of_each_side_and_no_more()
    {
        using var station = new HandoverStation(_record, _time, Sites, cases: new NewCaseLimits(100, 10_000));
        Assert.Equal(["Stored"], await TakeAsync(station, Begun(0)));
        for (int i = 2; i < 5; i++) await TakeAsync(station, Next(i));
        Assert.Equal(["cross-region.case-full"], await TakeAsync(station, Next(5)));
        // Its own side as well; a repeat of what is there is none.
        Assert.Equal(["Duplicate"], await TakeAsync(station, Begun(0)));
        using var foshan = new HandoverStation(new InMemoryEventStore(), _time, new HandoverSites(FoshanCity, ZhaoqingCity), cases: new NewCaseLimits(100, 10_000));
        var number = (await foshan.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
        string last = "";
        for (int i = 0; i < 5; i++) last = (await foshan.SayAsync(number, new IdentityFailed(new string('读', 1_000)), "window-1")).Match(refusal => $"{refusal.Code} {refusal.Fields[0].Field}", _ => "said");
        Assert.Equal("cross-region.case-full content", last);
    }

    private HandoverStation Started(int most) => new(_record, _time, Sites, cases: NewCaseLimits.Usual with { MostADay = most }, log: _log);

    private static HandoverMessage Begun(int i) =>
        Line.Begun()[Said.Window].Messages.First() with { Id = new Guid(7, (short)i, 0, new byte[8]), Case = CaseNumber.Create(Day.PlusDays(-i), [1, 2, 3, 4, 5, 6, 7, 8, 9, (byte)i]) };

    private static HandoverMessage Next(int seq) => Begun(0) with { Id = new Guid(8, (short)seq, 0, new byte[8]), Seq = seq, Content = new IdentityFailed(new string('读', 1_000)) };

    private static async Task<string[]> TakeAsync(HandoverStation station, params HandoverMessage[] messages) =>
        [.. (await station.TakeAsync(FoshanCity, [.. messages.Select(message => (ReadOnlyMemory<byte>)HandoverMessageCodec.Write(message))])).Select(answer => answer.Match(refusal => refusal.Code, received => $"{received.Intake}"))];

    /// <summary>A record that cannot be written for a while, or that is written and does not say so.</summary>
    private sealed class FailingRecord(InMemoryEventStore inner) : IEventStore
    {
        public bool IsFull { get; set; }

        public bool IsAnswerLost { get; set; }

        public async ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default)
        {
            if (IsFull) throw new JournalUnavailableException();
            var answer = await inner.AppendAsync(stream, expectedVersion, events, key, cancellationToken);
            return IsAnswerLost ? throw new JournalUnavailableException() : answer;
        }

        public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default) => inner.ReadAsync(stream, fromVersion, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => inner.ReadAllAsync(afterPosition, cancellationToken);

        public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default) => inner.FindAsync(key, cancellationToken);

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => inner.LastPositionAsync(cancellationToken);

        public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => inner.HeadAsync(cancellationToken);

        public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => inner.ReadChainAsync(afterPosition, cancellationToken);
    }
}
