using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The edition of the catalogue that is in force now.</summary>
internal sealed class CatalogueNow(EditionInForce inForce, TimeProvider time)
{
    public Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    public ValueTask<CatalogueEdition> EditionAsync(CancellationToken cancellationToken) => inForce(Now, cancellationToken);
}
