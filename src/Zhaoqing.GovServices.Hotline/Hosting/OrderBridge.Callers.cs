using System.Collections.Immutable;
using System.Text.Json;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

public sealed partial class OrderBridge
{
    /// <summary>Who is in no order is looked up by the desk's own book, and only by a token that the desk itself has named in the case.</summary>
    private async Task<OneOf<Refusal, BridgeCase>> ResolveKnownAsync(BridgeCase copy, BridgeMessage asked, Func<string, CancellationToken, Task<KnownCaller?>> callerOf, CancellationToken cancellationToken)
    {
        string token = CallerToken.Own(copy.Self, ((CallerResolveRequest)asked.Content).CallerRef);
        bool isNamed = copy.Counted.Any(message => message.Sender == copy.Self && message.Content is not CallerResolveRequest && CrossingRules.TokenOf(message.Content) is { } named && string.Equals(CallerToken.Own(copy.Self, named), token, StringComparison.Ordinal));
        var caller = isNamed ? await CallerAsync(callerOf, token, cancellationToken).ConfigureAwait(false) : null;
        return await AnswerAsync(copy, asked, CallerResolution.Decide(copy, asked, caller), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What goes wrong in the desk's own book is no fault of the record: it is asked again.</summary>
    private static async Task<KnownCaller?> CallerAsync(Func<string, CancellationToken, Task<KnownCaller?>> callerOf, string token, CancellationToken cancellationToken)
    {
        try
        {
            return await callerOf(token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JsonException or UnknownEventException)
        {
            throw new InvalidOperationException("The desk's own book of callers cannot be read.", fault);
        }
    }

    /// <summary>Once, however many hosts look.</summary>
    private async Task<OneOf<Refusal, BridgeCase>> AnswerAsync(BridgeCase copy, BridgeMessage asked, OneOf<Refusal, ImmutableSortedDictionary<string, string>> decided, CancellationToken cancellationToken)
    {
        var answer = decided.Match(refusal => new CallerResolveResponse(ImmutableSortedDictionary<string, string>.Empty, refusal.Code, refusal.Message), told => new CallerResolveResponse(told));
        return await station.SayAsync(copy.Id, answer, by: null, asked.Id, KeyOf($"bridge-resolve-{asked.Id:N}"), cancellationToken).ConfigureAwait(false);
    }
}
