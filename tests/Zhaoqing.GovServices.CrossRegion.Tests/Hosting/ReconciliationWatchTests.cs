using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.CrossRegionCities.Tests;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>Days are compared by themselves: what is found is kept, told once, and seen by every host.</summary>
public sealed class ReconciliationWatchTests : IDisposable
{
    private readonly Platform _foshan, _zhaoqing;
    private readonly Listener _log = new();

    public ReconciliationWatchTests() => (_foshan, _zhaoqing) = Platform.Two();

    public void Dispose()
    {
        _foshan.Dispose();
        _zhaoqing.Dispose();
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_day_is_compared_when_it_is_over_and_where_both_agree_not_again_also_by_another_process()
    {
        await HandoverStationTests.PushedAsync(_foshan);
        Assert.True(await _foshan.PumpAsync());
        _foshan.WaitUntil("2023-09-23T01:29");
        var watch = _foshan.Watch();
        await watch.RunOnceAsync(default);
        Assert.DoesNotContain(Day, _foshan.Line.Asked);
        _foshan.Wait(TimeSpan.FromMinutes(1));
        await watch.RunOnceAsync(default);
        Assert.Equal(Day, _foshan.Line.Asked[^1]);
        Assert.Equal(31, _foshan.Line.Asked.Count);
        var kept = await _foshan.Station.ReconciledAsync(ZhaoqingCity, 2);
        Assert.Equal((Day, ReconciliationOutcome.Agreed, 1, 0, _foshan.Now), (kept[0].Day, kept[0].Outcome, kept[0].Cases, kept[0].Differing, kept[0].At));
        Assert.Equal((Day.PlusDays(-1), 0), (kept[1].Day, kept[1].Cases));
        _foshan.Start();
        _foshan.Wait(TimeSpan.FromHours(2));
        Assert.Equal(0, await _foshan.Watch().RunOnceAsync(default));
        Assert.Equal(kept[0].At, (await _foshan.Station.ReconciledAsync(ZhaoqingCity, 1))[0].At);
        // The other has a record of its own of it.
        Assert.Empty(await _zhaoqing.Station.ReconciledAsync(FoshanCity, 10));
        Assert.Empty(await _foshan.Station.ReconciledAsync(FoshanCity, 10));
    }

    [Fact]
    public async Task What_the_other_lacks_is_sent_again_and_compared_once_more_and_nobody_is_troubled()
    {
        var number = await HandoverStationTests.PushedAsync(_foshan);
        _foshan.WaitUntil("2023-09-23T01:30");
        await _foshan.Watch(log: _log).RunOnceAsync(default);
        var found = (await _foshan.Station.ReconciledAsync(ZhaoqingCity, 1))[0];
        Assert.Equal((ReconciliationOutcome.Differs, 1), (found.Outcome, found.Differing));
        Assert.Equal(new DifferingCase(number, IsHere: true, IsThere: false), Assert.Single(found.Differences));
        Assert.Equal(HandoverState.Pushed, (await _zhaoqing.CaseAsync(number)).View!.State);
        _foshan.Wait(TimeSpan.FromMinutes(15));
        await _foshan.Watch(log: _log).RunOnceAsync(default);
        Assert.Equal(ReconciliationOutcome.Agreed, (await _foshan.Station.ReconciledAsync(ZhaoqingCity, 1))[0].Outcome);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Another_case_that_differs_later_is_nothing_that_stands()
    {
        var later = await HandoverStationTests.PushedAsync(_foshan);
        Assert.True(await _foshan.PumpAsync());
        await HandoverStationTests.PushedAsync(_foshan);
        var outcomes = new List<ReconciliationOutcome>();
        foreach (string now in new[] { "2023-09-23T01:30", "2023-09-23T01:45", "2023-09-23T02:00" })
        {
            _foshan.WaitUntil(now);
            await _foshan.Watch(log: _log).RunOnceAsync(default);
            outcomes.Add((await _foshan.Station.ReconciledAsync(ZhaoqingCity, 1))[0].Outcome);
            if (outcomes.Count == 1) Assert.True((await _foshan.Station.SayAsync(later, new SigningUrged("电话催办"), "window-1")).IsT1);
        }

        Assert.Equal([ReconciliationOutcome.Differs, ReconciliationOutcome.Differs, ReconciliationOutcome.Agreed], outcomes);
        Assert.Empty(_log.Lines);
    }

    [Theory]
    [InlineData(ReconciliationOutcome.Differs, 1, true, ReconciliationOutcome.Standing)]
    [InlineData(ReconciliationOutcome.Standing, 1, true, ReconciliationOutcome.Standing)]
    [InlineData(ReconciliationOutcome.Differs, 1, false, ReconciliationOutcome.Differs)]
    [InlineData(ReconciliationOutcome.Standing, 1, false, ReconciliationOutcome.Differs)]
    [InlineData(ReconciliationOutcome.Differs, 2, false, ReconciliationOutcome.Standing)]
    [InlineData(ReconciliationOutcome.Agreed, 0, false, ReconciliationOutcome.Differs)]
    [InlineData(ReconciliationOutcome.NotPossible, 0, false, ReconciliationOutcome.Differs)]
    public void What_differs_stands_where_it_differed_before_or_was_not_named(ReconciliationOutcome before, int differed, bool isSame, ReconciliationOutcome now)
    {
        var other = CaseNumber.Create(Day, [.. Enumerable.Repeat((byte)9, CaseNumber.RandomBytes)]);
        var day = new ReconciledDay(Day, before, Said.Start) { Differing = differed, Differences = differed == 0 ? [] : [new DifferingCase(isSame ? Said.Number : other, IsHere: true, IsThere: true)] };
        Assert.Equal(now, ReconciliationWatch.OutcomeOf(day, [new HandoverDifference(Said.Number, null, null)]));
        Assert.Equal(ReconciliationOutcome.Differs, ReconciliationWatch.OutcomeOf(before: null, [new HandoverDifference(Said.Number, null, null)]));
        Assert.Equal(ReconciliationOutcome.Agreed, ReconciliationWatch.OutcomeOf(day, []));
    }

    [Fact]
    public async Task A_difference_that_stands_is_told_in_every_run_with_its_count_and_no_number()
    {
        // With a receipt of another city 肇庆 refuses it for good.
        var wrong = (await _foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
        await HandoverStationTests.CollectedWronglyAsync(_foshan, wrong);
        await HandoverStationTests.PushedAsync(_foshan);
        await _foshan.PumpAsync();
        foreach (string now in new[] { "2023-09-23T01:30", "2023-09-23T01:45", "2023-09-23T12:00", "2023-09-24T01:30", "2023-09-24T01:31" })
        {
            _foshan.WaitUntil(now);
            await _foshan.Watch(log: _log).RunOnceAsync(default);
        }

        Assert.Equal(2, _log.Lines.Count);
        Assert.All(_log.Lines, line => Assert.Equal(LogLevel.Warning, line.Level));
        Assert.All(_log.Lines, line => Assert.StartsWith("1 cases of 2023-09-22 differ between this platform and 4412", line.Said, StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Said.Contains($"{wrong}", StringComparison.Ordinal));
        var stands = (await _foshan.Station.ReconciledAsync(ZhaoqingCity, 2))[1];
        Assert.Equal((ReconciliationOutcome.Standing, new DifferingCase(wrong, IsHere: true, IsThere: true)), (stands.Outcome, Assert.Single(stands.Differences)));
    }

    [Fact]
    public async Task A_platform_that_is_away_is_told_once_tried_again_and_all_days_are_made_up_for()
    {
        _foshan.WaitUntil("2023-09-23T01:30");
        _foshan.Line.Silent = () => new JournalUnavailableException();
        var watch = _foshan.Watch(log: _log);
        for (int minute = 0; minute < 60; minute++, _foshan.Wait(TimeSpan.FromMinutes(1))) Assert.Equal(0, await watch.RunOnceAsync(default));
        Assert.Equal(4, _foshan.Line.Asked.Count);
        for (int day = 0; day < 3; day++)
        {
            // Another process each day: it is not told again.
            _foshan.Start();
            watch = _foshan.Watch(log: _log);
            _foshan.Wait(TimeSpan.FromDays(1));
            await watch.RunOnceAsync(default);
        }

        Assert.Equal("Days cannot be compared with 4412 now, and are tried again: cross-region.peer-away ", Assert.Single(_log.Lines).Said);
        var last = (await _foshan.Station.ReconciledAsync(ZhaoqingCity, 1))[0];
        Assert.Equal((new LocalDate(2023, 9, 25), ReconciliationOutcome.NotPossible, "cross-region.peer-away"), (last.Day, last.Outcome, last.Code));
        _foshan.Line.Silent = () => null;
        _foshan.Wait(TimeSpan.FromMinutes(15));
        Assert.Equal(30, await watch.RunOnceAsync(default));
        Assert.All(await _foshan.Station.ReconciledAsync(ZhaoqingCity, 30), day => Assert.Equal(ReconciliationOutcome.Agreed, day.Outcome));
        Assert.Equal((2, LogLevel.Information), (_log.Lines.Count, _log.Lines.Last().Level));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_kept_with_the_code_and_once_a_run_and_one_such_day_keeps_no_other_from_its_turn()
    {
        _foshan.WaitUntil("2023-09-23T01:30");
        var refused = new JournalUnavailableException("不能对账。", new HandoverRefusedException(new Refusal("cross-region.hub-kind-unknown", "不传递。", LegalGround.OfClause("CON-2.4"))));
        _foshan.Line.Silent = () => _foshan.Line.Asked[^1] == Day ? refused : null;
        var watch = _foshan.Watch(log: _log);
        for (int quarter = 0; quarter < 8; quarter++, _foshan.Wait(TimeSpan.FromMinutes(15))) await watch.RunOnceAsync(default);
        Assert.Equal(8, _foshan.Line.Asked.Count(day => day == Day));
        var kept = (await _foshan.RecordAsync()).Where(recorded => recorded.Type == ReconciliationRecord.Name).Select(recorded => ReconciliationRecord.Read(recorded).Day).ToArray();
        Assert.Equal("cross-region.hub-kind-unknown", Assert.Single(kept, day => day.Day == Day && day.Outcome == ReconciliationOutcome.NotPossible).Code);
        Assert.Equal(29, kept.Count(day => day.Outcome == ReconciliationOutcome.Agreed));
    }

    [Fact]
    public async Task What_is_said_in_an_old_case_has_its_day_compared_in_the_next_run()
    {
        var number = await HandoverStationTests.PushedAsync(_foshan);
        Assert.True(await _foshan.PumpAsync());
        _foshan.WaitUntil("2023-09-25T08:00");
        var watch = _foshan.Watch();
        await watch.RunOnceAsync(default);
        Assert.Equal(0, await watch.RunOnceAsync(default));
        // 佛山 is told nothing of it: 肇庆 says it and its line is cut, its own reconciliation sends it.
        Assert.True((await _zhaoqing.Station.SayAsync(number, new CaseSigned(HonoursAcceptance: true, Because: null), "officer-1")).IsT1);
        _zhaoqing.WaitUntil("2023-09-25T20:00");
        await _zhaoqing.Watch().RunOnceAsync(default);
        Assert.Equal(HandoverState.AtHandlingPlace, (await _foshan.CaseAsync(number)).View!.State);
        Assert.Equal(0, await watch.RunOnceAsync(default));
        _foshan.WaitUntil("2023-09-26T01:30");
        _foshan.Line.Asked.Clear();
        Assert.Equal(2, await watch.RunOnceAsync(default));
        Assert.Equal([new LocalDate(2023, 9, 25), Day], _foshan.Line.Asked);
        // What the other acknowledges is nothing that was said.
        Assert.True(await _zhaoqing.PumpAsync());
        _foshan.WaitUntil("2023-09-27T01:30");
        Assert.Equal(1, await watch.RunOnceAsync(default));
    }

    [Fact]
    public async Task Two_hosts_that_compare_at_once_keep_a_day_once()
    {
        await HandoverStationTests.PushedAsync(_foshan);
        _foshan.WaitUntil("2023-09-23T01:30");
        using var other = _foshan.AnotherStation();
        var hosts = new[] { _foshan.Station, other }.Select(station => _foshan.Watch(log: _log, station: station)).ToArray();
        await Task.WhenAll(hosts.Select(host => host.RunOnceAsync(default)));
        var kept = (await _foshan.RecordAsync()).Where(recorded => recorded.Type == ReconciliationRecord.Name).ToArray();
        Assert.Equal(30, kept.Select(recorded => recorded.Stream).Distinct().Count());
        Assert.Equal(await _foshan.Station.ReconciledAsync(ZhaoqingCity, 30), await other.ReconciledAsync(ZhaoqingCity, 30), Alike);
        _foshan.Wait(TimeSpan.FromMinutes(15));
        await Task.WhenAll(hosts.Select(host => host.RunOnceAsync(default)));
        Assert.Equal(ReconciliationOutcome.Agreed, (await other.ReconciledAsync(ZhaoqingCity, 1))[0].Outcome);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task What_another_host_has_compared_since_this_one_looked_is_passed_over()
    {
        _foshan.WaitUntil("2023-09-23T01:30");
        using var other = _foshan.AnotherStation();
        bool isQuicker = false;
        Task<int>? all = null;
        _foshan.Line.Silent = () =>
        {
            if (!isQuicker)
            {
                isQuicker = true;
                all = _foshan.Watch(station: other).RunOnceAsync(default);
            }

            return null;
        };
        Assert.Equal(1, await _foshan.Watch().RunOnceAsync(default));
        Assert.Equal(30, await all!);
        Assert.Equal(31, _foshan.Line.Asked.Count);
    }

    [Fact]
    public async Task A_day_that_nobody_expects_to_go_wrong_keeps_no_older_one_from_its_turn()
    {
        _foshan.WaitUntil("2023-09-23T01:30");
        _foshan.Line.Silent = () => _foshan.Line.Asked[^1] == Day ? new NotSupportedException() : null;
        var watch = _foshan.Watch(log: _log);
        Assert.Equal(0, await watch.RunOnceAsync(default));
        Assert.Equal((1, LogLevel.Error), (_log.Lines.Count, _log.Lines.First().Level));
        _foshan.Wait(TimeSpan.FromMinutes(15));
        Assert.Equal(29, await watch.RunOnceAsync(default));
        var days = await _foshan.Station.ReconciledAsync(ZhaoqingCity, 30);
        Assert.Equal((Day, ReconciliationOutcome.NotPossible, "cross-region.comparing-failed"), (days[0].Day, days[0].Outcome, days[0].Code));
        Assert.All(days[1..], day => Assert.Equal(ReconciliationOutcome.Agreed, day.Outcome));
    }

    [Fact]
    public void A_host_has_one_for_each_platform_unless_it_is_switched_off()
    {
        // An outbox and what is sent ahead of it for each, beside it.
        Assert.Equal(2 * 3, Workers(null));
        Assert.Equal(2 * 2, Workers(ReconciliationRhythm.None));

        int Workers(ReconciliationRhythm? rhythm)
        {
            var services = new ServiceCollection();
            new Builder(services).AddCrossRegion(new HandoverSites(FoshanCity, ZhaoqingCity, DivisionCode.Parse("4401")), (_, _) => _foshan.Line, reconciliation: rhythm);
            return services.Count(service => service.ServiceType == typeof(IHostedService));
        }
    }

    [Fact]
    public async Task The_hosted_part_looks_by_the_clock_and_nothing_that_goes_wrong_ends_it()
    {
        _foshan.WaitUntil("2023-09-23T01:00");
        int asked = 0;
        _foshan.Line.Silent = () => Interlocked.Increment(ref asked) == 1 ? new NotSupportedException() : null;
        using var watch = _foshan.Watch(new ReconciliationRhythm { LookBack = 1 }, _log);
        await watch.StartAsync(default);
        await ComesTrueAsync(() => Task.FromResult(!_log.Lines.IsEmpty));
        Assert.Equal(LogLevel.Error, Assert.Single(_log.Lines).Level);
        for (int day = 21; day <= 22; day++)
        {
            _foshan.Wait(TimeSpan.FromMinutes(15));
            int expected = day;
            await ComesTrueAsync(async () => await _foshan.Station.ReconciledAsync(ZhaoqingCity, 1) is [var newest] && newest.Day.Day == expected && newest.Outcome == ReconciliationOutcome.Agreed);
        }

        await watch.StopAsync(default);
        Assert.Equal(3, asked);
        Assert.Equal([LogLevel.Error, LogLevel.Information], _log.Lines.Select(line => line.Level));
    }

    /// <summary>Waits for another thread, and not for ever.</summary>
    private static async Task ComesTrueAsync(Func<Task<bool>> what)
    {
        for (int i = 0; i < 200_000 && !await what(); i++) await Task.Yield();
        Assert.True(await what());
    }

    private static bool Alike(ReconciledDay one, ReconciledDay other) => one with { Differences = [] } == other with { Differences = [] } && one.Differences.SequenceEqual(other.Differences);

    private sealed record Builder(IServiceCollection Services) : IGovServicesBuilder;
}
