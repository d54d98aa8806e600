using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Tests.Bridge;

/// <summary>Cases on the bridge by example: the usual paths, and what made a step-by-step machine differ at its two ends.</summary>
public sealed class BridgeCaseTests
{
    private const BridgeDesk Hotline = BridgeDesk.Hotline;
    private const BridgeDesk Police = BridgeDesk.Police;

    [Fact]
    [Clause("PLT-3.4")]
    public void The_sender_keeps_it_until_the_other_has_taken_it()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        Assert.Equal((BridgeState.Offered, Hotline), (line[Police].View.State, line[Police].View.Holder));
        Assert.True(line[Hotline].IsResponsible);
        line.Says(Police, Said.Accept);
        Assert.True(line[Police].IsResponsible && line[Hotline].IsResponsible);
        line.Pass();
        Assert.Equal((BridgeState.Owned, (BridgeDesk?)Police), (line[Hotline].View.State, line[Hotline].View.Owner));
        Assert.False(line[Hotline].IsResponsible);
        line.Says(Police, Said.Closed);
        line.Pass();
        Assert.Equal(BridgeState.Closed, line[Hotline].View.State);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void A_refusal_is_negotiated_and_without_agreement_the_rules_decide_else_who_heard_first()
    {
        var line = new Line(Police, Said.Offer());
        line.Pass();
        line.Says(Hotline, Said.Refuse());
        line.Pass();
        Assert.Equal((BridgeState.Negotiating, Police), (line[Hotline].View.State, line[Hotline].View.Holder));
        line.Says(Police, Said.Agreed(owner: null));
        line.Pass();
        Assert.Equal((BridgeState.Owned, (BridgeDesk?)Police), (line[Hotline].View.State, line[Hotline].View.Owner));

        var ruled = new Line(Police, Said.Offer(scope: Hotline, edition: 1));
        ruled.Pass();
        ruled.Says(Hotline, Said.Refuse(scope: Hotline, edition: 2));
        ruled.Says(Hotline, new ConferenceFailed("C1"));
        ruled.Pass();
        Assert.Equal(Hotline, ruled[Police].View.Owner);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public void It_goes_back_twice_at_most_and_then_stays_with_who_heard_first()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        line.Says(Police, Said.Accept);
        line.Says(Police, Said.Return());
        line.Pass();
        Assert.Equal((2, BridgeState.Negotiating, Police), (line[Hotline].View.Round, line[Hotline].View.State, line[Hotline].View.Holder));
        line.Says(Hotline, Said.Voice(Hotline));
        line.Pass();
        Assert.Equal(Hotline, line[Police].View.Owner);
        line.Says(Hotline, Said.Return());
        line.Pass();
        Assert.Equal((3, (BridgeDesk?)Hotline, true), (line[Police].View.Round, line[Police].View.Owner, line[Police].View.IsFinal));
        Assert.Equal("hotline.return-final", line.Refused(Hotline, Said.Return()).Code);
        Assert.Equal("hotline.return-final", line.Refused(Police, Said.Return()).Code);
    }

