using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Papers and results on the way (统一物流): who has them at every instant.</summary>
internal static class ConsignmentRoutes
{
    public static void MapConsignments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/consignments", "物流交接");
        group.MapPost("/", PackAsync).Accepts<ConsignmentRequest>("application/json").Produces<ConsignmentAnswer>(201).WithSummary("封装寄出物(须带 Idempotency-Key)").WithName("PackConsignment");
        group.MapGet("/{number}", GetAsync).Produces<ConsignmentAnswer>().WithSummary("交接单:现在谁手里、经过谁、到了几件").WithName("Consignment");
        group.MapPost("/{number}/acts", ActAsync).Accepts<ConsignmentActRequest>("application/json").Produces<ConsignmentAnswer>().WithSummary("交接、签收清点或登记遗失(须带 Idempotency-Key)").WithName("ActOnConsignment");
    }

    private static Task<IResult> PackAsync(HttpContext http, CustodyDesk desk, CaseDesk cases, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<ConsignmentRequest>(http, async (body, caller, key, faults) =>
        {
            var numbers = ImmutableArray.CreateBuilder<CaseNumber>();
            for (int i = 0; i < body.Cases?.Count; i++)
            {
                if (CaseRequests.Read($"cases[{i}]", body.Cases[i], text => CaseNumber.Read(text), faults) is not { } number) continue;
                numbers.Add(number);
                if ((await cases.FindAsync(number, cancellation))?.File.IsParty(caller) != true) faults.Add($"cases[{i}]", "没有这个办件,或不属于贵单位的区划。");
            }

            if (faults.Answer is { } wrong) return wrong;
            ImmutableArray<ConsignedItem> items = [.. (body.Items ?? []).Select(item => new ConsignedItem(item?.Name ?? "", item?.IsOriginal ?? false, item?.Count ?? 0))];
            var note = new ConsignmentNote(numbers.DrainToImmutable(), body.Sender ?? "", body.Receiver ?? "", items, body.Seal ?? "");
            return (await desk.PackAsync(note, caller, key, cancellation)).Match(Problem.Of, packed => Results.Created($"/api/v1/consignments/{packed.Packed.Number}", ConsignmentAnswer.Of(packed)));
        });

    private static async Task<IResult> GetAsync(string number, HttpContext http, CustodyDesk desk, CaseDesk cases, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        if (DeskCall.NumberOf(number, SlipKind.Consignment) is not { } parsed || await desk.FindAsync(parsed, cancellation) is not { } found) return Problem.Of(StatusCodes.Status404NotFound);
        return await MaySeeAsync(found, caller, cases, cancellation) ? Results.Ok(ConsignmentAnswer.Of(found)) : Problem.Of(StatusCodes.Status403Forbidden);
    }

    private static Task<IResult> ActAsync(string number, HttpContext http, CustodyDesk desk, CaseDesk cases, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<ConsignmentActRequest>(http, async (body, caller, key, faults) =>
        {
            if (DeskCall.NumberOf(number, SlipKind.Consignment) is not { } parsed || await desk.FindAsync(parsed, cancellation) is not { } found) return Problem.Of(StatusCodes.Status404NotFound);
            if (!await MaySeeAsync(found, caller, cases, cancellation)) return Problem.Of(StatusCodes.Status403Forbidden);
            var act = faults.OneOf<ConsignmentAct>("act", body.Act);
            Remark? finding = act == ConsignmentAct.Lose ? CaseRequests.Read("finding", body.Finding, text => Remark.Read(text), faults) : null;
            if (faults.Answer is { } wrong) return wrong;
            return (await DoAsync(act!.Value, parsed, body, finding, desk, caller, key, cancellation)).Match(DeskCall.Refused, done => Results.Ok(ConsignmentAnswer.Of(done)));
        });

    private static Task<OneOf<Refusal, Consignment>> DoAsync(
        ConsignmentAct act, SlipNumber number, ConsignmentActRequest body, Remark? finding, CustodyDesk desk, CaseActor caller, AppendKey key, CancellationToken cancellation) => act switch
        {
            ConsignmentAct.HandOver => desk.HandOverAsync(number, body.From ?? "", body.To ?? "", body.Waybill, caller, key, cancellation),
            ConsignmentAct.Receive => desk.ReceiveAsync(number, body.SealIntact ?? false, [.. body.Counted ?? []], caller, key, cancellation),
            _ => desk.LoseAsync(number, finding!.Value, caller, key, cancellation),
        };

    /// <summary>The offices and people of one of its cases.</summary>
    private static async Task<bool> MaySeeAsync(Consignment consignment, CaseActor caller, CaseDesk cases, CancellationToken cancellation)
    {
        foreach (var number in consignment.Packed.Note.Cases)
        {
            if ((await cases.FindAsync(number, cancellation))?.File.IsParty(caller) == true) return true;
        }

        return false;
    }

    private enum ConsignmentAct
    {
        HandOver,
        Receive,
        Lose,
    }

    internal sealed record ConsignmentRequest(List<string?>? Cases = null, string? Sender = null, string? Receiver = null, List<ItemRequest?>? Items = null, string? Seal = null);

    internal sealed record ItemRequest(string? Name = null, bool? IsOriginal = null, int? Count = null);

    internal sealed record ConsignmentActRequest(
        string? Act = null, string? From = null, string? To = null, string? Waybill = null, bool? SealIntact = null, List<int>? Counted = null, string? Finding = null);

    /// <summary>A consignment.</summary>
    public sealed record ConsignmentAnswer(
        SlipNumber Number, ConsignmentState State, string Holder, IReadOnlyList<CaseNumber> Cases, string Sender, string Receiver, string Seal,
        IReadOnlyList<ConsignedItem> Items, IReadOnlyList<HandAnswer> Hands, bool? SealIntact, IReadOnlyList<ConsignedItem> Shortage)
    {
        internal static ConsignmentAnswer Of(Consignment found)
        {
            var note = found.Packed.Note;
            return new ConsignmentAnswer(
                found.Packed.Number, found.State, found.Holder, note.Cases, note.Sender, note.Receiver, note.Seal, note.Items,
                [.. found.Hands.Select(hand => new HandAnswer(hand.At, hand.From, hand.To, hand.Waybill))], found.Receipt?.SealIntact, found.Shortage);
        }
    }

    /// <summary>A change of hands.</summary>
    public sealed record HandAnswer(Instant At, string From, string To, string? Waybill);
}
