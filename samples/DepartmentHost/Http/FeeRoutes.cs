using System.Runtime.CompilerServices;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Fees (缴费): ordered by an office as the list sets them, told paid by the payment platform and by nobody else.</summary>
internal static class FeeRoutes
{
    public static void MapFees(this IEndpointRouteBuilder routes)
    {
        var ofCase = routes.MapDesk("/api/v1/cases/{number}/fees", "缴费");
        ofCase.MapGet("/", ListedAsync).Produces<IReadOnlyList<ListedFeeAnswer>>().WithSummary("本办件事项的收费清单;清单没有的不得收").WithName("ListedFees");
        ofCase.MapPost("/", OrderAsync).Accepts<FeeRequest>("application/json").Produces<FeeAnswer>(201).WithSummary("按收费清单开具缴费单(须带 Idempotency-Key)").WithName("OrderFee");
        var group = routes.MapDesk("/api/v1/fees", "缴费");
        group.MapGet("/{order}", GetAsync).Produces<FeeAnswer>().WithSummary("缴费单").WithName("Fee");
        group.MapPost("/{order}/refunds", RefundAsync).Accepts<RefundRequest>("application/json").Produces<FeeAnswer>().WithSummary("退费(须带 Idempotency-Key)").WithName("RefundFee");
        group.MapPost("/payments", PaidAsync).Accepts<PaymentRequest>("application/json").Produces<FeeAnswer>().WithSummary("公共支付平台告知缴费;重复告知只算一次").WithName("TellPayment");
        group.MapPost("/reconciliations/{day}", ReconcileAsync).Accepts<StatementRequest>("application/json").Produces<ReconciliationAnswer>().WithSummary("与公共支付平台的当日账单对账").WithName("ReconcileFees");
    }

    private static Task<IResult> ListedAsync(string number, HttpContext http, CaseDesk cases, ListedFees fees, CancellationToken cancellation) =>
        DeskCall.OnCaseAsync(number, http, cases, file => Task.FromResult(Results.Ok(fees.Of(file.Application.Matter).Select(ListedFeeAnswer.Of).ToArray())), cancellation);

