using System.Collections.Immutable;
using System.Globalization;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.NotifyCommit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>A project that an enterprise proposes (申报项目).</summary>
internal sealed record ProjectRequest(
    string? Code = null, string? Name = null, string? Kind = null, string? Industry = null, string? Division = null, EnterpriseRequest? Enterprise = null, string? Land = null, string? Parcel = null)
{
    public ProjectProposal? Read(FieldFaults faults)
    {
        var code = CaseRequests.Read("code", Code, text => ProjectCode.Read(text), faults);
        var division = CaseRequests.Read("division", Division, text => DivisionCode.Read(text), faults);
        var name = CaseRequests.Read("enterprise.name", Enterprise?.Name, text => PartyName.Read(text), faults);
        var identifier = CaseRequests.Read("enterprise.identifier", Enterprise?.Identifier, text => UnifiedSocialCreditCode.Read(text), faults);
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200) faults.Add("name", "请填写项目名称,不超过200个字符。");
        if (Name?.Any(char.IsControl) == true) faults.Add("name", "不得有控制字符。");
        if (Land?.Any(char.IsControl) == true) faults.Add("land", "不得有控制字符。");
        if (Land?.Length > 200) faults.Add("land", "不超过200个字符。");
        if (Parcel?.Length > 20_000) faults.Add("parcel", "不超过20000个字符。");
        if (Industry is not { Length: >= 1 and <= 5 }) faults.Add("industry", "请填写国民经济行业代码(如 C3311)。");
        return faults.Answer is null ? new ProjectProposal(code!.Value, Name!, Kind ?? "", Industry!, division!.Value, new Organisation(name!.Value, identifier!.Value), Land ?? "", Parcel) : null;
    }
}

/// <summary>The enterprise (企业).</summary>
internal sealed record EnterpriseRequest(string? Name = null, string? Identifier = null);

/// <summary>A duty of the list (承诺事项).</summary>
internal sealed record DutyRequest(string? Id = null, string? Side = null, string? What = null, string? Due = null, List<string?>? After = null);

/// <summary>The law for whose sake a signed list is changed (新的法律依据).</summary>
internal sealed record NewLawRequest(string? Law = null, string? Article = null, string? Text = null);

