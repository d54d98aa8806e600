using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Fees;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class FeeOrderTests
{
    private static readonly SlipNumber Slip = SlipNumber.Create(SlipKind.Fee, new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]);
    private static readonly ListedFee Fee = new("证照工本费(示例)", 1_000, LegalGround.OfLaw("示例收费标准", article: null, "每证10元"), PausesUntilPaid: false);
    private static readonly CaseFile File = Submitted("2026-09-28T09:00", Form, Proof);
    private static readonly Instant Now = At("2026-09-28T10:00");

    private static readonly Arbitrary<List<PlatformPayment>> Tellings =
        (from receipt in Gen.Elements("p1", "p2", "p3")
         from fen in Gen.Elements(1_000L, 1_000L, 999L, 1L)
         select new PlatformPayment(Slip, receipt, fen)).ListOf().Select(payments => payments.ToList()).ToArbitrary();

    [Property]
    [Clause("REG-3.10")]
    public Property However_often_and_in_whatever_order_payments_are_told_one_is_taken_and_every_other_is_set_aside_once() => Prop.ForAll(Tellings, payments =>
    {
        var order = payments.Aggregate(Order(), Told);
        var again = payments.Aggregate(order, Told);
        var fitting = payments.Find(payment => payment.Fen == Fee.Fen);
        return again.SetAside.SequenceEqual(order.SetAside) && again.Payment == order.Payment
            && order.Payment?.Receipt == fitting?.Receipt
            && order.SetAside.Length + (fitting is null ? 0 : 1) == payments.Distinct().Count();
    });

    [Property]
    [Clause("REG-3.10")]
    public Property Both_sides_of_a_day_are_found_again_in_exactly_one_list(int[] ours, int[] theirs) => Prop.ForAll(Gen.Choose(0, 1).ToArbitrary(), shift =>
    {
        var left = ours.Select(i => Payment(i, 0)).ToArray();
        var right = theirs.Select(i => Payment(i, shift)).ToArray();
        var found = FeeReconciliation.Of(left, right);
        var swapped = FeeReconciliation.Of(right, left);
        return found.Agreed.Concat(found.OnlyOurs).Concat(found.Different.Select(pair => pair.Ours)).ToHashSet().SetEquals(left)
            && found.Agreed.Concat(found.OnlyTheirs).Concat(found.Different.Select(pair => pair.Theirs)).ToHashSet().SetEquals(right)
            && swapped.OnlyOurs.ToHashSet().SetEquals(found.OnlyTheirs) && swapped.Different.Length == found.Different.Length
            && found.IsEven == (found.Agreed.Length == left.Distinct().Count() && found.Agreed.Length == right.Distinct().Count());
    });

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [Clause("REG-3.10")]
    public void Handling_waits_for_a_payment_only_where_the_list_says_so(bool listSaysSo, bool pauses)
    {
        var order = Order(Fee with { PausesUntilPaid = listSaysSo });
        Assert.Equal(pauses, order.Pauses);
        Assert.False(Told(order, new PlatformPayment(Slip, "p1", 1_000)).Pauses);
    }

    [Fact]
    public void What_the_list_does_not_name_is_not_charged_and_a_fee_has_its_basis()
    {
        Assert.Equal("cases.fee-not-listed", FeeOrder.Of(Slip, File, "没有的项目", [Fee], Window, Now).AsT0.Code);
        Assert.Equal("cases.not-authorised", FeeOrder.Of(Slip, File, Fee.Name, [Fee], Citizen, Now).AsT0.Code);
        Assert.Throws<ArgumentNullException>(() => new ListedFee(Fee.Name, 1, null!, PausesUntilPaid: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ListedFee(Fee.Name, 0, Fee.Basis, PausesUntilPaid: false));
    }

    [Fact]
    public void A_fee_is_paid_back_once_and_only_when_it_was_paid()
    {
        var reason = Remark.Parse("不予许可,退还费用");
        Assert.Equal("cases.fee-not-paid", Order().Refund(reason, Examiner, Now).AsT0.Code);
        var paid = Told(Order(), new PlatformPayment(Slip, "p1", 1_000));
        Assert.Equal("cases.not-authorised", paid.Refund(reason, Window, Now).AsT0.Code);
        var refunded = paid.Apply(paid.Refund(reason, Examiner, Now).AsT1);
        Assert.Equal("cases.fee-refunded-already", refunded.Refund(reason, Examiner, Now).AsT0.Code);
        Assert.Equal(refunded, Told(refunded, new PlatformPayment(Slip, "p1", 1_000)));
        Assert.Throws<ArgumentException>(() => refunded.Apply(new FeePaid(Now, "p", "p9", 1_000)));
    }

    [Fact]
    [Clause("REG-3.10")]
    public async Task A_payment_told_by_sixteen_at_once_is_recorded_once_and_another_amount_goes_to_a_person()
    {
        var store = new InMemoryEventStore();
        var desk = new FeeDesk(store, new FakeTimeProvider(Now.ToDateTimeOffset()));
        var order = (await desk.OrderAsync(File, Fee.Name, [Fee], Window, new AppendKey("a", new string('0', 64)))).AsT1;
        var number = order.Ordered.Number;
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.ConfirmAsync(new PlatformPayment(number, "p1", 1_000)))));
        Assert.All(answers, answer => Assert.Equal(FeeState.Paid, answer.AsT1.State));
        Assert.Equal(2, await store.LastPositionAsync());
        Assert.Equal("cases.fee-amount-differs", (await desk.ConfirmAsync(new PlatformPayment(number, "p2", 999))).AsT0.Code);
        Assert.Equal("p2", (await desk.FindAsync(number))!.SetAside.Single().Receipt);
        Assert.Equal("cases.fee-unknown", (await desk.ConfirmAsync(new PlatformPayment(Slip, "p1", 1_000))).AsT0.Code);
        var found = await desk.ReconcileAsync(new LocalDate(2026, 9, 28), new Platform(new(number, "p1", 1_000), new(number, "p7", 5)));
        Assert.Equal((1, 1, 1), (found.Agreed.Length, found.OnlyOurs.Length, found.OnlyTheirs.Length));
        Assert.True((await desk.ReconcileAsync(new LocalDate(2026, 9, 29), new Platform())).IsEven);
        Assert.Equal(FeeState.Refunded, (await desk.RefundAsync(number, Remark.Parse("退费"), Examiner, new AppendKey("r", new string('0', 64)))).AsT1.State);
    }

    private static PlatformPayment Payment(int i, int shift) => new(Slip, $"p{i % 7}", i % 7 % 2 == 0 ? 100 + shift : 100);

    private static FeeOrder Order(ListedFee? fee = null) => FeeOrder.Replay([FeeOrder.Of(Slip, File, (fee ?? Fee).Name, [fee ?? Fee], Window, Now).AsT1]);

    private static FeeOrder Told(FeeOrder order, PlatformPayment payment) => order.Confirm(payment, "platform", Now) is { } happened ? order.Apply(happened) : order;

    private sealed class Platform(params PlatformPayment[] payments) : IPaymentPlatform
    {
        public async IAsyncEnumerable<PlatformPayment> PaymentsOfAsync(LocalDate day, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.CompletedTask;
            foreach (var payment in payments) yield return payment;
        }
    }
}
