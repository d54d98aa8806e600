using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using static Zhaoqing.GovServices.Cases.Tests.Sample;
using static Zhaoqing.GovServices.Cases.Tests.Video.VideoSample;

namespace Zhaoqing.GovServices.Cases.Tests.Video;

/// <summary>A day of the video window under random asks, acts and pauses, refused ones included.</summary>
[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class VideoMachineTests
{
    private static readonly CaseActor[] Seats = [Window, Signer, Window with { Id = "window-9", Division = DivisionCode.Parse("441203") }];
    private static readonly CaseActor[] People = [.. Enumerable.Range(0, 6).Select(i => Citizen with { Id = $"citizen-{i}" })];
    private static readonly VideoAct[] Acts = [.. Enum.GetValues<VideoAct>().Except([VideoAct.Connect, VideoAct.Lapse])];

    private static readonly Gen<Step> Steps =
        from kind in Gen.Frequency((3, Gen.Constant(0)), (3, Gen.Constant(1)), (10, Gen.Constant(2)))
        from act in Gen.Elements(Acts)
        from which in Gen.Choose(0, 9)
        from actor in Gen.Frequency((6, Gen.Constant(-1)), (2, Gen.Choose(0, 9)))
        from isGreen in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from signs in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from pause in Gen.Frequency((10, Gen.Choose(0, 2)), (2, Gen.Choose(8, 12)), (1, Gen.Choose(100, 500)))
        select new Step(kind, act, which, actor, isGreen, signs, Duration.FromMinutes(pause));

    private static readonly Arbitrary<Lived> Lives = Steps.ListOf().Select(Lived.Of).ToArbitrary();

    [Property]
    [Clause("CON-8.8")]
    public Property Who_is_called_came_first_of_those_the_seat_serves_and_the_green_channel_before_them() => Prop.ForAll(Lives, life =>
        life.Calls.All(call => !call.Before.Any(other => call.Serves(other)
            && (Rank(other) < Rank(call.Called) || (Rank(other) == Rank(call.Called) && other.Place < call.Called.Place)))));

    [Property]
    [Clause("CON-8.8")]
    public Property A_seat_has_one_session_at_most_and_a_session_one_owner() => Prop.ForAll(Lives, life => life.Days.All(day =>
        day.Sessions.Values.Where(session => session.Seat is not null).GroupBy(session => session.Seat).All(seat => seat.Count() == 1)
        && day.Sessions.Values.All(session => (session.Seat is not null) == (session.State is VideoState.Connected or VideoState.IdentityOk or VideoState.Working or VideoState.AwaitSign)
            && session.Owner.Length > 0)));

    [Property]
    [Clause("CON-8.8")]
    public Property Nobody_is_lost_and_nothing_is_forgotten() => Prop.ForAll(Lives, life => life.Days.Zip(life.Days.Skip(1)).All(pair =>
        pair.First.Sessions.Values.All(before => pair.Second.Sessions.TryGetValue(before.Number, out var after)
            && after.Place == before.Place && after.Holder == before.Holder
            && (before.ConsentAt is null || after.ConsentAt == before.ConsentAt) && (before.Identity is null || after.Identity == before.Identity)
            && before.Draft.All(after.Draft.Contains))));

    [Property]
    [Clause("REG-3.7")]
    public Property Nobody_is_recorded_without_consent_and_no_step_is_asked_twice() => Prop.ForAll(Lives, life => life.Days[^1].Sessions.Values.All(session =>
    {
        var own = life.Events.OfType<VideoSessionEvent>().Where(happened => happened.Number == session.Number).ToList();
        int consented = own.FindIndex(happened => happened is VideoConsented), identified = own.FindIndex(happened => happened is VideoIdentityConfirmed);
        return own.OfType<VideoConsented>().Count() <= 1 && own.OfType<VideoIdentityConfirmed>().Count() <= 1
            && (identified < 0 || (consented >= 0 && consented < identified))
            && (session.Recording is null || identified >= 0)
            && own.OfType<VideoConsented>().All(happened => happened.By == session.Holder)
            && (session.State != VideoState.Declined || session is { Recording: null, Evidence: null, Window: "示例综合窗口" });
    }));

    [Property]
    public Property Silence_is_written_at_most_once_and_at_its_own_instant() => Prop.ForAll(Lives, life =>
        life.Events.OfType<VideoLapsed>().GroupBy(lapse => lapse.Number).All(group => group.Count() == 1)
        && life.Events.OfType<VideoLapsed>().All(lapse => lapse.At == ChinaTime.StartOf(Monday.PlusDays(1))
            || life.Events.OfType<VideoDropped>().Any(dropped => dropped.Number == lapse.Number && dropped.Until == lapse.At))
        && life.Days[^1].At(life.Now).LapsesBy(life.Now).IsEmpty);

    [Property]
    public Property Replaying_the_record_gives_the_day_that_was_lived_and_the_slow_model() => Prop.ForAll(Lives, life =>
        Fingerprint(VideoDay.Replay(ThroughTheRecord(life.Events))) == Fingerprint(life.Days[^1])
        && life.Days[^1].Sessions.Values.All(session => session.State == Slow(life.Events, session.Number)));

    [Property]
    public Property Coming_back_twice_is_coming_back_once() => Prop.ForAll(Lives, life => life.Events.OfType<VideoDropped>().All(dropped =>
    {
        var day = life.Days.First(seen => seen.Sessions.TryGetValue(dropped.Number, out var session) && session.Token == dropped.Token && session.State == VideoState.Dropped);
        var (who, order) = (Citizen with { Id = day.Sessions[dropped.Number].Holder }, new VideoOrder(VideoAct.Resume) { Token = dropped.Token });
        if (day.Take(order, dropped.Number, who, Terms.Names, dropped.At).TryPickT0(out _, out var first)) return false;
        var back = day.After(first);
        return back.Take(order, dropped.Number, who, Terms.Names, back.LastAt).AsT1.IsEmpty
            && day.Take(order, dropped.Number, Citizen with { Id = "somebody-else" }, Terms.Names, dropped.At).IsT0
            && day.Take(order with { Token = "guess" }, dropped.Number, who, Terms.Names, dropped.At).IsT0
            && day.Take(order, dropped.Number, who, Terms.Names, dropped.Until).IsT0;
    }));

    [Fact]
    public void Every_state_and_act_has_a_name_and_a_row()
    {
        Assert.Equal(Enum.GetValues<VideoAct>().ToHashSet(), VideoTable.Table.Rows.Select(row => row.Act).ToHashSet());
        Assert.All(Enum.GetValues<VideoState>(), state => Assert.NotEmpty(VideoTable.Table.NameOf(state)));
        Assert.All(VideoTable.Table.Rows, row => Assert.Contains($"{row.From} --> {row.To}: {VideoTable.Table.NameOf(row.Act)}", VideoTable.Table.ToMermaid(), StringComparison.Ordinal));
    }

    private static int Rank(VideoSession session) => session.Request.Priority is null ? 1 : 0;

    /// <summary>Where a session stands, told by its own events alone: the last of them, and where it was before the line broke.</summary>
    private static VideoState Slow(IEnumerable<VideoEvent> events, SlipNumber number)
    {
        VideoState state = VideoState.Queued, atSeat = VideoState.Connected;
        foreach (var happened in events.OfType<VideoSessionEvent>().Where(happened => happened.Number == number))
        {
            atSeat = happened switch
            {
                VideoIdentityConfirmed => VideoState.IdentityOk,
                VideoDocumentShown => VideoState.Working,
                VideoSignatureAsked => VideoState.AwaitSign,
                _ => atSeat,
            };
            state = happened switch
            {
                VideoQueued or VideoResumed or VideoReleased => VideoState.Queued,
                VideoDropped => VideoState.Dropped,
                VideoDeclined => VideoState.Declined,
                VideoCompleted => VideoState.Completed,
                VideoLeft => VideoState.Left,
                VideoLapsed => VideoState.Lapsed,
                _ => atSeat,
            };
        }

        return state;
    }

    private sealed record Step(int Kind, VideoAct Act, int Which, int Actor, bool IsGreen, bool Signs, Duration Pause);

    private sealed record Call(VideoDay Day, CaseActor Seat, ImmutableArray<VideoSession> Before, VideoSession Called)
    {
        public bool Serves(VideoSession other) => Day.Serves(Seat, other);
    }

    private sealed record Lived(ImmutableList<VideoDay> Days, ImmutableList<VideoEvent> Events, ImmutableList<Call> Calls, Instant Now)
    {
        public static Lived Of(IEnumerable<Step> steps)
        {
            var opened = new VideoDayOpened(At("2026-09-28T09:00"), "citizen-1", Monday, Rules);
            var life = new Lived([VideoDay.Replay([opened])], [opened], [], opened.At);
            int next = 0;
            foreach (var step in steps)
            {
                var (now, day) = (life.Now + step.Pause, life.Days[^1]);
                var seen = day.At(now);
                var number = Number(step.Which);
                var session = seen.Sessions.GetValueOrDefault(number);
                bool isPersons = session is not null && VideoTable.Table.Find(session.State, step.Act) is { } row && row.Roles.Contains(ActorRole.Applicant);
                var by = step.Actor >= 0 || session is null ? step.Actor is >= 0 and < 6 ? People[step.Actor] : step.Actor == 9 ? Supervisor : Seats[step.Which % 3]
                    : isPersons || session.Seat is null ? Citizen with { Id = session.Holder } : Window with { Id = session.Seat };
                var decided = step.Kind switch
                {
                    0 => day.Join(Number(next++), Request(step.IsGreen ? PriorityGround.Elderly : null, step.Signs), Terms, People[step.Which % 6], now),
                    1 => day.Connect(Seats[step.Which % 3], now),
                    _ => day.Take(Order(step.Act, step.Act == VideoAct.Drop ? $"token-{life.Events.Count}" : session?.Token ?? "none"), number, by, Terms.Names, now),
                };
                life = decided.Match(_ => life with { Now = now }, events =>
                {
                    var after = day.After(events);
                    var calls = events.OfType<VideoConnected>().Select(call => new Call(seen, Seats[step.Which % 3], [.. seen.Sessions.Values.Where(other => other.State == VideoState.Queued)], seen.Sessions[call.Number]));
                    return new Lived(life.Days.Add(after), life.Events.AddRange(events), life.Calls.AddRange(calls), now);
                });
            }

            return life;
        }

        public override string ToString() => string.Join(" → ", Events);
    }
}
