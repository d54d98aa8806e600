namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>A change as it stands in the record.</summary>
/// <param name="Change">The change.</param>
/// <param name="Version">How many events it has: the version its readers name when they act on it.</param>
public sealed record ChangeSnapshot(CatalogueChange Change, long Version);

/// <summary>The change has moved on since the caller read it.</summary>
/// <param name="Version">The version there is.</param>
public sealed record StaleChange(long Version);
