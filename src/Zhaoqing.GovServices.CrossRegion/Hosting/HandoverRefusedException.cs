namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Another platform, or what stands between, refused something: a message is then set aside with the code, and so are the later ones of its case.</summary>
/// <remarks>Also the inner exception of a <see cref="Journal.JournalUnavailableException"/> where a question was refused.</remarks>
/// <param name="refusal">What was refused, and why.</param>
public sealed class HandoverRefusedException(Refusal refusal) : Exception(refusal?.ToString())
{
    /// <summary>What was refused, and why.</summary>
    public Refusal Refusal { get; } = refusal ?? throw new ArgumentNullException(nameof(refusal));
}
