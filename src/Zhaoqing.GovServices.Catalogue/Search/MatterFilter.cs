namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The conditions of a query beside its text.</summary>
internal sealed class MatterFilter(MatterQuery query)
{
    private readonly string _department = FoldedText.Of(query.Department).Trim();
    private readonly string _audience = FoldedText.Of(query.Audience).Trim();

    /// <summary>Whether every matter fits.</summary>
    public bool IsOpen => query.Division is null && query.Kind is null && _department.Length == 0 && _audience.Length == 0;

    /// <summary>Whether a matter fits.</summary>
    public bool Fits(Matter matter) =>
        (query.Kind is not { } kind || matter.Kind == kind)
        && (_department.Length == 0 || FoldedText.Of(matter.Department).Contains(_department, StringComparison.Ordinal))
        && (_audience.Length == 0 || matter.Audience.Any(served => string.Equals(FoldedText.Of(served).Trim(), _audience, StringComparison.Ordinal)))
        && (query.Division is not { } division || matter.Serves(division));
}
