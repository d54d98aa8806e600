using System.Collections.Immutable;
using System.Text;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Bookings;

/// <summary>Windows of the city, open 09:00–12:00 and 14:00–17:00, and a Monday of theirs.</summary>
internal static class BookingSample
{
    public static readonly LocalDate Monday = new(2026, 9, 21);
    public static readonly LocalTime Nine = new(9, 0);
    public static readonly LocalTime Four = new(16, 0);
    public static readonly WindowGroup Group = new("general", "综合窗口", City);
    public static readonly ServiceHours Hours = new(new OpenHours(Nine, new LocalTime(12, 0)), new OpenHours(new LocalTime(14, 0), new LocalTime(17, 0)));

    public static SlotPlan Plan(int capacity = 5, int reserve = 2) => SlotPlan.Of(Group, Hours, capacity, reserve).AsT1;

    public static SlotDay Open(SlotPlan? plan = null) => SlotDay.Replay([SlotDay.Open(plan ?? Plan(), Monday, Citizen, At("2026-09-18T10:00"), Calendar).AsT1]);

    public static SlipNumber Number(int i) => SlipNumber.Create(SlipKind.Booking, Monday, [(byte)(i % 32), (byte)(i / 32 % 32), .. new byte[8]]);

    public static SlotDay After(this SlotDay day, OneOf<Refusal, ImmutableArray<BookingEvent>> decided) =>
        decided.Match(refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()), events => events.Aggregate(day, (state, happened) => state.Apply(happened)));

    public static string Fingerprint(SlotDay day)
    {
        var text = new StringBuilder().Append(day.LastAt).Append('|').AppendJoin(',', day.Opened.Slots).AppendJoin(',', day.WalkIns);
        return text.AppendJoin('\n', day.Bookings.Values.OrderBy(booking => booking.Number.ToString(), StringComparer.Ordinal)).ToString();
    }

    public static IEnumerable<BookingEvent> ThroughTheRecord(IEnumerable<BookingEvent> events) =>
        events.Select(happened => (BookingEvent)DeskEventCodec.Read(DeskEventCodec.NameOf(happened), DeskEventCodec.Write(happened)));
}
