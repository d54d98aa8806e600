using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What to look for in an edition.</summary>
/// <remarks>Immutable. Pages count from 1.</remarks>
public sealed record MatterQuery
{
    /// <summary>The most matters on one page.</summary>
    public const int MaxSize = 100;

    /// <summary>
    /// A code, or words that all stand in the name, with blanks between them; empty finds every matter. Full width and case do not matter.
    /// Unless <see cref="Exact"/>, an everyday word also finds what it stands for, and two or more Latin letters find initials of readings (拼音首字母).
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Only matters served for this division; see <see cref="Matter.Serves"/>.</summary>
    public DivisionCode? Division { get; init; }

    /// <summary>Only matters of this kind.</summary>
    public MatterKind? Kind { get; init; }

    /// <summary>Only matters whose department as printed holds this text; empty for all. Full width and case do not matter.</summary>
    public string Department { get; init; } = "";

    /// <summary>Only matters that serve this audience (服务对象) as printed, for example 企业; empty for all.</summary>
    public string Audience { get; init; } = "";

    /// <summary>Whether words stand for themselves alone, without everyday words and initials.</summary>
    public bool Exact { get; init; }

    /// <summary>The everyday words; the shipped table unless another is given.</summary>
    public EverydayWords Everyday { get; init; } = EverydayWords.Shipped;

    /// <summary>The page, from 1; a page after the last one is empty.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Page
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>How many matters stand on a page, from 1 to <see cref="MaxSize"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public int Size
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxSize);
            field = value;
        }
    } = 20;
}

/// <summary>One page of the matters found, best first.</summary>
/// <param name="Total">How many matters were found on all pages.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Size">How many matters stand on a full page.</param>
/// <param name="Items">The matters of the page.</param>
public sealed record MatterPage(int Total, int Page, int Size, ImmutableArray<Matter> Items)
{
    /// <summary>The words that were looked for; <see langword="null"/> for a page that no edition made.</summary>
    internal QueryWords? Words { get; init; }

    /// <summary>The parts of a matter's name by which it fits the query: in order, apart from one another, in UTF-16 units; empty where it fits by its code alone.</summary>
    public ImmutableArray<Range> MarksOf(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return Words is { Count: > 0 } words ? words.MarksIn(FoldedText.Of(matter.Name)) : [];
    }
}
