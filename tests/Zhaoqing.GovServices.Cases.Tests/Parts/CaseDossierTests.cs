using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Parts;

public sealed class CaseDossierTests
{
    private static readonly Instant Monday = At("2026-09-28T10:00");
    private static readonly Instant Late = Monday + Duration.FromDays(40);

    private static CaseDossier Submitted() => CaseDossier.Replay([CaseFile.Submit(Number, Application(Form), Terms, Citizen, Monday, Calendar).AsT1]);

    private static CaseDossier After(CaseDossier dossier, IEnumerable<CaseEvent> events) => events.Aggregate(dossier, (state, happened) => state.Apply(happened));

    [Fact]
    public void A_case_without_parts_decides_as_the_case_alone()
    {
        Assert.Equal("cases.materials-missing", Submitted().Take(new AcceptOrder(), Window, Monday, Calendar).AsT0.Code);
        Assert.Equal(CaseState.Withdrawn, After(Submitted(), Submitted().Take(new WithdrawOrder(Reason: null), Citizen, Monday, Calendar).AsT1).File.State);
    }

    [Fact]
    public void A_part_and_the_act_that_belongs_to_it_stand_together_or_not_at_all()
    {
        var events = Submitted().Take(new HoldOrder(Late, new AcceptOrder()), Window, Monday, Calendar).AsT1;
        Assert.Equal([typeof(Held), typeof(CaseAccepted), typeof(Noted)], events.Select(happened => happened.GetType()));
        var held = After(Submitted(), events);
        Assert.Equal((CaseState.Accepted, 1), (held.File.State, ((HeldBack)held.Parts.Single()).Count));
        Assert.Equal("cases.not-authorised", Submitted().Take(new HoldOrder(Late, new DecideOrder(CaseOutcome.Granted, Reason: null)), Window, Monday, Calendar).AsT0.Code);
        Assert.Equal("cases.act-not-allowed", Submitted().Take(new HoldOrder(Late, new DecideOrder(CaseOutcome.Granted, Reason: null)), Examiner, Monday, Calendar).AsT0.Code);
        Assert.Equal("cases.not-authorised", Submitted().Take(new HoldOrder(Late), Stranger, Monday, Calendar).AsT0.Code);
    }

    [Fact]
    public void A_part_keeps_an_act_back_but_not_before_the_case_itself_has_refused_it()
    {
        var held = After(Submitted(), Submitted().Take(new HoldOrder(Late, new AcceptOrder()), Window, Monday, Calendar).AsT1);
        var decide = new DecideOrder(CaseOutcome.Granted, Reason: null);
        Assert.Equal("test.held-back", held.Take(decide, Examiner, Monday, Calendar).AsT0.Code);
        Assert.Equal("cases.not-authorised", held.Take(decide, Window, Monday, Calendar).AsT0.Code);
        Assert.Equal("test.follow-refused", held.Take(new WithdrawOrder(Reason: null), Citizen, Monday, Calendar).AsT0.Code);
    }

    [Fact]
    public void What_silence_made_of_a_part_is_taken_first_and_stands_at_its_own_instant()
    {
        var soon = Monday + Duration.FromDays(1);
        var held = After(Submitted(), Submitted().Take(new HoldOrder(soon, new AcceptOrder()), Window, Monday, Calendar).AsT1);
        var events = held.Take(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, Monday + Duration.FromDays(2), Calendar).AsT1;
        Assert.Equal([(typeof(Released), soon), (typeof(CaseDecided), Monday + Duration.FromDays(2))], events.Select(happened => (happened.GetType(), happened.At)));
        Assert.Equal("released", held.At(soon).Parts.Single().StatusAt(soon).State);
        Assert.Empty(held.LapsesBy(soon - Duration.Epsilon));
        Assert.Equal(soon, held.LapsesBy(Late).OfType<Released>().Single().At);
    }

    [Fact]
    public void Silence_speaks_of_the_case_and_of_its_parts_in_the_order_of_time()
    {
        var wait = Submitted().File.Wait!.EndsAt;
        var held = After(Submitted(), Submitted().Take(new HoldOrder(wait + Duration.FromDays(1)), Window, Monday, Calendar).AsT1);
        var lapses = held.LapsesBy(Late);
        Assert.Equal([typeof(CaseAccepted), typeof(Released), typeof(CaseOverdue)], lapses.Select(happened => happened.GetType()));
        Assert.True(lapses.Zip(lapses.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
    }

    [Fact]
    public void A_record_with_a_part_that_nobody_brought_cannot_be_read()
    {
        var kind = new HeldBackKind();
        var codec = new CaseRecordCodec([kind]);
        Assert.Throws<ArgumentException>(() => new CaseRecordCodec([kind, kind]));
        Assert.Throws<ArgumentException>(() => Submitted().Apply(new Released(Monday, By: null)));
        Assert.Equal([kind], codec.Kinds);
    }
}
