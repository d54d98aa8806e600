namespace Zhaoqing.GovServices.Cases.Tests.Table;

public sealed class CaseTableTests
{
    [Fact]
    public void No_act_has_two_rows_in_one_state() =>
        Assert.Equal(CaseTable.Rows.Length, CaseTable.Rows.Select(row => (row.From, row.Act)).Distinct().Count());

    [Fact]
    public void A_row_is_found_by_its_state_and_act_and_no_other_is()
    {
        foreach (var state in Enum.GetValues<CaseState>().Append((CaseState)(-1)).Append((CaseState)99))
        {
            foreach (var act in Enum.GetValues<CaseAct>().Append((CaseAct)(-1)).Append((CaseAct)99))
            {
                Assert.Same(CaseTable.Rows.FirstOrDefault(row => row.From == state && row.Act == act), CaseTable.Find(state, act));
                Assert.All(Enum.GetValues<ActorRole>(), role => Assert.Equal(CaseTable.Rows.Any(row => row.Act == act && row.Roles.Contains(role)), CaseTable.Permits(act, role)));
            }
        }
    }

    [Fact]
    public void Every_act_has_a_row_and_every_row_its_ground()
    {
        Assert.Equal(Enum.GetValues<CaseAct>().ToHashSet(), CaseTable.Rows.Select(row => row.Act).ToHashSet());
        Assert.All(CaseTable.Rows, row => Assert.NotEmpty(row.Basis));
    }

    [Fact]
    public void Only_time_and_a_late_notice_act_without_anybody()
    {
        Assert.Equal([CaseAct.Silence, CaseAct.Recount, CaseAct.Lapse, CaseAct.FallOverdue, CaseAct.GrantBySilence, CaseAct.ReviewLapse], CaseTable.DoneByNobody.AsEnumerable());
        Assert.All(CaseTable.Rows, row => Assert.Equal(CaseTable.DoneByNobody.Contains(row.Act), row.Roles.IsEmpty));
    }

    [Fact]
    public void Every_state_can_be_reached_and_every_open_one_left()
    {
        var reached = CaseTable.Rows.Select(row => row.To).Append(CaseState.Submitted).ToHashSet();
        Assert.All(CaseTable.Rows, row => Assert.Contains(row.From, reached));
        Assert.All(
            CaseTable.Rows.Where(row => row.From is CaseState.Delivered or CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed && row.From != row.To),
            row => Assert.True(row.Act is CaseAct.Close or CaseAct.Reopen));
        Assert.Contains("Closed --> [*]", CaseTable.ToMermaid(), StringComparison.Ordinal);
        Assert.DoesNotContain("Accepted --> [*]", CaseTable.ToMermaid().Replace("NotAccepted", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_state_and_act_has_a_Chinese_name()
    {
        Assert.All(Enum.GetValues<CaseState>(), state => Assert.NotEmpty(CaseTable.NameOf(state)));
        Assert.All(Enum.GetValues<CaseAct>(), act => Assert.NotEmpty(CaseTable.NameOf(act)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseTable.NameOf((CaseAct)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseTable.NameOf((CaseState)99));
    }

    [Fact]
    public void The_diagram_has_one_arrow_for_every_row_but_those_beside_the_state() =>
        Assert.All(CaseTable.Rows, row => Assert.Equal(
            !CaseTable.IsBesideTheState(row.Act),
            CaseTable.ToMermaid().Contains($"{row.From} --> {row.To}: {CaseTable.NameOf(row.Act)}\n", StringComparison.Ordinal)));
}
