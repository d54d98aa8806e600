using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>How many cases of a matter are open, read on from the journal when somebody asks.</summary>
internal sealed class OpenCases(IEventStore journal) : IDisposable
{
    private readonly JournalFollower _follower = new(journal);
    private readonly Dictionary<StreamId, (MatterCode Matter, CaseFile File)> _open = [];

    /// <summary>The open cases of each matter that is asked for.</summary>
    public Task<IReadOnlyDictionary<MatterCode, int>> CountAsync(IEnumerable<MatterCode> matters, CancellationToken cancellationToken) => _follower.LookAsync(
        async recorded =>
        {
            if (string.Equals(recorded.Type, "case.reopened.v1", StringComparison.Ordinal)) await OpenAgainAsync(recorded, cancellationToken);
            else Take(recorded);
        },
        IReadOnlyDictionary<MatterCode, int> () =>
        {
            var counts = _open.Values.CountBy(entry => entry.Matter).ToDictionary();
            return matters.Distinct().ToDictionary(matter => matter, matter => counts.GetValueOrDefault(matter));
        },
        cancellationToken);

    public void Dispose() => _follower.Dispose();

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
