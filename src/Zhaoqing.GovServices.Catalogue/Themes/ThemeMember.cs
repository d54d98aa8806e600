using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A member of a theme (联办事项): a matter, when it is needed, after which others it comes, and what it asks.</summary>
/// <remarks>Immutable.</remarks>
/// <param name="Matter">The matter.</param>
public sealed record ThemeMember(MatterCode Matter)
{
    /// <summary>The members whose results it waits for (前置事项).</summary>
    public ImmutableArray<MatterCode> After { get; init; } = [];

    /// <summary>Why it comes after them, with the article where there is one; empty where nothing is said.</summary>
    public string OrderReason { get; init; } = "";

    /// <summary>The situation (情形) in which it is needed: all conditions hold. Empty: always.</summary>
    public ImmutableArray<ThemeCondition> When { get; init; } = [];

    /// <summary>The fields of its form (申请表字段), each key once.</summary>
    public ImmutableArray<FormField> Fields { get; init; } = [];

    /// <summary>How many copies (份数) of a material it needs, from 1; a material that is not named here is needed once.</summary>
    public ImmutableDictionary<MaterialCode, int> Copies { get; init; } = ImmutableDictionary<MaterialCode, int>.Empty;

    /// <summary>The materials that are the result of a member before it: passed inside, never asked of the applicant while that member is chosen.</summary>
    public ImmutableDictionary<MaterialCode, MatterCode> PassedInside { get; init; } = ImmutableDictionary<MaterialCode, MatterCode>.Empty;
}

/// <summary>A question about the situation (情形问题) of whoever applies.</summary>
/// <param name="Id">Its identifier, one of a kind in the theme.</param>
/// <param name="Text">The question, in Chinese.</param>
/// <param name="Options">The answers to choose from; exactly one is chosen.</param>
public sealed record ThemeQuestion(string Id, string Text, ImmutableArray<string> Options);

/// <summary>A condition on an answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Accepted">The answers under which the condition holds; at least one.</param>
public sealed record ThemeCondition(string Question, ImmutableArray<string> Accepted);

/// <summary>What a field of a form holds.</summary>
public enum FieldType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Day,

    /// <summary>Yes or no.</summary>
    Choice,

    /// <summary>An identity number or a unified social credit code.</summary>
    Identifier,

    /// <summary>A file.</summary>
    Attachment,
}

/// <summary>A field of a form (申请表字段).</summary>
/// <param name="Key">What it means, the same key for the same meaning in every form, for example <c>applicant.name</c>; fields are one by key, not by label.</param>
/// <param name="Label">What stands beside it, in Chinese.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsRequired">Whether it must be filled in.</param>
public sealed record FormField(string Key, string Label, FieldType Type, bool IsRequired);
