using System.Collections.Immutable;
using System.Reflection;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>A rule that an import checks (核查规则).</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Message">What is wrong and what the import did about it, in Chinese.</param>
public sealed record ImportRule(string Id, string Message);

/// <summary>All rules that an import checks.</summary>
[Clause("STD-3.4")]
public static class ImportRules
{
    internal static readonly ImportRule MatterRow = new("matter.row-number", "行号缺失、重复或不能用于编码,该行未导入。");
    internal static readonly ImportRule MatterName = new("matter.name", "事项名称为空、超过200字或含换行,该行未导入。");
    internal static readonly ImportRule MatterKind = new("matter.kind", "事项类型不在标准范围内或属依职权事项,该行未导入。");
    internal static readonly ImportRule CodeMissing = new("matter.code-missing", "没有基本编码,暂以行号编码。");
    internal static readonly ImportRule CodeForm = new("matter.code-form", "基本编码含不能使用的字符或与其他编码方式相混,暂以行号编码。");
    internal static readonly ImportRule CodeDuplicate = new("matter.code-duplicate", "基本编码与另一事项相同,本行暂以行号编码。");
    internal static readonly ImportRule CodeLength = new("matter.code-length", "基本编码既不是12位也不是14位,按原样保留。");
    internal static readonly ImportRule ImplementationCode = new("matter.implementation-code", "实施编码与基本编码、区划、实施机关不能对应,未采用。");
    internal static readonly ImportRule AuthorityMissing = new("matter.authority-missing", "没有实施机关代码。");
    internal static readonly ImportRule AuthorityNamed = new("matter.authority-named", "只写明实施机关名称,没有统一社会信用代码。");
    internal static readonly ImportRule AuthorityLength = new("matter.authority-length", "实施机关的统一社会信用代码不是18位。");
    internal static readonly ImportRule AuthorityAlphabet = new("matter.authority-alphabet", "实施机关的统一社会信用代码含不允许的字符。");
    internal static readonly ImportRule AuthorityCheck = new("matter.authority-check", "实施机关的统一社会信用代码校验不符。");
    internal static readonly ImportRule AuthorityInnerCheck = new("matter.authority-inner-check", "实施机关的组织机构代码校验不符,仅作提示。");
    internal static readonly ImportRule BasisMissing = new("matter.basis-missing", "行政权力事项没有设定依据。");
    internal static readonly ImportRule BasisForm = new("matter.basis-form", "设定依据中没有书名号标出的法律文件,未采用。");
    internal static readonly ImportRule NoUnit = new("matter.no-unit", "本市没有相应层级的实施机关,事项没有实施清单。");
    internal static readonly ImportRule GuideId = new("guide.id", "指南标识缺失、重复或形式不符,该指南未导入。");
    internal static readonly ImportRule GuideName = new("guide.name", "指南的事项名称为空、超过200字或含换行,该指南未导入。");
    internal static readonly ImportRule GuideKind = new("guide.kind", "指南的事项类型不在标准范围内或属依职权事项,该指南未导入。");
    internal static readonly ImportRule GuideLaw = new("guide.law", "指南没有写明法律名称或版本日期不存在,该指南未导入。");
    internal static readonly ImportRule GuideMatterMissing = new("guide.matter-missing", "事项清单中没有指南所指的行,指南自成事项。");
    internal static readonly ImportRule GuideMatterTaken = new("guide.matter-taken", "该行已有另一指南,本指南自成事项。");
    internal static readonly ImportRule GuideNameDiffers = new("guide.name-differs", "指南与清单的事项名称不同,以清单为准。");
    internal static readonly ImportRule GuideKindDiffers = new("guide.kind-differs", "指南与清单的事项类型不同,事项以清单为准,时限以指南为准。");
    internal static readonly ImportRule GuideArticles = new("guide.articles", "条款不能识别,未采用。");
    internal static readonly ImportRule GuideLevel = new("guide.level", "实施层级不能识别,事项没有实施清单。");
    internal static readonly ImportRule LimitMissing = new("guide.limit-missing", "条文没有规定办结时限,且不适用行政许可法第四十二条,没有法定时限。");
    internal static readonly ImportRule LimitUnit = new("guide.limit-unit", "时限单位不能识别,清单只供查阅。");
    internal static readonly ImportRule LimitNumber = new("guide.limit-number", "时限数值不能识别,清单只供查阅。");
    internal static readonly ImportRule LimitStart = new("guide.start", "起算点既不是受理也不是收到申请,暂从受理起算。");
    internal static readonly ImportRule DeliverLimit = new("guide.deliver-limit", "送达时限不能识别,清单只供查阅。");
    internal static readonly ImportRule NoMaterials = new("guide.no-materials", "指南没有申请材料,事项只供查阅。");
    internal static readonly ImportRule MaterialGuide = new("material.guide-unknown", "材料所属的指南不存在或未导入,该行未导入。");
    internal static readonly ImportRule MaterialRow = new("material.row", "材料的序号不是正整数、重复或名称为空,该行未导入,清单只供查阅。");
    internal static readonly ImportRule MaterialNecessity = new("material.necessity", "材料必要性不能识别,该行未导入,清单只供查阅。");
    internal static readonly ImportRule StepGuide = new("step.guide-unknown", "环节所属的指南不存在或未导入,该行未导入。");
    internal static readonly ImportRule StepRow = new("step.row", "环节的序号不是正整数、重复或名称为空,该行未导入,清单只供查阅。");
    internal static readonly ImportRule StepLimit = new("step.limit", "环节时限或是否计入不能识别,清单只供查阅。");

    /// <summary>Every rule, ordered by name.</summary>
    public static ImmutableArray<ImportRule> All { get; } =
    [
        .. typeof(ImportRules).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(ImportRule))
            .Select(field => (ImportRule)field.GetValue(obj: null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];
}

/// <summary>Gathers findings while an import runs.</summary>
internal sealed class FindingLog
{
    private const int MostOfValue = 200;

    private readonly List<Finding> _findings = [];
    private readonly List<RejectedRow> _rejected = [];

    public void Add(ImportRule rule, string item, string field, string value) =>
        _findings.Add(new Finding(item, field, value, rule.Id, rule.Message));

    /// <summary>A row that is not imported, and why.</summary>
    public void Reject(SourceRow row, ImportRule rule, string item, string field, string value)
    {
        Add(rule, item, field, value);
        _rejected.Add(new RejectedRow(row.File, row.Number, field, value.Length > MostOfValue ? value[..MostOfValue] : value, rule.Id, rule.Message));
    }

    public ImmutableArray<RejectedRow> Rejected() =>
        [.. _rejected.OrderBy(row => row.File, StringComparer.Ordinal).ThenBy(row => row.Row).ThenBy(row => row.Rule, StringComparer.Ordinal)];

    public ImmutableArray<Finding> InOrder() =>
    [
        .. _findings.OrderBy(finding => finding.Item, StringComparer.Ordinal).ThenBy(finding => finding.Field, StringComparer.Ordinal)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal).ThenBy(finding => finding.Value, StringComparer.Ordinal),
    ];
}
