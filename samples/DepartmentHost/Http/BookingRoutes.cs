using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Bookings: slots of a day, holding, confirming and cancelling, checking in, and numbers for walk-ins.</summary>
internal static class BookingRoutes
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static void MapBookings(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/slots/{group}", "预约");
        group.MapGet("/{day}", GetAsync).Produces<SlotDayAnswer>().WithSummary("某窗口组一天的时段与余号").WithName("SlotDay");
        group.MapPost("/{day}/bookings", HoldAsync).Accepts<BookingRequest>("application/json").Produces<BookingAnswer>(201)
            .WithSummary("占号,数分钟内确认(须带 Idempotency-Key)").WithName("HoldSlot");
        group.MapPost("/{day}/bookings/{number}/acts", ActAsync).Accepts<BookingActRequest>("application/json").Produces<BookingAnswer>()
            .WithSummary("确认、取消、报到、办毕(须带 Idempotency-Key)").WithName("ActOnBooking");
        group.MapPost("/walk-ins", WalkInAsync).Accepts<WalkInRequest>("application/json").Produces<WalkInAnswer>(201)
            .WithSummary("现场取号;不以预约为前提(须带 Idempotency-Key)").WithName("WalkIn");
    }

    private static async Task<IResult> GetAsync(string group, string day, HttpContext http, BookingDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        var faults = new FieldFaults();
        if (faults.Date("day", day) is not { } date) return faults.Answer!;
        return (await desk.FindAsync(group, date, caller, cancellation)).Match(DeskCall.Refused, found => Results.Ok(SlotDayAnswer.Of(found.Day)));
    }

    private static Task<IResult> HoldAsync(string group, string day, HttpContext http, BookingDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<BookingRequest>(http, async (body, caller, key, faults) =>
        {
            var date = faults.Date("day", day);
            if (Hour.Parse(body.Slot ?? "") is not { Success: true } slot)
            {
                faults.Add("slot", "应为时段开始的时刻,例如 09:00。");
                return faults.Answer!;
            }

            if (faults.Answer is { } wrong) return wrong;
            return (await desk.HoldAsync(group, date!.Value, slot.Value, caller, key, cancellation))
                .Match(DeskCall.Refused, held => Results.Created($"/api/v1/slots/{group}/{LocalDatePattern.Iso.Format(date.Value)}", BookingAnswer.Of(held.Booking)));
        });

    private static Task<IResult> ActAsync(string group, string day, string number, HttpContext http, BookingDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<BookingActRequest>(http, async (body, caller, key, faults) =>
        {
            var date = faults.Date("day", day);
            var act = faults.OneOf<BookingAct>("act", body.Act, BookingAct.Expire, BookingAct.Miss);
            if (faults.Answer is { } wrong) return wrong;
            if (DeskCall.NumberOf(number, SlipKind.Booking) is not { } booking) return Problem.Of(StatusCodes.Status404NotFound);
            return (await desk.ActAsync(group, date!.Value, booking, act!.Value, caller, key, cancellation)).Match(DeskCall.Refused, done => Results.Ok(BookingAnswer.Of(done.Booking)));
        });

    private static Task<IResult> WalkInAsync(string group, HttpContext http, BookingDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<WalkInRequest>(http, async (_, caller, key, _) =>
            (await desk.WalkInAsync(group, caller, key, cancellation)).Match(DeskCall.Refused, taken => Results.Created((string?)null, new WalkInAnswer(taken.Number, taken.At))));

    private static string TextOf(LocalTime time) => Hour.Format(time);

    internal sealed record BookingRequest(string? Slot = null);

    internal sealed record BookingActRequest(string? Act = null);

    internal sealed record WalkInRequest;

    /// <summary>A slot with what is left of it.</summary>
    public sealed record SlotAnswer(string From, string To, int Capacity, int WalkInReserve, int Free);

    /// <summary>A day of a window group.</summary>
    public sealed record SlotDayAnswer(string Group, string Name, LocalDate Day, IReadOnlyList<SlotAnswer> Slots, int WalkIns)
    {
        internal static SlotDayAnswer Of(SlotDay day) => new(
            day.Opened.Group.Id, day.Opened.Group.Name, day.Opened.Day,
            [.. day.Loads.Select(load => new SlotAnswer(TextOf(load.Slot.From), TextOf(load.Slot.To), load.Slot.Capacity, load.Slot.WalkInReserve, load.Free))],
            day.WalkIns.Count);
    }

    /// <summary>A booking.</summary>
    public sealed record BookingAnswer(SlipNumber Number, BookingState State, string Slot, Instant HeldUntil, QueueKind? Queue, Instant? NotBefore)
    {
        internal static BookingAnswer Of(Booking booking) => new(booking.Number, booking.State, TextOf(booking.Slot), booking.HeldUntil, booking.Arrival?.Queue, booking.Arrival?.NotBefore);
    }

    /// <summary>A number of the queue.</summary>
    public sealed record WalkInAnswer(SlipNumber Number, Instant At);
}
