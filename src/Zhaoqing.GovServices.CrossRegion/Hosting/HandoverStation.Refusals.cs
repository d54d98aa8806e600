using System.Security.Cryptography;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

public sealed partial class HandoverStation
{
    /// <summary>Keeps for inspection what came from a platform and was refused, once however often it comes: the code, the field, and the first 64 KiB of it. Of a day no more than <see cref="KeptRefusals"/> says; that more came is then recorded once.</summary>
    /// <param name="peer">The platform it came from, or said to come from.</param>
    /// <param name="refusal">Why it was refused.</param>
    /// <param name="body">What came.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task KeepRefusedAsync(DivisionCode peer, Refusal refusal, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var now = _record.Now();
        var (source, day) = (_book.SourceOf(peer), ChinaTime.DayOf(now));
        var stream = HandoverRecord.RefusedStreamOf(peer, Convert.ToHexStringLower(SHA256.HashData(body.Span)));
        var kept = HandoverRecord.Refused(now, refusal.Code, refusal.Fields.IsDefaultOrEmpty ? "" : refusal.Fields[0].Field, body.Span);
        if (!await _follower.LookAsync(_book.Take, () => _book.Promise(stream, source, day, kept.Content.Length, _refusals), cancellationToken).ConfigureAwait(false))
        {
            await KeepFullAsync(source, day, now, cancellationToken).ConfigureAwait(false);
            return;
        }

        bool isKept = false;
        try
        {
            // Where it stands there already nothing is added.
            isKept = (await _store.AppendAsync(stream, 0, [kept], key: null, cancellationToken).ConfigureAwait(false)).IsT1;
        }
        finally
        {
            if (!isKept) await _follower.LookAsync(_book.Take, () => _book.GiveBack(stream, source, day, kept.Content.Length), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>What of a day is kept of the messages of a platform that were refused.</summary>
    /// <param name="peer">The platform; one that this platform is not connected with stands for all of those.</param>
    /// <param name="day">The day in China.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<RefusedDay> RefusedOnAsync(DivisionCode peer, LocalDate day, CancellationToken cancellationToken = default)
    {
        var source = _book.SourceOf(peer);
        var (count, bytes) = await _follower.LookAsync(_book.Take, () => _book.RefusedOn(source, day), cancellationToken).ConfigureAwait(false);
        return new(day, count, bytes, await IsKeptAsync(HandoverRecord.FullStreamOf(source, day), cancellationToken).ConfigureAwait(false));
    }

    private async Task KeepFullAsync(DivisionCode? source, LocalDate day, Instant now, CancellationToken cancellationToken)
    {
        if (await IsKeptAsync(HandoverRecord.FullStreamOf(source, day), cancellationToken).ConfigureAwait(false)) return;
        _ = await _store.AppendAsync(HandoverRecord.FullStreamOf(source, day), 0, [HandoverRecord.Full(now, _refusals)], key: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsKeptAsync(StreamId stream, CancellationToken cancellationToken)
    {
        await foreach (var _ in _store.ReadAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false)) return true;
        return false;
    }
}
