using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class CaseDeskTests
{
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-28T10:00").ToDateTimeOffset());
    private readonly CaseDesk _desk;

    public CaseDeskTests() => _desk = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);

    [Fact]
    public async Task A_repeated_submission_gives_the_first_answer_and_no_second_case()
    {
        var first = (await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1;
        _time.Advance(TimeSpan.FromDays(1));
        await _desk.ActAsync(Window, first.File.Number, 1, new AcceptOrder(), Key("b"));
        var repeat = (await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1;
        Assert.Equal((first.File.Number, 1L, CaseState.Submitted, first.AsOf), (repeat.File.Number, repeat.Version, repeat.File.State, repeat.AsOf));
        Assert.Equal(2, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"));
        Assert.Equal("cases.key-reused", (await _desk.SubmitAsync(Citizen, Application(Form), Key("a", '1'))).AsT0.Code);
        Assert.Equal(1, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_repeated_act_gives_the_first_answer_even_though_the_version_is_stale()
    {
        var number = await SubmittedAsync();
        var first = (await _desk.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"))).AsT2;
        await _desk.ActAsync(Examiner, number, 2, new DecideOrder(CaseOutcome.Granted, Reason: null), Key("c"));
        var repeat = (await _desk.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"))).AsT2;
        Assert.Equal((first.Version, CaseState.Accepted), (repeat.Version, repeat.File.State));
    }

    [Fact]
    public async Task A_stale_version_is_told_which_there_is_and_nothing_is_written()
    {
        var number = await SubmittedAsync();
        await _desk.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"));
        Assert.Equal(2, (await _desk.ActAsync(Examiner, number, 1, new DecideOrder(CaseOutcome.Granted, Reason: null), Key("c"))).AsT1.Actual);
        Assert.Equal(2, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_refusal_leaves_the_record_as_it_was_and_its_key_unused()
    {
        var number = await SubmittedAsync();
        Assert.Equal("cases.act-not-allowed", (await _desk.ActAsync(Window, number, 1, new DeliverOrder(DeliveryWay.Post), Key("b"))).AsT0.Code);
        Assert.Equal(1, await _store.LastPositionAsync());
        Assert.True((await _desk.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"))).IsT2);
    }

    [Fact]
    public async Task Of_two_desks_deciding_at_once_one_wins()
    {
        var number = await SubmittedAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            () => _desk.ActAsync(Window, number, 1, new AcceptOrder(), Key($"k{i}")))));
        Assert.Equal(1, answers.Count(answer => answer.IsT2));
        Assert.Equal(15, answers.Count(answer => answer.IsT1));
        Assert.Equal(2, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_lapse_is_shown_before_anybody_has_written_it_and_written_with_the_next_act()
    {
        var number = await SubmittedAsync();
        _time.SetUtcNow(At("2026-10-12T09:00").ToDateTimeOffset());
        var seen = (await _desk.FindAsync(number))!;
        Assert.Equal((CaseState.Accepted, 1L), (seen.File.State, seen.Version));
        var decided = (await _desk.ActAsync(Examiner, number, 1, new DecideOrder(CaseOutcome.Granted, Reason: null), Key("c"))).AsT2;
        Assert.Equal(3, decided.Version);
        Assert.Equal(["case.submitted.v1", "case.accepted.v1", "case.decided.v1"], await TypesAsync(number));
    }

    [Fact]
    public async Task What_leaves_the_state_as_it_is_does_not_make_the_watch_forget_the_wait()
    {
        var number = await SubmittedAsync();
        var watch = Watch();
        await _desk.ActAsync(Citizen, number, 1, new ChangeChannelOrder(Channel.Post), Key("b"));
        await _desk.ActAsync(Window, number, 2, new TakeChargeOrder(), Key("c"));
        Assert.Equal(0, await watch.RunOnceAsync(default));
        _time.SetUtcNow(At("2026-10-11T00:00").ToDateTimeOffset());
        Assert.Equal(1, await watch.RunOnceAsync(default));
        Assert.Equal(["case.submitted.v1", "case.channel-changed.v1", "case.charge-taken.v1", "case.accepted.v1"], await TypesAsync(number));
    }

    [Fact]
    [Clause("REG-1.12")]
    public async Task What_is_accepted_at_receipt_stands_in_the_record_as_two_events_of_one_act()
    {
        var sources = new CaseSources((_, _) => ValueTask.FromResult(Edition)) { Rules = _ => new CaseRules { AcceptedAtReceipt = LegalGround.OfClause("REG-1.12") } };
        var desk = new CaseDesk(_store, sources, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
        var first = (await desk.SubmitAsync(Window, Application(Form, Proof), Key("a"))).AsT1;
        var repeat = (await desk.SubmitAsync(Window, Application(Form, Proof), Key("a"))).AsT1;
        Assert.Equal((2L, CaseState.Accepted), (first.Version, first.File.State));
        Assert.Equal((first.File.Number, first.Version, first.File.Slip), (repeat.File.Number, repeat.Version, repeat.File.Slip));
        Assert.Equal(["case.submitted.v1", "case.accepted.v1"], await TypesAsync(first.File.Number));
    }

    [Fact]
    [Clause("REG-3.8")]
    public async Task A_desk_asks_for_the_mandates_before_it_receives()
    {
        var mandate = Life.PeopleSample.Mandate(Life.PeopleSample.Agent);
        var sources = new CaseSources((_, _) => ValueTask.FromResult(Edition)) { IntakeFacts = (_, _, _, _) => ValueTask.FromResult(new CaseFacts { Mandates = [mandate] }) };
        var desk = new CaseDesk(_store, sources, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
        Assert.Equal("cases.mandate-missing", (await _desk.SubmitAsync(Life.PeopleSample.Agent, Application(Form), Key("a"))).AsT0.Code);
        var submitted = (await desk.SubmitAsync(Life.PeopleSample.Agent, Application(Form), Key("a"))).AsT1;
        Assert.Equal(mandate, (await desk.FindAsync(submitted.File.Number))!.File.Mandates.Single());
    }

    [Fact]
    public async Task The_watch_writes_a_lapse_once_whoever_else_runs()
    {
        var number = await SubmittedAsync();
        var watches = Enumerable.Range(0, 4).Select(_ => Watch()).ToArray();
        foreach (var watch in watches) Assert.Equal(0, await watch.RunOnceAsync(default));
        _time.SetUtcNow(At("2026-10-11T00:00").ToDateTimeOffset());
        int[] written = await Task.WhenAll(watches.Select(watch => Task.Run(() => watch.RunOnceAsync(default))));
        Assert.Equal(1, written.Sum());
        Assert.Equal(["case.submitted.v1", "case.accepted.v1"], await TypesAsync(number));
        Assert.Equal(0, await Watch().RunOnceAsync(default));
    }

    [Fact]
    [Clause("REG-2.5")]
    public async Task Several_watches_write_every_lapse_of_a_case_once_and_a_change_of_channel_keeps_them_awake()
    {
        var number = await SubmittedAsync();
        await _desk.ActAsync(Citizen, number, 1, new ChangeChannelOrder(Channel.Post), Key("b"));
        var watches = Enumerable.Range(0, 4).Select(_ => Watch()).ToArray();
        foreach (var watch in watches) Assert.Equal(0, await watch.RunOnceAsync(default));
        _time.SetUtcNow(At("2026-10-12T09:00").ToDateTimeOffset());
        foreach (var watch in watches) await watch.RunOnceAsync(default);
        await _desk.ActAsync(Citizen, number, 3, new ChangeChannelOrder(Channel.Window), Key("c"));
        _time.SetUtcNow(At("2026-12-01T00:00").ToDateTimeOffset());
        int[] written = await Task.WhenAll(watches.Select(watch => Task.Run(() => watch.RunOnceAsync(default))));
        Assert.Equal(1, written.Sum());
        Assert.Equal(["case.submitted.v1", "case.channel-changed.v1", "case.accepted.v1", "case.channel-changed.v1", "case.overdue.v1"], await TypesAsync(number));
        Assert.Equal(At("2026-10-31T00:00"), (await _desk.FindAsync(number))!.File.Overdue!.At);
    }

    [Fact]
    public async Task A_watch_that_starts_late_writes_lapses_that_came_meanwhile_all_at_once()
    {
        var number = await SubmittedAsync();
        _time.SetUtcNow(At("2026-12-01T00:00").ToDateTimeOffset());
        Assert.Equal(1, await Watch().RunOnceAsync(default));
        Assert.Equal(["case.submitted.v1", "case.accepted.v1", "case.overdue.v1"], await TypesAsync(number));
        Assert.Equal(0, await Watch().RunOnceAsync(default));
    }

    [Fact]
    public async Task The_watch_leaves_a_case_that_a_newer_program_writes_to_that_program()
    {
        var number = await SubmittedAsync();
        await _store.AppendAsync(StreamId.Parse($"case-{number}"), 1, [new NewEvent(Guid.NewGuid(), "case.flown.v9", At("2026-09-28T11:00"), "newer", "{}"u8.ToArray())]);
        var other = await SubmittedAsync();
        _time.SetUtcNow(At("2026-10-11T00:00").ToDateTimeOffset());
        Assert.Equal(1, await Watch().RunOnceAsync(default));
        Assert.Equal(2, (await TypesAsync(other)).Count);
        await Assert.ThrowsAsync<UnknownEventException>(() => _desk.FindAsync(number));
    }

    [Fact]
    public async Task A_case_with_an_unknown_event_before_a_known_wait_stops_neither_the_watch_nor_the_others()
    {
        var number = (await _desk.SubmitAsync(Citizen, Application(Form), Key("a"))).AsT1.File.Number;
        var stream = StreamId.Parse($"case-{number}");
        var supplemented = Submitted("2026-09-28T10:00", Form).After(new NotifyOnceOrder([Proof]), Window, "2026-09-28T10:30")
            .Take(new SupplementOrder(Papers(Proof)), Citizen, At("2026-09-28T11:00"), Calendar).AsT1.Single();
        await _store.AppendAsync(stream, 1,
        [
            new NewEvent(Guid.NewGuid(), "case.flown.v9", At("2026-09-28T10:30"), "newer", "{}"u8.ToArray()),
            new NewEvent(Guid.NewGuid(), CaseEventCodec.NameOf(supplemented), supplemented.At, "newer", CaseEventCodec.Write(supplemented)),
        ]);
        await SubmittedAsync();
        _time.SetUtcNow(At("2026-10-11T00:00").ToDateTimeOffset());
        Assert.Equal(1, await Watch().RunOnceAsync(default));
        Assert.Equal(4, await _store.LastPositionAsync() - 1);
    }

    [Fact]
    public async Task A_case_that_does_not_replay_is_left_alone()
    {
        var number = await SubmittedAsync();
        var delivered = new CaseDelivered(At("2026-09-28T11:00"), "newer", DeliveryWay.Post, Overdue: false);
        var again = CaseFile.Submit(number, Application(Form), Terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1;
        await _store.AppendAsync(StreamId.Parse($"case-{number}"), 1,
        [
            new NewEvent(Guid.NewGuid(), CaseEventCodec.NameOf(delivered), delivered.At, "newer", CaseEventCodec.Write(delivered)),
            new NewEvent(Guid.NewGuid(), CaseEventCodec.NameOf(again), again.At, "newer", CaseEventCodec.Write(again)),
        ]);
        _time.SetUtcNow(At("2026-10-11T00:00").ToDateTimeOffset());
        Assert.Equal(0, await Watch().RunOnceAsync(default));
    }

    [Theory]
    [InlineData("2026-10-08T23:59", WarningLight.Yellow)]
    [InlineData("2026-09-28T10:00", WarningLight.Green)]
    [InlineData("2026-10-10T00:00", WarningLight.Red)]
    [InlineData("2026-10-11T00:00", WarningLight.Green)]
    [InlineData("2026-10-30T23:59", WarningLight.Red)]
    [InlineData("2026-10-31T00:00", WarningLight.Overdue)]
    [Clause("REG-2.5")]
    public async Task The_light_changes_with_time_alone(string at, WarningLight light)
    {
        var number = await SubmittedAsync();
        _time.SetUtcNow(At(at).ToDateTimeOffset());
        Assert.Equal(light, _desk.LightOf((await _desk.FindAsync(number))!));
    }

    [Fact]
    public async Task A_clock_set_back_does_not_run_the_record_backwards()
    {
        var behind = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, new FakeTimeProvider(At("2026-09-27T10:00").ToDateTimeOffset()));
        var number = await SubmittedAsync();
        var accepted = (await behind.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"))).AsT2;
        Assert.Equal(At("2026-09-28T10:00"), accepted.File.LastAt);
    }

    [Fact]
    public async Task An_unknown_matter_and_a_division_not_served_are_fields_at_fault()
    {
        var unknown = (await _desk.SubmitAsync(Citizen, Application() with { Matter = Zhaoqing.GovServices.Catalogue.MatterCode.Parse("no-such") }, Key("a"))).AsT0;
        Assert.Equal(("catalogue.matter-unknown", "matter"), (unknown.Code, Assert.Single(unknown.Fields).Field));
        var elsewhere = (await _desk.SubmitAsync(Citizen, Application() with { Division = DivisionCode.Parse("440604") }, Key("a"))).AsT0;
        Assert.Equal(("catalogue.division-not-served", "division"), (elsewhere.Code, Assert.Single(elsewhere.Fields).Field));
    }

    [Fact]
    public async Task A_host_that_starts_with_a_new_edition_writes_down_which_last_days_move_and_once()
    {
        WorkingCalendar old = Known(25), now = Known(27);
        _time.SetUtcNow(At("2026-09-28T10:00").ToDateTimeOffset());
        var time = new FakeTimeProvider(At("2020-01-10T10:00").ToDateTimeOffset());
        var before = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, old, NoticeArchive.StateCouncil, WarningPolicy.Default, time);
        var moved = (await before.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1.File.Number;
        await before.ActAsync(Window, moved, 1, new AcceptOrder(), Key("b"));
        var ended = (await before.SubmitAsync(Citizen, Application(Form, Proof), Key("c"))).AsT1.File.Number;
        await before.ActAsync(Citizen, ended, 1, new WithdrawOrder(Reason: null), Key("d"));
        time.SetUtcNow(At("2020-01-28T10:00").ToDateTimeOffset());
        var desk = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, now, NoticeArchive.StateCouncil, WarningPolicy.Default, time);
        var start = new RecountAtStart(_store, desk, Options.Create(new CaseOptions()), time, NullLogger<RecountAtStart>.Instance);
        Assert.Equal(1, await start.RunOnceAsync(CancellationToken.None));
        Assert.Equal(0, await start.RunOnceAsync(CancellationToken.None));
        var seen = (await desk.FindAsync(moved))!;
        Assert.Equal((3L, new NodaTime.LocalDate(2020, 2, 14)), (seen.Version, seen.File.Clock!.Due.Date));
        Assert.Equal(("state-council-2020-1", "state-council-2020-1"), (seen.File.ClockEdition, desk.ExplainDue(seen)!.Edition));

        static WorkingCalendar Known(int day) => new(NoticeArchive.StateCouncil.KnownOn(new NodaTime.LocalDate(2020, 1, day)).AsT1);
    }

    [Fact]
    public async Task A_host_whose_notices_are_older_counts_nothing_back()
    {
        var time = new FakeTimeProvider(At("2020-02-10T10:00").ToDateTimeOffset());
        var now = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, time);
        var number = (await now.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1.File.Number;
        await now.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"));
        var known = new NoticeArchive(NoticeArchive.StateCouncil.Notices.Where(notice => notice.Year < 2020));
        Assert.True((await now.FindAsync(number))!.File.RecountBy(At("2020-02-10T10:00"), new WorkingCalendar(known.Latest))!.Due.Day.Provisional);
        var behind = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, new WorkingCalendar(known.Latest), known, WarningPolicy.Default, time);
        var start = new RecountAtStart(_store, behind, Options.Create(new CaseOptions()), time, NullLogger<RecountAtStart>.Instance);
        Assert.Equal(0, await start.RunOnceAsync(CancellationToken.None));
        Assert.Equal(2, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_day_counted_under_an_old_edition_is_explained_by_that_edition()
    {
        var time = new FakeTimeProvider(At("2020-01-10T09:00").ToDateTimeOffset());
        var old = new WorkingCalendar(NoticeArchive.StateCouncil.Find("state-council-2020")!);
        var before = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, old, NoticeArchive.StateCouncil, WarningPolicy.Default, time);
        var number = (await before.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1.File.Number;
        await before.ActAsync(Window, number, 1, new AcceptOrder(), Key("b"));
        var seen = (await _desk.FindAsync(number))!;
        var why = _desk.ExplainDue(seen)!;
        Assert.Equal(("state-council-2020", new NodaTime.LocalDate(2020, 2, 12)), (why.Edition, why.Due.Date));
        Assert.DoesNotContain("〔2020〕1号", why.ToString());
        var stranger = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps }, Calendar, new NoticeArchive(NoticeArchive.StateCouncil.Notices.Where(notice => notice.Issued is not null && notice.Year > 2020)), WarningPolicy.Default, time);
        Assert.Null(stranger.ExplainDue(seen));
    }

    [Fact]
    public async Task There_is_no_case_of_an_unknown_number()
    {
        Assert.Null(await _desk.FindAsync(Number));
        await Assert.ThrowsAsync<ArgumentException>(() => _desk.ActAsync(Window, Number, 1, new AcceptOrder(), Key("b")));
    }

    [Fact]
    public void An_option_out_of_range_is_refused_by_its_key()
    {
        var services = new ServiceCollection();
        new Builder(services).AddCases(options => options.LapseScanSeconds = 0);
        using var provider = services.BuildServiceProvider();
        var refused = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<CaseOptions>>().Value);
        Assert.Contains("Cases:LapseScanSeconds", refused.Message, StringComparison.Ordinal);
    }

    private static AppendKey Key(string name, char fingerprint = '0') => new(name, new string(fingerprint, 64));

    private LapseWatch Watch() => new(_store, _desk, Options.Create(new CaseOptions()), _time, NullLogger<LapseWatch>.Instance);

    private async Task<CaseNumber> SubmittedAsync() =>
        (await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key(Guid.NewGuid().ToString("N")))).AsT1.File.Number;

    private async Task<List<string>> TypesAsync(CaseNumber number)
    {
        var types = new List<string>();
        await foreach (var recorded in _desk.ReadRecordAsync(number)) types.Add(recorded.Type);
        return types;
    }

    private sealed record Builder(IServiceCollection Services) : Zhaoqing.GovServices.Journal.Hosting.IGovServicesBuilder;
}
