namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Which materials are certificates of a village or community (村级证明).</summary>
internal static class VillageCertificates
{
    private static readonly string[] Issuers = ["村民委员会", "居民委员会", "村委会", "居委会", "村(居)委会", "社区"];

    public static bool IsOne(string? name, string? issuer) =>
        Has(issuer) || (name?.EndsWith("证明", StringComparison.Ordinal) == true && Has(name));

    private static bool Has(string? text) => text is not null && Array.Exists(Issuers, word => text.Contains(word, StringComparison.Ordinal));
}
