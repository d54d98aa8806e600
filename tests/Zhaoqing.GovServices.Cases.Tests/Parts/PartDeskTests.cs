using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Parts;

/// <summary>A part through the desk and the record.</summary>
public sealed class PartDeskTests
{
    private static readonly Instant Late = At("2026-11-02T10:00");
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-28T10:00").ToDateTimeOffset());

    [Fact]
    public async Task A_part_is_recorded_with_the_act_of_the_case_and_read_back_with_it()
    {
        var desk = Desk(new CaseRecordCodec([new HeldBackKind()]));
        var number = (await desk.SubmitAsync(Citizen, Application(Form), Key("a"))).AsT1.File.Number;
        Assert.Equal("hold", desk.PartActsFor((await desk.FindAsync(number))!, Window).Single().Act);
        Assert.Empty(desk.PartActsFor((await desk.FindAsync(number))!, Stranger));
        var held = (await desk.ActOnPartAsync(Window, number, 1, new HoldOrder(Late, new AcceptOrder()), Key("b"))).AsT2;
        Assert.Equal((4L, CaseState.Accepted, "held"), (held.Version, held.File.State, held.Parts.Single().StatusAt(held.AsOf).State));
        Assert.Equal(4, (await desk.ActOnPartAsync(Window, number, 1, new HoldOrder(Late, new AcceptOrder()), Key("b"))).AsT2.Version);
        Assert.Equal(4, (await desk.ActOnPartAsync(Window, number, 3, new HoldOrder(Late), Key("c"))).AsT1.Actual);
        Assert.Equal("test.held-back", (await desk.ActAsync(Examiner, number, 4, new DecideOrder(CaseOutcome.Granted, Reason: null), Key("d"))).AsT0.Code);
        Assert.Equal(4, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task The_watch_writes_what_silence_made_of_a_part_once_at_its_own_instant()
    {
        var desk = Desk(new CaseRecordCodec([new HeldBackKind()]));
        var number = (await desk.SubmitAsync(Citizen, Application(Form), Key("a"))).AsT1.File.Number;
        var soon = At("2026-09-28T12:00");
        await desk.ActOnPartAsync(Window, number, 1, new HoldOrder(soon), Key("b"));
        var watch = new LapseWatch(_store, desk, Options.Create(new CaseOptions()), _time, NullLogger<LapseWatch>.Instance);
        Assert.Equal(0, await watch.RunOnceAsync(CancellationToken.None));
        _time.SetUtcNow(At("2026-09-28T18:00").ToDateTimeOffset());
        Assert.Equal(1, await watch.RunOnceAsync(CancellationToken.None));
        Assert.Equal(0, await watch.RunOnceAsync(CancellationToken.None));
        var last = await _store.ReadAllAsync().LastAsync();
        Assert.Equal(("test.released.v1", soon), (last.Type, last.At));
    }

    [Fact]
    public async Task A_host_that_does_not_know_the_part_says_so_and_leaves_the_case_alone()
    {
        var desk = Desk(new CaseRecordCodec([new HeldBackKind()]));
        var number = (await desk.SubmitAsync(Citizen, Application(Form), Key("a"))).AsT1.File.Number;
        await desk.ActOnPartAsync(Window, number, 1, new HoldOrder(Late), Key("b"));
        await Assert.ThrowsAsync<UnknownEventException>(() => Desk(new CaseRecordCodec([])).FindAsync(number));
    }

    private CaseDesk Desk(CaseRecordCodec codec) =>
        new(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)) { Codec = codec }, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);

    private static AppendKey Key(string key) => new(key, new string('0', 64));
}
