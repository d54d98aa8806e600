using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The box of each account on the platform (平台信箱), kept in memory and read on from the journal when somebody looks.</summary>
/// <remarks>It is a carrier that loses nothing: what the record says was sent by the platform stands in the box, on every host and after any restart.</remarks>
internal sealed class PlatformInbox(IEventStore journal) : INoticeSender, IDisposable
{
    private readonly JournalFollower _follower = new(journal);
    private readonly Dictionary<string, List<NoticeNumber>> _boxes = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Serves(ServiceWay way) => way == ServiceWay.Platform;

    /// <inheritdoc/>
    public Task<SendingAnswer> SendAsync(NoticeMessage message, CancellationToken cancellationToken) => Task.FromResult(SendingAnswer.Taken);

    /// <summary>The notices for an account, the latest first, those that have not been sent included.</summary>
    public Task<IReadOnlyList<NoticeNumber>> OfAsync(string account, CancellationToken cancellationToken) => _follower.LookAsync(
        recorded =>
        {
            if (recorded.Type is "notice.issued.v1") Take((NoticeIssued)DeskEventCodec.Read(recorded.Type, recorded.Content.Span));
        },
        IReadOnlyList<NoticeNumber> () => _boxes.TryGetValue(account, out var box) ? [.. box.AsEnumerable().Reverse()] : [],
        cancellationToken);

    public void Dispose() => _follower.Dispose();

    private void Take(NoticeIssued issued)
    {
        if (!_boxes.TryGetValue(issued.Recipient, out var box)) _boxes[issued.Recipient] = box = [];
        box.Add(issued.Number);
    }
}
