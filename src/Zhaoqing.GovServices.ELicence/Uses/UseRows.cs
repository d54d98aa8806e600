using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Puts the holder's own view of the uses together, event by event and without folding the grants.</summary>
internal sealed class UseRows
{
    private readonly List<UseRow> _rows = [];
    private readonly Dictionary<Guid, GrantTerms> _terms = [];
    private readonly Dictionary<Guid, Instant> _revoked = [];

    /// <summary>The row of the last reservation of a request.</summary>
    private readonly Dictionary<(Guid Grant, string Request), int> _places = [];

    public void Add(HolderEvent happened)
    {
        switch (happened)
        {
            case GrantAsked asked:
                _terms[asked.Terms.Id] = asked.Terms;
                break;
            case GrantRevoked revoked:
                _revoked[revoked.Grant] = revoked.At;
                break;
            case UseReserved reserved:
                var terms = _terms[reserved.Grant];
                _places[(reserved.Grant, reserved.Request)] = _rows.Count;
                _rows.Add(new(reserved.At, reserved.Grant, terms.User, reserved.By, reserved.Purpose, terms.Licence, DenyCode.None, UseState.Reserved, IsAfterRevocation: false, Basis: null));
                break;
            case UseCommitted committed:
                Settle(committed.Grant, committed.Request, UseState.Made, _revoked.TryGetValue(committed.Grant, out var revokedAt) && committed.At >= revokedAt);
                break;
            case UseReleased released:
                Settle(released.Grant, released.Request, UseState.Released, isAfterRevocation: false);
                break;
            case UseDenied denied:
                _rows.Add(new(denied.At, denied.Grant, denied.Caller, denied.By, denied.Purpose, _terms[denied.Grant].Licence, denied.Code, State: null, IsAfterRevocation: false, Basis: null));
                break;
            case StatutoryUse law:
                _rows.Add(new(law.At, Grant: null, law.User, law.By, law.Purpose, law.Licence, DenyCode.None, UseState.Made, IsAfterRevocation: false, law.Basis));
                break;
            default:
                // Nothing else that happens to a grant is a use.
                break;
        }
    }

    public IReadOnlyList<UseRow> ToList() => _rows;

    private void Settle(Guid grant, string request, UseState state, bool isAfterRevocation)
    {
        ref var row = ref CollectionsMarshal.AsSpan(_rows)[_places[(grant, request)]];
        row = row with { State = state, IsAfterRevocation = isAfterRevocation };
    }
}
