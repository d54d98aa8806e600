using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OneOf;

namespace Zhaoqing.GovServices.Journal.TestKit;

public abstract partial class EventStoreSuite
{
    /// <summary>One call: an append to one of three streams with one of a few versions and keys; the small ranges make meetings likely.</summary>
    private sealed record Call(int Stream, int Off, int Count, int Key, int Fingerprint, bool OldEvent);

    private static Arbitrary<Call[]> Calls { get; } =
        (from stream in Gen.Choose(1, 3)
         from off in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Constant(-1)), (1, Gen.Choose(1, 3)))
         from count in Gen.Choose(1, 4)
         from key in Gen.Choose(0, 4)
         from fingerprint in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)))
         from old in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
         select new Call(stream, off, count, key, fingerprint, old)).ArrayOf().ToArbitrary();

    [Property(MaxTest = 60, EndSize = 40, QuietOnSuccess = true)]
    public Property Any_sequence_of_calls_is_answered_and_recorded_as_by_a_list() => Prop.ForAll(Calls, calls =>
    {
        Compare(calls).GetAwaiter().GetResult();
        return true;
    });

    private async Task Compare(Call[] calls)
    {
        var store = await OpenEmptyAsync();
        var model = new ListModel();
        foreach (var call in calls)
        {
            long expected = Math.Max(0, model.All.Count(e => e.Stream == Some.Stream(call.Stream)) + call.Off);
            var events = Some.Events(call.Count);
            if (call.OldEvent && model.All is [.., var old]) events[^1] = Some.Event(id: old.Id);
            var key = call.Key == 0 ? null : Some.Key($"k{call.Key}", call.Fingerprint == 0 ? 'a' : 'b');

            object answer;
            try
            {
                answer = (await store.AppendAsync(Some.Stream(call.Stream), expected, events, key)).Value;
            }
            catch (ArgumentException)
            {
                answer = "already recorded";
            }

            Assert.Equal(model.Append(Some.Stream(call.Stream), expected, events, key), answer);
            if (key is not null) Assert.Equal(model.Find(key), await store.FindAsync(key));
        }

        Assert.Equal(model.All, await store.ReadAllAsync().ToListAsync());
        Assert.Equal(model.All.Count, await store.LastPositionAsync());
        for (int stream = 1; stream <= 3; stream++)
            Assert.Equal(model.All.Where(e => e.Stream == Some.Stream(stream)), await store.ReadAsync(Some.Stream(stream)).ToListAsync());
    }

    /// <summary>The journal as a list: slow, and plain to see.</summary>
    private sealed class ListModel
    {
        private readonly List<(AppendKey Key, Appended First)> _keys = [];

        public List<RecordedEvent> All { get; } = [];

        public OneOf<AppendFault, Appended>? Find(AppendKey key)
        {
            foreach (var (known, first) in _keys)
            {
                if (known == key) return first with { Repeated = true };
                if (known.Key.Equals(key.Key, StringComparison.Ordinal)) return new AppendFault.KeyReused(first);
            }

            return null;
        }

        public object Append(StreamId stream, long expected, NewEvent[] events, AppendKey? key)
        {
            if (key is not null && Find(key) is { } known) return known.Value;
            int version = All.Count(e => e.Stream == stream);
            if (version != expected) return new AppendFault.StaleVersion(expected, version);
            if (events.Any(e => All.Any(recorded => recorded.Id == e.Id))) return "already recorded";
            foreach (var e in events) All.Add(RecordedEvent.Of(e, stream, ++version, All.Count + 1));
            var answer = new Appended(stream, expected + 1, version, All.Count, Repeated: false);
            if (key is not null) _keys.Add((key, answer));
            return answer;
        }
    }
}
