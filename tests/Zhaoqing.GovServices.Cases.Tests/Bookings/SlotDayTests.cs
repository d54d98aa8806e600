using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Bookings.BookingSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Bookings;

public sealed class SlotDayTests
{
    private static readonly Instant Friday = At("2026-09-18T10:00");

    [Fact]
    [Clause("REG-4.3")]
    public void A_plan_without_room_for_walk_ins_cannot_be_made()
    {
        var refusal = SlotPlan.Of(Group, Hours, capacity: 5, walkInReserve: 0).AsT0;
        Assert.Equal(("cases.slot-plan-fault", "walkInReserve"), (refusal.Code, refusal.Fields.Single().Field));
        Assert.Equal("REG-4.3", refusal.Basis[0].Clause.ToString());
        Assert.Equal(["capacity", "walkInReserve", "minutes"], SlotPlan.Of(Group, Hours, 0, -1, 5).AsT0.Fields.Select(fault => fault.Field));
        Assert.Equal(["walkInReserve"], SlotPlan.Of(Group, Hours, 5, 6).AsT0.Fields.Select(fault => fault.Field));
        Assert.Equal(0, SlotPlan.Of(Group, Hours, 5, 5).AsT1.SlotsOf(Calendar.Day(Monday).AsT1)[0].Bookable);
    }

    [Theory]
    [InlineData(60, 6)]
    [InlineData(90, 4)]
    [InlineData(45, 8)]
    public void A_day_is_cut_into_slots_that_end_with_the_hours(int minutes, int slots)
    {
        var cut = SlotPlan.Of(Group, Hours, 5, 1, minutes).AsT1.SlotsOf(Calendar.Day(Monday).AsT1);
        Assert.Equal(slots, cut.Length);
        Assert.Equal((Nine, new LocalTime(17, 0)), (cut[0].From, cut[^1].To));
        Assert.Contains(cut, slot => slot.To == new LocalTime(12, 0));
    }

    [Fact]
    public void Hours_to_midnight_end_the_day()
    {
        var plan = SlotPlan.Of(Group, new ServiceHours(new OpenHours(new LocalTime(22, 0), LocalTime.Midnight)), 5, 1).AsT1;
        Assert.Equal(LocalTime.Midnight, plan.SlotsOf(Calendar.Day(Monday).AsT1)[^1].To);
        var day = Open(plan);
        var late = new LocalTime(23, 0);
        day = day.After(day.Hold(Number(1), late, Citizen, Friday)).After(day.Apply(new BookingHeld(Friday, "x", Number(1), late, Citizen.Id, Friday + Duration.FromMinutes(5))).Take(BookingAct.Confirm, Number(1), Citizen, Friday));
        Assert.Equal(BookingState.NoShow, day.At(At("2026-09-22T00:00")).Bookings[Number(1)].State);
        Assert.Equal(BookingState.Booked, day.At(At("2026-09-21T23:59")).Bookings[Number(1)].State);
    }

    [Theory]
    [InlineData("2026-10-01", "cases.slot-day-closed")]
    [InlineData("2026-09-19", "cases.slot-day-closed")]
    [InlineData("2026-09-17", "cases.slot-day-too-far")]
    [InlineData("2026-10-19", "cases.slot-day-too-far")]
    public void Holidays_rest_days_the_past_and_the_far_future_are_refused_by_field(string day, string code)
    {
        var refusal = SlotDay.Open(Plan(), NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value, Citizen, Friday, Calendar).AsT0;
        Assert.Equal((code, "day"), (refusal.Code, refusal.Fields.Single().Field));
    }

    [Fact]
    public void A_make_up_Sunday_is_open_as_any_working_day() =>
        Assert.Equal(6, SlotDay.Open(Plan(), new LocalDate(2026, 9, 20), Citizen, Friday, Calendar).AsT1.Slots.Length);

    [Fact]
    public void A_hold_runs_out_after_five_minutes_and_its_place_is_free_again()
    {
        var day = Open(Plan(3, 2));
        day = day.After(day.Hold(Number(1), Nine, Citizen, Friday));
        Assert.Equal("cases.slot-full", day.Hold(Number(2), Nine, Stranger, Friday + Duration.FromMinutes(5) - Duration.Epsilon).AsT0.Code);
        var events = day.Hold(Number(2), Nine, Stranger, Friday + Duration.FromMinutes(5)).AsT1;
        Assert.Equal([typeof(BookingExpired), typeof(BookingHeld)], events.Select(happened => happened.GetType()));
        Assert.Equal(Friday + Duration.FromMinutes(5), events[0].At);
        Assert.Equal("cases.booking-act-not-allowed", day.Take(BookingAct.Confirm, Number(1), Citizen, Friday + Duration.FromMinutes(5)).AsT0.Code);
    }

    [Fact]
    public void Who_comes_in_time_goes_first_and_who_comes_early_waits_for_the_slot()
    {
        var day = Booked();
        Assert.Equal((QueueKind.Booked, At("2026-09-21T16:00")), Arrival(day, "2026-09-21T15:10"));
        Assert.Equal((QueueKind.Booked, At("2026-09-21T16:15")), Arrival(day, "2026-09-21T16:15"));
    }

    [Theory]
    [InlineData("2026-09-21T16:16")]
    [InlineData("2026-09-21T17:00")]
    [InlineData("2026-09-21T23:59")]
    [Clause("REG-4.3")]
    public void Who_comes_late_joins_the_walk_ins_and_is_not_refused(string at) =>
        Assert.Equal((QueueKind.WalkIn, At(at)), Arrival(Booked(), at));

