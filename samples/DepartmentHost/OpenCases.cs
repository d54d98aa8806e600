using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>How many cases of a matter are open, read on from the journal when somebody asks.</summary>
internal sealed class OpenCases(IEventStore journal) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<StreamId, (MatterCode Matter, CaseFile File)> _open = [];
    private long _position;

    /// <summary>The open cases of each matter that is asked for.</summary>
    public async Task<IReadOnlyDictionary<MatterCode, int>> CountAsync(IEnumerable<MatterCode> matters, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await foreach (var recorded in journal.ReadAllAsync(_position, cancellationToken))
            {
                if (string.Equals(recorded.Type, "case.reopened.v1", StringComparison.Ordinal)) await OpenAgainAsync(recorded, cancellationToken);
                else Take(recorded);
                _position = recorded.Position;
            }

            var counts = _open.Values.CountBy(entry => entry.Matter).ToDictionary();
            return matters.Distinct().ToDictionary(matter => matter, matter => counts.GetValueOrDefault(matter));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>A case that was over has been let go: it is read anew from its own record.</summary>
    private async Task OpenAgainAsync(RecordedEvent reopened, CancellationToken cancellationToken)
    {
        await foreach (var recorded in journal.ReadAsync(reopened.Stream, cancellationToken: cancellationToken))
        {
            if (recorded.Version > reopened.Version) break;
            var happened = CaseEventCodec.Read(recorded.Type, recorded.Content.Span);
            _open[recorded.Stream] = recorded.Version == 1
                ? Begun(happened)
                : _open[recorded.Stream] with { File = _open[recorded.Stream].File.Apply(happened) };
        }
    }

    private void Take(RecordedEvent recorded)
    {
        if (!recorded.Type.StartsWith("case.", StringComparison.Ordinal)) return;
        var happened = CaseEventCodec.Read(recorded.Type, recorded.Content.Span);
        if (recorded.Version == 1) _open[recorded.Stream] = Begun(happened);
        else if (_open.TryGetValue(recorded.Stream, out var before)) _open[recorded.Stream] = before with { File = before.File.Apply(happened) };
        if (_open.TryGetValue(recorded.Stream, out var now) && IsOver(now.File.State)) _open.Remove(recorded.Stream);
    }

    private static (MatterCode Matter, CaseFile File) Begun(CaseEvent first)
    {
        var file = CaseFile.Replay([first]);
        return (file.Application.Matter, file);
    }

    private static bool IsOver(CaseState state) => state is CaseState.Decided or CaseState.Delivered or CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed;
}