    [Fact]
    public void A_voice_record_beats_a_late_accept()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        line.Says(Police, Said.Accept);
        line.Says(Hotline, Said.Voice(Hotline));
        line.Pass();
        Assert.Equal((Hotline, Hotline), (line[Police].View.Holder, line[Hotline].View.Holder));
    }

    [Fact]
    public void What_came_after_the_end_had_been_written_reopens_it_with_the_same_owner()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        line.Says(Police, Said.Accept);
        line.Pass();
        line.Says(Hotline, Said.Added);
        line.Says(Police, Said.Closed);
        line.Pass();
        Assert.Equal((BridgeState.Owned, true, (BridgeDesk?)Police), (line[Hotline].View.State, line[Hotline].View.IsReopened, line[Hotline].View.Owner));
        line.Says(Police, Said.Closed);
        line.Pass();
        Assert.Equal((BridgeState.Closed, false), (line[Hotline].View.State, line[Hotline].View.IsReopened));
    }

    [Fact]
    [Clause("PLT-3.7")]
    public void Danger_goes_to_110_at_once_and_the_rest_keeps_its_owner()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        line.Says(Police, Said.Refuse());
        var danger = line.Says(Hotline, Said.Danger);
        Assert.True(danger.IsUrgent);
        line.Pass();
        Assert.Equal((EmergencyState.Requested, BridgeState.Negotiating), (line[Police].View.Emergency, line[Police].View.State));
        line.Says(Police, Said.Sent, danger.Id);
        line.Pass();
        Assert.Equal((EmergencyState.Dispatched, Hotline), (line[Hotline].View.Emergency, line[Hotline].View.Holder));
    }

    [Fact]
    [Clause("PLT-3.7")]
    public void What_is_immediate_is_not_refused()
    {
        var line = new Line(Hotline, Said.Offer(Urgency.Immediate));
        line.Pass();
        var refusal = line.Refused(Police, Said.Refuse());
        Assert.Equal("hotline.urgent-not-refused", refusal.Code);
        Assert.Contains("国办发〔2022〕12号", string.Concat(refusal.Basis.Select(ground => ground.ToString())), StringComparison.Ordinal);
        line.Says(Police, Said.Accept, line.First.Id);
        line.Pass();
        Assert.Equal(EmergencyState.Dispatched, line[Hotline].View.Emergency);
    }

    [Fact]
    public void What_may_not_be_said_is_refused()
    {
        var line = new Line(Hotline, Said.Offer(window: 30));
        line.Pass();
        Assert.Equal("hotline.nothing-offered", line.Refused(Hotline, Said.Accept).Code);
        Assert.Equal("hotline.return-not-owner", line.Refused(Police, Said.Return()).Code);
        Assert.Equal("hotline.police-only", line.Refused(Hotline, Said.Sent).Code);
        Assert.Equal("hotline.dispatch-not-requested", line.Refused(Police, Said.Sent).Code);
        Assert.Equal("hotline.hotline-only", line.Refused(Police, Said.Danger).Code);
        Assert.Equal("hotline.not-owner", line.Refused(Police, Said.Closed).Code);
        Assert.Equal("hotline.cancel-not-own", line.Refused(Police, new Cancel(line.First.Id, "误报")).Code);
        Assert.Equal(("hotline.message-invalid", "text"), (line.Refused(Police, new Supplement(" ")).Code, line.Refused(Police, new Supplement(" ")).Fields[0].Field));
        Assert.Equal("level", line.Refused(Police, new Supervise(3, "超期")).Fields[0].Field);
        Assert.Equal("text", line.Refused(Police, new Supplement(new string('长', BridgeCase.LongestText + 1))).Fields[0].Field);
        line.Says(Police, new Supplement(new string('长', 14_000)));
        line.Says(Police, Said.Accept);
        Assert.Equal("hotline.return-too-late", line.Refused(Police, Said.Return(31)).Code);
        line.Says(Police, Said.Closed);
        Assert.Equal("hotline.return-too-late", line.Refused(Police, Said.Return()).Code);
        Assert.Equal("hotline.nothing-offered", line.Refused(Police, Said.Refuse()).Code);
    }

    [Fact]
    public void What_does_not_fit_is_kept_and_told_and_changes_nothing()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        var copy = line[Police];
        var accept = copy.Write(Said.Accept, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1;
        Assert.Equal(BridgeIntake.DrillMismatch, Taken(accept with { Status = MessageStatus.Exercise }));
        Assert.Equal(BridgeIntake.ImmutableField, Taken(accept with { FirstReceivedBy = Police }));
        Assert.Equal(BridgeIntake.Duplicate, Taken(line.First));
        Assert.Equal(BridgeIntake.ReturnNotAllowed, Taken(accept with { Content = Said.Return() }));
        Assert.Equal(BridgeIntake.Stored, Taken(accept));
        Assert.Equal(BridgeState.Offered, copy.Take(accept with { Status = MessageStatus.Exercise }).Case.View.State);
        Assert.Throws<ArgumentException>(() => copy.Take(accept with { Case = new BridgeCaseId(Hotline, DivisionCode.Parse("4412", null), Guid.CreateVersion7()) }));

        BridgeIntake Taken(BridgeMessage message) => copy.Take(message).Intake;
    }

    [Fact]
    public void Two_messages_in_one_place_count_by_the_smaller_id_at_both_desks()
    {
        var line = new Line(Hotline, Said.Offer());
        line.Pass();
        var small = line[Police].Write(Said.Accept, new BridgeEnvelope(Guid.Parse("00000000-0000-7000-8000-0000000000ff"), Said.Start)).AsT1;
        var large = small with { Id = Guid.Parse("01000000-0000-7000-8000-000000000000"), Content = Said.Refuse() };
        foreach (var (one, other) in new[] { (small, large), (large, small) })
        {
            var (copy, intake) = line[Hotline].Take(one).Case.Take(other);
            Assert.Equal(BridgeIntake.SequenceReuse, intake);
            Assert.Equal(small, copy.Messages.Last());
        }
    }

    [Fact]
    public void Gaps_are_told_and_a_later_message_counts_all_the_same()
    {
        var line = new Line(Hotline, Said.Offer());
        var missing = line.Says(Hotline, Said.Added);
        var urgent = line.Says(Hotline, Said.Danger);
        var copy = BridgeCase.Empty(line.First.Case, Police).Take(urgent).Case;
        Assert.Equal([(1u, 2u)], copy.Gaps);
        Assert.Equal((0u, EmergencyState.Requested), (copy.SeenPeerSeq, copy.View.Emergency));
        copy = copy.Take(line.First).Case.Take(missing).Case;
        Assert.Empty(copy.Gaps);
        Assert.Equal(3u, copy.SeenPeerSeq);
    }

    [Theory]
    [InlineData("12345-4412-0198f3c2d5e87a0c9a1b2c3d4e5f6071", true)]
    [InlineData("110-441200-0198f3c2d5e87a0c9a1b2c3d4e5f6071", true)]
    [InlineData("119-4412-0198f3c2d5e87a0c9a1b2c3d4e5f6071", false)]
    [InlineData("12345-4412-0198F3C2D5E87A0C9A1B2C3D4E5F6071", false)]
    [InlineData("12345-4412-00000000000000000000000000000000", false)]
    [InlineData("12345-44120-0198f3c2d5e87a0c9a1b2c3d4e5f6071", false)]
    [InlineData("12345-4412", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_id_tells_who_made_it(string? text, bool isOne)
    {
        Assert.Equal(isOne, BridgeCaseId.TryParse(text, out var id));
        if (!isOne) return;
        Assert.Equal(text![0] == '1' && text[1] == '2' ? Hotline : Police, id.MintedBy);
        Assert.True(BridgeCaseId.TryParse(id.ToString(), out var again) && again == id);
        Assert.Throws<InvalidOperationException>(() => default(BridgeCaseId).MintedBy);
    }

    /// <summary>A good line: what was said since passes to the other desk, with its acknowledgement back.</summary>
    private sealed class Line
    {
        private readonly Dictionary<BridgeDesk, BridgeCase> _copies;

        public Line(BridgeDesk by, BridgeContent content)
        {
            var id = new BridgeCaseId(by, DivisionCode.Parse("4412", null), Guid.CreateVersion7());
            First = BridgeCase.Open(id, new BridgeOpening(by, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), content, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT1;
            _copies = new() { [by] = BridgeCase.Empty(id, by).Take(First).Case, [by.Peer()] = BridgeCase.Empty(id, by.Peer()) };
        }

        public BridgeMessage First { get; }

        public BridgeCase this[BridgeDesk desk] => _copies[desk];

        public BridgeMessage Says(BridgeDesk desk, BridgeContent content, Guid? answers = null)
        {
            var message = _copies[desk].Write(content, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start) { Correlation = answers }).AsT1;
            _copies[desk] = _copies[desk].Take(message).Case;
            return message;
        }

        public Refusal Refused(BridgeDesk desk, BridgeContent content) => _copies[desk].Write(content, new BridgeEnvelope(Guid.CreateVersion7(), Said.Start)).AsT0;

        public void Pass()
        {
            foreach (var desk in new[] { Hotline, Police })
            {
                foreach (var message in _copies[desk].Messages.Where(message => message.Sender == desk).ToArray()) _copies[desk.Peer()] = _copies[desk.Peer()].Take(message).Case;
            }

            foreach (var desk in new[] { Hotline, Police }) _copies[desk.Peer()] = _copies[desk.Peer()].TakeAck(_copies[desk].SeenPeerSeq, _copies[desk].View.Holder);
        }
    }
}
