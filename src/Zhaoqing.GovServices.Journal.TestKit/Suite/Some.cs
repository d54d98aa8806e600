using System.Text;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Journal.TestKit;

/// <summary>Events, streams and keys as the tests use them.</summary>
public static class Some
{
    public static StreamId Case { get; } = StreamId.Parse("case-20261125-ABC");

    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 25, 4, 0) + Duration.FromNanoseconds(123_456_789);

    public static NewEvent Event(string content = """{"matter":"M1"}""", Guid? id = null) =>
        new(id ?? Guid.NewGuid(), "case.accepted.v1", Noon, "端州区窗口3号", Encoding.UTF8.GetBytes(content));

    public static NewEvent[] Events(int count) => [.. Enumerable.Range(1, count).Select(n => Event($$"""{"n":{{n}}}"""))];

    public static StreamId Stream(int number) => StreamId.Parse($"case-{number}");

    public static AppendKey Key(string key = "portal:1", char digit = 'a') => new(key, new string(digit, 64));

    public static async Task<Appended> Accepted(this ValueTask<OneOf<AppendFault, Appended>> append)
    {
        var answer = await append;
        Assert.True(answer.IsT1, answer.IsT0 ? answer.AsT0.Message : null);
        return answer.AsT1;
    }

    public static async Task<AppendFault> Refused(this ValueTask<OneOf<AppendFault, Appended>> append)
    {
        var answer = await append;
        Assert.True(answer.IsT0, "The append was accepted.");
        return answer.AsT0;
    }

    /// <summary>What stands where, without what is in it.</summary>
    public static IEnumerable<(StreamId Stream, long Version, long Position)> Places(this IEnumerable<RecordedEvent> events) =>
        events.Select(e => (e.Stream, e.Version, e.Position));
}