    private static Task<IResult> OrderAsync(string number, HttpContext http, CaseDesk cases, FeeDesk desk, ListedFees fees, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<FeeRequest>(http, async (body, caller, key, faults) =>
        {
            if (string.IsNullOrWhiteSpace(body.Name)) faults.Add("name", "请填写收费项目。");
            if (faults.Answer is { } wrong) return wrong;
            return await DeskCall.OnCaseAsync(number, http, cases, async file => (await desk.OrderAsync(file, body.Name!, fees.Of(file.Application.Matter), caller, key, cancellation))
                .Match(Problem.Of, order => Results.Created($"/api/v1/fees/{order.Ordered.Number}", FeeAnswer.Of(order))), cancellation);
        });

    private static Task<IResult> GetAsync(string order, HttpContext http, CaseDesk cases, FeeDesk desk, CancellationToken cancellation) =>
        OnOrderAsync(order, http, cases, desk, found => Task.FromResult(Results.Ok(FeeAnswer.Of(found))), cancellation);

    private static Task<IResult> RefundAsync(string order, HttpContext http, CaseDesk cases, FeeDesk desk, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<RefundRequest>(http, async (body, caller, key, faults) =>
        {
            var reason = CaseRequests.Read("reason", body.Reason, text => Remark.Read(text), faults);
            if (faults.Answer is { } wrong) return wrong;
            return await OnOrderAsync(order, http, cases, desk, async found => (await desk.RefundAsync(found.Ordered.Number, reason!.Value, caller, key, cancellation))
                .Match(DeskCall.Refused, done => Results.Ok(FeeAnswer.Of(done))), cancellation);
        });

    /// <summary>A payment order, for who may see its case.</summary>
    private static async Task<IResult> OnOrderAsync(string order, HttpContext http, CaseDesk cases, FeeDesk desk, Func<FeeOrder, Task<IResult>> answer, CancellationToken cancellation) =>
        DeskCall.NumberOf(order, SlipKind.Fee) is { } number && await desk.FindAsync(number, cancellation) is { } found
            ? await DeskCall.OnCaseAsync(found.Ordered.Case.ToString(), http, cases, _ => answer(found), cancellation)
            : Problem.Of(StatusCodes.Status404NotFound);

    private static async Task<IResult> PaidAsync(HttpContext http, FeeDesk desk, CancellationToken cancellation)
    {
        if (!CallerClaims.IsPaymentPlatform(http.User)) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<PaymentRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        var faults = new FieldFaults();
        var payment = PaymentOf(body, "", faults);
        return faults.Answer ?? (await desk.ConfirmAsync(payment!, cancellation)).Match(DeskCall.Refused, order => Results.Ok(FeeAnswer.Of(order)));
    }

    private static async Task<IResult> ReconcileAsync(string day, HttpContext http, FeeDesk desk, CancellationToken cancellation)
    {
        if (!CallerClaims.IsPaymentPlatform(http.User) && CallerClaims.ActorOf(http.User) is not { Role: ActorRole.Supervisor }) return Problem.Of(StatusCodes.Status403Forbidden);
        if ((await JsonBody.ReadAsync<StatementRequest>(http.Request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        var faults = new FieldFaults();
        var date = faults.Date("day", day);
        PlatformPayment?[] payments = [.. (body.Payments ?? []).Select((payment, i) => PaymentOf(payment, $"payments[{i}].", faults))];
        return faults.Answer ?? Results.Ok(ReconciliationAnswer.Of(await desk.ReconcileAsync(date!.Value, new Statement([.. payments.OfType<PlatformPayment>()]), cancellation)));
    }

    private static PlatformPayment? PaymentOf(PaymentRequest? sent, string prefix, FieldFaults faults)
    {
        if (sent?.Order is not { } text || DeskCall.NumberOf(text, SlipKind.Fee) is not { } order)
        {
            faults.Add(prefix + "order", "缴费单号有误。");
            return null;
        }

        if (string.IsNullOrEmpty(sent.Receipt) || sent.Receipt.Length > 64 || sent.Receipt.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-')) faults.Add(prefix + "receipt", "应为1至64个字母、数字或连字符。");
        if (sent.Fen is not >= 1) faults.Add(prefix + "fen", "应为1以上的整数,单位为分。");
        return faults.Answer is null ? new PlatformPayment(order, sent.Receipt!, sent.Fen!.Value) : null;
    }

    /// <summary>A day's statement as the platform has sent it.</summary>
    private sealed class Statement(IReadOnlyList<PlatformPayment> payments) : IPaymentPlatform
    {
        public async IAsyncEnumerable<PlatformPayment> PaymentsOfAsync(LocalDate day, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            foreach (var payment in payments) yield return payment;
            await Task.CompletedTask;
        }
    }

    internal sealed record FeeRequest(string? Name = null);

    internal sealed record RefundRequest(string? Reason = null);

    internal sealed record PaymentRequest(string? Order = null, string? Receipt = null, long? Fen = null);

    internal sealed record StatementRequest(List<PaymentRequest?>? Payments = null);

    /// <summary>A fee of the list.</summary>
    public sealed record ListedFeeAnswer(string Name, long Fen, GroundAnswer Basis, bool PausesUntilPaid)
    {
        internal static ListedFeeAnswer Of(ListedFee fee) => new(fee.Name, fee.Fen, GroundAnswer.Of(fee.Basis), fee.PausesUntilPaid);
    }

    /// <summary>A payment order.</summary>
    public sealed record FeeAnswer(SlipNumber Number, CaseNumber Case, FeeState State, ListedFeeAnswer Fee, bool Pauses, string? Receipt, int SetAside)
    {
        internal static FeeAnswer Of(FeeOrder order) => new(
            order.Ordered.Number, order.Ordered.Case, order.State, ListedFeeAnswer.Of(order.Ordered.Fee), order.Pauses, order.Payment?.Receipt, order.SetAside.Length);
    }

    /// <summary>One payment of a statement.</summary>
    public sealed record PaymentAnswer(SlipNumber Order, string Receipt, long Fen)
    {
        internal static PaymentAnswer Of(PlatformPayment payment) => new(payment.Order, payment.Receipt, payment.Fen);
    }

    /// <summary>How a day's payments agree.</summary>
    public sealed record ReconciliationAnswer(IReadOnlyList<PaymentAnswer> Agreed, IReadOnlyList<PaymentAnswer> OnlyOurs, IReadOnlyList<PaymentAnswer> OnlyTheirs, IReadOnlyList<PaymentAnswer> Differing)
    {
        internal static ReconciliationAnswer Of(FeeReconciliation found) => new(
            [.. found.Agreed.Select(PaymentAnswer.Of)], [.. found.OnlyOurs.Select(PaymentAnswer.Of)], [.. found.OnlyTheirs.Select(PaymentAnswer.Of)], [.. found.Different.Select(pair => PaymentAnswer.Of(pair.Theirs))]);
    }
}
