using System.Runtime.InteropServices;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Who asks, as far as routing depends on it.</summary>
/// <param name="BusinessPlace">Where the business belongs (业务属地): the household, the seat, the thing; any level, former codes too.</param>
/// <param name="Choice">What the applicant prefers.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RouteApplicant(DivisionCode BusinessPlace, ServiceChoice Choice = ServiceChoice.ByRule);

/// <summary>Where an application goes (通办路由): exactly one deciding authority, and the mode.</summary>
/// <remarks><c>default</c> is no route: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CrossRegionRoute
{
    private readonly RoutedMatter? _matter;
    private readonly DivisionCode _division;
    private readonly Authority? _known;
    private readonly DivisionTree? _tree;
    private readonly Agreement? _agreement;
    private readonly ExceptionEntry? _exception;
    private readonly byte _kind;
    private readonly byte _mode;

    internal CrossRegionRoute(RoutedMatter matter, DivisionCode division, DivisionTree tree, Authority? known, CrossRegionKind kind, HandlingMode mode)
    {
        (_matter, _division, _tree, _known) = (matter, division, tree, known);
        (_kind, _mode) = ((byte)kind, (byte)mode);
    }

    /// <summary>The matter.</summary>
    public RoutedMatter Matter => _matter ?? throw NoRoute();

    /// <summary>Across what border.</summary>
    public CrossRegionKind Kind => _matter is null ? throw NoRoute() : (CrossRegionKind)_kind;

    /// <summary>How it is handled.</summary>
    public HandlingMode Mode => _matter is null ? throw NoRoute() : (HandlingMode)_mode;

    /// <summary>The division for which the deciding authority decides.</summary>
    public DivisionCode DecidingDivision => _matter is null ? throw NoRoute() : _division;

    /// <summary>The agreement that opens it; <see langword="null"/> where the principle alone does.</summary>
    public Agreement? Agreement
    {
        get => _matter is null ? throw NoRoute() : _agreement;
        internal init => _agreement = value;
    }

    /// <summary>The published exception that closes it; <see langword="null"/> where it is open.</summary>
    public ExceptionEntry? Exception
    {
        get => _matter is null ? throw NoRoute() : _exception;
        internal init => _exception = value;
    }

    /// <summary>Whether it can be handed in here. Where not, the person is told the reason and who decides.</summary>
    [Clause("STD-4.6")]
    public bool IsOpen => Exception is null;

    /// <summary>The name of the deciding authority: as agreements or lists name it, else the division's department.</summary>
    public string AuthorityName => _known?.Name ?? $"{_tree?.Find(DecidingDivision)?.Name}{Matter.Department}";

    /// <summary>Its unified social credit code, where it is known.</summary>
    public UnifiedSocialCreditCode? AuthorityCode => _matter is null ? throw NoRoute() : _known?.Code;

    private static InvalidOperationException NoRoute() => new("default(CrossRegionRoute) is no route.");
}
