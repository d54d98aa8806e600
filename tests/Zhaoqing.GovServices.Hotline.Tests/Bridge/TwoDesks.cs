using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Tests.Bridge;

/// <summary>Two desks and a line between them that loses, doubles, overtakes and breaks; everything by one seed. What a desk has stored survives its crash, what was on the way does not.</summary>
internal sealed class TwoDesks
{
    private readonly Random _chance;
    private readonly BridgeCaseId _id;
    private readonly Dictionary<BridgeDesk, BridgeCase> _copies = [];
    private readonly List<(BridgeDesk To, BridgeMessage? Message, uint Seen, BridgeDesk Holder)> _onTheWay = [];
    private Instant _now = Said.Start;

    public TwoDesks(int seed)
    {
        _chance = new Random(seed);
        _id = new BridgeCaseId(Said.Desk(_chance), DivisionCode.Parse("4412", null), _chance.NextId());
        var opening = new BridgeOpening(_id.MintedBy, _now, MessageStatus.Actual, ConfidentialityLevel.Open);
        BridgeContent first = _chance.Next(8) == 0 && _id.MintedBy == BridgeDesk.Hotline ? Said.Danger : Said.Offer(_chance.Next(8) == 0 ? Urgency.Immediate : Urgency.Expected);
        Say(_id.MintedBy, BridgeCase.Open(_id, opening, first, new BridgeEnvelope(_chance.NextId(), _now)).AsT1);
    }

    public int Refused { get; private set; }

    public BridgeCase this[BridgeDesk desk] => _copies[desk];

    public bool BothKnow => _copies.Count == 2;

    /// <summary>Whether a desk answers for the case at this moment.</summary>
    public bool SomebodyIsResponsible => _copies.Values.Any(copy => copy.IsResponsible);

    public void Step()
    {
        _now += Duration.FromSeconds(_chance.Next(0, 90));
        var desk = Said.Desk(_chance);
        switch (_chance.Next(10))
        {
            case < 3 when _copies.TryGetValue(desk, out var copy):
                Speak(desk, copy);
                break;
            case < 7 when _onTheWay.Count > 0:
                int which = _chance.Next(_onTheWay.Count);
                var arriving = _onTheWay[which];
                if (_chance.Next(5) > 0) _onTheWay.RemoveAt(which);
                if (_chance.Next(4) > 0) Arrive(arriving);
                break;
            case 7:
                // A crash, or the line breaks: all that was on the way from or to this desk is gone.
                _onTheWay.RemoveAll(item => item.To == desk || _chance.Next(2) == 0);
                break;
            case 8 when _copies.TryGetValue(desk, out var again):
                foreach (var message in again.Messages.Where(message => message.Sender == desk && _chance.Next(2) == 0)) Send(desk.Peer(), message);
                break;
            default:
                if (_copies.TryGetValue(desk, out var told)) Acknowledge(told);
                break;
        }
    }

    /// <summary>The line is whole again: each sends what it has until nothing is new.</summary>
    public void Heal()
    {
        _onTheWay.Clear();
        for (int turn = 0; turn < 3; turn++)
        {
            foreach (var copy in _copies.Values.ToArray())
            {
                foreach (var message in copy.Messages.Where(message => message.Sender == copy.Self)) Arrive((copy.Self.Peer(), message, 0, default));
            }
        }

        foreach (var copy in _copies.Values.ToArray()) Arrive((copy.Self.Peer(), null, copy.SeenPeerSeq, copy.View.Holder));
    }

    private void Speak(BridgeDesk desk, BridgeCase copy)
    {
        var content = Said.Any(_chance);
        var asked = copy.Messages.Where(message => message.Content is EmergencyDispatchRequest or OnSiteAssistRequest or TransferOffer).ElementAtOrDefault(_chance.Next(3));
        if (content is Cancel && asked is not null) content = new Cancel(asked.Id, "误报");
        var envelope = new BridgeEnvelope(_chance.NextId(), _now) { Correlation = asked?.Id };
        if (copy.Write(content, envelope).TryPickT1(out var message, out _)) Say(desk, message);
        else Refused++;
    }

    private void Say(BridgeDesk desk, BridgeMessage message)
    {
        _copies[desk] = CopyOf(desk).Take(message).Case;
        Send(desk.Peer(), message);
    }

    private void Send(BridgeDesk to, BridgeMessage message) => _onTheWay.Add((to, message, 0, default));

    /// <summary>Now and then with more than was ever said to it.</summary>
    private void Acknowledge(BridgeCase copy) => _onTheWay.Add((copy.Self.Peer(), null, _chance.Next(6) == 0 ? copy.SeenPeerSeq + 1_000 + (uint)_chance.Next(1, 5) : copy.SeenPeerSeq, copy.View.Holder));

    private void Arrive((BridgeDesk To, BridgeMessage? Message, uint Seen, BridgeDesk Holder) item)
    {
        if (item.Message is { } message)
        {
            _copies[item.To] = CopyOf(item.To).Take(message).Case;
            Acknowledge(_copies[item.To]);
        }
        else if (_copies.TryGetValue(item.To, out var copy))
        {
            _copies[item.To] = copy.TakeAck(item.Seen, item.Holder);
        }
    }

    private BridgeCase CopyOf(BridgeDesk desk) => _copies.GetValueOrDefault(desk) ?? BridgeCase.Empty(_id, desk);
}
