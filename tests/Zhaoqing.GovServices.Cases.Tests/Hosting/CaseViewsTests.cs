using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

/// <summary>Lists over a journal.</summary>
public sealed class CaseViewsTests : IDisposable
{
    private static readonly Organisation Firm = new(PartyName.Parse("虚构某厂"), UnifiedSocialCreditCode.Parse("91990000MA0000007X"));
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-28T10:00").ToDateTimeOffset());
    private readonly CaseDesk _desk;
    private readonly CaseViews _views;

    public CaseViewsTests()
    {
        var sources = new CaseSources((_, _) => ValueTask.FromResult(Edition)) { SpecialSteps = _ => Steps };
        _desk = new CaseDesk(_store, sources, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
        _views = new CaseViews(_store, sources, Calendar, WarningPolicy.Default, _time, NullLogger<CaseViews>.Instance);
    }

    [Fact]
    public async Task A_list_shows_at_once_what_was_recorded_and_what_silence_made_of_it()
    {
        var file = (await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1.File;
        var number = file.Number;
        _time.SetUtcNow((file.Wait!.EndsAt - Duration.FromTicks(1)).ToDateTimeOffset());
        Assert.Equal((number, CaseState.Submitted), Line((await _views.DeskAsync(City, new CaseQuery())).Lines.Single()));
        _time.SetUtcNow(file.Wait.EndsAt.ToDateTimeOffset());
        Assert.Equal(CaseState.Accepted, (await _desk.FindAsync(number))!.File.State);
        Assert.Equal((number, CaseState.Accepted), Line((await _views.DeskAsync(City, new CaseQuery { State = CaseState.Accepted })).Lines.Single()));
        Assert.Equal(0, (await _views.DeskAsync(City, new CaseQuery { State = CaseState.Submitted })).Total);
        Assert.Equal(1, await _store.LastPositionAsync());
        Assert.Equal(1, (await _views.CountAsync(City)).Single().Accepted);
    }

    [Fact]
    public async Task What_is_overdue_stands_first_and_is_told_by_its_light()
    {
        var late = (await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1.File.Number;
        await _desk.ActAsync(Window, late, 1, new AcceptOrder(), Key("b"));
        _time.SetUtcNow(At("2026-12-01T10:00").ToDateTimeOffset());
        var fresh = (await _desk.SubmitAsync(Stranger, Application(Form), Key("c"))).AsT1.File.Number;
        var page = await _views.DeskAsync(City, new CaseQuery());
        Assert.Equal([late, fresh], page.Lines.Select(line => line.Number));
        Assert.Equal([WarningLight.Overdue, WarningLight.Green], page.Lines.Select(_views.LightOf));
        Assert.Equal(new LightCounts(1, 0, 0, 1, 0), page.Lights);
        Assert.Equal(fresh, (await _views.DeskAsync(City, new CaseQuery { Light = WarningLight.Green })).Lines.Single().Number);
        Assert.Equal(late, (await _views.MineAsync(Citizen.Id, new CaseQuery())).Lines.Single().Number);
        Assert.Equal("甲**", page.Lines[0].Applicant);
    }

    [Fact]
    [Clause("CON-6.9")]
    public async Task An_enterprise_sees_its_open_cases_with_state_last_day_and_latest_notice_and_nobody_else_does()
    {
        var open = (await _desk.SubmitAsync(Citizen, Application(Form) with { Applicant = Firm }, Key("a"))).AsT1.File.Number;
        var over = (await _desk.SubmitAsync(Citizen, Application(Form) with { Applicant = Firm }, Key("b"))).AsT1.File.Number;
        await _desk.SubmitAsync(Citizen, Application(Form), Key("c"));
        await _desk.SubmitAsync(Stranger, Application(Form) with { Applicant = Firm }, Key("d"));
        await _desk.ActAsync(Citizen, over, 1, new WithdrawOrder(Reason: null), Key("e"));
        await _desk.ActAsync(Window, open, 1, new NotifyOnceOrder([Proof]), Key("f"));
        var overview = (await _views.OverviewAsync(Citizen.Id)).Single();
        var line = overview.Cases.Single();
        Assert.Equal((Firm.Identifier, "虚构某厂"), (overview.Organisation, overview.Name));
        Assert.Equal((open, CaseState.AwaitingSupplement, (RunningClock?)null), (line.Number, line.State, line.Clock));
        Assert.Equal((CaseNoticeKind.Supplement, "场所证明"), (line.Notice!.Kind, line.Notice.Missing.Single()));
        Assert.DoesNotContain(open, (await _views.OverviewAsync(Stranger.Id)).SelectMany(other => other.Cases).Select(other => other.Number));
        Assert.Empty(await _views.OverviewAsync(Window.Id));
    }

    [Fact]
    [Clause("CON-6.9")]
    public async Task An_enterprise_sees_how_far_its_construction_projects_have_come_also_when_their_cases_are_finished()
    {
        var (one, two) = (ProjectCode.Parse("2601-441202-04-01-000123"), ProjectCode.Parse("2601-441202-04-01-000124"));
        async Task<CaseNumber> OfStageAsync(ProjectCode project, ProjectStage? stage, string key, CaseActor by)
        {
            var sources = new CaseSources((_, _) => ValueTask.FromResult(Edition)) { Rules = _ => new CaseRules { ProjectStage = stage } };
            var desk = new CaseDesk(_store, sources, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
            _time.Advance(TimeSpan.FromMinutes(1));
            return (await desk.SubmitAsync(by, Application(Form, Proof) with { Applicant = Firm, Project = project }, Key(key))).AsT1.File.Number;
        }

        var land = await OfStageAsync(one, ProjectStage.LandAndPlanning, "a", Citizen);
        var works = await OfStageAsync(one, ProjectStage.Works, "b", Citizen);
        var beside = await OfStageAsync(one, stage: null, "c", Citizen);
        await OfStageAsync(one, ProjectStage.Completion, "d", Stranger);
        await OfStageAsync(two, ProjectStage.LandAndPlanning, "e", Citizen);
        await _desk.ActAsync(Window, land, 1, new AcceptOrder(), Key("f"));
        await _desk.ActAsync(Examiner, land, 2, new DecideOrder(CaseOutcome.Granted, Reason: null), Key("g"));
        await _desk.ActAsync(Window, land, 3, new DeliverOrder(DeliveryWay.Window), Key("h"));
        _time.SetUtcNow(At("2026-11-16T10:00").ToDateTimeOffset());
        var overview = (await _views.OverviewAsync(Citizen.Id)).Single();
        var project = overview.Projects[0];
        Assert.Equal([one, two], overview.Projects.Select(found => found.Project));
        Assert.Equal([land, works, beside], project.Cases.Select(line => line.Number));
        Assert.Equal([new(ProjectStage.LandAndPlanning, 1, 0, 0), new(ProjectStage.Works, 0, 1, 0), new ProjectStageProgress(null, 0, 1, 0)], project.Stages.AsEnumerable());
        Assert.Equal((ProjectStage.Works, WarningLight.Overdue), (project.Stage, _views.LightOf(project)));
        Assert.DoesNotContain(land, overview.Cases.Select(line => line.Number));
        await _desk.ActAsync(Citizen, works, 1, new WithdrawOrder(Reason: null), Key("i"));
        Assert.Equal(ProjectStage.LandAndPlanning, (await _views.OverviewAsync(Citizen.Id)).Single().Projects[0].Stage);
    }

    [Theory]
    [InlineData("2601-441202-04-01-000123", true)]
    [InlineData("2601-441202-04-01-00012", false)]
    [InlineData("2601-441202-04-01-00012X", false)]
    [InlineData("2026_441202-48-01-000123", false)]
    [InlineData("", false)]
    public void A_code_of_a_project_is_read_or_told_wrong(string text, bool isCode) => Assert.Equal(isCode, ProjectCode.TryParse(text, provider: null, out _));

    [Fact]
    public async Task The_median_of_an_even_number_is_the_mean_of_the_middle_two()
    {
        foreach (int days in new[] { 1, 2, 9, 4 })
        {
            var began = _time.GetUtcNow();
            var number = (await _desk.SubmitAsync(Citizen, Application(Form, Proof), Key($"s{days}"))).AsT1.File.Number;
            await _desk.ActAsync(Window, number, 1, new AcceptOrder(), Key($"a{days}"));
            _time.SetUtcNow(began.AddDays(days));
            await _desk.ActAsync(Examiner, number, 2, new DecideOrder(CaseOutcome.Granted, Reason: null), Key($"d{days}"));
        }

        var counts = (await _views.CountAsync(City)).Single();
        Assert.Equal((4, 4, 3m), (counts.Received, counts.Granted, counts.MedianDays));
        Assert.Equal(1, (await _views.CountAsync(City, new LocalDate(2026, 9, 29), new LocalDate(2026, 9, 30))).Single().Received);
        Assert.Empty(await _views.CountAsync(DivisionCode.Parse("441203")));
    }

    [Fact]
    public async Task A_case_that_cannot_be_read_keeps_nobody_from_the_others()
    {
        var number = (await _desk.SubmitAsync(Citizen, Application(Form), Key("a"))).AsT1.File.Number;
        var other = (await _desk.SubmitAsync(Citizen, Application(Form), Key("b"))).AsT1.File.Number;
        Assert.Equal(2, (await _views.DeskAsync(City, new CaseQuery())).Total);
        await _store.AppendAsync(StreamId.Parse($"case-{number}"), 1, [new NewEvent(Guid.NewGuid(), "case.unheard-of.v1", At("2026-09-28T11:00"), "window-1", Encoding.UTF8.GetBytes("{}"))]);
        Assert.Equal(other, (await _views.DeskAsync(City, new CaseQuery())).Lines.Single().Number);
        Assert.Equal(other, (await _views.MineAsync(Citizen.Id, new CaseQuery())).Lines.Single().Number);
    }

    public void Dispose() => _views.Dispose();

    private static (CaseNumber Number, CaseState State) Line(CaseLine line) => (line.Number, line.State);

    private static AppendKey Key(string key) => new(key, new string('0', 64));
}
