using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>The published catalogue, for anybody.</summary>
internal static class MatterRoutes
{
    private const int MostText = 200;

    public static void MapMatters(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/matters").WithTags("事项");
        group.MapGet("/", SearchAsync).Produces<MatterPageAnswer>().ProducesProblem(422)
            .WithSummary("按编码、词语、口语词或拼音首字母查事项").WithName("Matters");
        group.MapGet("/suggestions", SuggestAsync).Produces<SuggestionsAnswer>().ProducesProblem(422)
            .WithSummary("输入时的事项名称提示,最多10个").WithName("MatterSuggestions");
        group.MapGet("/{code}", GetAsync).Produces<MatterAnswer>().ProducesProblem(404)
            .WithSummary("一个事项及其实施清单").WithName("Matter");
    }

    private static async Task<IResult> SearchAsync(
        CatalogueNow now, CancellationToken cancellation, string? q = null, string? division = null, string? kind = null, string? department = null, string? audience = null, string? page = null, string? size = null)
    {
        var faults = new FieldFaults();
        foreach (var (field, text) in new[] { ("department", department), ("audience", audience) }) CheckLength(field, text, faults);
        if (QueryOf(q, division, kind, page, size, faults) is not { } query) return faults.Answer!;
        var catalogue = await now.EditionAsync(cancellation);
        var found = catalogue.Search(query with { Department = department ?? "", Audience = audience ?? "" });
        return Results.Ok(new MatterPageAnswer(found.Total, found.Page, found.Size, catalogue.Id, [.. found.Items.Select(matter => MatterLine.Of(matter, found))]));
    }

    private static async Task<IResult> SuggestAsync(CatalogueNow now, CancellationToken cancellation, string? q = null)
    {
        var catalogue = await now.EditionAsync(cancellation);
        var faults = new FieldFaults();
        CheckLength("q", q, faults);
        return faults.Answer ?? Results.Ok(new SuggestionsAnswer(catalogue.Id, [.. catalogue.Suggest(q ?? "").Select(name => new SuggestionLine(name))]));
    }

    private static void CheckLength(string field, string? text, FieldFaults faults)
    {
        if (text?.Length > MostText) faults.Add(field, $"最多{MostText}个字符。");
    }

    /// <summary>The query that was asked, or <see langword="null"/> with the fields at fault.</summary>
    public static MatterQuery? QueryOf(string? q, string? division, string? kind, string? page, string? size, FieldFaults faults)
    {
        CheckLength("q", q, faults);
        DivisionCode? inDivision = null;
        if (!string.IsNullOrEmpty(division))
        {
            if (DivisionCode.Read(division).TryPickT0(out var fault, out var code)) faults.Add("division", fault.Message, fault.Code);
            else inDivision = code;
        }

        MatterKind? ofKind = string.IsNullOrEmpty(kind) ? null : faults.OneOf<MatterKind>("kind", kind);
        int pageNumber = Number("page", page, 1, int.MaxValue, 1, faults), pageSize = Number("size", size, 1, MatterQuery.MaxSize, 20, faults);
        return faults.Answer is null
            ? new MatterQuery { Text = q ?? "", Division = inDivision, Kind = ofKind, Page = pageNumber, Size = pageSize }
            : null;
    }

    private static async Task<IResult> GetAsync(string code, HttpContext http, CatalogueNow now, SpecialStepsOf specialSteps, PromiseLists promises, TimeProvider time, CancellationToken cancellation)
    {
        var catalogue = await now.EditionAsync(cancellation);
        if (!MatterCode.TryParse(code, provider: null, out var parsed) || catalogue.Find(parsed) is not { } matter)
            return Problem.Of(StatusCodes.Status404NotFound, "catalogue.matter-unknown", "现行事项目录中没有这一事项,请核对事项编码或按名称查找。");
        http.Response.Headers.ETag = $"\"{catalogue.Hash}\"";
        return Results.Ok(MatterAnswer.Of(matter, catalogue, specialSteps(matter), PromiseGuideAnswer.Of(promises, time, matter)));
    }

    internal static int Number(string field, string? text, int least, int most, int unset, FieldFaults faults)
    {
        if (string.IsNullOrEmpty(text)) return unset;
        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number >= least && number <= most) return number;
        faults.Add(field, most == int.MaxValue ? $"应为不小于{least}的整数。" : $"应为{least}至{most}的整数。");
        return unset;
    }
}

internal sealed record MatterPageAnswer(int Total, int Page, int Size, string Edition, IReadOnlyList<MatterLine> Items);

internal sealed record MatterLine(MatterCode Code, string Name, MatterKind Kind, string KindName, string Department, bool CanApply, IReadOnlyList<MarkAnswer> Marks)
{
    public static MatterLine Of(Matter matter, MatterPage page) =>
        new(matter.Code, matter.Name, matter.Kind, matter.Kind.ChineseName(), matter.Department, matter.CanApply, [.. page.MarksOf(matter).Select(mark => MarkAnswer.Of(mark, matter.Name))]);
}

