using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Whether an agency is chosen in the supermarket of intermediaries (中介超市).</summary>
public enum SupermarketDuty
{
    /// <summary>The rule says nothing: the service is not listed, or procurement has rules of its own.</summary>
    None,

    /// <summary>Encouraged (鼓励): no fiscal money is spent.</summary>
    Encouraged,

    /// <summary>Required (必须).</summary>
    Required,
}

/// <summary>A purchase of an intermediary service.</summary>
/// <param name="IsFiscal">Whether fiscal money (财政资金) is spent.</param>
/// <param name="IsListed">Whether the service stands on the list of intermediary services.</param>
/// <param name="IsCentral">Whether it stands in the central purchasing catalogue (政府集中采购目录).</param>
/// <param name="Amount">The amount in yuan.</param>
public sealed record ServicePurchase(bool IsFiscal, bool IsListed, bool IsCentral, decimal Amount);

/// <summary>A row of the truth table.</summary>
/// <param name="IsFiscal">Fiscal money.</param>
/// <param name="IsListed">Listed service.</param>
/// <param name="IsCentral">In the central purchasing catalogue.</param>
/// <param name="IsUnderLimit">Under the purchase limit.</param>
/// <param name="Duty">What follows.</param>
public sealed record SupermarketRow(bool IsFiscal, bool IsListed, bool IsCentral, bool IsUnderLimit, SupermarketDuty Duty);

/// <summary>When owners must choose the agency in the supermarket: the table is fixed, the limit is data of a year.</summary>
/// <remarks>Immutable. Source of the table: 粤办函〔2020〕332号 广东省网上中介服务超市管理办法.</remarks>
/// <param name="Edition">The edition of the purchase limit (采购限额标准), for example 2026年.</param>
/// <param name="AmountLimit">The limit in yuan; an amount that reaches it is not under it.</param>
/// <param name="Ground">The document that sets it.</param>
public sealed record SupermarketRule(string Edition, decimal AmountLimit, LegalGround Ground)
{
    /// <summary>All sixteen cases.</summary>
    [Clause("REG-2.17")]
    public static ImmutableArray<SupermarketRow> Table { get; } =
    [
        new(IsFiscal: true, IsListed: true, IsCentral: false, IsUnderLimit: true, SupermarketDuty.Required),
        new(IsFiscal: true, IsListed: true, IsCentral: false, IsUnderLimit: false, SupermarketDuty.None),
        new(IsFiscal: true, IsListed: true, IsCentral: true, IsUnderLimit: true, SupermarketDuty.None),
        new(IsFiscal: true, IsListed: true, IsCentral: true, IsUnderLimit: false, SupermarketDuty.None),
        new(IsFiscal: true, IsListed: false, IsCentral: false, IsUnderLimit: true, SupermarketDuty.None),
        new(IsFiscal: true, IsListed: false, IsCentral: false, IsUnderLimit: false, SupermarketDuty.None),
        new(IsFiscal: true, IsListed: false, IsCentral: true, IsUnderLimit: true, SupermarketDuty.None),
        new(IsFiscal: true, IsListed: false, IsCentral: true, IsUnderLimit: false, SupermarketDuty.None),
        new(IsFiscal: false, IsListed: true, IsCentral: false, IsUnderLimit: true, SupermarketDuty.Encouraged),
        new(IsFiscal: false, IsListed: true, IsCentral: false, IsUnderLimit: false, SupermarketDuty.Encouraged),
        new(IsFiscal: false, IsListed: true, IsCentral: true, IsUnderLimit: true, SupermarketDuty.Encouraged),
        new(IsFiscal: false, IsListed: true, IsCentral: true, IsUnderLimit: false, SupermarketDuty.Encouraged),
        new(IsFiscal: false, IsListed: false, IsCentral: false, IsUnderLimit: true, SupermarketDuty.None),
        new(IsFiscal: false, IsListed: false, IsCentral: false, IsUnderLimit: false, SupermarketDuty.None),
        new(IsFiscal: false, IsListed: false, IsCentral: true, IsUnderLimit: true, SupermarketDuty.None),
        new(IsFiscal: false, IsListed: false, IsCentral: true, IsUnderLimit: false, SupermarketDuty.None),
    ];

    /// <summary>What the table says of a purchase.</summary>
    [Clause("REG-2.17")]
    public SupermarketDuty DutyOf(ServicePurchase purchase)
    {
        ArgumentNullException.ThrowIfNull(purchase);
        ArgumentOutOfRangeException.ThrowIfNegative(purchase.Amount, nameof(purchase));
        bool under = purchase.Amount < AmountLimit;
        return Table.Single(row => row.IsFiscal == purchase.IsFiscal && row.IsListed == purchase.IsListed && row.IsCentral == purchase.IsCentral && row.IsUnderLimit == under).Duty;
    }

    /// <summary>Whether an agency may be chosen outside the supermarket.</summary>
    /// <returns>The duty, which is then none or encouraged; refused with <c>catalogue.supermarket-required</c>.</returns>
    [Clause("REG-2.17")]
    public OneOf<Refusal, SupermarketDuty> ChooseOutside(ServicePurchase purchase)
    {
        var duty = DutyOf(purchase);
        return duty == SupermarketDuty.Required ? IntermediaryRefusals.SupermarketRequired(this) : duty;
    }
}
