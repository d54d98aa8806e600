using System.Runtime.InteropServices;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>How a case was rated (好差评): one case, two ratees, each by itself.</summary>
/// <remarks><c>default</c> is no rating: every read of a mark throws <see cref="InvalidOperationException"/>.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CrossRegionRating
{
    private readonly int _window;
    private readonly int _authority;

    private CrossRegionRating(CaseNumber number, int window, int authority, Instant at) => (Case, _window, _authority, At) = (number, window, authority, at);

    /// <summary>The case.</summary>
    public CaseNumber Case { get; }

    /// <summary>When.</summary>
    public Instant At { get; }

    /// <summary>A rating from data that may be wrong.</summary>
    /// <param name="number">The case.</param>
    /// <param name="window">The mark of the window, 1 to 5.</param>
    /// <param name="authority">The mark of the authority, 1 to 5.</param>
    /// <param name="at">When.</param>
    /// <returns>The rating; refused with <c>cross-region.rating-unfit</c> on the ratee that is missing or out of range.</returns>
    public static OneOf<Refusal, CrossRegionRating> Of(CaseNumber number, int? window, int? authority, Instant at) =>
        window is not (>= 1 and <= 5) ? DisputeRefusals.RatingUnfit("window")
        : authority is not (>= 1 and <= 5) ? DisputeRefusals.RatingUnfit("authority")
        : new CrossRegionRating(number, window.Value, authority.Value, at);

    /// <summary>The mark of a side, 1 (非常不满意) to 5 (非常满意).</summary>
    public int MarkOf(HandoverSide side) => (side == HandoverSide.Receiving ? _window : _authority) is > 0 and var mark ? mark : throw new InvalidOperationException("default(CrossRegionRating) is no rating.");

    /// <summary>The mean mark of a side over ratings, each case once by its last one; <see langword="null"/> where there is none.</summary>
    public static decimal? MeanOf(HandoverSide side, params IEnumerable<CrossRegionRating> ratings)
    {
        int[] marks = [.. ratings.GroupBy(rating => rating.Case).Select(group => group.MaxBy(rating => rating.At).MarkOf(side))];
        return marks.Length == 0 ? null : (decimal)marks.Sum() / marks.Length;
    }
}
