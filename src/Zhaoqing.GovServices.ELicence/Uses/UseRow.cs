using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>One line of the holder's own view of the uses (用证记录): allowed, denied, or by law.</summary>
/// <param name="At">When.</param>
/// <param name="Grant">The grant; <see langword="null"/> for a use by law.</param>
/// <param name="User">Who used or wanted to.</param>
/// <param name="Operator">The account at the window.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Licence">The type of the licence.</param>
/// <param name="Code">Why it was denied; <see cref="DenyCode.None"/> where it was not.</param>
/// <param name="State">Where an allowed use stands; <see langword="null"/> for a denied one.</param>
/// <param name="IsAfterRevocation">Whether the data left after the holder had taken the grant back.</param>
/// <param name="Basis">The law, for a use by law.</param>
public sealed record UseRow(
    Instant At, Guid? Grant, LicenceUser User, string Operator, GrantPurpose Purpose, LicenceTypeCode Licence, DenyCode Code, UseState? State, bool IsAfterRevocation, LegalGround? Basis)
{
    /// <summary>All uses and denials in the order they happened.</summary>
    /// <param name="events">All events of the holder.</param>
    [Clause("PLT-2.2")]
    public static IReadOnlyList<UseRow> Of(IReadOnlyCollection<HolderEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var rows = new UseRows();
        foreach (var happened in events) rows.Add(happened);
        return rows.ToList();
    }
}
