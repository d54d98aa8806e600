namespace Zhaoqing.GovServices.Cases;

/// <summary>What a department has laid down for the cases of a matter beyond its list (办件规则): data, with the ground of each rule.</summary>
/// <remarks>Immutable. Kept in the record of each case as it was when the application came in; a record of before there were any has <see cref="Ordinary"/>.</remarks>
public sealed partial record CaseRules
{
    /// <summary>The rules of a matter for which nothing is laid down.</summary>
    public static CaseRules Ordinary { get; } = new();
}
