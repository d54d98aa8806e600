using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>Gives the edition of the catalogue that is in force at an instant (现行版本): what was published until now, on whatever host.</summary>
/// <param name="at">The instant; before the first edition the first one is given.</param>
/// <param name="cancellationToken">Ends the asking.</param>
public delegate ValueTask<CatalogueEdition> EditionInForce(Instant at, CancellationToken cancellationToken = default);
