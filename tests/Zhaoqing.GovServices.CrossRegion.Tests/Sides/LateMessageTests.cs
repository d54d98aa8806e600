using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Tests.Hosting;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>A message that comes long after the time it says: a cut line, or a case dated back as a whole. It is told and counts as it says.</summary>
public sealed class LateMessageTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(24 * 3_600, false)]
    [InlineData(24 * 3_600 + 1, true)]
    [InlineData(40 * 86_400, true)]
    public void What_was_recorded_long_after_the_time_it_says_is_told_message_by_message_and_changes_no_view(int seconds, bool isTold)
    {
        var line = Line.Collected();
        var taken = HandoverCase.Empty(Said.Number, Said.Authority);
        foreach (var message in line[Said.Window].Messages) taken = taken.Take(message, message.SentAt + Duration.FromSeconds(seconds)).Case;
        var found = PeerCheckTests.Check().Of(taken);
        Assert.Equal(isTold ? 3 : 0, found.Length);
        Assert.All(found, finding => Assert.Equal((HandoverFindingKind.ArrivedLate, (LocalDate?)Day, (LocalDate?)ChinaTime.DayOf(Said.Start + Duration.FromSeconds(seconds))), (finding.Kind, finding.Theirs, finding.Ours)));
        Assert.Equal(line[Said.Window].View, taken.View);
        // How long is an option, and what is its own no side tells itself.
        Assert.Equal(seconds > 3_600 ? 3 : 0, new PeerCheck(WorkingCalendar.StateCouncil, _ => null, (_, _) => null) { Late = Duration.FromHours(1) }.Of(taken).Length);
        Assert.Empty(PeerCheckTests.Check().Of(line[Said.Window]));
    }

    [Fact]
    public void What_is_sent_again_was_there_the_first_time()
    {
        var begun = Line.Begun()[Said.Window].Messages.First();
        var taken = HandoverCase.Empty(Said.Number, Said.Authority).Take(begun, begun.SentAt + Duration.FromMinutes(1)).Case;
        taken = taken.Take(begun, begun.SentAt + Duration.FromDays(9)).Case.TakeAck(0, Said.Window);
        Assert.Equal(begun.SentAt + Duration.FromMinutes(1), taken.RecordedAt(begun.Id));
        Assert.Null(taken.RecordedAt(Guid.NewGuid()));
        Assert.Empty(PeerCheckTests.Check().Of(taken));
    }

    [Fact]
    public async Task Over_the_record_of_a_platform_what_waited_for_a_day_is_told_and_what_came_at_once_is_not()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var (atOnce, late) = (await HandoverStationTests.PushedAsync(foshan), default(CaseNumber));
            Assert.True(await foshan.PumpAsync());
            late = await HandoverStationTests.PushedAsync(foshan);
            foshan.Wait(TimeSpan.FromHours(25));
            Assert.True(await foshan.PumpAsync());
            Assert.DoesNotContain(PeerCheckTests.Check().Of(await zhaoqing.CaseAsync(atOnce)), finding => finding.Kind == HandoverFindingKind.ArrivedLate);
            Assert.Equal(4, PeerCheckTests.Check().Of(await zhaoqing.CaseAsync(late)).Count(finding => finding.Kind == HandoverFindingKind.ArrivedLate));
            Assert.DoesNotContain(PeerCheckTests.Check().Of(await foshan.CaseAsync(late)), finding => finding.Kind == HandoverFindingKind.ArrivedLate);
            Assert.Equal((await foshan.CaseAsync(late)).View, (await zhaoqing.CaseAsync(late)).View);
        }
    }
}
