using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

public sealed partial class DivisionTree
{
    /// <summary>Whether both lie in the same city; former codes count as what became of them.</summary>
    /// <returns>The answer; refused with <c>cross-region.division-unknown</c>.</returns>
    public OneOf<Refusal, bool> SameCity(DivisionCode one, DivisionCode other) => Both(one, other).MapT1(spots => spots.One.City is { } city && city == spots.Other.City);

    /// <summary>Whether both lie in the same province; former codes count as what became of them.</summary>
    /// <returns>The answer; refused with <c>cross-region.division-unknown</c>.</returns>
    public OneOf<Refusal, bool> SameProvince(DivisionCode one, DivisionCode other) => Both(one, other).MapT1(spots => spots.One.Province == spots.Other.Province);

    /// <summary>Across what border something goes from one division to another, the most specific that fits; the same in both directions.</summary>
    /// <returns>The kind; refused with <c>cross-region.division-unknown</c>.</returns>
    public OneOf<Refusal, CrossRegionKind> KindOf(DivisionCode receiving, DivisionCode handling) => Both(receiving, handling).MapT1(spots => spots.One.KindTo(spots.Other));

    private OneOf<Refusal, (DivisionSpot One, DivisionSpot Other)> Both(DivisionCode one, DivisionCode other) =>
        SpotOf(one) is { } first && SpotOf(other) is { } second ? (first, second) : RoutingRefusals.DivisionUnknown("division");
}
