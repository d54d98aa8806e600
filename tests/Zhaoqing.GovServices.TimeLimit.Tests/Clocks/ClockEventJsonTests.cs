using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using FsCheck.Xunit;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

[Properties(Arbitrary = [typeof(ClockScript), typeof(Dates)], MaxTest = 100)]
public sealed class ClockEventJsonTests
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    }.ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    [Property(DisplayName = "The events of a clock are written as JSON and read back")]
    public void Events_are_written_and_read_back(ClockScript script)
    {
        var clock = script.Play().Clock;
        var ended = clock.Apply(clock.Stop(ClockOutcome.Terminated, clock.Last.At, Answers.Calendar).Value());
        Assert.Equal(ended, LimitClock.Replay(Read(JsonSerializer.Serialize<IEnumerable<ClockEvent>>(ended.Events, Options))));
    }

    [Fact]
    public void A_restart_and_a_new_edition_are_written_and_read_back()
    {
        var information = Started(LegalLimits.InformationAnswer, Date("2020-01-06"), ClockExampleTests.Edition("2020-01-06"));
        var anew = information.Apply(information.Restart(Date("2020-01-08"), On("2020-01-08"), ClockExampleTests.Edition("2020-01-08")).Value());
        var changed = anew.Apply(anew.Recompute(On("2020-01-28"), Answers.Calendar).AsT2);
        Assert.Equal(changed, LimitClock.Replay(Read(JsonSerializer.Serialize<IEnumerable<ClockEvent>>(changed.Events, Options))));
    }

    [Fact]
    public void An_event_of_an_unknown_kind_is_an_error_not_a_guess()
    {
        var event1 = JsonSerializer.SerializeToNode<ClockEvent>(Started(5, "2026-03-02").Last, Options)!;
        Assert.Equal("clock.started.v1", (string?)event1["kind"]);
        event1["kind"] = "clock.rewound.v1";
        Assert.ThrowsAny<JsonException>(() => event1.Deserialize<ClockEvent>(Options));
    }

    private static ClockEvent[] Read(string json) => JsonSerializer.Deserialize<ClockEvent[]>(json, Options)!;
}
