namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>How another platform is reached.</summary>
public sealed class HandoverLinkOptions
{
    /// <summary>Where it is, for example <c>https://foshan.example/cross-region/v1/</c>, with a slash at its end.</summary>
    public Uri? Address { get; set; }

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long all attempts together may take.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How often messages are sent again before the outbox waits; they are the same messages, so nothing happens twice.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>How long to wait before the first time; longer each time, with jitter.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>After how long a question that only reads is asked a second time beside the first.</summary>
    public TimeSpan HedgeAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>From how many requests within <see cref="BreakFor"/> on, half of which failed, nothing is sent for a while.</summary>
    public int BreakAfter { get; set; } = 10;

    /// <summary>For how long nothing is sent then.</summary>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromSeconds(5);

    internal string? Fault =>
        Address is not { IsAbsoluteUri: true } address || !address.AbsolutePath.EndsWith('/') || address.Query.Length > 0 ? "Address is an absolute address that ends with a slash."
        : AttemptTimeout <= TimeSpan.Zero || TotalTimeout < AttemptTimeout || Retries is < 1 or > 10 || RetryDelay < TimeSpan.Zero || HedgeAfter <= TimeSpan.Zero ? "AttemptTimeout is above zero and at most TotalTimeout; Retries is 1 to 10; HedgeAfter is above zero."
        : BreakAfter < 2 || BreakFor < TimeSpan.FromMilliseconds(500) ? "BreakAfter is at least 2, BreakFor at least half a second."
        : null;
}
