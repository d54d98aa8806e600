using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

public sealed partial class HandoverStation
{
    private readonly NewCaseAllowance _allowance;
    private readonly NewCaseLimits _cases;
    private readonly ILogger _log;

    /// <summary>How many cases a platform has begun on a day, and whether more came than are taken.</summary>
    /// <param name="peer">The platform.</param>
    /// <param name="day">The day in China.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public async Task<NewCaseDay> NewCasesOnAsync(DivisionCode peer, LocalDate day, CancellationToken cancellationToken = default)
    {
        int count = await _follower.LookAsync(_book.Take, () => _book.BegunByOn(peer, day), cancellationToken).ConfigureAwait(false);
        // What was too many under a lower limit is no longer.
        return new(day, count, count >= _cases.MostADay && await IsKeptAsync(HandoverRecord.NewCasesFullStreamOf(peer, day), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Looks at the record where what it says of new cases is not known, or old.</summary>
    private async Task AllowAsync(DivisionCode peer, CancellationToken cancellationToken)
    {
        var today = ChinaTime.DayOf(_record.Now());
        if (!_allowance.IsOld(peer, today)) return;
        int doubts = _allowance.DoubtsOf(peer);
        // Renewed in the turn of the look: what another look meets later is told to the allowance then.
        _ = await _follower.LookAsync(_book.Take, () => _allowance.Renew(peer, today, _book.BegunByOn(peer, today), doubts), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records once a day that no more new cases of a platform are taken, and tells it.</summary>
    private async Task KeepNewCasesFullAsync(DivisionCode peer, CancellationToken cancellationToken)
    {
        var now = _record.Now();
        var day = ChinaTime.DayOf(now);
        if (await IsKeptAsync(HandoverRecord.NewCasesFullStreamOf(peer, day), cancellationToken).ConfigureAwait(false)) return;
        var appended = await _store.AppendAsync(HandoverRecord.NewCasesFullStreamOf(peer, day), 0, [HandoverRecord.NewCasesFull(now, _cases)], key: null, cancellationToken).ConfigureAwait(false);
        if (appended.IsT1) NewCasesAreFull(_log, peer, LocalDatePattern.Iso.Format(day), _cases.MostADay);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Peer} has begun {Most} cases on {Day}: no more new ones are taken until the day is over, all others go on.")]
    private static partial void NewCasesAreFull(ILogger log, DivisionCode peer, string day, int most);
}
