using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

public sealed partial class GrantIndex
{
    private static readonly Duration MostSkew = Duration.FromDays(1);
    private static readonly Duration LeastSkew = -MostSkew;

    /// <summary>Decides as <see cref="LicenceGrant.Decide"/> does, on the newest that was put; <see cref="DenyCode.Undecided"/> where only the whole grant can tell. Allocates nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="facts">What else is known.</param>
    /// <param name="find">Looks the licence up; not called before the request has passed all that does not depend on it.</param>
    /// <param name="skew">By how much clocks may differ.</param>
    /// <param name="at">When.</param>
    [Clause("PLT-2.6")]
    public UseDecision Decide(LicenceRequest request, UseFacts facts, FindLicence find, Duration skew, Instant at)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(find);
        return Decide(new AskedInTexts(request, _names), facts, find, skew, at);
    }

    /// <summary>Decides as <see cref="Decide(LicenceRequest, UseFacts, FindLicence, Duration, Instant)"/> does, with names that were looked up before.</summary>
    /// <param name="ask">Who asks for what under which grant, of this index.</param>
    /// <param name="request">The id of the request, 1 to 100 characters.</param>
    /// <param name="facts">What else is known.</param>
    /// <param name="find">Looks the licence up; not called before the request has passed all that does not depend on it.</param>
    /// <param name="skew">By how much clocks may differ.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ArgumentException">The ask is of another index.</exception>
    public UseDecision Decide(ResolvedAsk ask, string request, UseFacts facts, FindLicence find, Duration skew, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(find);
        if (!ReferenceEquals(ask.Names, _names)) throw new ArgumentException("The ask was resolved by another index.", nameof(ask));
        return Decide(new AskedInNames(ask, request), facts, find, skew, at);
    }

    /// <summary>Checks as <see cref="LicenceGrant.Check"/> does; <see cref="DenyCode.Undecided"/> where only the whole grant can tell.</summary>
    internal DenyCode Check(LicenceRequest request, UseFacts facts, Duration skew, Instant at) =>
        Decide(new AskedInTexts(request, _names), facts, find: null, skew, at).Code;

    private UseDecision Decide<TAsked>(TAsked asked, UseFacts facts, FindLicence? find, Duration skew, Instant at)
        where TAsked : struct, IAsked
    {
        if (!_rows.TryRead(asked.Grant, asked.Row, out var row, out var side) || row.IsBeyond || skew > MostSkew || skew < LeastSkew || !GrantRow.TryNanoseconds(at, out long now)) return default;
        var code = CodeOfGrant(asked, row, now, skew.ToInt64Nanoseconds());
        if (code != DenyCode.None) return LicenceGrant.Deny(code);
        if (row.MayHaveUsed(asked.Request)) return default;
        if (!facts.OperatorMayAct) return LicenceGrant.Deny(DenyCode.OperatorDenied);
        var rare = side?.Rare;
        if (!asked.IsFor(row, rare)) return LicenceGrant.Deny(DenyCode.PurposeMismatch);
        if (row.IsInPerson) return default;
        if ((asked.Action & row.Actions) != asked.Action) return LicenceGrant.Deny(DenyCode.ActionDenied);
        var face = _names.Faces[row.Face];
        int granted = asked.GrantedOf(face), wanted = asked.Fields.Length;
        if (granted < wanted && (!asked.Trim || granted == 0)) return LicenceGrant.Deny(DenyCode.FieldDenied);
        LicenceFinding found = default;
        if (find is not null)
        {
            found = find(row.Holder, face.Type, rare?.Pinned);
            code = LicenceGrant.CodeOfLicence(found, face.Type, rare?.Pinned, asked.Action);
        }

        if (code == DenyCode.None) code = CodeOfStanding(row, rare, facts, at, now);
        return code == DenyCode.None ? new UseDecision(DenyCode.None, found.Identifier, found.State, IsRepeat: false, granted < wanted) : LicenceGrant.Deny(code);
    }

    private static DenyCode CodeOfGrant<TAsked>(TAsked asked, in GrantRow row, long at, long skew)
        where TAsked : struct, IAsked
    {
        bool isWhole = asked.Request is { Length: > 0 and <= LicenceGrant.MaxRequestLength } && !asked.Fields.IsDefault && int.PopCount((int)asked.Action) == 1;
        if (!isWhole || !row.IsSigned) return DenyCode.BadGrant;
        if (at + skew < row.NotBefore) return DenyCode.NotYet;
        if (at - skew > row.NotAfter) return DenyCode.Expired;
        if (row.Standing != DenyCode.None) return row.Standing;
        return asked.IsBy(row) ? DenyCode.None : DenyCode.WrongUser;
    }

    private static DenyCode CodeOfStanding(in GrantRow row, RareParts? rare, UseFacts facts, Instant at, long now)
    {
        if (!facts.ChainHolds || (rare is not null && (at < rare.ChainFrom || at >= rare.ChainUntil))) return DenyCode.ChainBroken;
        if (row.Room != DenyCode.None) return row.Room;
        if (now < row.NextUseAt) return DenyCode.TooSoon;
        return row.IsPreviewPending ? DenyCode.PreviewPending : DenyCode.None;
    }
}
