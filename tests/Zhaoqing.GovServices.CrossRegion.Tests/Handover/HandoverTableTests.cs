using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Handover;

/// <summary>The state machines as graphs.</summary>
public sealed class HandoverTableTests
{
    public static TheoryData<string> Names => ["collecting", "accepting", "online"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_state_is_reached_and_none_is_a_dead_end(string name)
    {
        var table = Table(name);
        var reached = new HashSet<HandoverState> { HandoverState.Drafted };
        while (table.Rows.Any(row => reached.Contains(row.From) && reached.Add(row.To)))
        {
        }

        Assert.Equal(reached.Order(), table.Rows.SelectMany(row => new[] { row.From, row.To }).Distinct().Order());
        Assert.Equal(table.Rows.Length, table.Rows.DistinctBy(row => (row.From, row.Act)).Count());
        Assert.All(reached, state => Assert.True(HandoverTable.IsEnd(state) ? table.Rows.All(row => row.From != state || row.Act == HandoverAct.Revoke || IsLate(row)) : table.Rows.Any(row => row.From == state), $"{state}"));
        Assert.All(reached, state => Assert.True(Ends(table, state), $"{state} leads to no end."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Clause("GOAL-0.2")]
    public void Every_state_has_exactly_one_owner_who_answers_for_something(string name)
    {
        var mode = name == "online" ? HandlingMode.FullOnline : HandlingMode.CollectOnBehalf;
        Assert.All(Table(name).Rows.SelectMany(row => new[] { row.From, row.To }), state =>
        {
            var point = ResponsibilityPoint.Of(state, mode);
            Assert.True(Enum.IsDefined(point.Owner) && point.For.Length > 0 && point.State == state);
        });
        Assert.Throws<ArgumentOutOfRangeException>(() => ResponsibilityPoint.Of(default, mode));
    }

    [Fact]
    public void Only_the_authority_decides_and_only_time_brings_about_what_silence_does()
    {
        foreach (var table in new[] { HandoverTable.Collecting, HandoverTable.Accepting, HandoverTable.SubmittedOnline })
        {
            Assert.All(table.Rows.Where(row => row.Act is HandoverAct.Accept or HandoverAct.Refuse or HandoverAct.AskCorrection or HandoverAct.Grant or HandoverAct.Deny or HandoverAct.Revoke or HandoverAct.StartStep), row => Assert.Equal(ActorRole.Examiner, Assert.Single(row.Roles)));
            Assert.All(table.Rows.Where(row => row.Act is HandoverAct.Deem or HandoverAct.LapseCorrection), row => Assert.Empty(row.Roles));
            // No way from acceptance to delivery past a decision.
            Assert.All(table.Rows.Where(row => row.Act == HandoverAct.Issue), row => Assert.True(row.From is HandoverState.Granted or HandoverState.Denied));
            Assert.All(table.Rows.Where(row => row.Act == HandoverAct.Withdraw), row => Assert.True(row.From < HandoverState.Granted));
        }
    }

    [Fact]
    public void With_the_right_to_accept_signing_leads_straight_to_acceptance()
    {
        Assert.Equal(HandoverState.AtHandlingPlace, HandoverTable.Collecting.Follow(HandoverState.Pushed, HandoverAct.Sign));
        Assert.Equal(HandoverState.Accepted, HandoverTable.Accepting.Follow(HandoverState.Pushed, HandoverAct.Sign));
        Assert.DoesNotContain(HandoverTable.Accepting.Rows, row => row.Act is HandoverAct.Accept or HandoverAct.Refuse or HandoverAct.AskCorrection or HandoverAct.Deem);
        Assert.Equal(HandoverTable.Collecting, HandoverTable.For(HandlingMode.Joint));
        Assert.Equal(HandoverTable.SubmittedOnline, HandoverTable.For(HandlingMode.SelfService));
        Assert.All(Enum.GetValues<HandoverState>(), state => Assert.NotEmpty(HandoverTable.Collecting.NameOf(state)));
        Assert.All(Enum.GetValues<HandoverAct>(), act => Assert.NotEmpty(HandoverTable.Collecting.NameOf(act)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_rows_at_hand_are_those_of_the_table(string name)
    {
        var (table, rows) = (Table(name), HandoverRows.Of(Table(name)));
        Assert.All(Enum.GetValues<HandoverAct>(), act =>
        {
            Assert.All(Enum.GetValues<HandoverState>(), state => Assert.Equal(table.Find(state, act), rows.Find(state, act)));
            Assert.Equal(!table.Rows.Any(row => row.Act == act), rows.RolesOf(act).IsDefault);
            if (!rows.RolesOf(act).IsDefault) Assert.All(Enum.GetValues<ActorRole>(), role => Assert.Equal(table.Rows.Any(row => row.Act == act && row.Roles.Contains(role)), rows.RolesOf(act).Contains(role)));
        });
    }

    /// <summary>What is told of papers under way after nobody waits for them leads nowhere.</summary>
    private static bool IsLate(ActRow<HandoverState, HandoverAct> row) =>
        row.Act is HandoverAct.SendLate or HandoverAct.ArriveLate or HandoverAct.ReportShortageLate or HandoverAct.ReportLossLate && row.From == row.To;

    private static ActTable<HandoverState, HandoverAct> Table(string name) => name switch
    {
        "collecting" => HandoverTable.Collecting,
        "accepting" => HandoverTable.Accepting,
        _ => HandoverTable.SubmittedOnline,
    };

    private static bool Ends(ActTable<HandoverState, HandoverAct> table, HandoverState from)
    {
        var reached = new HashSet<HandoverState> { from };
        while (table.Rows.Any(row => reached.Contains(row.From) && reached.Add(row.To)))
        {
        }

        return reached.Any(HandoverTable.IsEnd);
    }
}
