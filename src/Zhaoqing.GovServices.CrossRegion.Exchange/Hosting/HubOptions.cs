namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>How a platform works through a middle platform.</summary>
/// <param name="Edition">The edition of the agreement this platform works by, for example <c>fo-zhao-1</c>.</param>
public sealed record HubOptions(string Edition)
{
    /// <summary>The edition it works by now, where that changes while it runs; <see langword="null"/> for <see cref="Edition"/>.</summary>
    public Func<string>? EditionNow { get; init; }

    /// <summary>For how long an answer is waited for before what was sent counts as not answered and is sent again later; longer than the others take between two looks.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often this platform looks for what waits for it.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many envelopes are fetched at once.</summary>
    public int MostEnvelopes { get; init; } = 256;
}
