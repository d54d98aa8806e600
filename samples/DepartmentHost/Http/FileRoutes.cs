using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.DepartmentHost.Identity;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Files of a case: the body of an upload is the file itself. Its name, which may be a person's, stands in a header and never in the address.</summary>
internal static class FileRoutes
{
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapDesk("/api/v1/cases/{number}/files", "材料");
        group.MapGet("/", ListAsync).Produces<IReadOnlyList<FileAnswer>>().WithSummary("办件已收的文件").WithName("CaseFiles");
        group.MapPost("/", KeepAsync).Produces<FileAnswer>(201).ProducesProblem(413)
            .WithSummary("上传材料文件:正文即文件,查询参数 material,文件名写在 Content-Disposition 的 filename* 中(须带 Idempotency-Key)").WithName("UploadFile");
        group.MapGet("/{file}", OpenAsync).Produces(200).WithSummary("下载材料文件,有权查看办件的人可下载").WithName("CaseFile");
        group.MapPost("/{file}/comparisons", CompareAsync).Accepts<ComparisonRequest>("application/json").Produces<IReadOnlyList<FileAnswer>>()
            .WithSummary("窗口核验原件(须带 Idempotency-Key)").WithName("CompareFile");
    }

    private static Task<IResult> ListAsync(string number, HttpContext http, CaseDesk cases, FileDesk files, CancellationToken cancellation) =>
        OnCaseAsync(number, http, cases, async (file, caller) => file.IsParty(caller) ? Listed(await files.FindAsync(file.Number, cancellation)) : Problem.Of(StatusCodes.Status403Forbidden), cancellation);

    private static Task<IResult> KeepAsync(string number, string? material, HttpContext http, CaseDesk cases, FileDesk files, FileRules rules, CancellationToken cancellation) =>
        OnCaseAsync(number, http, cases, async (file, caller) =>
        {
            if (RequestKey.ScopeOf(http, caller.Id).TryPickT0(out var noKey, out var scope)) return noKey;
            var faults = new FieldFaults();
            if (!MaterialCode.TryParse(material, provider: null, out var code)) faults.Add("material", "编码格式不对。");
            if (MaterialFileName.Read(NameOf(http.Request)).TryPickT0(out var fault, out var fileName)) faults.Add("name", fault.Message, fault.Code);
            if (faults.Answer is { } wrong) return wrong;
            if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)) return Problem.Of(StatusCodes.Status415UnsupportedMediaType, code: null, "请在 Content-Type 中给出文件类型。");
            if (http.Request.ContentLength > rules.MaxBytes) return Problem.Of(StatusCodes.Status413PayloadTooLarge, rules.TooLarge().Code, rules.TooLarge().Message);
            // One byte more than is taken, so that the rule and not the server answers.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = rules.MaxBytes + 1;
            var handed = new HandedFile(code, fileName, type.MediaType.ToString(), http.Request.Body);
            var kept = await files.KeepAsync(file, handed, caller, sha256 => scope.With(System.Text.Encoding.UTF8.GetBytes($"{code}\n{fileName}\n{type.MediaType}\n{sha256}")), cancellation);
            return kept.Match(
                refusal => refusal.Code is "cases.file-too-large" ? Problem.Of(StatusCodes.Status413PayloadTooLarge, refusal.Code, refusal.Message) : DeskCall.Refused(refusal),
                taken => Results.Created($"/api/v1/cases/{file.Number}/files/{taken.File}", FileAnswer.Of(new CaseFileEntry(taken, Comparison: null))));
        }, cancellation);

    private static string? NameOf(HttpRequest request)
    {
        if (!ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var told)) return null;
        return told.FileNameStar.HasValue ? told.FileNameStar.Value : HeaderUtilities.RemoveQuotes(told.FileName).Value;
    }

    private static Task<IResult> OpenAsync(string number, string file, HttpContext http, CaseDesk cases, FileDesk files, CancellationToken cancellation) =>
        OnCaseAsync(number, http, cases, async (found, caller) =>
        {
            if (!FileId.TryParse(file, provider: null, out var id)) return Problem.Of(StatusCodes.Status404NotFound);
            return (await files.OpenAsync(found, id, caller, cancellation)).Match(
                DeskCall.Refused,
                // Handed out to be saved, never shown inside a page of ours.
                opened => Results.File(opened.Content.ToArray(), FileRules.MediaTypeOf(opened.Kept.Kind), opened.Kept.Name.ToString()));
        }, cancellation);

    private static Task<IResult> CompareAsync(string number, string file, HttpContext http, CaseDesk cases, FileDesk files, CancellationToken cancellation) =>
        DeskCall.WithBodyAsync<ComparisonRequest>(http, (body, _, key, faults) => OnCaseAsync(number, http, cases, async (found, caller) =>
        {
            if (body.Agrees is null) faults.Add("agrees", "请填写是否与原件一致。");
            if (faults.Answer is { } wrong) return wrong;
            if (!FileId.TryParse(file, provider: null, out var id)) return Problem.Of(StatusCodes.Status404NotFound);
            return (await files.CompareAsync(found, id, body.Agrees!.Value, caller, key, cancellation)).Match(DeskCall.Refused, Listed);
        }, cancellation));

    private static async Task<IResult> OnCaseAsync(string number, HttpContext http, CaseDesk cases, Func<CaseFile, CaseActor, Task<IResult>> answer, CancellationToken cancellation)
    {
        if (CallerClaims.ActorOf(http.User) is not { } caller) return Problem.Of(StatusCodes.Status403Forbidden);
        return CaseNumber.TryParse(number, provider: null, out var parsed) && await cases.FindAsync(parsed, cancellation) is { } snapshot
            ? await answer(snapshot.File, caller)
            : Problem.Of(StatusCodes.Status404NotFound);
    }

    private static IResult Listed(CaseFiles files) => Results.Ok(files.Entries.Select(FileAnswer.Of).ToArray());

    internal sealed record ComparisonRequest(bool? Agrees = null);

    /// <summary>A file of a case.</summary>
    public sealed record FileAnswer(FileId File, MaterialCode Material, MaterialFileName Name, string MediaType, long Length, string Sha256, Instant At, bool? AgreesWithOriginal)
    {
        internal static FileAnswer Of(CaseFileEntry entry) => new(
            entry.Kept.File, entry.Kept.Material, entry.Kept.Name, FileRules.MediaTypeOf(entry.Kept.Kind), entry.Kept.Length, entry.Kept.Sha256, entry.Kept.At, entry.Comparison?.Agrees);
    }
}
