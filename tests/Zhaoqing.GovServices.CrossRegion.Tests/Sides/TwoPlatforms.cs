using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>Both platforms and a line between them that loses, doubles, overtakes and breaks; everything by one seed. What a side has stored survives its crash, what was on the way does not.</summary>
internal sealed class TwoPlatforms
{
    private static readonly HandoverAct[] Acts = Enum.GetValues<HandoverAct>();

    private readonly Random _chance;
    private readonly Dictionary<HandoverSide, HandoverCase> _copies;
    private readonly List<(HandoverSide To, HandoverMessage? Message, int Seen, HandoverSide Owner)> _onTheWay = [];
    private readonly List<Guid> _saidByAuthority = [];
    private readonly Duration _skew;
    private Instant _now = Said.Start;

    public TwoPlatforms(int seed)
    {
        _chance = new Random(seed);
        _skew = Duration.FromMinutes(_chance.Next(-30, 31));
        _copies = Enum.GetValues<HandoverSide>().ToDictionary(side => side, side => HandoverCase.Empty(Said.Number, side));
        while (_copies.Values.All(copy => copy.View is null)) Speak(Side(), HandoverAct.Open);
        if (seed % 3 == 0) AskForPapers();
    }

    public int Refused { get; private set; }

    /// <summary>What the authority said: all of it was allowed when it was said.</summary>
    public IReadOnlyList<Guid> SaidByAuthority => _saidByAuthority;

    public HandoverCase this[HandoverSide side] => _copies[side];

    public bool SomebodyIsResponsible => _copies.Values.Any(copy => copy.IsResponsible);

    public void Step()
    {
        _now += Duration.FromHours(_chance.Next(0, 30));
        var side = Side();
        switch (_chance.Next(12))
        {
            case < 6:
                Speak(side, Chosen(_copies[side]));
                break;
            case < 9 when _onTheWay.Count > 0:
                int which = _chance.Next(_onTheWay.Count);
                var arriving = _onTheWay[which];
                if (_chance.Next(5) > 0) _onTheWay.RemoveAt(which);
                if (_chance.Next(4) > 0) Arrive(arriving);
                break;
            case 9:
                // A crash, or the line breaks: what was on the way to this side is gone, and half of the rest.
                _onTheWay.RemoveAll(item => item.To == side || _chance.Next(2) == 0);
                break;
            case 10:
                foreach (var message in _copies[side].Messages.Where(message => message.Sender == side && _chance.Next(2) == 0)) Send(message);
                break;
            default:
                Acknowledge(_copies[side]);
                break;
        }
    }

    /// <summary>The line is whole again: each sends what it has until nothing is new, and says what it has.</summary>
    public void Heal()
    {
        _onTheWay.Clear();
        foreach (var copy in _copies.Values.ToArray())
        {
            foreach (var message in copy.Messages.Where(message => message.Sender == copy.Self)) Arrive((Peer(copy.Self), message, 0, default));
        }

        foreach (var copy in _copies.Values.ToArray()) Arrive((Peer(copy.Self), null, copy.SeenPeerSeq, copy.View!.Owner));
    }

    /// <summary>Over a good line as far as papers are asked for: few schedules get there by chance, and from there they go in many ways.</summary>
    private void AskForPapers()
    {
        foreach (var act in new[] { HandoverAct.Identify, HandoverAct.Collect, HandoverAct.Push, HandoverAct.Submit, HandoverAct.Sign, HandoverAct.AskPaper })
        {
            foreach (var side in _copies.Keys.ToArray()) Speak(side, act);
            Heal();
        }
    }

    private static HandoverSide Peer(HandoverSide side) => side == HandoverSide.Receiving ? HandoverSide.Handling : HandoverSide.Receiving;

    private HandoverSide Side() => (HandoverSide)_chance.Next(1, 3);

    /// <summary>Mostly what the state lets this side do, else anything.</summary>
    private HandoverAct Chosen(HandoverCase copy)
    {
        if (copy.View is not { } view || _chance.Next(5) == 0) return Acts[_chance.Next(Acts.Length)];
        bool isUnderWay = view.Consignments.Any(one => one.Standing == PaperStanding.UnderWay);
        var open = view.Table.Rows.Where(row => row.From == view.State && (isUnderWay || !IsLate(row.Act)) && row.Act != HandoverAct.SendLate && row.Roles.Contains(HandoverTable.RoleOf(copy.Self)) && (!IsRare(row.Act) || _chance.Next(row.Act == HandoverAct.Withdraw ? 40 : 8) == 0)).ToArray();
        return open.Length == 0 ? Acts[_chance.Next(Acts.Length)] : open[_chance.Next(open.Length)].Act;
    }

    private static bool IsLate(HandoverAct act) => act is HandoverAct.ArriveLate or HandoverAct.ReportShortageLate or HandoverAct.ReportLossLate;

    private static bool IsRare(HandoverAct act) => act is HandoverAct.Withdraw or HandoverAct.Revoke or HandoverAct.DeliverElectronically or HandoverAct.LoseResult or HandoverAct.Refuse;

    private void Speak(HandoverSide side, HandoverAct act)
    {
        var at = side == HandoverSide.Receiving ? _now : _now + _skew;
        if (!_copies[side].Write(Said.Of(act, _copies[side].View, at, _chance), _chance.NextId(), at).TryPickT1(out var message, out _))
        {
            Refused++;
            return;
        }

        _copies[side] = _copies[side].Take(message).Case;
        if (side == HandoverSide.Handling) _saidByAuthority.Add(message.Id);
        Send(message);
    }

    private void Send(HandoverMessage message) => _onTheWay.Add((Peer(message.Sender), message, 0, default));

    private void Acknowledge(HandoverCase copy)
    {
        if (copy.View is { } view) _onTheWay.Add((Peer(copy.Self), null, copy.SeenPeerSeq, view.Owner));
    }

    private void Arrive((HandoverSide To, HandoverMessage? Message, int Seen, HandoverSide Owner) item)
    {
        if (item.Message is { } message)
        {
            _copies[item.To] = _copies[item.To].Take(message).Case;
            Acknowledge(_copies[item.To]);
        }
        else
        {
            _copies[item.To] = _copies[item.To].TakeAck(item.Seen, item.Owner);
        }
    }
}
