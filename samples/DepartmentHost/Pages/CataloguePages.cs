using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Pages;

/// <summary>The pages of those who keep the catalogue: propose a change, look at what it does, check, review; and the findings of the import, for anybody.</summary>
internal static class CataloguePages
{
    private static readonly (ChangeState State, EditorRole Role, bool Own, string Act, string Name)[] AllActs =
    [
        (ChangeState.Draft, EditorRole.Department, true, "submit", "提交核对"), (ChangeState.DepartmentCheck, EditorRole.Department, false, "check", "核对通过"),
        (ChangeState.DepartmentCheck, EditorRole.Department, false, "giveBack", "退回"), (ChangeState.DepartmentCheck, EditorRole.Department, false, "reject", "不通过"),
        (ChangeState.DataReview, EditorRole.DataAuthority, false, "approve", "审核通过"), (ChangeState.DataReview, EditorRole.DataAuthority, false, "giveBack", "退回"),
        (ChangeState.DataReview, EditorRole.DataAuthority, false, "reject", "不通过"), (ChangeState.Draft, EditorRole.Department, true, "cancel", "撤销"),
        (ChangeState.DepartmentCheck, EditorRole.Department, true, "cancel", "撤销"), (ChangeState.DataReview, EditorRole.Department, true, "cancel", "撤销"),
        (ChangeState.Approved, EditorRole.Department, true, "cancel", "撤销"),
    ];

    public static void MapCataloguePages(this RouteGroupBuilder pages)
    {
        pages.MapGet("/catalogue/changes", ListAsync);
        pages.MapGet("/catalogue/changes/{number}", ChangeAsync);
        pages.MapPost("/catalogue/changes/{number}/{act}", ActAsync);
        pages.MapGet("/matters/{code}/change", ProposeAsync);
        pages.MapPost("/matters/{code}/change", DraftAsync);
        pages.MapGet("/catalogue/findings", Findings);
        pages.MapGet("/catalogue/findings.csv", FindingsFile);
        pages.MapGet("/catalogue/rejected.csv", RejectedFile);
    }

