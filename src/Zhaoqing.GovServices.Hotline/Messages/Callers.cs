using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A desk asks who stands behind a token (来电人解析请求). It is logged, with purpose and basis.</summary>
/// <param name="CallerRef">The token: one that the desk that is asked has minted.</param>
/// <param name="Purpose">What for.</param>
/// <param name="LegalBasis">On what law.</param>
/// <param name="Fields">What is asked.</param>
public sealed record CallerResolveRequest(string CallerRef, string Purpose, string LegalBasis, ImmutableArray<string> Fields) : BridgeContent(BridgeMessageType.CallerResolveRequest)
{
    /// <inheritdoc/>
    public bool Equals(CallerResolveRequest? other) =>
        other is not null && (CallerRef, Purpose, LegalBasis) == (other.CallerRef, other.Purpose, other.LegalBasis) && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(CallerRef, Purpose, LegalBasis);
}

/// <summary>What is told of a caller, or that it is not (来电人解析答复).</summary>
/// <param name="Values">The values of the fields that were asked and granted.</param>
/// <param name="Denied">The code of the refusal; null where it was granted.</param>
/// <param name="Reason">The refusal in Chinese, for the people of the other desk; null where it was granted.</param>
public sealed record CallerResolveResponse(ImmutableSortedDictionary<string, string> Values, string? Denied = null, string? Reason = null) : BridgeContent(BridgeMessageType.CallerResolveResponse)
{
    /// <inheritdoc/>
    public bool Equals(CallerResolveResponse? other) => other is not null && (Denied, Reason) == (other.Denied, other.Reason) && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Denied, Values.Count);
}
