using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How a matter sinks to town or village (下沉形式); each form lets do what those before it let do.</summary>
public enum DelegationForm
{
    /// <summary>Help and agency (帮办代办, also printed 督办代办): papers are handed on for the applicant.</summary>
    Agency,

    /// <summary>Entrusted acceptance (委托受理): applications are accepted, not decided.</summary>
    EntrustedAcceptance,

    /// <summary>Authorised handling (授权办理): applications are decided, where the law lets it.</summary>
    AuthorisedHandling,
}

/// <summary>What a place does with an application that was delegated to it.</summary>
public enum DelegatedAct
{
    /// <summary>Takes the papers and hands them on (代为提交).</summary>
    Submit,

    /// <summary>Accepts the application (受理).</summary>
    Accept,

    /// <summary>Decides it (决定).</summary>
    Decide,
}

/// <summary>The names of the forms, and the fields in which matters sink.</summary>
public static class DelegationForms
{
    private static readonly ImmutableArray<(string Name, DelegationForm Form)> Names =
    [
        ("帮办代办", DelegationForm.Agency), ("督办代办", DelegationForm.Agency), ("委托受理", DelegationForm.EntrustedAcceptance), ("授权办理", DelegationForm.AuthorisedHandling),
    ];

    /// <summary>The fields (领域) that the plan names; a city may add others.</summary>
    [Clause("CON-5.6")]
    public static ImmutableArray<string> Fields { get; } = ["公共教育", "劳动就业", "社会保险", "医疗卫生"];

    /// <summary>The Chinese name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such form.</exception>
    public static string ChineseName(this DelegationForm form) =>
        Enum.IsDefined(form) ? Names.First(entry => entry.Form == form).Name : throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form.");

    /// <summary>The form of a Chinese name; 帮办代办 and 督办代办 are one.</summary>
    /// <returns>The form; refused with <c>catalogue.delegation-form-unknown</c>.</returns>
    [Clause("CON-5.5")]
    public static OneOf<Refusal, DelegationForm> Of(string? name)
    {
        foreach (var (known, form) in Names)
        {
            if (string.Equals(known, name, StringComparison.Ordinal)) return form;
        }

        return new Refusal("catalogue.delegation-form-unknown", "下沉形式只有委托受理、授权办理和帮办代办。", LegalGround.OfClause("CON-5.5"));
    }
}
