namespace Zhaoqing.GovServices.ELicence.Exchange.Hosting;

/// <summary>How the client reaches an exchange.</summary>
public sealed class ExchangeOptions
{
    /// <summary>Where the exchange is, for example <c>https://licences.example/api/v1/licence-exchange/</c>, with a slash at its end.</summary>
    public Uri? Address { get; set; }

    /// <summary>The id this system was given.</summary>
    public string AccessId { get; set; } = "";

    /// <summary>The secret with it.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long all attempts together may take.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often a question is sent again; it is the same request, so it is the same use.</summary>
    public int Retries { get; set; } = 3;

    /// <summary>How long to wait before the first time it is sent again; longer each time.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From how many questions within <see cref="BreakFor"/> on, half of which failed, nothing is sent for a while.</summary>
    public int BreakAfter { get; set; } = 20;

    /// <summary>For how long nothing is sent then.</summary>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(15);

    internal string? Fault =>
        Address is not { IsAbsoluteUri: true } address || !address.AbsolutePath.EndsWith('/') || address.Query.Length > 0 ? "Address is an absolute address that ends with a slash."
        : string.IsNullOrWhiteSpace(AccessId) || string.IsNullOrWhiteSpace(AccessToken) ? "AccessId and AccessToken are needed."
        : AttemptTimeout <= TimeSpan.Zero || TotalTimeout < AttemptTimeout || Retries is < 1 or > 10 || RetryDelay < TimeSpan.Zero ? "AttemptTimeout is above zero and at most TotalTimeout; Retries is 1 to 10."
        : BreakAfter < 2 || BreakFor < TimeSpan.FromMilliseconds(500) ? "BreakAfter is at least 2, BreakFor at least half a second."
        : null;
}
