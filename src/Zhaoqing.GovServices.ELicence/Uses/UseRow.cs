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
        var file = HolderFile.Replay(events);
        var rows = new List<UseRow>(events.Count);
        foreach (var happened in events)
        {
            if (RowOf(happened, file) is { } row) rows.Add(row);
        }

        return rows;
    }

    private static UseRow? RowOf(HolderEvent happened, HolderFile file)
    {
        switch (happened)
        {
            case UseReserved reserved:
                var grant = file.Find(reserved.Grant)!;
                var use = grant.Uses[reserved.Request];
                bool isLatest = use.Reservation == reserved;
                return new(
                    reserved.At, reserved.Grant, grant.Terms.User, reserved.By, reserved.Purpose, grant.Terms.Licence, DenyCode.None, isLatest ? use.State : UseState.Released,
                    isLatest && use.IsAfterRevocation, Basis: null);
            case UseDenied denied:
                return new(
                    denied.At, denied.Grant, denied.Caller, denied.By, denied.Purpose, file.Find(denied.Grant)!.Terms.Licence, denied.Code, State: null, IsAfterRevocation: false, Basis: null);
            case StatutoryUse law:
                return new(law.At, Grant: null, law.User, law.By, law.Purpose, law.Licence, DenyCode.None, UseState.Made, IsAfterRevocation: false, law.Basis);
            default:
                return null;
        }
    }
}
