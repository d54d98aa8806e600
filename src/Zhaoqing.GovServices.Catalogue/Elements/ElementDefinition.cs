namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Who fills an element in.</summary>
public enum ElementOwner
{
    /// <summary>The city's business department, for all divisions (市统筹要素).</summary>
    Unified,

    /// <summary>The implementing department of a division (自定义要素).</summary>
    Local,
}

/// <summary>Whether an element must be filled in.</summary>
public enum ElementRequirement
{
    /// <summary>Always (必填).</summary>
    Required,

    /// <summary>Where its condition holds (按条件).</summary>
    Conditional,

    /// <summary>Never (选填).</summary>
    Optional,
}

/// <summary>What kind of value an element takes.</summary>
public enum ElementKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number from 0 on.</summary>
    Number,

    /// <summary>A number of copies, 0 to 99.</summary>
    Copies,

    /// <summary>Yes or no: <c>1</c> or <c>0</c>.</summary>
    Flag,

    /// <summary>A day, <c>2026-09-01</c>.</summary>
    Day,

    /// <summary>A <see cref="Catalogue.BasicCode"/>.</summary>
    BasicCode,

    /// <summary>An <see cref="Catalogue.ImplementCode"/>.</summary>
    ImplementCode,

    /// <summary>A <see cref="UnifiedSocialCreditCode"/>.</summary>
    BodyCode,

    /// <summary>A <see cref="DivisionCode"/>.</summary>
    Division,

    /// <summary>A code of another system, as printed.</summary>
    Code,

    /// <summary>One of a set, where the set is known; else words.</summary>
    Choice,

    /// <summary>The digest and media type of a file: <c>sha256:…;application/pdf</c>.</summary>
    File,

    /// <summary>An https address.</summary>
    Link,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A limit as written: <c>5个工作日</c>.</summary>
    Limit,

    /// <summary>A legal basis: <c>《…法》第…条</c>.</summary>
    Basis,

    /// <summary>A name or reference in words: a body, a contact, a place, a period, a tree.</summary>
    Words,
}

/// <summary>What values an element takes (要素类型).</summary>
/// <param name="Kind">The kind of one value.</param>
/// <param name="IsMany">Whether several values stand in it, one a line.</param>
/// <param name="IsDistinct">Whether none of several values may stand in it twice.</param>
/// <param name="MaxLength">The most characters of a text; <see langword="null"/> where the set fixes none.</param>
/// <param name="Codes">The codes to choose from; <see langword="null"/> where the set is open.</param>
public sealed record ElementType(ElementKind Kind, bool IsMany, bool IsDistinct, int? MaxLength, CodeSet? Codes);

/// <summary>One element of a set (要素).</summary>
public sealed record ElementDefinition
{
    internal ElementDefinition(ElementId id, int ordinal) => (Id, Ordinal) = (id, ordinal);

    /// <summary>Its number.</summary>
    public ElementId Id { get; }

    /// <summary>Its place among all elements of the set, from 0; the unified ones stand before the local ones.</summary>
    public int Ordinal { get; }

    /// <summary>Its Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>Its English name.</summary>
    public required string EnglishName { get; init; }

    /// <summary>The group it stands in, in Chinese.</summary>
    public required string Group { get; init; }

    /// <summary>Who fills it in.</summary>
    public required ElementOwner Owner { get; init; }

    /// <summary>What values it takes.</summary>
    public required ElementType Type { get; init; }

    /// <summary>Whether it must be filled in.</summary>
    public required ElementRequirement Requirement { get; init; }

    /// <summary>When a conditional element must be filled in, as the set writes it; empty where the values of a list cannot tell.</summary>
    public required string Condition { get; init; }

    /// <summary>Whether it comes from the superior's catalogue and is mastered there (上级目录要素).</summary>
    public required bool IsInherited { get; init; }

    /// <summary>Whether every material has its own value of it (每份材料).</summary>
    public required bool IsPerMaterial { get; init; }

    /// <summary>Whether its value may tell of a person, so that no finding repeats it.</summary>
    public required bool IsPersonal { get; init; }

    internal ElementCondition? When { get; init; }

    /// <summary>Number and name.</summary>
    public override string ToString() => $"{Id} {Name}";
}
