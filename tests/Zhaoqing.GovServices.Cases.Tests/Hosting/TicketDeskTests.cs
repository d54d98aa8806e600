using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class TicketDeskTests
{
    [Fact]
    [Clause("REG-1.9")]
    public async Task A_ticket_is_opened_taken_over_by_one_of_many_and_explained()
    {
        var store = new InMemoryEventStore();
        var desk = new TicketDesk(store, new TicketDuty("duty-1"), Calendar, new FakeTimeProvider(At("2026-09-28T10:00").ToDateTimeOffset()));
        var report = new FailureReport(Duanzhou, Remark.Parse("材料被退回三次"));
        var number = (await desk.OpenAsync(report, Citizen, Key("a"))).AsT1.Opened.Number;
        Assert.Equal(number, (await desk.OpenAsync(report, Citizen, Key("a"))).AsT1.Opened.Number);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => desk.ActAsync(number, TicketAct.TakeOver, words: null, Window with { Id = $"window-{i}" }, Key($"t{i}")))));
        var ticket = (await desk.FindAsync(number))!;
        Assert.Equal("cases.ticket-not-owner", (await desk.ActAsync(number, TicketAct.Solve, Remark.Parse("好了"), Examiner, Key("s"))).AsT0.Code);
        var ended = (await desk.ActAsync(number, TicketAct.Explain, Remark.Parse("依法不能办理"), Window with { Id = ticket.Owner }, Key("e"))).AsT1;
        Assert.Equal((TicketState.Explained, 10L), (ended.State, await store.LastPositionAsync()));
        Assert.Equal("cases.ticket-unknown", (await desk.ActAsync(SlipNumber.Create(SlipKind.Ticket, new(2026, 9, 1), new byte[10]), TicketAct.TakeOver, words: null, Window, Key("x"))).AsT0.Code);
    }

    private static AppendKey Key(string key) => new(key, new string('0', 64));
}
