namespace Zhaoqing.GovServices.Hotline;

/// <summary>Who stands behind a token that a desk has minted outside the orders of the hotline (来电人), as 110 knows its callers.</summary>
/// <param name="Name">The name; null where it was not given.</param>
/// <param name="Phone">The number to call back; null where there is none.</param>
public sealed record KnownCaller(string? Name, string? Phone)
{
    /// <summary>Nothing of a person.</summary>
    public override string ToString() => nameof(KnownCaller);
}
