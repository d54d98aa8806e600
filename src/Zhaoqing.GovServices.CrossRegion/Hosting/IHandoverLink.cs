using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>What another platform answers to one message: it stands in its record, or why it does not.</summary>
/// <param name="Case">The case.</param>
/// <param name="Intake">What became of it.</param>
/// <param name="Seen">Up to where the other platform has this one's messages of the case without a gap.</param>
/// <param name="Owner">Who answers for the case in its eyes.</param>
public sealed record HandoverReceived(CaseNumber Case, HandoverIntake Intake, int Seen, HandoverSide Owner);

/// <summary>The way to another platform (对接链路): HTTP, the province's middle platform (省“跨域通办”中台), or a simulator.</summary>
public interface IHandoverLink
{
    /// <summary>Sends messages, in order; returns when the other platform has answered for every one of them.</summary>
    /// <param name="messages">The bytes of the messages, at most <see cref="HandoverOutbox.MostMessages"/>.</param>
    /// <param name="cancellationToken">Ends the sending; the messages may have arrived all the same, and sent again they change nothing.</param>
    /// <returns>An answer to each, in the same order.</returns>
    /// <exception cref="JournalUnavailableException">The other platform cannot be reached now, or did not answer so that one could read it.</exception>
    ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken);

    /// <summary>Greets the other platform.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be reached now.</exception>
    ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken);

    /// <summary>What the other platform has of the cases that were begun on a day with this one.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be reached now.</exception>
    ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken);

    /// <summary>The same, case by case.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be reached now.</exception>
    ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken);
}
