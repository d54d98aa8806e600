using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Tickets;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class FailureTicketTests
{
    private static readonly SlipNumber Slip = SlipNumber.Create(SlipKind.Ticket, new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]);
    private static readonly FailureReport Report = new(Duanzhou, Remark.Parse("三次到窗口均未能受理"), Number, "ZQ-12345-1");
    private static readonly CaseActor Second = Window with { Id = "window-2" };

    private static readonly Arbitrary<Life> Lives =
        (from opener in Gen.Elements(Citizen, Window)
         from steps in (from act in Gen.Elements(Enum.GetValues<TicketAct>())
                        from isSaid in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
                        from actor in Gen.Elements(Window, Second, Examiner, Citizen, Stranger, Supervisor, OtherExaminer)
                        from hours in Gen.Choose(0, 100)
                        select (act, isSaid ? (Remark?)Remark.Parse("说明") : null, actor, hours)).ListOf()
         select Life.Of(opener, steps)).ToArbitrary();

    [Property]
    [Clause("REG-1.9")]
    public Property A_ticket_ends_only_in_solved_or_explained_with_its_words() => Prop.ForAll(Lives, life =>
        life.States.All(state => FailureTicketTable.Table.Rows.Any(row => row.To == state))
        && (life.Ticket.State is TicketState.Solved or TicketState.Explained) == (life.Ticket.Answer is not null));

    [Property]
    [Clause("REG-1.9")]
    public Property It_has_one_owner_at_every_instant_and_only_the_owner_ends_it() => Prop.ForAll(Lives, life =>
    {
        string? owner = null;
        foreach (var happened in life.Events)
        {
            if (happened is TicketSolved or TicketExplained && happened.By != owner) return false;
            owner = happened switch { TicketOpened opened => opened.Owner, TicketTakenOver taken => taken.By, _ => owner };
        }

        return owner == life.Ticket.Owner;
    });

    [Property]
    public Property It_is_opened_again_at_most_once() => Prop.ForAll(Lives, life => life.Events.OfType<TicketReopened>().Count() <= 1);

    [Property]
    public Property Replaying_the_record_gives_the_ticket_that_was_lived() => Prop.ForAll(Lives, life =>
        FailureTicket.Replay(life.Events.Select(happened => (TicketEvent)DeskEventCodec.Read(DeskEventCodec.NameOf(happened), DeskEventCodec.Write(happened)))) == life.Ticket);

    [Fact]
    public void What_comes_in_online_is_owned_by_who_is_on_duty_and_what_comes_to_a_window_by_it()
    {
        Assert.Equal("duty-1", Open(Citizen).Owner);
        Assert.Equal(Window.Id, Open(Window).Owner);
        Assert.Equal(("2026-10-10", Number, "ZQ-12345-1"), ($"{Open(Citizen).Due.Date:uuuu-MM-dd}", Open(Citizen).Opened.Report.Case!.Value, Open(Citizen).Opened.Report.HotlineOrder!));
    }

    [Fact]
    public void It_is_overdue_from_the_day_after_its_last_day_until_it_ends()
    {
        var ticket = Open(Window);
        Assert.False(ticket.IsOverdue(At("2026-10-10T23:59")));
        Assert.True(ticket.IsOverdue(At("2026-10-11T00:00")));
        ticket = Then(Then(ticket, TicketAct.TakeOver), TicketAct.Explain);
        Assert.False(ticket.IsOverdue(At("2026-10-11T00:00")));
    }

    [Fact]
    public void Each_wrong_act_is_refused_with_its_own_ground()
    {
        var taken = Then(Open(Window), TicketAct.TakeOver);
        Assert.Equal(("cases.reason-missing", "reason"), (Refused(taken, TicketAct.Explain, Window, words: null), taken.Take(TicketAct.Explain, null, Window, Limit.WorkingDays(5), taken.LastAt, Calendar).AsT0.Fields.Single().Field));
        Assert.Equal("cases.ticket-not-owner", Refused(taken, TicketAct.Solve, Second));
        Assert.Equal("cases.ticket-act-not-allowed", Refused(Open(Window), TicketAct.Solve, Window));
        Assert.Equal("cases.not-authorised", Refused(taken, TicketAct.Solve, OtherExaminer));
        Assert.Equal("cases.not-authorised", Refused(Then(taken, TicketAct.Solve), TicketAct.Reopen, Stranger));
        var again = Then(Then(Then(taken, TicketAct.Solve), TicketAct.Reopen), TicketAct.Explain);
        Assert.Equal("cases.ticket-reopened-already", Refused(again, TicketAct.Reopen, Window));
        Assert.Equal("hotlineOrder", FailureTicket.Open(Slip, Report with { HotlineOrder = "1 OR 1" }, Window, "duty-1", Limit.WorkingDays(5), At("2026-09-28T10:00"), Calendar).AsT0.Fields.Single().Field);
        Assert.Equal("cases.not-authorised", FailureTicket.Open(Slip, Report, OtherExaminer, "duty-1", Limit.WorkingDays(5), At("2026-09-28T10:00"), Calendar).AsT0.Code);
    }

    private static FailureTicket Open(CaseActor by) =>
        FailureTicket.Replay([FailureTicket.Open(Slip, Report, by, "duty-1", Limit.WorkingDays(5), At("2026-09-28T10:00"), Calendar).AsT1]);

    private static FailureTicket Then(FailureTicket ticket, TicketAct act) =>
        ticket.Apply(ticket.Take(act, Remark.Parse("说明"), Window, Limit.WorkingDays(5), ticket.LastAt, Calendar).AsT1);

    private static string Refused(FailureTicket ticket, TicketAct act, CaseActor by) => Refused(ticket, act, by, Remark.Parse("说明"));

    private static string Refused(FailureTicket ticket, TicketAct act, CaseActor by, Remark? words) =>
        ticket.Take(act, words, by, Limit.WorkingDays(5), ticket.LastAt, Calendar).AsT0.Code;

    private sealed record Life(FailureTicket Ticket, List<TicketEvent> Events, List<TicketState> States)
    {
        public static Life Of(CaseActor opener, IEnumerable<(TicketAct Act, Remark? Words, CaseActor By, int Hours)> steps)
        {
            var ticket = Open(opener);
            var life = new Life(ticket, [ticket.Opened], []);
            foreach (var (act, words, by, hours) in steps)
            {
                if (!life.Ticket.Take(act, words, by, Limit.WorkingDays(5), life.Ticket.LastAt + Duration.FromHours(hours), Calendar).TryPickT1(out var happened, out _)) continue;
                life.Events.Add(happened);
                life = life with { Ticket = life.Ticket.Apply(happened) };
                life.States.Add(life.Ticket.State);
            }

            return life;
        }

        public override string ToString() => string.Join(" → ", Events);
    }
}
