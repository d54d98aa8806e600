using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.Cases.Tests.Bookings.BookingSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Bookings;

/// <summary>A day of bookings under random asks, acts and pauses, refused ones included.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class BookingMachineTests
{
    private static readonly Gen<Step> Steps =
        from kind in Gen.Frequency((5, Gen.Constant(-2)), (1, Gen.Constant(-1)), (6, Gen.Choose(0, 3)))
        from which in Gen.Choose(0, 40)
        from slot in Gen.Choose(0, 5)
        from who in Gen.Frequency((3, Gen.Constant(Window)), (1, Gen.Elements(Citizen, Stranger, Examiner, Supervisor)))
        from pause in Gen.Frequency((8, Gen.Choose(0, 3)), (2, Gen.Choose(4, 90)), (1, Gen.Choose(100, 1_500)))
        select new Step(kind, which, slot, who, Duration.FromMinutes(pause));

    private static readonly Arbitrary<Lived> Lives =
        (from capacity in Gen.Choose(1, 6)
         from reserve in Gen.Choose(1, capacity)
         from steps in Steps.ListOf()
         select Lived.Of(Plan(capacity, reserve), steps)).ToArbitrary();

    [Property]
    [Clause("CON-8.4")]
    public Property No_slot_ever_holds_more_than_can_be_booked() => Prop.ForAll(Lives, life =>
    {
        var day = SlotDay.Replay(life.Events.Take(1));
        foreach (var happened in life.Events.Skip(1))
        {
            day = day.Apply(happened);
            if (day.Loads.Any(load => load.Taken > load.Slot.Bookable || load.Free < 0 || load.Taken + load.Free != load.Slot.Bookable)) return false;
        }

        return true;
    });

    [Property]
    [Clause("CON-8.4")]
    public Property Of_any_number_who_ask_at_once_exactly_as_many_get_a_place_as_can_be_booked(PositiveInt many) => Prop.ForAll(Gen.Choose(1, 9).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (bookable, reserve) =>
    {
        var day = Open(Plan(bookable + reserve, reserve));
        int asked = Math.Min(many.Get, 60), won = 0;
        for (int i = 0; i < asked; i++)
        {
            if (day.Hold(Number(i), Nine, Window, At("2026-09-18T10:00")).TryPickT1(out var events, out _)) (day, won) = (day.After(events), won + 1);
        }

        return won == Math.Min(asked, bookable);
    });

    [Property]
    [Clause("REG-4.3")]
    public Property A_window_never_refuses_a_walk_in_on_the_day() => Prop.ForAll(Lives, life =>
        life.Day.WalkIn(Number(999), Window, Instant.Max(life.Now, At("2026-09-21T00:00"))).IsT1 == (ChinaTime.DayOf(life.Now) <= Monday));

    [Property]
    public Property Replaying_the_record_gives_the_day_that_was_lived() => Prop.ForAll(Lives, life =>
        Fingerprint(SlotDay.Replay(ThroughTheRecord(life.Events))) == Fingerprint(life.Day));

    [Property]
    public Property Silence_is_written_at_most_once_and_at_its_own_instant() => Prop.ForAll(Lives, life =>
        life.Events.Where(happened => happened is BookingExpired or BookingMissed).GroupBy(happened => happened switch { BookingExpired expired => expired.Number, BookingMissed missed => missed.Number, _ => default })
            .All(group => group.Count() == 1)
        && life.Events.OfType<BookingExpired>().All(expired => life.Events.OfType<BookingHeld>().Single(held => held.Number == expired.Number).Until == expired.At)
        && life.Day.At(life.Now).LapsesBy(life.Now).IsEmpty);

    [Property]
    public Property No_order_of_acts_reaches_a_state_that_the_table_does_not_name() => Prop.ForAll(Lives, life =>
        life.Day.Bookings.Values.All(booking => booking.State == BookingState.Held || BookingTable.Table.Rows.Any(row => row.To == booking.State)));

    [Fact]
    public void Every_state_and_act_has_a_name_a_row_and_a_ground()
    {
        Assert.Equal(Enum.GetValues<BookingAct>().ToHashSet(), BookingTable.Table.Rows.Select(row => row.Act).ToHashSet());
        Assert.All(Enum.GetValues<BookingState>(), state => Assert.NotEmpty(BookingTable.Table.NameOf(state)));
        Assert.All(BookingTable.Table.Rows, row => Assert.Contains($"{row.From} --> {row.To}: {BookingTable.Table.NameOf(row.Act)}", BookingTable.Table.ToMermaid(), StringComparison.Ordinal));
    }

    private sealed record Step(int Kind, int Which, int Slot, CaseActor By, Duration Pause);

    private sealed record Lived(SlotDay Day, ImmutableList<BookingEvent> Events, Instant Now)
    {
        public static Lived Of(SlotPlan plan, IEnumerable<Step> steps)
        {
            var opened = SlotDay.Open(plan, Monday, Citizen, At("2026-09-21T06:30"), Calendar).AsT1;
            var life = new Lived(SlotDay.Replay([opened]), [opened], opened.At);
            int next = 0;
            foreach (var step in steps)
            {
                var now = life.Now + step.Pause;
                var number = Number(step.Kind < 0 ? next++ : step.Which);
                var decided = step.Kind switch
                {
                    -2 => life.Day.Hold(number, life.Day.Opened.Slots[step.Slot].From, step.By, now),
                    -1 => life.Day.WalkIn(number, step.By, now),
                    _ => life.Day.Take((BookingAct)step.Kind, number, step.By, now),
                };
                life = decided.Match(_ => life with { Now = now }, events => new Lived(life.Day.After(events), life.Events.AddRange(events), now));
            }

            return life;
        }

        public override string ToString() => string.Join(" → ", Events);
    }
}
