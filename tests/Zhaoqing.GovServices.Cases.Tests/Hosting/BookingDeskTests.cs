using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Cases.Tests.Bookings.BookingSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class BookingDeskTests
{
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-18T10:00").ToDateTimeOffset());

    [Fact]
    [Clause("CON-8.4")]
    public async Task Three_hosts_with_many_callers_book_exactly_what_there_is()
    {
        var desks = Enumerable.Range(0, 3).Select(_ => Desk()).ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 90).Select(i => Task.Run(() => desks[i % 3].HoldAsync("general", Monday, Nine, Window, Key($"k{i}")))));
        Assert.Equal(3, answers.Count(answer => answer.IsT1));
        Assert.Equal(87, answers.Count(answer => answer.IsT0 && answer.AsT0.Code == "cases.slot-full"));
        Assert.Equal(4, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_repeat_gives_the_first_booking_as_it_was_and_books_no_second()
    {
        var desk = Desk();
        var first = (await desk.HoldAsync("general", Monday, Nine, Citizen, Key("a"))).AsT1;
        await desk.ActAsync("general", Monday, first.Booking.Number, BookingAct.Confirm, Citizen, Key("b"));
        var repeat = (await desk.HoldAsync("general", Monday, Nine, Citizen, Key("a"))).AsT1;
        Assert.Equal(first.Booking, repeat.Booking);
        Assert.Equal("cases.key-reused", (await desk.HoldAsync("general", Monday, Four, Citizen, Key("a", '1'))).AsT0.Code);
        Assert.Equal(3, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task Looking_writes_nothing_and_shows_what_silence_made()
    {
        var desk = Desk();
        Assert.Equal(3, (await desk.FindAsync("general", Monday, Citizen)).AsT1.Day.Loads[0].Free);
        Assert.Equal(0, await _store.LastPositionAsync());
        await desk.HoldAsync("general", Monday, Nine, Citizen, Key("a"));
        Assert.Equal(2, (await desk.FindAsync("general", Monday, Citizen)).AsT1.Day.Loads[0].Free);
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(3, (await desk.FindAsync("general", Monday, Citizen)).AsT1.Day.Loads[0].Free);
        Assert.Equal(2, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task Unknown_windows_and_bookings_are_refused_and_nothing_is_written()
    {
        var desk = Desk();
        Assert.Equal("cases.window-group-unknown", (await desk.HoldAsync("other", Monday, Nine, Citizen, Key("a"))).AsT0.Code);
        Assert.Equal("cases.window-group-unknown", (await desk.FindAsync("other", Monday, Citizen)).AsT0.Code);
        Assert.Equal("cases.booking-unknown", (await desk.ActAsync("general", Monday, Number(1), BookingAct.Confirm, Citizen, Key("b"))).AsT0.Code);
        Assert.Equal("cases.slot-unknown", (await desk.HoldAsync("general", Monday, new(8, 0), Citizen, Key("c"))).AsT0.Code);
        Assert.Equal(0, await _store.LastPositionAsync());
    }

    [Fact]
    [Clause("REG-4.3")]
    public async Task A_walk_in_needs_nobody_to_have_booked_anything()
    {
        _time.SetUtcNow(At("2026-09-21T09:30").ToDateTimeOffset());
        var desk = Desk();
        var first = (await desk.WalkInAsync("general", Window, Key("a"))).AsT1;
        Assert.Equal(first, (await desk.WalkInAsync("general", Window, Key("a"))).AsT1);
        Assert.NotEqual(first.Number, (await desk.WalkInAsync("general", Window, Key("b"))).AsT1.Number);
    }

    private BookingDesk Desk() => new(_store, group => group == "general" ? Plan() : null, Calendar, _time);

    private static AppendKey Key(string key, char print = '0') => new(key, new string(print, 64));
}
