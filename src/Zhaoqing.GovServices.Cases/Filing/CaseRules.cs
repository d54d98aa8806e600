namespace Zhaoqing.GovServices.Cases;

/// <summary>What a department has laid down for the cases of a matter beyond its list (办件规则): data, with the ground of each rule.</summary>
/// <remarks>Immutable. Kept in the record of each case as it was when the application came in; a record of before there were any has <see cref="Ordinary"/>.</remarks>
public sealed partial record CaseRules
{
    private readonly string? _dutyOwner;

    /// <summary>The rules of a matter for which nothing is laid down.</summary>
    public static CaseRules Ordinary { get; } = new();

    /// <summary>Why a complete application is accepted in the moment it is received (收件即受理); <see langword="null"/> where the matter is not on that list.</summary>
    [Clause("REG-1.12")]
    public LegalGround? AcceptedAtReceipt { get; init; }

    /// <summary>The account that owns what comes in without a window (首问负责), until somebody takes charge.</summary>
    public string DutyOwner
    {
        get => _dutyOwner ?? "duty";
        init => _dutyOwner = value;
    }

    /// <summary>The edition of the department's rules; <see langword="null"/> where none are laid down.</summary>
    public string? Edition { get; init; }
}
