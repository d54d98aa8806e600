using System.Globalization;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The calls on working days, against the calendar and against examples worked by hand.</summary>
public sealed class WorkingDayTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly Caller _anybody = host.As();

    [Theory]
    [InlineData("2026-09-24", true, "workingDay", null)]
    [InlineData("2026-09-20", true, "makeUpWorkingDay", "国庆节")]
    [InlineData("2026-09-25", false, "holiday", "中秋节")]
    [InlineData("2026-10-17", false, "restDay", null)]
    [InlineData("2002-01-01", false, "holiday", "元旦")]
    public async Task A_day_says_what_it_is(string date, bool isWorkingDay, string kind, string? name)
    {
        var answer = (await _anybody.GetAsync($"/api/v1/working-days/{date}")).Ok();
        Assert.Equal(date, answer.GetProperty("date").GetString());
        Assert.Equal(isWorkingDay, answer.GetProperty("isWorkingDay").GetBoolean());
        Assert.Equal(kind, answer.GetProperty("kind").GetString());
        Assert.Equal(name, answer.GetProperty("name").GetString());
        Assert.False(answer.GetProperty("provisional").GetBoolean());
        Assert.Equal(WorkingCalendar.StateCouncil.Edition.Id, answer.GetProperty("edition").GetString());
    }

    [Theory]
    [InlineData("2026-11-30", false)]
    [InlineData("2026-12-01", true)]
    [InlineData("2027-01-01", true)]
    [InlineData("2028-12-31", true)]
    public async Task A_day_is_provisional_from_December_of_the_last_noticed_year_on(string date, bool provisional) =>
        Assert.Equal(provisional, (await _anybody.GetAsync($"/api/v1/working-days/{date}")).Ok().GetProperty("provisional").GetBoolean());

    [Theory]
    [InlineData("2001-12-31", "time-limit.date-out-of-coverage")]
    [InlineData("2029-01-01", "time-limit.date-out-of-coverage")]
    [InlineData("0001-01-01", "time-limit.date-out-of-coverage")]
    [InlineData("2026-02-29", "request.date-invalid")]
    [InlineData("2026-13-01", "request.date-invalid")]
    [InlineData("2026-9-1", "request.date-invalid")]
    [InlineData("2026-09-01T00:00", "request.date-invalid")]
    [InlineData("%EF%BC%92026-09-01", "request.date-invalid")]
    [InlineData("10000-01-01", "request.date-invalid")]
    [InlineData("due", "request.date-invalid")]
    public async Task A_day_that_does_not_exist_or_is_not_covered_is_a_fault_and_never_a_guess(string date, string code) =>
        (await _anybody.GetAsync($"/api/v1/working-days/{date}")).IsFault("date", code);

    [Theory]
    [InlineData("2026-09-21", 5, "workingDays", "asIs", "2026-09-29", false)]
    [InlineData("2026-09-30", 1, "workingDays", "asIs", "2026-10-08", false)]
    [InlineData("2026-09-30", 10, "workingDays", "asIs", "2026-10-20", false)]
    [InlineData("2026-09-25", 10, "calendarDays", "asIs", "2026-10-05", false)]
    [InlineData("2026-09-25", 10, "calendarDays", "nextWorkingDay", "2026-10-08", false)]
    [InlineData("2026-01-31", 1, "months", "asIs", "2026-02-28", false)]
    [InlineData("2024-02-29", 1, "years", "asIs", "2025-02-28", false)]
    [InlineData("2026-11-27", 2, "workingDays", "asIs", "2026-12-01", true)]
    public async Task A_due_day_does_not_count_the_day_it_starts_from(string from, int amount, string unit, string lastDay, string due, bool provisional)
    {
        var answer = (await _anybody.PostAsync("/api/v1/working-days/due", $$"""{"items":[{"from":"{{from}}","amount":{{amount}},"unit":"{{unit}}","lastDay":"{{lastDay}}"}]}""")).Ok();
        Assert.Equal(WorkingCalendar.StateCouncil.Edition.Id, answer.GetProperty("edition").GetString());
        var item = Assert.Single(answer.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (from, amount, unit, due, provisional),
            (item.GetProperty("from").GetString(), item.GetProperty("amount").GetInt32(), item.GetProperty("unit").GetString(), item.GetProperty("due").GetString(), item.GetProperty("provisional").GetBoolean()));
    }

    [Fact]
    public async Task Ten_thousand_due_days_are_answered_in_order_as_the_calendar_says()
    {
        var start = new LocalDate(2003, 1, 1);
        var asked = Enumerable.Range(0, 10_000).Select(i => (From: start.PlusDays((i * 37) % 8000), Amount: 1 + (i % 60))).ToArray();
        var body = new JsonObject
        {
            ["items"] = new JsonArray([.. asked.Select(item => (JsonNode)new JsonObject { ["from"] = LocalDatePattern.Iso.Format(item.From), ["amount"] = item.Amount, ["unit"] = "workingDays" })]),
        };
        var items = (await _anybody.PostAsync("/api/v1/working-days/due", body)).Ok().GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(
            asked.Select(item => $"{LocalDatePattern.Iso.Format(item.From)} {LocalDatePattern.Iso.Format(WorkingCalendar.StateCouncil.Due(Limit.WorkingDays(item.Amount), item.From).AsT1.Date)}"),
            items.Select(item => $"{item.GetProperty("from")} {item.GetProperty("due")}"));
    }

    [Fact]
    public async Task Ten_thousand_and_one_items_are_too_many()
    {
        string many = string.Join(',', Enumerable.Repeat("""{"from":"2026-01-05","amount":1,"unit":"months"}""", 10_001));
        (await _anybody.PostAsync("/api/v1/working-days/due", $$"""{"items":[{{many}}]}""")).IsFault("items", "request.items");
        many = string.Join(',', Enumerable.Repeat("""{"after":"2026-01-05","through":"2026-01-06"}""", 10_001));
        (await _anybody.PostAsync("/api/v1/working-days/counts", $$"""{"items":[{{many}}]}""")).IsFault("items", "request.items");
    }

    [Theory]
    [InlineData("2026-09-24", "2026-09-24", 0, false)]
    [InlineData("2026-09-24", "2026-09-28", 1, false)]
    [InlineData("2026-09-30", "2026-10-10", 3, false)]
    [InlineData("2025-12-31", "2026-12-31", 248, true)]
    public async Task Working_days_are_counted_after_one_day_and_through_the_other(string after, string through, int count, bool provisional)
    {
        var answer = (await _anybody.PostAsync("/api/v1/working-days/counts", $$"""{"items":[{"after":"{{after}}","through":"{{through}}"}]}""")).Ok();
        var item = Assert.Single(answer.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (after, through, count, provisional),
            (item.GetProperty("after").GetString(), item.GetProperty("through").GetString(), item.GetProperty("count").GetInt32(), item.GetProperty("provisional").GetBoolean()));
    }

    [Property(MaxTest = 40, QuietOnSuccess = true)]
    public Property Counting_and_the_due_day_are_one_law_over_http() =>
        Prop.ForAll(Gen.Zip(Gen.Choose(0, 9000), Gen.Choose(1, 120)).ToArbitrary(), drawn =>
        {
            string from = LocalDatePattern.Iso.Format(new LocalDate(2002, 1, 1).PlusDays(drawn.Item1));
            string due = Item("due", $$"""{"from":"{{from}}","amount":{{drawn.Item2}},"unit":"workingDays"}""").GetProperty("due").GetString()!;
            Assert.Equal(drawn.Item2, Item("counts", $$"""{"after":"{{from}}","through":"{{due}}"}""").GetProperty("count").GetInt32());
        });

    [Theory]
    [InlineData("""{"amount":1,"unit":"months"}""", "items[0].from", "request.date-invalid")]
    [InlineData("""{"from":"2026-02-30","amount":1,"unit":"months"}""", "items[0].from", "request.date-invalid")]
    [InlineData("""{"from":"2029-01-01","amount":1,"unit":"months"}""", "items[0].from", "time-limit.date-out-of-coverage")]
    [InlineData("""{"from":"2028-12-01","amount":1,"unit":"years"}""", "items[0].amount", "time-limit.date-out-of-coverage")]
    [InlineData("""{"from":"2026-01-05","amount":0,"unit":"workingDays"}""", "items[0].amount", "time-limit.amount-out-of-range")]
    [InlineData("""{"from":"2026-01-05","amount":-3,"unit":"workingDays"}""", "items[0].amount", "time-limit.amount-out-of-range")]
    [InlineData("""{"from":"2026-01-05","amount":10001,"unit":"workingDays"}""", "items[0].amount", "time-limit.amount-out-of-range")]
    [InlineData("""{"from":"2026-01-05","amount":1.5,"unit":"workingDays"}""", "items[0].amount", "time-limit.amount-out-of-range")]
    [InlineData("""{"from":"2026-01-05","amount":99999999999,"unit":"workingDays"}""", "items[0].amount", "time-limit.amount-out-of-range")]
    [InlineData("""{"from":"2026-01-05","unit":"workingDays"}""", "items[0].amount", "time-limit.amount-out-of-range")]
    [InlineData("""{"from":"2026-01-05","amount":1,"unit":"hours"}""", "items[0].unit", null)]
    [InlineData("""{"from":"2026-01-05","amount":1,"unit":"sameDay"}""", "items[0].unit", null)]
    [InlineData("""{"from":"2026-01-05","amount":1,"unit":"months","lastDay":"before"}""", "items[0].lastDay", null)]
    [InlineData("null", "items[0]", null)]
    public async Task A_wrong_item_is_told_by_its_place(string item, string field, string? code) =>
        (await _anybody.PostAsync("/api/v1/working-days/due", $$"""{"items":[{{item}}]}""")).IsFault(field, code);

    [Fact]
    public async Task All_wrong_items_are_told_at_once()
    {
        var errors = (await _anybody.PostAsync("/api/v1/working-days/counts", """{"items":[{"after":"x","through":"2026-01-01"},{"after":"2026-01-02","through":"2026-01-01"},{"after":"2026-01-02","through":"2026-01-05"},{"after":"1999-01-02","through":"2026-01-05"}]}"""))
            .IsProblem(422).GetProperty("errors").EnumerateObject().Select(error => error.Name);
        Assert.Equal(["items[0].after", "items[1].through", "items[3].after"], errors);
    }

    [Theory]
    [InlineData("due")]
    [InlineData("counts")]
    public async Task No_items_at_all_are_a_fault_and_an_empty_list_is_an_empty_answer(string call)
    {
        (await _anybody.PostAsync($"/api/v1/working-days/{call}", "{}")).IsFault("items", "request.items");
        (await _anybody.PostAsync($"/api/v1/working-days/{call}", """{"items":null}""")).IsFault("items", "request.items");
        Assert.Empty((await _anybody.PostAsync($"/api/v1/working-days/{call}", """{"items":[]}""")).Ok().GetProperty("items").EnumerateArray());
    }

    private System.Text.Json.JsonElement Item(string call, string item) =>
        _anybody.PostAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/working-days/{call}"), $$"""{"items":[{{item}}]}""").GetAwaiter().GetResult().Ok().GetProperty("items")[0];
}