/// <summary>A part of the name that fits what was looked for, counted in UTF-16 units from 0.</summary>
internal sealed record MarkAnswer(int Start, int Length)
{
    public static MarkAnswer Of(Range mark, string name)
    {
        var (start, length) = mark.GetOffsetAndLength(name.Length);
        return new MarkAnswer(start, length);
    }
}

internal sealed record SuggestionsAnswer(string Edition, IReadOnlyList<SuggestionLine> Items);

internal sealed record SuggestionLine(string Name);

internal sealed record MatterAnswer(
    MatterCode Code,
    string Name,
    MatterKind Kind,
    string KindName,
    string Department,
    IReadOnlyList<string> Audience,
    bool CanApply,
    string Edition,
    string Source,
    string Housing,
    IReadOnlyList<GroundAnswer> Basis,
    GuideAnswer? Guide,
    IReadOnlyList<ListedStepAnswer> SpecialSteps,
    PromiseGuideAnswer Promises,
    IReadOnlyList<ListAnswer> Lists)
{
    /// <summary>What every page and answer must say of the units.</summary>
    public const string HousingNote = "示例:实施机关均为虚构,事项与指南取自公开清单和法律条文,不代表肇庆市任何单位的实际办事要求。";

    public static MatterAnswer Of(Matter matter, CatalogueEdition catalogue, SpecialStepList specialSteps, PromiseGuideAnswer promises) => new(
        matter.Code,
        matter.Name,
        matter.Kind,
        matter.Kind.ChineseName(),
        matter.Department,
        matter.Audience,
        matter.CanApply,
        catalogue.Id,
        matter.Source,
        HousingNote,
        [.. matter.Bases.Select(GroundAnswer.Of)],
        matter.Guide is { } guide ? GuideAnswer.Of(guide) : null,
        [.. specialSteps.Steps.Select(ListedStepAnswer.Of)],
        promises,
        [.. matter.Lists.Select(ListAnswer.Of)]);
}

/// <summary>A special step that may stop the clock (特殊环节清单), with its own limit and article.</summary>
internal sealed record ListedStepAnswer(string Step, string Name, SpecialStepKind Kind, Limit? Limit, string? LimitText, GroundAnswer Basis)
{
    public static ListedStepAnswer Of(SpecialStep step) => new(step.Code, step.Name, step.Kind, step.Limit, step.Limit?.ToString(), GroundAnswer.Of(step.Basis));
}

internal sealed record GuideAnswer(
    string Law,
    LocalDate? LawVersion,
    IReadOnlyList<GroundAnswer> Articles,
    IReadOnlyList<string> Conditions,
    string? Level,
    string? LimitNote,
    string? Extension,
    string? Validity,
    string? Renewal,
    string? SpecialSteps,
    string? Fee,
    string? Note)
{
    public static GuideAnswer Of(MatterGuide guide) => new(
        guide.Law, guide.LawVersion, [.. guide.Articles.Select(GroundAnswer.Of)], guide.Conditions, guide.Level, guide.LimitNote, guide.Extension, guide.Validity, guide.Renewal, guide.SpecialSteps, guide.Fee, guide.Note);
}

internal sealed record ListAnswer(
    DivisionCode Division, AuthorityAnswer Authority, LimitsAnswer Limits, IReadOnlyList<MaterialAnswer> Materials, IReadOnlyList<StepAnswer> Steps)
{
    public static ListAnswer Of(MatterList list) => new(
        list.Division,
        new AuthorityAnswer(list.Authority.Name, list.Authority.Code),
        new LimitsAnswer(
            list.DecisionLimit is { } decision ? new LimitAnswer(decision.Limit, decision.Limit.ToString(), decision.Start, GroundAnswer.Of(decision.Ground)) : null,
            list.DeliveryLimit is { } delivery ? new LimitAnswer(delivery.Limit, delivery.Limit.ToString(), Start: null, GroundAnswer.Of(delivery.Ground)) : null),
        [.. list.Materials.Select(material => new MaterialAnswer(material.Code, material.Name, material.Necessity, material.Situation, material.Form, material.Issuer, material.Note))],
        [.. list.Steps.Select(step => new StepAnswer(step.Sequence, step.Name, step.Actor, step.Limit, step.Counted))]);
}

internal sealed record AuthorityAnswer(string Name, UnifiedSocialCreditCode? Code);

internal sealed record LimitsAnswer(LimitAnswer? Decision, LimitAnswer? Delivery);

internal sealed record LimitAnswer(Limit Limit, string Text, LimitStart? Start, GroundAnswer Basis);

internal sealed record MaterialAnswer(MaterialCode Code, string Name, Necessity Necessity, string? Situation, string? Form, string? Issuer, string? Note);

internal sealed record StepAnswer(int Sequence, string Name, string? Actor, string? Limit, bool? Counted);
