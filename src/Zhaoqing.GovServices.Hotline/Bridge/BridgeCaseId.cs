using System.Globalization;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>The id of a case on the bridge (联动事件编号): <c>desk-site-id</c>, such as <c>12345-4412-0198f3c2d5e87a0c9a1b2c3d4e5f6071</c>. Whoever has it knows which desk made it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BridgeCaseId
{
    private readonly BridgeDesk _desk;
    private readonly DivisionCode _site;
    private readonly Guid _unique;

    /// <summary>The id of a new case.</summary>
    /// <param name="mintedBy">The desk that makes it.</param>
    /// <param name="site">The division the desk serves.</param>
    /// <param name="unique">An id that nobody else makes, such as a version 7 UUID.</param>
    /// <exception cref="ArgumentException">The id is empty, or it is no desk.</exception>
    public BridgeCaseId(BridgeDesk mintedBy, DivisionCode site, Guid unique)
    {
        _ = mintedBy.Number();
        if (unique == Guid.Empty) throw new ArgumentException("An empty id names nothing.", nameof(unique));
        (_desk, _site, _unique) = (mintedBy, site, unique);
    }

    /// <summary>The desk that made it.</summary>
    /// <exception cref="InvalidOperationException">This is the default of the type, which is no id.</exception>
    public BridgeDesk MintedBy => _unique == Guid.Empty ? throw new InvalidOperationException("The default of the type is no id.") : _desk;

    /// <summary>The division of the desk that made it.</summary>
    public DivisionCode Site => _site;

    /// <summary>Reads an id.</summary>
    /// <returns>False where the text is none: another desk, another form, capitals.</returns>
    public static bool TryParse(string? text, out BridgeCaseId id)
    {
        id = default;
        if (text?.Split('-') is not [var number, var place, var rest] || BridgeDesks.OfNumber(number) is not { } desk) return false;
        if (!DivisionCode.TryParse(place, null, out var site) || !Guid.TryParseExact(rest, "N", out var unique) || unique == Guid.Empty) return false;
        if (rest.Any(char.IsAsciiLetterUpper)) return false;
        id = new BridgeCaseId(desk, site, unique);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _unique == Guid.Empty ? "" : string.Create(CultureInfo.InvariantCulture, $"{_desk.Number()}-{_site}-{_unique:N}");
}