    private static async Task<IResult> ListAsync(HttpContext http, CatalogueDesk desk, CatalogueNow now, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is null) return Forbidden(http);
        return PageRoutes.Page<ChangesPage>(StatusCodes.Status200OK, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http),
            ["Line"] = await desk.LineAsync(cancellation),
            ["InForce"] = await now.EditionAsync(cancellation),
            ["Now"] = now.Now,
            ["Changes"] = (await desk.ChangesAsync(cancellation)).Reverse().ToArray(),
        });
    }

    private static async Task<IResult> ChangeAsync(string number, HttpContext http, CatalogueDesk desk, OpenCases open, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is not { } editor) return Forbidden(http);
        return await desk.FindAsync(number, cancellation) is { } found
            ? await ChangeOfAsync(http, editor, found, desk, open, [], cancellation)
            : PageRoutes.NotFound(http, "没有这一调整,请从“目录管理”查找。");
    }

    private static async Task<IResult> ActAsync(
        string number, string act, HttpContext http, IAntiforgery antiforgery, CatalogueDesk desk, CatalogueNow now, OpenCases open, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is not { } editor) return Forbidden(http);
        if (await PageRoutes.FormOf(http, antiforgery, cancellation) is not { } form) return PageRoutes.NotFound(http, "表单已过期,请返回后重试。", StatusCodes.Status400BadRequest);
        if (await desk.FindAsync(number, cancellation) is not { } found) return PageRoutes.NotFound(http, "没有这一调整,请从“目录管理”查找。");
        var faults = new FieldFaults();
        var body = new ChangeActRequest(act, form["reason"], form["effective"]);
        if (ChangeRequests.OrderOf(body, await now.EditionAsync(cancellation), faults) is not { } order)
            return await ChangeOfAsync(http, editor, found, desk, open, [.. faults.All.Select(fault => fault.Message)], cancellation);
        long version = long.TryParse(form["version"], System.Globalization.CultureInfo.InvariantCulture, out long read) ? read : 0;
        var answer = await desk.ActAsync(number, version, order, editor, RequestKey.OfForm(form["key"].ToString(), editor.Id, $"change {number}", body), cancellation);
        return await answer.Match(
            refusal => ChangeOfAsync(http, editor, found, desk, open, [refusal.Message, .. refusal.Fields.Select(fault => fault.Message)], cancellation),
            _ => ChangeOfAsync(http, editor, found, desk, open, ["调整已有新的处理,请按现在的内容重试。"], cancellation),
            _ => Task.FromResult(Results.LocalRedirect($"~/catalogue/changes/{number}")));
    }

    private static async Task<IResult> ProposeAsync(string code, HttpContext http, CatalogueNow now, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is not { Role: EditorRole.Department }) return Forbidden(http);
        return PageRoutes.MatterOf(code, await now.EditionAsync(cancellation)) is { } matter ? Propose(http, matter, [], form: null) : PageRoutes.NotFound(http, "没有这个事项,请从“查事项”重新查找。");
    }

    private static async Task<IResult> DraftAsync(string code, HttpContext http, IAntiforgery antiforgery, CatalogueDesk desk, CatalogueNow now, CancellationToken cancellation)
    {
        if (CallerClaims.EditorOf(http.User) is not { Role: EditorRole.Department } editor) return Forbidden(http);
        if (await PageRoutes.FormOf(http, antiforgery, cancellation) is not { } form) return PageRoutes.NotFound(http, "表单已过期,请返回后重新填写。", StatusCodes.Status400BadRequest);
        var inForce = await now.EditionAsync(cancellation);
        if (PageRoutes.MatterOf(code, inForce) is not { } matter) return PageRoutes.NotFound(http, "没有这个事项,请从“查事项”重新查找。");
        var faults = new FieldFaults();
        var ground = new EvidenceRequest(form["law"], form["article"], form["text"]);
        var body = new ChangeRequest(form["cause"], ground, [EditOf(matter, form, ground)]);
        var cause = faults.OneOf<ChangeCause>("cause", body.Cause);
        var evidence = ChangeRequests.GroundOf(body.Evidence, "evidence", faults);
        var edits = ChangeRequests.EditsOf(body.Edits, inForce, faults);
        if (faults.Answer is not null) return Propose(http, matter, [.. faults.All.Select(fault => fault.Message)], form);
        var answer = await desk.DraftAsync(cause!.Value, evidence, edits, editor, RequestKey.OfForm(form["key"].ToString(), editor.Id, "draft", body), cancellation);
        return answer.Match(
            refusal => Propose(http, matter, [refusal.Message, .. refusal.Fields.Select(fault => fault.Message)], form),
            drafted => Results.LocalRedirect($"~/catalogue/changes/{drafted.Change.Id}"));
    }

    private static EditRequest EditOf(Matter matter, IFormCollection form, EvidenceRequest ground) => new(
        matter.Code.ToString(),
        Name: form["name"],
        DecisionAmount: AmountOf(form["amount"].ToString()) is var amount && amount != matter.Unified.DecisionLimit?.Limit.Amount ? amount : null,
        Materials: [.. matter.Unified.Materials.Where(material => form.ContainsKey($"material:{material.Code}")).Select(material => new MaterialEditRequest(material.Code.ToString(), form[$"material:{material.Code}"]))],
        Basis: ground);

    /// <summary>The amount; what is no number becomes one that no limit has, so that it is told and not left out.</summary>
    private static int? AmountOf(string text) =>
        text.Length == 0 ? null : int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int amount) ? amount : -1;

    private static RazorComponentResult Findings(HttpContext http, ShippedCatalogue shipped, string? rule = null) =>
        PageRoutes.Page<FindingsPage>(StatusCodes.Status200OK, new(StringComparer.Ordinal) { ["Visitor"] = Visitor.Of(http), ["Report"] = shipped.Report, ["Rule"] = rule });

    private static IResult FindingsFile(ShippedCatalogue shipped) => CsvFile(shipped.Report.WriteFindings, "findings.csv");

    private static IResult RejectedFile(ShippedCatalogue shipped) => CsvFile(shipped.Report.WriteRejected, "rejected.csv");

    /// <summary>With a byte order mark, without which spreadsheet programs take UTF-8 for something else.</summary>
    private static IResult CsvFile(Action<TextWriter> write, string name)
    {
        using var text = new StringWriter();
        text.Write('\ufeff');
        write(text);
        return Results.Bytes(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", name);
    }

    private static RazorComponentResult Propose(HttpContext http, Matter matter, ImmutableArray<string> faults, IFormCollection? form) =>
        PageRoutes.Page<ProposePage>(faults.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http) with { Path = $"/matters/{Uri.EscapeDataString(matter.Code.ToString())}/change" },
            ["Matter"] = matter,
            ["Faults"] = faults,
            ["Values"] = form?.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal) ?? [],
        });

    private static async Task<IResult> ChangeOfAsync(
        HttpContext http, CatalogueEditor editor, ChangeSnapshot snapshot, CatalogueDesk desk, OpenCases open, ImmutableArray<string> faults, CancellationToken cancellation)
    {
        var change = snapshot.Change;
        return PageRoutes.Page<ChangePage>(faults.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, new(StringComparer.Ordinal)
        {
            ["Visitor"] = Visitor.Of(http) with { Path = $"/catalogue/changes/{change.Id}" },
            ["Change"] = change,
            ["Version"] = snapshot.Version,
            ["Faults"] = faults,
            ["Open"] = await open.CountAsync(change.Edits.Select(edit => edit.Code), cancellation),
            ["Comparison"] = (await desk.CompareAsync(change, cancellation)).Match<EditionComparison?>(_ => null, comparison => comparison),
            ["Acts"] = AllActs.Where(act => act.State == change.State && act.Role == editor.Role && act.Own == string.Equals(editor.Id, change.ProposedBy.Id, StringComparison.Ordinal))
                .Select(act => (act.Act, act.Name)).ToArray(),
        });
    }

    private static RazorComponentResult Forbidden(HttpContext http) =>
        PageRoutes.NotFound(http, "目录由业务主管部门和政务服务数据管理部门管理,请换有权的身份。", StatusCodes.Status403Forbidden, "无权查看");
}
