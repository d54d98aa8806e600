using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The “cannot get it done” window (“办不成事”反映).</summary>
internal static class TicketRoutes
{
    public static void MapTickets(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/tickets", "办不成事");
        group.MapPost("/", OpenAsync).Accepts<TicketRequest>("application/json").Produces<TicketAnswer>(201)
            .WithSummary("反映办不成的事(须带 Idempotency-Key)").WithName("OpenTicket");
        group.MapGet("/{number}", GetAsync).Produces<TicketAnswer>().WithSummary("反映的进展:谁在办、何时前答复、答复").WithName("Ticket");
        group.MapPost("/{number}/acts", ActAsync).Accepts<TicketActRequest>("application/json").Produces<TicketAnswer>()
            .WithSummary("接手、解决、解释或重新提出(须带 Idempotency-Key)").WithName("ActOnTicket");
    }

    private static Task<IResult> OpenAsync(HttpContext http, TicketDesk desk, CaseDesk cases, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<TicketRequest>(http, async (body, caller, key, faults) =>
        {
            var division = CaseRequests.Read("division", body.Division, text => DivisionCode.Read(text), faults);
            var what = CaseRequests.Read("what", body.What, text => Remark.Read(text), faults);
            CaseNumber? number = body.Case is null ? null : CaseRequests.Read("case", body.Case, text => CaseNumber.Read(text), faults);
            if (number is { } told && (await cases.FindAsync(told, cancellation))?.File.IsParty(caller) != true) faults.Add("case", "没有这个办件,或不是您的办件。");
            if (faults.Answer is { } wrong) return wrong;
            return (await desk.OpenAsync(new FailureReport(division!.Value, what!.Value, number, body.HotlineOrder), caller, key, cancellation))
                .Match(Problem.Of, ticket => Results.Created($"/api/v1/tickets/{ticket.Opened.Number}", TicketAnswer.Of(ticket)));
        });

    private static async Task<IResult> GetAsync(string number, HttpContext http, TicketDesk desk, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (DeskCall.NumberOf(number, SlipKind.Ticket) is not { } parsed || await desk.FindAsync(parsed, cancellation) is not { } ticket) return Problem.Of(StatusCodes.Status404NotFound);
        return ticket.IsFor(caller) ? Results.Ok(TicketAnswer.Of(ticket)) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> ActAsync(string number, HttpContext http, TicketDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<TicketActRequest>(http, async (body, caller, key, faults) =>
        {
            var act = faults.OneOf<TicketAct>("act", body.Act);
            var words = CaseRequests.ReasonOf(body.Reason, faults);
            if (faults.Answer is { } wrong) return wrong;
            if (DeskCall.NumberOf(number, SlipKind.Ticket) is not { } ticket) return Problem.Of(StatusCodes.Status404NotFound);
            return (await desk.ActAsync(ticket, act!.Value, words, caller, key, cancellation)).Match(DeskCall.Refused, done => Results.Ok(TicketAnswer.Of(done)));
        });

    internal sealed record TicketRequest(string? Division = null, string? What = null, string? Case = null, string? HotlineOrder = null)
    {
        /// <summary>No content: it is in a person's own words.</summary>
        public override string ToString() => nameof(TicketRequest);
    }

    internal sealed record TicketActRequest(string? Act = null, string? Reason = null);

    /// <summary>A ticket as its people see it.</summary>
    public sealed record TicketAnswer(
        SlipNumber Number, TicketState State, DivisionCode Division, string What, CaseNumber? Case, string? HotlineOrder, string Owner, LastDayAnswer Due, string? Answer, Instant OpenedAt)
    {
        internal static TicketAnswer Of(FailureTicket ticket)
        {
            var report = ticket.Opened.Report;
            return new TicketAnswer(
                ticket.Opened.Number, ticket.State, report.Division, report.What.ToString(), report.Case, report.HotlineOrder, ticket.Owner, LastDayAnswer.Of(ticket.Due), ticket.Answer?.ToString(), ticket.Opened.At);
        }
    }
}
