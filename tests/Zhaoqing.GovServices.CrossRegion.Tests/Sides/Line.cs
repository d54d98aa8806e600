using NodaTime;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>A good line: what was said since passes to the other side, with its acknowledgement back.</summary>
internal sealed class Line
{
    private readonly Dictionary<HandoverSide, HandoverCase> _copies = Enum.GetValues<HandoverSide>().ToDictionary(side => side, side => HandoverCase.Empty(Number, side));

    public Instant Now { get; set; } = Start;

    public HandoverCase this[HandoverSide side] => _copies[side];

    public static Line Begun(HandoverOpening? opening = null)
    {
        var (line, begun) = (new Line(), opening ?? Opening());
        line.Says(begun.Mode is HandlingMode.FullOnline or HandlingMode.SelfService ? Authority : Window, new CaseBegun(begun));
        return line;
    }

    public static Line Collected(HandoverOpening? opening = null)
    {
        var line = Begun(opening);
        line.All(Window, new IdentityChecked("读卡", Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), AcceptGrant: null, InformBy: null));
        return line;
    }

    /// <summary>Collected, pushed and signed for on the same day.</summary>
    public static Line Signed()
    {
        var line = Collected();
        line.Says(Window, new CasePushed([Digest], new LocalDate(2023, 10, 7)));
        line.Pass();
        line.Says(Authority, new CaseSigned(true, null));
        line.Pass();
        return line;
    }

    public HandoverMessage Says(HandoverSide side, HandoverContent content)
    {
        var message = _copies[side].Write(content, Guid.CreateVersion7(), Now).Match(refusal => throw new InvalidOperationException(refusal.ToString()), written => written);
        _copies[side] = _copies[side].Take(message).Case;
        return message;
    }

    public void All(HandoverSide side, params HandoverContent[] contents)
    {
        foreach (var content in contents) Says(side, content);
    }

    public string Refused(HandoverSide side, HandoverContent content) => _copies[side].Write(content, Guid.CreateVersion7(), Now).Match(refusal => refusal.Code, message => $"written: {message.Content}");

    public void Hears(HandoverSide side, HandoverMessage message) => _copies[side] = _copies[side].Take(message).Case;

    public void Pass()
    {
        foreach (var message in _copies[Window].Messages.Concat(_copies[Authority].Messages).ToArray())
        {
            foreach (var side in _copies.Keys.ToArray()) _copies[side] = _copies[side].Take(message).Case;
        }

        foreach (var (side, peer) in new[] { (Window, Authority), (Authority, Window) }) _copies[side] = _copies[side].TakeAck(_copies[peer].SeenPeerSeq, _copies[peer].View!.Owner);
    }
}
