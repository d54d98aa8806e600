using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The code of a holder with its kind (持证主体代码), as it stands in a question and nowhere else: neither <see cref="ToString"/> nor a refusal shows it.</summary>
/// <remarks>Immutable. The kinds are those of GB/T 36903 annex A that hold a check of their own: <c>001</c> 统一社会信用代码, <c>111</c> 公民身份号码.</remarks>
public sealed record ExchangeHolder
{
    private readonly CitizenIdentityNumber? _person;
    private readonly UnifiedSocialCreditCode? _organisation;

    /// <summary>A natural person.</summary>
    public ExchangeHolder(CitizenIdentityNumber person) => _person = person;

    /// <summary>A legal person or another organisation.</summary>
    public ExchangeHolder(UnifiedSocialCreditCode organisation) => _organisation = organisation;

    /// <summary>The kinds that are known.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["001", "111"];

    /// <summary>The kind: <c>001</c> or <c>111</c>.</summary>
    public string Kind => _person is null ? "001" : "111";

    /// <summary>The reference under which the record knows the holder, see <see cref="HolderReference"/>.</summary>
    /// <param name="key">The secret of the licence system, at least 32 bytes.</param>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public HolderReference ReferenceOf(ReadOnlySpan<byte> key) =>
        _person is { } person ? HolderReference.Of(key, person) : HolderReference.Of(key, _organisation!.Value);

    /// <summary>The code in the clear, for the question alone.</summary>
    public string Reveal() => _person is { } person ? person.Reveal() : $"{_organisation!.Value}";

    /// <summary>The kind alone.</summary>
    public override string ToString() => $"{nameof(ExchangeHolder)} {Kind}";

    internal static ExchangeHolder? Of(string kind, string code) => kind switch
    {
        "001" when UnifiedSocialCreditCode.TryParse(code, provider: null, out var organisation) => new(organisation),
        "111" when CitizenIdentityNumber.TryParse(code, provider: null, out var person) => new(person),
        _ => null,
    };
}
