namespace Zhaoqing.GovServices.Tests.Clauses;

public class PlanClausesTests
{
    [Fact]
    public void The_clauses_are_the_rows_of_the_published_table_in_their_order()
    {
        var rows = Table.Rows("clauses.csv", "id", "section", "quote");
        Assert.Equal(280, rows.Count);
        Assert.Equal(rows.Select(row => new Clause(ClauseId.Parse(row[0]), row[1], row[2])), PlanClauses.All);
    }

    [Fact]
    public void The_order_of_numbers_is_the_order_of_the_plan() =>
        Assert.Equal(PlanClauses.All.Select(clause => clause.Id), PlanClauses.All.Select(clause => clause.Id).Order());

    [Fact]
    public void Every_clause_is_found_by_its_number_and_no_other()
    {
        Assert.All(PlanClauses.All, clause => Assert.Same(clause, PlanClauses.Get(clause.Id)));
        Assert.Null(PlanClauses.Find(ClauseId.Parse("REG-99.1")));
        Assert.Throws<ArgumentException>(() => PlanClauses.Get(ClauseId.Parse("REG-99.1")));
        Assert.Equal("REG-2.1", new ClauseAttribute("REG-2.1").Id);
    }
}