    [Fact]
    [Clause("REG-4.3")]
    public void A_walk_in_gets_a_number_though_every_slot_is_booked_out()
    {
        var day = Open(Plan(5, 4));
        foreach (var (slot, i) in day.Opened.Slots.Select((slot, i) => (slot, i))) day = day.After(day.Hold(Number(i), slot.From, Window, Friday));
        Assert.All(day.Loads, load => Assert.Equal(0, load.Free));
        for (int i = 0; i < 50; i++) day = day.After(day.WalkIn(Number(100 + i), Window, At("2026-09-21T09:00")));
        Assert.Equal(50, day.WalkIns.Count);
        Assert.Equal("cases.not-authorised", day.WalkIn(Number(200), Citizen, At("2026-09-21T09:00")).AsT0.Code);
        Assert.Equal("cases.slot-day-closed", day.WalkIn(Number(200), Window, At("2026-09-22T09:00")).AsT0.Code);
    }

    [Fact]
    public void One_cancels_before_the_slot_begins_and_not_after()
    {
        Assert.Equal(BookingState.Cancelled, Booked().After(Booked().Take(BookingAct.Cancel, Number(1), Citizen, At("2026-09-21T15:59"))).Bookings[Number(1)].State);
        Assert.Equal("cases.slot-begun", Booked().Take(BookingAct.Cancel, Number(1), Citizen, At("2026-09-21T16:00")).AsT0.Code);
    }

    [Fact]
    public void Another_applicant_and_an_office_elsewhere_touch_no_booking()
    {
        Assert.Equal("cases.not-authorised", Booked().Take(BookingAct.Cancel, Number(1), Stranger, Friday + Duration.FromHours(1)).AsT0.Code);
        Assert.Equal("cases.not-authorised", Booked().Take(BookingAct.Arrive, Number(1), Window with { Division = DivisionCode.Parse("4406") }, At("2026-09-21T16:00")).AsT0.Code);
        Assert.Equal("cases.not-authorised", Open().Hold(Number(2), Nine, Examiner, Friday).AsT0.Code);
    }

    [Fact]
    public void An_applicant_has_one_booking_a_day_and_a_window_as_many_as_it_serves()
    {
        var day = Booked();
        Assert.Equal("cases.booking-twice", day.Hold(Number(2), Nine, Citizen, Friday + Duration.FromHours(1)).AsT0.Code);
        day = day.After(day.Take(BookingAct.Cancel, Number(1), Citizen, Friday + Duration.FromHours(1)));
        Assert.True(day.Hold(Number(2), Nine, Citizen, Friday + Duration.FromHours(1)).IsT1);
        day = day.After(day.Hold(Number(3), Nine, Window, Friday + Duration.FromHours(1)));
        Assert.True(day.Hold(Number(4), Nine, Window, Friday + Duration.FromHours(1)).IsT1);
    }

    [Theory]
    [InlineData("2026-09-21T09:00", "cases.slot-begun")]
    [InlineData("2026-09-21T08:59", null)]
    public void A_slot_that_has_begun_is_not_booked(string at, string? code) =>
        Assert.Equal(code, Open().Hold(Number(1), Nine, Citizen, At(at)).Match(refusal => refusal.Code, _ => (string?)null));

    [Fact]
    public void An_unknown_slot_is_refused_by_field() =>
        Assert.Equal("slot", Open().Hold(Number(1), new LocalTime(12, 30), Citizen, Friday).AsT0.Fields.Single().Field);

    [Theory]
    [InlineData(0, 15, 30)]
    [InlineData(61, 15, 30)]
    [InlineData(5, -1, 30)]
    [InlineData(5, 121, 30)]
    [InlineData(5, 15, 0)]
    [InlineData(5, 15, 366)]
    public void Local_figures_have_their_range(int hold, int grace, int ahead) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BookingRules(hold, grace, ahead));

    [Fact]
    public void The_example_of_the_page_runs()
    {
        var (windows, hours, day, citizen, now, calendar, number) = (Group, Hours, Monday, Citizen, Friday, Calendar, Number(1));
        var plan = SlotPlan.Of(windows, hours, capacity: 20, walkInReserve: 8).AsT1;
        var opened = SlotDay.Open(plan, day, citizen, now, calendar).AsT1;
        var slots = SlotDay.Replay([opened]);
        var held = slots.Hold(number, new LocalTime(9, 0), citizen, now);
        var then = held.AsT1.Aggregate(slots, (state, happened) => state.Apply(happened)).At(now + Duration.FromMinutes(5));
        Assert.Equal((BookingState.Expired, 12), (then.Bookings[number].State, then.Loads[0].Free));
    }

    [Fact]
    public void An_event_that_does_not_follow_is_a_programmers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Open().Apply(new BookingServed(Friday, "w", Number(1))));
        Assert.Throws<ArgumentException>(() => Booked().Apply(new BookingServed(Friday, "w", Number(1))));
        Assert.Throws<ArgumentException>(() => SlotDay.Replay([]));
        Assert.Throws<ArgumentException>(() => SlotDay.Replay([new WalkedIn(Friday, "w", Number(1))]));
    }

    private static (QueueKind Queue, Instant NotBefore) Arrival(SlotDay day, string at)
    {
        var arrived = (BookingArrived)day.Take(BookingAct.Arrive, Number(1), Window, At(at)).AsT1[^1];
        return (arrived.Queue, arrived.NotBefore);
    }

    private static SlotDay Booked()
    {
        var day = Open();
        day = day.After(day.Hold(Number(1), Four, Citizen, Friday));
        return day.After(day.Take(BookingAct.Confirm, Number(1), Citizen, Friday + Duration.FromMinutes(1)));
    }
}
