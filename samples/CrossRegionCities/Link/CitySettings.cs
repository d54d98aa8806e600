using NodaTime;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>How a city's platform runs.</summary>
/// <param name="City">The city.</param>
/// <param name="PagesPort">The port of its pages on the loopback.</param>
/// <param name="ExchangePort">The port on which it answers the other platform.</param>
/// <param name="PeerPort">The port on which the other answers.</param>
/// <param name="Trust">Who may be at the other end.</param>
/// <param name="Agreement">By which editions of the agreement it works.</param>
internal sealed record CitySettings(City City, int PagesPort, int ExchangePort, int PeerPort, CityTrust Trust, CityAgreement Agreement)
{
    /// <summary>The edition of the agreement by which it works at a moment.</summary>
    public AgreementFile EditionAt(DateTimeOffset now) => Agreement.InForce(ChinaTime.DayOf(Instant.FromDateTimeOffset(now)));

    /// <summary>Where the exchange stands on both.</summary>
    public const string Exchange = "/cross-region/v1";

    /// <summary>How often the other platform is greeted.</summary>
    public TimeSpan GreetEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>For how long a platform that stopped without a word keeps its place at the outbox.</summary>
    public TimeSpan OutboxLease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>When days are compared with the other platform by themselves.</summary>
    public ReconciliationRhythm Reconciliation { get; init; } = ReconciliationRhythm.Usual with { Again = Duration.FromMinutes(1) };

    /// <summary>How much the other platform may have this one keep of new cases.</summary>
    public NewCaseLimits NewCases { get; init; } = NewCaseLimits.Usual;

    /// <summary>Where the other platform answers.</summary>
    public Uri PeerAddress => new($"https://127.0.0.1:{PeerPort}{Exchange}/");
}