/// <summary>An act on a project, with what it needs (项目动作).</summary>
internal sealed record ProjectActRequest(
    string? Act = null, List<DutyRequest?>? Duties = null, NewLawRequest? NewLaw = null, string? PromiseDigest = null, string? Evidence = null, string? Gate = null, string? Exemption = null, string? Document = null,
    string? StartOn = null, string? SafetySupervision = null, string? QualitySupervision = null, string? Duty = null, string? Step = null, string? Breach = null, string? Reason = null,
    List<string?>? Passed = null, List<string?>? Failed = null)
{
    private const int LongestReference = 200;

    /// <summary>The fields that an act must carry.</summary>
    public static ImmutableArray<string> NeedsOf(ProjectAct act) => act switch
    {
        ProjectAct.Draft => ["duties"],
        ProjectAct.Sign => ["promiseDigest", "evidence"],
        ProjectAct.CloseGate => ["gate", "document"],
        ProjectAct.ExemptGate => ["gate", "exemption"],
        ProjectAct.FileStart => ["startOn", "safetySupervision", "qualitySupervision"],
        ProjectAct.ReportDuty => ["duty", "evidence"],
        ProjectAct.ConfirmDuty => ["duty"],
        ProjectAct.ReturnDuty => ["duty", "reason"],
        ProjectAct.AskStep => ["step"],
        ProjectAct.FindBreach => ["breach", "reason"],
        ProjectAct.Pass => ["passed"],
        ProjectAct.Fail => ["failed", "reason"],
        ProjectAct.RepairCredit => ["document"],
        ProjectAct.Inspect or ProjectAct.CureBreach or ProjectAct.Stop or ProjectAct.Resume or ProjectAct.Return or ProjectAct.End => ["reason"],
        _ => [],
    };

    public ProjectOrder? Read(FieldFaults faults)
    {
        var act = faults.OneOf("act", Act, ProjectAct.Seal, ProjectAct.MissDuty, ProjectAct.Return);
        var reason = CaseRequests.ReasonOf(Reason, faults);
        Short("evidence", Evidence, faults);
        Short("document", Document, faults);
        Short("safetySupervision", SafetySupervision, faults);
        Short("qualitySupervision", QualitySupervision, faults);
        ProjectOrder? order = act switch
        {
            ProjectAct.Draft => DraftOf(faults),
            ProjectAct.Sign => new SignDuties(PromiseDigest, Evidence),
            ProjectAct.CloseGate => new CloseGate(Gate, Document),
            ProjectAct.ExemptGate => new ExemptGate(Gate, Exemption, Document),
            ProjectAct.FileStart => new FileStart(faults.Date("startOn", StartOn), SafetySupervision, QualitySupervision),
            ProjectAct.Start => PlainProjectOrder.Start,
            ProjectAct.Finish => PlainProjectOrder.Finish,
            ProjectAct.Use => PlainProjectOrder.Use,
            ProjectAct.Leave => PlainProjectOrder.Leave,
            ProjectAct.ReportDuty => new ReportDuty(Duty, Evidence),
            ProjectAct.ConfirmDuty => new ConfirmDuty(Duty),
            ProjectAct.ReturnDuty => new ReturnDuty(Duty, reason),
            ProjectAct.AskStep => new AskStep(Step),
            ProjectAct.FindBreach => faults.OneOf<ProjectBreach>("breach", Breach) is { } kind ? new FindProjectBreach(kind, reason) : null,
            ProjectAct.Inspect => WordedProjectOrder.Inspect(reason),
            ProjectAct.CureBreach => WordedProjectOrder.Cure(reason),
            ProjectAct.Stop => WordedProjectOrder.Stop(reason),
            ProjectAct.Resume => WordedProjectOrder.Resume(reason),
            ProjectAct.End => WordedProjectOrder.End(reason),
            ProjectAct.Pass => new PassAcceptance([.. Texts(Passed)]),
            ProjectAct.Fail => new FailAcceptance([.. Texts(Failed)], reason),
            ProjectAct.RepairCredit => new RepairProjectCredit(Document),
            _ => null,
        };
        return faults.Answer is null ? order : null;
    }

    /// <summary>The number of a document, or where a signature is kept: nothing long stands in the record.</summary>
    private static void Short(string field, string? text, FieldFaults faults)
    {
        if (text?.Any(char.IsControl) == true) faults.Add(field, "不得有控制字符。");
        if (text?.Length > LongestReference) faults.Add(field, $"不超过{LongestReference}个字符。");
    }

    private static IEnumerable<string> Texts(List<string?>? texts) => texts?.Select(text => text ?? "") ?? [];

    private DraftDuties? DraftOf(FieldFaults faults)
    {
        if (Duties is not { Count: > 0 and <= 100 }) faults.Add("duties", "请填写承诺事项,不超过100项。");
        var duties = ImmutableArray.CreateBuilder<Duty>();
        foreach (var (row, at) in (Duties ?? []).Take(100).Select((row, i) => (row ?? new DutyRequest(), string.Create(CultureInfo.InvariantCulture, $"duties[{i}]"))))
        {
            var side = faults.OneOf<PromiseSide>($"{at}.side", row.Side);
            if (faults.Date($"{at}.due", row.Due) is { } due && side is { } whose) duties.Add(new Duty(row.Id ?? "", whose, row.What ?? "", due, [.. Texts(row.After)]));
        }

        LegalGround? law = null;
        if (NewLaw is { } told)
        {
            if (string.IsNullOrWhiteSpace(told.Law) || string.IsNullOrWhiteSpace(told.Text)) faults.Add("newLaw", "请写明法律法规名称和规定内容。");
            else if (told.Law.Length > LongestReference || told.Article?.Length > LongestReference || told.Text.Length > LongestReference) faults.Add("newLaw", $"每项不超过{LongestReference}个字符。");
            else law = LegalGround.OfLaw(told.Law, told.Article, told.Text);
        }

        return faults.Answer is null ? new DraftDuties(duties.DrainToImmutable(), law) : null;
    }
}
