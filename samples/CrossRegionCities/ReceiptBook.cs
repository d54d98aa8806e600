using NodaTime;
using NodaTime.Text;
using OneOf;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>Gives each receipt of a window and a day its number, once. A number that was given and then not used stays out.</summary>
internal sealed class ReceiptBook(IEventStore store, TimeProvider time)
{
    private const string Given = "sample.receipt-number.v1";

    /// <summary>The next number of a window.</summary>
    /// <param name="window">The division of the window.</param>
    /// <param name="key">Names the request; a repeat gives the same number.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The number; refused with <c>cross-region.key-reused</c> where the key came with something else.</returns>
    public async Task<OneOf<Refusal, ReceiptNumber>> NextAsync(DivisionCode window, AppendKey key, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var day = ChinaTime.DayOf(now);
        var stream = StreamId.Parse($"receipts-{window}-{LocalDatePattern.Iso.Format(day)}");
        long version = 0;
        while (true)
        {
            var answer = await store.AppendAsync(stream, version, [new NewEvent(Guid.CreateVersion7(), Given, now, "window-1", "{}"u8.ToArray())], new AppendKey($"receipt-{key.Key}", key.Fingerprint), cancellationToken);
            if (answer.TryPickT1(out var appended, out var fault))
            {
                // A repeat after midnight gets the number of the day it first came.
                string given = appended.Stream.ToString();
                return ReceiptNumber.Create(window, LocalDatePattern.Iso.Parse(given[^10..]).Value, (int)appended.LastVersion);
            }

            if (fault is not AppendFault.StaleVersion stale) return KeyReuse.Refused("cross-region.key-reused");
            version = stale.Actual;
        }
    }
}
