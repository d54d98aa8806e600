using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

public sealed partial class CaseDesk
{
    /// <summary>Takes over a case of an old system, unless it is there already.</summary>
    /// <returns>What <see cref="CaseFile.TakeOver"/> or the catalogue refuses; else the number it has here, and whether it had it before.</returns>
    internal async Task<OneOf<Refusal, (CaseNumber Number, bool WasThere)>> TakeOverAsync(EarlierLife life, CaseActor by, CancellationToken cancellationToken)
    {
        var key = KeyOf(life.Origin);
        if (await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } known && known.TryPickT1(out var first, out _)) return (NumberOf(first.Stream)!.Value, true);
        var now = Now();
        if ((await TermsOfAsync(life, now, cancellationToken).ConfigureAwait(false)).TryPickT0(out var refusal, out var terms)) return refusal;
        var number = CaseNumber.Create(ChinaTime.DayOf(life.ReceivedAt), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        if (CaseFile.TakeOver(number, life, terms.Terms, terms.Source, by, now, calendar).TryPickT0(out refusal, out var taken)) return refusal;
        var answer = await store.AppendAsync(StreamOf(number), 0, [sources.Codec.ToRecord(taken)], key, cancellationToken).ConfigureAwait(false);
        return answer.TryPickT0(out var fault, out var appended)
            ? throw new InvalidOperationException($"A new case number was in use: {fault.Code}.")
            : (NumberOf(appended.Stream)!.Value, appended.Repeated);
    }

    /// <summary>The list of the case's own time where an edition of then is known and has it, else the present one.</summary>
    private async Task<OneOf<Refusal, (CaseTerms Terms, TermsSource Source)>> TermsOfAsync(EarlierLife life, Instant now, CancellationToken cancellationToken)
    {
        var (matter, division) = (life.Application.Matter, life.Application.Division);
        var listedAt = Instant.Min(life.ListedAt, now);
        if ((await sources.InForce(listedAt, cancellationToken).ConfigureAwait(false)).Effective <= listedAt
            && (await TermsAsync(matter, division, listedAt, cancellationToken).ConfigureAwait(false)).TryPickT1(out var then, out _)) return (then, TermsSource.AtItsTime);
        return (await TermsAsync(matter, division, now, cancellationToken).ConfigureAwait(false)).MapT1(present => (present, TermsSource.AtTakeOver));
    }

    /// <summary>The key of a case of an old system: the same case is taken over once, however its line is written the second time.</summary>
    private static AppendKey KeyOf(EarlierCase origin)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{origin.System}\n{origin.Number}")));
        return new AppendKey($"take-over:{digest}", digest);
    }
}
