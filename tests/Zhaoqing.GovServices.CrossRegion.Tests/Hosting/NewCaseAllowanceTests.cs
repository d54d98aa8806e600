using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>A new case counts once, whenever the record is looked at.</summary>
public sealed class NewCaseAllowanceTests
{
    private readonly NewCaseAllowance _allowance = new(3);

    public NewCaseAllowanceTests() => _allowance.Renew(FoshanCity, Day, recorded: 0, doubts: 0);

    [Fact]
    public void A_look_before_the_append_after_it_or_before_its_answer_counts_it_once()
    {
        Assert.True(_allowance.Take(FoshanCity, Number(1)));
        // The look comes before its append.
        Assert.Equal(2, _allowance.Renew(FoshanCity, Day, recorded: 0, doubts: 0));
        // Another is met between its append and its answer, which then says nothing.
        Assert.True(_allowance.Take(FoshanCity, Number(2)));
        _allowance.Seen(FoshanCity, Day, Number(2));
        Assert.Equal(1, _allowance.Renew(FoshanCity, Day, recorded: 1, doubts: 0));
        // The first was answered after the look: until the next one it stays promised.
        Assert.True(_allowance.Take(FoshanCity, Number(3)));
        Assert.False(_allowance.Take(FoshanCity, Number(4)));
        _allowance.Seen(FoshanCity, Day, Number(1));
        Assert.Equal(0, _allowance.Renew(FoshanCity, Day, recorded: 2, doubts: 0));
    }

    [Fact]
    public void What_is_given_back_is_there_again_and_where_nobody_knows_the_record_is_looked_at()
    {
        for (byte i = 1; i <= 3; i++) Assert.True(_allowance.Take(FoshanCity, Number(i)));
        _allowance.GiveBack(FoshanCity, Number(1), isSure: true);
        Assert.False(_allowance.IsOld(FoshanCity, Day));
        _allowance.GiveBack(FoshanCity, Number(2), isSure: false);
        Assert.True(_allowance.IsOld(FoshanCity, Day));
        // A look that had begun before may not have met it.
        Assert.Equal(2, _allowance.Renew(FoshanCity, Day, recorded: 0, doubts: 0));
        Assert.True(_allowance.IsOld(FoshanCity, Day));
        Assert.Equal(2, _allowance.Renew(FoshanCity, Day, recorded: 0, _allowance.DoubtsOf(FoshanCity)));
        Assert.False(_allowance.IsOld(FoshanCity, Day));
    }

    [Fact]
    public void Requests_with_the_same_case_share_a_place_until_the_last_gives_it_back()
    {
        Assert.True(_allowance.Take(FoshanCity, Number(1)) && _allowance.Take(FoshanCity, Number(1)));
        Assert.Equal(2, _allowance.Renew(FoshanCity, Day, recorded: 0, doubts: 0));
        _allowance.GiveBack(FoshanCity, Number(1), isSure: true);
        Assert.Equal(2, _allowance.Renew(FoshanCity, Day, recorded: 0, doubts: 0));
        _allowance.GiveBack(FoshanCity, Number(1), isSure: true);
        Assert.Equal(3, _allowance.Renew(FoshanCity, Day, recorded: 0, doubts: 0));
    }

    [Fact]
    public void A_new_day_has_the_whole_but_for_what_is_still_on_its_way_into_the_record()
    {
        for (byte i = 1; i <= 3; i++) Assert.True(_allowance.Take(FoshanCity, Number(i)));
        _allowance.Seen(FoshanCity, Day, Number(1));
        _allowance.Seen(FoshanCity, Day, Number(2));
        var next = Day.PlusDays(1);
        Assert.True(_allowance.IsOld(FoshanCity, next));
        Assert.Equal(2, _allowance.Renew(FoshanCity, next, recorded: 0, doubts: 0));
        // It stood in the record by the day before after all.
        _allowance.Seen(FoshanCity, Day, Number(3));
        Assert.Equal(3, _allowance.Renew(FoshanCity, next, recorded: 0, doubts: 0));
    }

    private static CaseNumber Number(byte last) => CaseNumber.Create(Day, [1, 2, 3, 4, 5, 6, 7, 8, 9, last]);
}
