using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A payment on which the two sides differ in the amount.</summary>
/// <param name="Ours">As our record has it.</param>
/// <param name="Theirs">As the platform has it.</param>
public sealed record FeeDifference(PlatformPayment Ours, PlatformPayment Theirs);

/// <summary>A day's payments held against the platform's (日终对账): every payment of either side is in exactly one of the four lists.</summary>
/// <param name="Agreed">On both sides with the same amount.</param>
/// <param name="OnlyOurs">In our record alone.</param>
/// <param name="OnlyTheirs">With the platform alone: confirmed there and never told here, or lost.</param>
/// <param name="Different">On both sides with different amounts.</param>
public sealed record FeeReconciliation(
    ImmutableArray<PlatformPayment> Agreed, ImmutableArray<PlatformPayment> OnlyOurs, ImmutableArray<PlatformPayment> OnlyTheirs, ImmutableArray<FeeDifference> Different)
{
    /// <summary>Whether the two sides agree.</summary>
    public bool IsEven => OnlyOurs.IsEmpty && OnlyTheirs.IsEmpty && Different.IsEmpty;

    /// <summary>Holds one side against the other, payment by payment (order and receipt).</summary>
    /// <param name="ours">Our payments of the day; one told twice counts once.</param>
    /// <param name="theirs">The platform's payments of the day.</param>
    [Clause("REG-3.10")]
    public static FeeReconciliation Of(IEnumerable<PlatformPayment> ours, IEnumerable<PlatformPayment> theirs)
    {
        ArgumentNullException.ThrowIfNull(ours);
        ArgumentNullException.ThrowIfNull(theirs);
        var left = ByReceipt(ours);
        var right = ByReceipt(theirs);
        var both = left.Where(pair => right.ContainsKey(pair.Key)).Select(pair => (Ours: pair.Value, Theirs: right[pair.Key])).ToArray();
        return new FeeReconciliation(
            [.. both.Where(pair => pair.Ours.Fen == pair.Theirs.Fen).Select(pair => pair.Ours)],
            [.. left.Where(pair => !right.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. right.Where(pair => !left.ContainsKey(pair.Key)).Select(pair => pair.Value)],
            [.. both.Where(pair => pair.Ours.Fen != pair.Theirs.Fen).Select(pair => new FeeDifference(pair.Ours, pair.Theirs))]);
    }

    private static Dictionary<(SlipNumber, string), PlatformPayment> ByReceipt(IEnumerable<PlatformPayment> payments) =>
        payments.DistinctBy(payment => (payment.Order, payment.Receipt)).ToDictionary(payment => (payment.Order, payment.Receipt));
}
