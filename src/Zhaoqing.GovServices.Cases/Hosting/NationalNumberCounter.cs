using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The implement code of the list by which a case is handled, as the host's data has it. A host that has codes registers one.</summary>
/// <param name="matter">The matter.</param>
/// <param name="division">The division of the list.</param>
/// <returns>The code; <see langword="null"/> where none is known, and its cases then have no national number.</returns>
public delegate ImplementCode? ImplementCodeOf(Matter matter, DivisionCode division);

/// <summary>Gives national numbers (办件编号): each once, on however many hosts. A number that was given to a case that was not recorded after all is lost, which harms nobody.</summary>
/// <remarks>Safe for concurrent use. Each code has a stream for each day, whose versions are the serials: the journal itself lets nobody have one twice.</remarks>
internal sealed class NationalNumberCounter(IEventStore store)
{
    private readonly ConcurrentDictionary<ImplementCode, (LocalDate Day, long Version)> _known = new();

    /// <summary>The next number; <see langword="null"/> where the code gives none, or the day has given all it has. Nobody is turned away for that.</summary>
    public async Task<NationalCaseNumber?> NextAsync(ImplementCode code, Instant at, CancellationToken cancellationToken)
    {
        if (!NationalCaseNumber.IsGivenBy(code)) return null;
        var day = ChinaTime.DayOf(at);
        var stream = StreamId.Parse($"national-number-{code}-{LocalDatePattern.Iso.Format(day)}");
        long version = _known.TryGetValue(code, out var known) && known.Day == day ? known.Version : 0;
        while (version < NationalCaseNumber.MaxSerial)
        {
            int serial = (int)version + 1;
            var given = new NationalNumberGiven(at, DeskRefusals.Silence, NationalCaseNumber.Of(code, day, serial));
            var record = new NewEvent(Guid.CreateVersion7(at.ToDateTimeOffset()), DeskEventCodec.NameOf(given), at, given.By, DeskEventCodec.Write(given));
            var answer = await store.AppendAsync(stream, version, [record], key: null, cancellationToken).ConfigureAwait(false);
            version = answer.Match(fault => fault is AppendFault.StaleVersion stale ? stale.Actual : throw new InvalidOperationException(fault.Code), appended => appended.LastVersion);
            _known[code] = (day, version);
            if (answer.IsT1) return given.Number;
        }

        return null;
    }
}
