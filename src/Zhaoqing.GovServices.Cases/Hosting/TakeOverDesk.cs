using System.Collections.Immutable;
using System.Text;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>What became of one line of a take-over.</summary>
public enum TakeOverOutcome
{
    /// <summary>The case was taken over (已接续).</summary>
    Taken,

    /// <summary>It had been taken over before (此前已接续).</summary>
    AlreadyThere,

    /// <summary>The line was refused; nothing of it was recorded (未接续).</summary>
    Refused,
}

/// <summary>One line of a take-over and what became of it. It tells no person's data.</summary>
/// <param name="Line">Which line, from 1; blank lines count.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Number">The number the case has here; <see langword="null"/> where it was refused.</param>
/// <param name="Refusal">Why it was refused, with the fields; <see langword="null"/> where it was not.</param>
public sealed record TakeOverEntry(int Line, TakeOverOutcome Outcome, CaseNumber? Number, Refusal? Refusal);

/// <summary>What became of a batch (接续报告).</summary>
/// <param name="Entries">Line by line, in order.</param>
/// <param name="IsWhole">Whether the batch was read to its end; <see langword="false"/> where it has more lines than one batch may.</param>
public sealed record TakeOverReport(ImmutableArray<TakeOverEntry> Entries, bool IsWhole)
{
    /// <summary>How many lines came to this.</summary>
    public int Count(TakeOverOutcome outcome) => Entries.Count(entry => entry.Outcome == outcome);
}

/// <summary>Takes over the cases that an old system had open (旧系统在办件接续): one line of JSON each, read as they come.</summary>
/// <remarks>
/// Safe for concurrent use. Each line stands for itself: one that is refused keeps nobody from the others, and a batch that broke off is simply sent again. A case is known by its old system and its
/// number there, so that it is taken over once.
/// </remarks>
public sealed class TakeOverDesk(CaseDesk desk)
{
    /// <summary>The most lines of one batch; what lies beyond is not read.</summary>
    public const int MaxLines = 10_000;

    /// <summary>The most bytes of one line.</summary>
    public const int MaxLineBytes = 65_536;

    /// <summary>Takes a batch.</summary>
    /// <param name="lines">JSON lines, UTF-8; see the documents for the form of a line.</param>
    /// <param name="by">Who takes over: a supervisor.</param>
    /// <param name="cancellationToken">Ends the work; what was taken over by then stays.</param>
    /// <returns>The report, line by line; a line whose supervisor does not cover its division is refused like any other.</returns>
    public async Task<TakeOverReport> TakeAsync(Stream lines, CaseActor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(by);
        var entries = ImmutableArray.CreateBuilder<TakeOverEntry>();
        int line = 0;
        await foreach (var content in BoundedLines.ReadAsync(lines, MaxLineBytes, cancellationToken).ConfigureAwait(false))
        {
            if (++line > MaxLines) return new TakeOverReport(entries.DrainToImmutable(), IsWhole: false);
            if (content is { IsEmpty: true }) continue;
            entries.Add(await TakeLineAsync(line, line == 1 ? WithoutMark(content) : content, by, cancellationToken).ConfigureAwait(false));
        }

        return new TakeOverReport(entries.DrainToImmutable(), IsWhole: true);
    }

    /// <summary>The first line without the mark that some programs put before UTF-8.</summary>
    private static ReadOnlyMemory<byte>? WithoutMark(ReadOnlyMemory<byte>? content) =>
        content is { } bytes && bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : content;

    private async Task<TakeOverEntry> TakeLineAsync(int line, ReadOnlyMemory<byte>? content, CaseActor by, CancellationToken cancellationToken)
    {
        var read = content is { } bytes ? TakeOverLine.Read(bytes.Span) : TakeOverLine.TooLong();
        if (read.TryPickT0(out var refusal, out var life)) return new TakeOverEntry(line, TakeOverOutcome.Refused, Number: null, refusal);
        return (await desk.TakeOverAsync(life, by, cancellationToken).ConfigureAwait(false)).Match(
            refused => new TakeOverEntry(line, TakeOverOutcome.Refused, Number: null, refused),
            taken => new TakeOverEntry(line, taken.WasThere ? TakeOverOutcome.AlreadyThere : TakeOverOutcome.Taken, taken.Number, Refusal: null));
    }
}
