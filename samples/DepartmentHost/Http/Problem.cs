using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Every error as the problem document of RFC 9457, in Chinese for people and with a stable code for programs.</summary>
internal static class Problem
{
    private const string RetryAfterSeconds = "5";

    private static readonly Dictionary<int, (string Title, string Code, string Detail)> Known = new()
    {
        [400] = ("无法读取请求", "request.malformed", "请求内容不是有效的 JSON,请检查后重新提交。"),
        [401] = ("请先登录", "request.nobody", "此处需要知道您是谁,请登录后再试。"),
        [403] = ("无权办理", "request.forbidden", "您的身份不能办理此事,请换有权的人员办理。"),
        [404] = ("没有找到", "request.not-found", "没有这个地址或编号,请核对后再试。"),
        [405] = ("方法不对", "request.method", "此地址不支持这种请求方法。"),
        [409] = ("规则不允许", "request.refused", "规则或当前状态不允许,请按依据处理。"),
        [412] = ("版本已变", "request.if-match-stale", "记录已被更新,请重新读取后再提交。"),
        [413] = ("内容过大", "request.too-large", "请求内容不得超过1 MiB。"),
        [415] = ("格式不对", "request.media-type", "请以 application/json(UTF-8)提交。"),
        [422] = ("填写有误", "request.fields", "请按提示修改后重新提交。"),
        [428] = ("缺少版本", "request.if-match-missing", "请在 If-Match 中给出读到的版本(ETag),再提交。"),
        [500] = ("系统出错", "request.failed", "系统出错,已记录;请稍后再试,或凭跟踪号联系管理员。"),
        [503] = ("暂不可用", "request.unavailable", "记录暂时无法访问,请稍后再试。"),
    };

    /// <summary>The problem of a bare status, for example from the router.</summary>
    public static IResult Of(int status) => Of(status, code: null, detail: null);

    /// <summary>A problem with its own code and sentence.</summary>
    public static IResult Of(int status, string? code, string? detail, IEnumerable<FieldFault>? fields = null, IEnumerable<LegalGround>? basis = null) =>
        Results.Problem(Document(status, code, detail, fields, basis));

    /// <summary>What a rule refused: 403 for who may not, 422 when a field is at fault, else 409.</summary>
    public static IResult Of(Refusal refusal) =>
        Of(StatusOf(refusal), refusal.Code, refusal.Message, refusal.Fields.IsEmpty ? null : refusal.Fields, refusal.Basis);

    /// <summary>The status of an exception that nobody caught: what the server found wrong with the request, or 503 when the record cannot be reached.</summary>
    public static int StatusOf(Exception fault) => fault switch
    {
        BadHttpRequestException unreadable => unreadable.StatusCode,
        // A newer program wrote what this one cannot read: another host can serve it.
        JournalUnavailableException or UnknownEventException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Completes a problem document that the framework made, with the same members as ours.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        int status = problem.Status ?? context.HttpContext.Response.StatusCode;
        if (!problem.Extensions.ContainsKey("code"))
        {
            var ours = Document(status, code: null, detail: null, fields: null, basis: null);
            (problem.Title, problem.Detail) = (ours.Title, ours.Detail);
            foreach (var (name, value) in ours.Extensions) problem.Extensions[name] = value;
        }

        problem.Type = "about:blank";
        problem.Status = status;
        if (status == StatusCodes.Status503ServiceUnavailable) context.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        problem.Extensions["traceId"] = Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
    }

    private static int StatusOf(Refusal refusal) => refusal switch
    {
        { Code: "cases.not-authorised" or "catalogue.change-not-authorised" or "catalogue.proposer-reviews" } => StatusCodes.Status403Forbidden,
        { Fields.IsEmpty: false } => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    private static ProblemDetails Document(int status, string? code, string? detail, IEnumerable<FieldFault>? fields, IEnumerable<LegalGround>? basis)
    {
        var known = Known.TryGetValue(status, out var found) ? found : status < 500 ? Known[400] : Known[500];
        var problem = new ProblemDetails { Type = "about:blank", Title = known.Title, Status = status, Detail = detail ?? known.Detail };
        problem.Extensions["code"] = code ?? known.Code;
        if (fields is not null)
        {
            problem.Extensions["errors"] = fields
                .GroupBy(fault => fault.Field, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(fault => fault.Message).ToArray(), StringComparer.Ordinal);
        }

        if (basis is not null) problem.Extensions["basis"] = basis.Select(GroundAnswer.Of).ToArray();
        return problem;
    }
}

/// <summary>Writes every error as a problem document, whatever the caller said it accepts: the framework's own writer would fall back to plain text.</summary>
internal sealed class ProblemWriter(IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json) : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        Problem.Complete(context);
        await context.HttpContext.Response.WriteAsJsonAsync(
            context.ProblemDetails, json.Value.SerializerOptions, "application/problem+json", context.HttpContext.RequestAborted);
    }
}

/// <summary>A legal ground in an answer.</summary>
public sealed record GroundAnswer(string? Clause, string? Law, string? Article, string Text)
{
    public static GroundAnswer Of(LegalGround ground) => new(ground.Clause?.ToString(), ground.Law, ground.Article, ground.Text);
}
