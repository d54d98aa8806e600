using System.Collections.Immutable;
using OneOf;
using OneOf.Types;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>Something that a middle platform carries from one platform to another (中台信封).</summary>
/// <param name="Id">Its id. The same content to the same platform has the same id, so that what is pushed again while it waits is kept once.</param>
/// <param name="From">The platform that sends it.</param>
/// <param name="To">The platform it is for.</param>
/// <param name="Kind">What is in it, for example <c>handover.message</c>; at most 100 visible ASCII characters.</param>
/// <param name="Answers">The envelope that this one answers; <see langword="null"/> where it answers none.</param>
/// <param name="Body">What is in it. It names papers, numbers and digests, never who the applicant is.</param>
public sealed record HubEnvelope(Guid Id, DivisionCode From, DivisionCode To, string Kind, Guid? Answers, ReadOnlyMemory<byte> Body);

/// <summary>The province's middle platform (省“跨域通办”中台) as one platform that is connected with it sees it: it takes what is for others, keeps it until they fetch it, and knows who calls.</summary>
/// <remarks>
/// A design: no national text gives the form. What is asked of it is little: what it took it delivers at least once, in any order, any number of times, and <see cref="HubEnvelope.From"/> is who was authenticated.
/// It is written over whatever the province publishes; <see cref="ProvincialHub"/> is one to test with.
/// </remarks>
public interface IHandoverHub
{
    /// <summary>Hands envelopes over.</summary>
    /// <returns>For each, in the same order, that it is kept, or why it is refused.</returns>
    /// <exception cref="JournalUnavailableException">The middle platform cannot be reached now, or did not answer; the envelopes may have been taken all the same.</exception>
    ValueTask<ImmutableArray<OneOf<Refusal, Success>>> PushAsync(IReadOnlyList<HubEnvelope> envelopes, CancellationToken cancellationToken);

    /// <summary>Fetches what waits for this platform. It waits on until it is acknowledged.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <exception cref="JournalUnavailableException">The middle platform cannot be reached now.</exception>
    ValueTask<ImmutableArray<HubEnvelope>> PollAsync(int most, CancellationToken cancellationToken);

    /// <summary>Acknowledges what was fetched and stands in this platform's record.</summary>
    /// <exception cref="JournalUnavailableException">The middle platform cannot be reached now; what was not acknowledged is delivered again.</exception>
    ValueTask AcknowledgeAsync(IReadOnlyList<Guid> envelopes, CancellationToken cancellationToken);
}
