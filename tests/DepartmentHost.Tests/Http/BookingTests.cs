namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Bookings over HTTP, raced and refused.</summary>
public sealed class BookingTests : IDisposable
{
    private const string Day = "/api/v1/slots/general/2026-09-22";

    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    [Clause("CON-8.4")]
    public async Task Of_200_clients_who_book_one_slot_at_once_exactly_its_bookable_places_are_given()
    {
        var clients = Enumerable.Range(0, 200).Select(_ => _host.As("window-1")).ToArray();
        var answers = await Task.WhenAll(clients.Select(client => Task.Run(() => HoldAsync(client, "09:00"))));
        Assert.Equal(12, answers.Count(answer => answer.Code == 201));
        Assert.Equal(188, answers.Count(answer => answer.Code == 409));
        Assert.All(answers.Where(answer => answer.Code == 409), answer => answer.IsRefusal("cases.slot-full", "CON-8.4", "REG-4.3"));
        Assert.Equal(12, answers.Where(answer => answer.Code == 201).Select(answer => answer["number"]).Distinct().Count());
        var slots = (await _host.As("applicant-1").GetAsync(Day)).Ok().GetProperty("slots");
        Assert.Equal([0, 12], slots.EnumerateArray().Take(2).Select(slot => slot.GetProperty("free").GetInt32()));
    }

    [Fact]
    [Clause("REG-4.3")]
    public async Task One_books_confirms_comes_and_is_served_and_another_walks_in()
    {
        var citizen = _host.As("applicant-1");
        var held = await HoldAsync(citizen, "10:00");
        Assert.Equal("held", held.Ok(201).GetProperty("state").GetString());
        string acts = $"{Day}/bookings/{held["number"]}/acts";
        Assert.Equal("booked", (await ActAsync(citizen, acts, "confirm"))["state"]);
        (await ActAsync(_host.As("applicant-2"), acts, "cancel")).IsProblem(403, "cases.not-authorised");
        _host.SetClock("2026-09-22T10:20");
        var arrived = (await ActAsync(_host.As("window-1"), acts, "arrive")).Ok();
        Assert.Equal(("checkedIn", "walkIn"), (arrived.GetProperty("state").GetString(), arrived.GetProperty("queue").GetString()));
        Assert.Equal("done", (await ActAsync(_host.As("window-1"), acts, "finish"))["state"]);
        (await ActAsync(citizen, acts, "cancel")).IsRefusal("cases.booking-act-not-allowed", "CON-8.4");
        var walkIn = await PostAsync(_host.As("window-1"), "/api/v1/slots/general/walk-ins", "{}");
        Assert.StartsWith("B-20260922-", walkIn.Ok(201).GetProperty("number").GetString(), StringComparison.Ordinal);
        (await PostAsync(citizen, "/api/v1/slots/general/walk-ins", "{}")).IsProblem(403, "cases.not-authorised");
    }

    [Fact]
    public async Task Bad_input_is_told_by_field()
    {
        var citizen = _host.As("applicant-1");
        (await HoldAsync(citizen, "9 o'clock")).IsFault("slot");
        (await HoldAsync(citizen, "09:30")).IsFault("slot", "cases.slot-unknown");
        (await PostAsync(citizen, "/api/v1/slots/general/2026-10-01/bookings", """{"slot":"09:00"}""")).IsFault("day", "cases.slot-day-closed");
        (await PostAsync(citizen, "/api/v1/slots/general/2026-02-30/bookings", """{"slot":"09:00"}""")).IsFault("day");
        (await PostAsync(citizen, "/api/v1/slots/general/2026-09-18/bookings", """{"slot":"09:00"}""")).IsFault("day", "cases.slot-day-too-far");
        (await PostAsync(citizen, "/api/v1/slots/none/2026-09-22/bookings", """{"slot":"09:00"}""")).IsProblem(404, "cases.window-group-unknown");
        (await citizen.GetAsync("/api/v1/slots/none/2026-09-22")).IsProblem(404, "cases.window-group-unknown");
        (await citizen.PostAsync($"{Day}/bookings", """{"slot":"09:00"}""")).IsProblem(400, "request.idempotency-key");
        (await _host.As().GetAsync(Day)).IsProblem(401);
        (await ActAsync(citizen, $"{Day}/bookings/B-nothing/acts", "confirm")).IsProblem(404);
        (await ActAsync(citizen, $"{Day}/bookings/B-nothing/acts", "expire")).IsFault("act");
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    public async Task A_repeat_gives_the_first_booking()
    {
        string key = Caller.NewKey();
        var first = await HoldAsync(_host.As("applicant-1"), "09:00", key);
        Assert.Equal(first["number"], (await HoldAsync(_host.As("applicant-1"), "09:00", key))["number"]);
        (await HoldAsync(_host.As("applicant-1"), "10:00", key)).IsRefusal("cases.key-reused");
    }

    private static Task<Answer> HoldAsync(Caller caller, string slot, string? key = null) => PostAsync(caller, $"{Day}/bookings", $$"""{"slot":"{{slot}}"}""", key);

    private static Task<Answer> ActAsync(Caller caller, string path, string act) => PostAsync(caller, path, $$"""{"act":"{{act}}"}""");

    private static Task<Answer> PostAsync(Caller caller, string path, string json, string? key = null) => caller.PostAsync(path, json, ("Idempotency-Key", key ?? Caller.NewKey()));
}
