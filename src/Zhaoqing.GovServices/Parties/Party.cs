using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices;

/// <summary>Who applies or is applied to (当事人): a <see cref="Person"/> or an <see cref="Organisation"/>.</summary>
/// <remarks>Immutable. In JSON the property <c>kind</c> says which: <c>person</c> or <c>organisation</c>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Person), "person")]
[JsonDerivedType(typeof(Organisation), "organisation")]
public abstract record Party
{
    private protected Party(PartyName name) => Name = name;

    /// <summary>The name as the party writes it.</summary>
    public PartyName Name { get; init; }
}

/// <summary>A natural person (自然人).</summary>
/// <param name="Name">The name as the person writes it.</param>
/// <param name="Identifier">The citizen identity number; its text is masked everywhere but in the record.</param>
public sealed record Person(PartyName Name, CitizenIdentityNumber Identifier) : Party(Name)
{
    /// <summary>The kind alone: a person's data stay out of logs and errors.</summary>
    public override string ToString() => nameof(Person);
}

/// <summary>A legal person or another organisation (法人、非法人组织).</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Identifier">The unified social credit code.</param>
public sealed record Organisation(PartyName Name, UnifiedSocialCreditCode Identifier) : Party(Name)
{
    /// <summary>The kind and the code.</summary>
    public override string ToString() => $"{nameof(Organisation)} {Identifier}";
}
