using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The kind of a matter (事项类型) that people can ask for; the values are the numbers of GB/T 39046-2020, table A.1.</summary>
[Clause("STD-1.2")]
public enum MatterKind
{
    /// <summary>Administrative licence (行政许可), 01.</summary>
    Licence = 1,

    /// <summary>Administrative levy (行政征收), 04.</summary>
    Levy = 4,

    /// <summary>Administrative payment (行政给付), 05.</summary>
    Payment = 5,

    /// <summary>Administrative confirmation (行政确认), 07.</summary>
    Confirmation = 7,

    /// <summary>Administrative reward (行政奖励), 08.</summary>
    Reward = 8,

    /// <summary>Administrative adjudication (行政裁决), 09.</summary>
    Adjudication = 9,

    /// <summary>Other administrative power (其他行政权力), 10.</summary>
    OtherPower = 10,

    /// <summary>Public service (公共服务), 20.</summary>
    PublicService = 20,
}

/// <summary>Names of the kinds of matters, and which kinds a service catalogue admits.</summary>
public static class MatterKinds
{
    private static readonly (MatterKind Kind, string Name)[] Names =
    [
        (MatterKind.Licence, "行政许可"), (MatterKind.Levy, "行政征收"), (MatterKind.Payment, "行政给付"), (MatterKind.Confirmation, "行政确认"),
        (MatterKind.Reward, "行政奖励"), (MatterKind.Adjudication, "行政裁决"), (MatterKind.OtherPower, "其他行政权力"), (MatterKind.PublicService, "公共服务"),
    ];

    /// <summary>The Chinese name, for example 行政许可.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the kinds.</exception>
    public static string ChineseName(this MatterKind kind) =>
        Array.Find(Names, entry => entry.Kind == kind).Name ?? throw new ArgumentOutOfRangeException(nameof(kind));

    /// <summary>The two digits of GB/T 39046-2020, table A.1, for example <c>01</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the kinds.</exception>
    public static string Number(this MatterKind kind) =>
        Enum.IsDefined(kind) ? $"{(int)kind:D2}" : throw new ArgumentOutOfRangeException(nameof(kind));

    /// <summary>The kind with this Chinese name. The set is closed: penalties, coercion and inspections are acts of office, not services.</summary>
    /// <returns><c>catalogue.kind-ex-officio</c> for 行政处罚, 行政强制 and 行政检查, <c>catalogue.kind-unknown</c> for any other name outside the set.</returns>
    [Clause("STD-1.2")]
    public static OneOf<Refusal, MatterKind> Of(string? name)
    {
        foreach (var (kind, chinese) in Names)
        {
            if (string.Equals(chinese, name, StringComparison.Ordinal)) return kind;
        }

        return name is "行政处罚" or "行政强制" or "行政检查"
            ? new Refusal("catalogue.kind-ex-officio", $"{name}由行政机关依职权实施,不属于政务服务事项,不能列入事项目录。", LegalGround.OfClause("STD-1.2"))
            : new Refusal("catalogue.kind-unknown", "事项类型不在依申请行政权力、行政征收和公共服务的范围内,请按标准类型填写。", LegalGround.OfClause("STD-1.2"));
    }
}
