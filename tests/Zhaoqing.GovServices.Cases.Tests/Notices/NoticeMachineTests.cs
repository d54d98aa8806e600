using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using static Zhaoqing.GovServices.Cases.Tests.Notices.NoticeSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Notices;

/// <summary>A notice under random sendings and reports at random times, refused ones included.</summary>
[Properties(MaxTest = 500, QuietOnSuccess = true)]
public sealed class NoticeMachineTests
{
    private static readonly Instant Start = At("2026-11-02T10:00");

    private static readonly Gen<Step> Steps =
        from way in Gen.Elements(Enum.GetValues<ServiceWay>())
        from what in Gen.Choose(0, 5)
        from why in Gen.Elements(Enum.GetValues<ServiceFailure>())
        from kind in Gen.Elements(Enum.GetValues<ServiceProofKind>())
        from pause in Gen.Frequency((8, Gen.Choose(0, 72)), (1, Gen.Choose(500, 900)))
        from back in Gen.Choose(0, 80)
        select new Step(way, what, why, kind, Duration.FromHours(pause), Duration.FromHours(back));

    private static readonly Arbitrary<Life> Lives = Steps.ListOf().Select(Life.Of).ToArbitrary();

    [Property]
    public Property It_is_served_at_most_once_and_nothing_comes_after() => Prop.ForAll(Lives, life =>
        life.Events.Count(happened => happened is NoticeServed) == (life.Notice.Service is null ? 0 : 1)
        && (life.Notice.Service is null || life.Events[^1] is NoticeServed));

    [Property]
    public Property The_day_of_service_is_never_before_the_sending() => Prop.ForAll(Lives, life =>
        life.Notice.Service is not { } served
        || life.Events.OfType<NoticeSent>().Any(sent => sent.Way == served.Way && sent.SentAt <= served.ServedAt && ChinaTime.DayOf(sent.SentAt) <= served.ServedOn));

    [Property]
    public Property Nothing_electronic_is_sent_without_consent_and_no_way_twice() => Prop.ForAll(Lives, life =>
        life.Notice.Attempts.Select(attempt => attempt.Way).Distinct().Count() == life.Notice.Attempts.Length
        && life.Notice.Attempts.All(attempt => attempt.Way is not (ServiceWay.Sms or ServiceWay.Platform) || life.Notice.Issued.Consents.Any(consent => consent.Way == attempt.Way)));

    [Property]
    public Property Replaying_the_record_gives_the_notice_that_was_lived() => Prop.ForAll(Lives, life =>
        Shown(ServedNotice.Replay(life.Events.Select(happened => (NoticeEvent)DeskEventCodec.Read(DeskEventCodec.NameOf(happened), DeskEventCodec.Write(happened))))) == Shown(life.Notice));

    [Property]
    public Property What_was_served_stays_so_however_late_one_looks() => Prop.ForAll(Lives, Gen.Choose(0, 2000).ToArbitrary(), (life, hours) =>
    {
        var seen = life.Notice.At(life.Now);
        return seen.Service is null || Shown(seen.At(life.Now + Duration.FromHours(hours))) == Shown(seen);
    });

    [Property]
    public Property Every_move_is_a_row_of_the_table() => Prop.ForAll(Lives, life =>
        life.States.All(move => ServedNoticeTable.Table.Rows.Any(row => row.From == move.From && row.To == move.To)));

    [Property]
    public Property Receipts_of_a_way_end_the_same_however_often_and_in_whatever_order_they_come()
    {
        var told =
            from fails in Gen.Elements(true, false)
            from arrives in Gen.Elements(true, false)
            from proves in Gen.Elements(true, false)
            let set = Receipts(fails, arrives, proves)
            from times in Gen.Choose(1, 4)
            from order in Gen.Shuffle(Enumerable.Repeat(set, times).SelectMany(receipts => receipts).ToArray())
            select (Set: set, Order: order);
        return Prop.ForAll(told.ToArbitrary(), receipts =>
        {
            var once = After(receipts.Set);
            var many = After(receipts.Order);
            return once.State == many.State && once.Service == many.Service;
        });

        static ServiceReport[] Receipts(bool fails, bool arrives, bool proves) =>
        [
            .. arrives ? [new ServiceArrival(ServiceWay.Post, Start + Duration.FromHours(20), Mark)] : Array.Empty<ServiceReport>(),
            .. fails ? [new ServiceSetback(ServiceWay.Post, Start + Duration.FromHours(30), ServiceFailure.NobodyThere)] : Array.Empty<ServiceReport>(),
            .. proves ? [new ServiceProof(ServiceWay.Post, Start + Duration.FromHours(40), ServiceProofKind.PostalReceipt, Mark)] : Array.Empty<ServiceReport>(),
        ];

        static ServedNotice After(IEnumerable<ServiceReport> receipts) => receipts.Aggregate(
            Denial().Sent(ServiceWay.Post, "2026-11-02T12:00"), (notice, receipt) => notice.Told(receipt, Start + Duration.FromHours(100)));
    }

    private static string Shown(ServedNotice notice) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{notice.Number}|{notice.State}|{notice.Service}|{notice.Announced}|{notice.LastAt}|{string.Join(',', notice.Attempts)}|{string.Join(',', notice.Issued.Ways)}|{string.Join(',', notice.Issued.Remedies)}");

    internal sealed record Step(ServiceWay Way, int What, ServiceFailure Why, ServiceProofKind Kind, Duration Pause, Duration Back);

    private sealed record Life(ServedNotice Notice, List<NoticeEvent> Events, List<(NoticeState From, NoticeState To)> States, Instant Now)
    {
        public static Life Of(IEnumerable<Step> steps)
        {
            var issued = IssuedUnder(Everything with { Consents = [Agreed(ServiceWay.Sms)] });
            var life = new Life(ServedNotice.Replay([issued]), [issued], [], Start);
            foreach (var step in steps)
            {
                life = life with { Now = life.Now + step.Pause };
                foreach (var happened in life.Decided(step))
                {
                    var next = life.Notice.Apply(happened);
                    life.States.Add((life.Notice.State, next.State));
                    life.Events.Add(happened);
                    life = life with { Notice = next };
                }
            }

            return life;
        }

        public override string ToString() => string.Join(" → ", Events);

        private IEnumerable<NoticeEvent> Decided(Step step)
        {
            var then = Now - step.Back;
            return step.What switch
            {
                0 => Notice.Send(step.Way, Window.Id, then, Now).Match<NoticeEvent[]>(_ => [], sent => [sent]),
                1 or 2 when Notice.NextWay is { } next => Notice.Send(next, Window.Id, Now, Now).Match<NoticeEvent[]>(_ => [], sent => [sent]),
                3 => Told(new ServiceArrival(LastOr(step.Way), then, Mark)),
                4 => Told(new ServiceSetback(LastOr(step.Way), then, step.Why)),
                _ => Told(new ServiceProof(LastOr(step.Way), then, step.What == 5 ? KindOf(LastOr(step.Way)) : step.Kind, Mark)),
            };
        }

        private ServiceWay LastOr(ServiceWay way) => Notice.Attempts.IsEmpty ? way : Notice.Attempts[^1].Way;

        private IEnumerable<NoticeEvent> Told(ServiceReport report) => Notice.Report(report, Window.Id, Now, Calendar, Rules).Match<IEnumerable<NoticeEvent>>(_ => [], events => events);
    }
}
