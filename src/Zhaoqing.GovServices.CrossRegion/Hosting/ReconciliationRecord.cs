using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>What became of a day, with how far its cases had been said when it was compared.</summary>
/// <param name="Day">What became of it.</param>
/// <param name="SaidThrough">The place in the record of the last thing that stood in its cases; 0 where there was none.</param>
internal sealed record KeptDay(ReconciledDay Day, long SaidThrough);

/// <summary>How the outcomes of comparing days stand in the record: one stream for each platform and day.</summary>
internal static class ReconciliationRecord
{
    public const string Name = "cross-region.day-reconciled.v1";

    private const string Prefix = "reconciled-", Actor = "cross-region-reconciliation";

    private static readonly LocalDatePattern DayDigits = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private static readonly EventContract<ReconciledJson> Contract = new(ReconciliationJson.Default, isWhole: true, [EventContract.ByName<ReconciliationOutcome>()], (Name, typeof(ReconciledJson)));

    public static StreamId StreamOf(DivisionCode peer, LocalDate day) => StreamId.Parse($"{Prefix}{peer}-{DayDigits.Format(day)}");

    /// <summary>The platform of a stream; <see langword="null"/> where it is none of these.</summary>
    public static DivisionCode? PeerOf(StreamId stream)
    {
        string text = stream.ToString();
        int end = text.LastIndexOf('-');
        return text.StartsWith(Prefix, StringComparison.Ordinal) && end > Prefix.Length && DivisionCode.TryParse(text.AsSpan(Prefix.Length, end - Prefix.Length), provider: null, out var peer) ? peer : null;
    }

    public static NewEvent Write(KeptDay kept)
    {
        var day = kept.Day;
        return new(Guid.CreateVersion7(day.At.ToDateTimeOffset()), Name, day.At, Actor, Contract.Write(new ReconciledJson(day.Day, day.Outcome, day.At, day.Cases, day.Differing, day.Differences, day.Code, kept.SaidThrough)));
    }

    public static KeptDay Read(RecordedEvent recorded)
    {
        var read = Contract.Read(Name, recorded.Content.Span);
        return new(
            new ReconciledDay(read.Day, read.Outcome, read.At) { Cases = read.Cases, Differing = read.Differing, Differences = read.Differences.IsDefault ? [] : read.Differences, Code = read.Code },
            read.SaidThrough);
    }

    internal sealed record ReconciledJson(LocalDate Day, ReconciliationOutcome Outcome, Instant At, int Cases, int Differing, ImmutableArray<DifferingCase> Differences, string? Code, long SaidThrough);
}

[JsonSerializable(typeof(ReconciliationRecord.ReconciledJson))]
internal sealed partial class ReconciliationJson : JsonSerializerContext;
