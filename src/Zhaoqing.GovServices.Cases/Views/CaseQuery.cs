using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Which cases of a list are asked for; what is <see langword="null"/> leaves nothing out.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CaseQuery
{
    /// <summary>The most lines of a page.</summary>
    public const int MaxSize = 100;

    private readonly int _page = 1, _size = 20;

    /// <summary>Cases in this state.</summary>
    public CaseState? State { get; init; }

    /// <summary>Cases of this division and of those that lie in it.</summary>
    public DivisionCode? Division { get; init; }

    /// <summary>Cases of this deciding authority, by its whole name.</summary>
    public string? Authority { get; init; }

    /// <summary>Cases whose clock ends on this day or before (到期提醒).</summary>
    public LocalDate? DueBy { get; init; }

    /// <summary>Cases with this light.</summary>
    public WarningLight? Light { get; init; }

    /// <summary>Which page, from 1.</summary>
    public int Page
    {
        get => _page;
        init => _page = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Pages count from 1.");
    }

    /// <summary>How many lines a page has, 1 to <see cref="MaxSize"/>.</summary>
    public int Size
    {
        get => _size;
        init => _size = value is >= 1 and <= MaxSize ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A page has 1 to 100 lines.");
    }

    /// <summary>How many lines come before the page.</summary>
    internal long Skipped => (Page - 1L) * Size;
}

/// <summary>How many cases of a list have each light (到期提醒).</summary>
/// <param name="Overdue">The last day has passed.</param>
/// <param name="Red">It is the last day by the policy.</param>
/// <param name="Yellow">The last day is near.</param>
/// <param name="Green">In time.</param>
/// <param name="None">No clock runs.</param>
public sealed record LightCounts(int Overdue, int Red, int Yellow, int Green, int None)
{
    internal LightCounts Plus(WarningLight light, int count) => light switch
    {
        WarningLight.Overdue => this with { Overdue = Overdue + count },
        WarningLight.Red => this with { Red = Red + count },
        WarningLight.Yellow => this with { Yellow = Yellow + count },
        WarningLight.Green => this with { Green = Green + count },
        _ => this with { None = None + count },
    };
}

/// <summary>A page of a list of cases: what is due first comes first, so what is overdue before everything; then what has no clock, then what is over; equals by number.</summary>
/// <param name="AsOf">The instant for which it was asked.</param>
/// <param name="Total">How many cases fit the query.</param>
/// <param name="Lights">The lights of those that fit, whichever light was asked for.</param>
/// <param name="Lines">The lines of the page.</param>
public sealed record CasePage(Instant AsOf, int Total, LightCounts Lights, ImmutableArray<CaseLine> Lines);
