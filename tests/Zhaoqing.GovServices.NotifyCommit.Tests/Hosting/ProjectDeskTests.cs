using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.NotifyCommit.Hosting;
using Zhaoqing.GovServices.NotifyCommit.Tests.Projects;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Hosting;

/// <summary>A project through the desk and the record.</summary>
public sealed class ProjectDeskTests : IDisposable
{
    private const string Whole = """
        {"note":"示例","editions":[{"id":"2026-01","effective":"2026-01-01","kinds":[{"id":"industry","name":"工业项目","checklist":["消防"]}],
          "negative":[{"industry":"C261","name":"示例","ground":{"clause":"CON-7.7"}}],
          "gates":[{"id":"eia","name":"环评","stops":"start","ground":{"law":"中华人民共和国环境影响评价法","article":"第二十五条","text":"未批不得开工"},
            "exemptions":[{"id":"regional","name":"区域环评","ground":{"clause":"CON-7.10"},"assessment":"eia"}]}],
          "assessments":[{"id":"park","kind":"eia","area":"POLYGON ((112.4 23, 112.5 23, 112.5 23.1, 112.4 23.1, 112.4 23))","datum":"CGCS2000","from":"2024-07-01","through":"2026-06-30","requirements":"示例"}]}]}
        """;

    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-01-05T09:00").ToDateTimeOffset());
    private readonly PromiseCredit _credit;
    private readonly ProjectDesk _desk;
    private int _keys;

    public ProjectDeskTests()
    {
        _credit = new PromiseCredit(_store, (_, _) => ValueTask.FromResult(CreditStanding.Clear));
        _desk = new ProjectDesk(_store, new ProjectSchemes([Scheme]), _credit, Calendar, _time);
    }

    public void Dispose() => _credit.Dispose();

    [Fact]
    [Clause("CON-7.7")]
    public async Task A_project_taken_out_bars_the_enterprise_until_its_credit_is_repaired()
    {
        await LiveAsync();
        var next = Proposal() with { Code = ProjectCode.Parse("2601-999999-04-01-123457") };
        Assert.Equal("notify-commit.project-barred", (await _desk.AdmitAsync(next, Enterprise, Key())).AsT0.Code);
        Assert.True((await _desk.ActAsync(Proposal().Code, new RepairProjectCredit("修复1"), Supervisor, Key())).IsT1);
        Assert.True((await _desk.AdmitAsync(next, Enterprise, Key())).IsT1);
    }

    [Fact]
    [Clause("CON-7.8")]
    public async Task Every_event_reads_back_as_it_was_and_a_repeated_request_does_nothing_twice()
    {
        var key = Key();
        var first = (await _desk.AdmitAsync(Proposal(), Enterprise, key)).AsT1;
        Assert.Equal(first.Admission, (await _desk.AdmitAsync(Proposal(), Enterprise, key)).AsT1.Admission, (a, b) => a!.Proposal == b!.Proposal && a.At == b.At);
        Assert.Equal("notify-commit.project-exists", (await _desk.AdmitAsync(Proposal(), Enterprise, Key())).AsT0.Code);
        await LiveAsync(admit: false);
        foreach (var happened in await _desk.ReadAsync(Proposal().Code)) Assert.Equal(ProjectContract.ToRecord(happened).Content.ToArray(), ProjectContract.ToRecord(Reread(happened)).Content.ToArray());
        Assert.Contains(await _desk.ReadAsync(Proposal().Code), happened => happened is DutyMissed);
        Assert.Null(await _desk.FindAsync(ProjectCode.Parse("2601-999999-04-01-999999")));
        Assert.Equal("notify-commit.project-unknown", (await _desk.ActAsync(ProjectCode.Parse("2601-999999-04-01-999999"), PlainProjectOrder.Start, Enterprise, Key())).AsT0.Code);
    }

    [Fact]
    public void A_scheme_is_read_from_its_file()
    {
        var scheme = Read(Whole).AsT1.InForceAt(At("2026-01-05T09:00"))!;
        Assert.Equal(("eia", GateStop.Start, "regional"), (scheme.Gates.Single().Id, scheme.Gates.Single().Stops, scheme.Gates.Single().Exemptions.Single().Id));
        Assert.Equal("park", scheme.StandingIn("eia", Shape(Inside), "industry", new(2026, 6, 30)).AsT1.Id);
    }

    [Theory]
    [InlineData("\"datum\":\"CGCS2000\"", "\"datum\":\"WGS84\"", "editions[0].assessments[0].datum")]
    [InlineData(", 112.4 23))", "))", "editions[0].assessments[0].shape")]
    [InlineData("\"through\":\"2026-06-30\"", "\"through\":\"2024-06-30\"", "editions[0].assessments[0].through")]
    [InlineData("\"checklist\":[\"消防\"]", "\"checklist\":[]", "editions[0].kinds[0].checklist")]
    [InlineData("\"industry\":\"C261\"", "\"industry\":\"\"", "editions[0].negative[0].industry")]
    public void What_is_wrong_in_the_file_is_told_with_its_place(string whole, string wrong, string field) =>
        Assert.Equal(field, Read(Whole.Replace(whole, wrong, StringComparison.Ordinal)).AsT0.Fields.Single().Field);

    [Fact]
    public void Another_shape_of_the_file_is_an_error() => Assert.Throws<JsonException>(() => Read(Whole.Replace("\"stops\":\"start\"", "\"stops\":\"dream\"", StringComparison.Ordinal)));

    private async Task LiveAsync(bool admit = true)
    {
        if (admit) Assert.True((await _desk.AdmitAsync(Proposal(), Enterprise, Key())).IsT1);
        string digest = (await DoAsync(new DraftDuties(Duties), Examiner)).Draft!.Digest;
        await DoAsync(new SignDuties(digest, "seal-1"), Enterprise);
        await DoAsync(new SignDuties(digest, "seal-2"), Examiner);
        await DoAsync(new ExemptGate("eia", "regional", Document: null), Examiner);
        await DoAsync(new ReportDuty("energy", "1"), Enterprise);
        await DoAsync(new ReturnDuty("energy", Remark.Parse("未完成")), Examiner);
        _time.SetUtcNow(At("2026-05-06T09:00").ToDateTimeOffset());
        await DoAsync(new FindProjectBreach(ProjectBreach.GraveDefault, Remark.Parse("逾期")), Examiner);
        await DoAsync(WordedProjectOrder.Stop(Remark.Parse("逾期")), Examiner);
        var ended = await DoAsync(WordedProjectOrder.End(Remark.Parse("拒不履行")), Examiner);
        Assert.True(ended.IsRecorded);
    }

    private async Task<Project> DoAsync(ProjectOrder order, Cases.CaseActor by) => (await _desk.ActAsync(Proposal().Code, order, by, Key())).Match(refusal => throw new InvalidOperationException(refusal.ToString()), project => project);

    private AppendKey Key() => new($"key-{++_keys}", new string('0', 64));

    private static ProjectEvent Reread(ProjectEvent happened)
    {
        var written = ProjectContract.ToRecord(happened);
        return ProjectContract.Read(RecordedEvent.Of(written, StreamId.Parse("project-1"), 1, 1));
    }

    private static OneOf.OneOf<Refusal, ProjectSchemes> Read(string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ProjectSchemeFile.Read(file);
    }
}
