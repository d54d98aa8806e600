using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What to look for in an edition.</summary>
/// <remarks>Immutable. Pages count from 1.</remarks>
public sealed record MatterQuery
{
    /// <summary>The most matters on one page.</summary>
    public const int MaxSize = 100;

    /// <summary>A code, or words that all stand in the name, with blanks between them; empty finds every matter. Full width and case do not matter.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only matters served for this division; see <see cref="Matter.Serves"/>.</summary>
    public DivisionCode? Division { get; init; }

    /// <summary>Only matters of this kind.</summary>
    public MatterKind? Kind { get; init; }

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
public sealed record MatterPage(int Total, int Page, int Size, ImmutableArray<Matter> Items);
