using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

public sealed partial class GrantIndex
{
    private static readonly Duration MostSkew = Duration.FromDays(1);

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
        return Decide(new Asked(request), request.Grant, facts, find, skew, at);
    }

    /// <summary>Decides as <see cref="Decide(LicenceRequest, UseFacts, FindLicence, Duration, Instant)"/> does, with names that were looked up before.</summary>
    /// <param name="ask">Who asks for what, of this index.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="request">The id of the request, 1 to 100 characters.</param>
    /// <param name="facts">What else is known.</param>
    /// <param name="find">Looks the licence up; not called before the request has passed all that does not depend on it.</param>
    /// <param name="skew">By how much clocks may differ.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ArgumentException">The ask is of another index.</exception>
    public UseDecision Decide(ResolvedAsk ask, Guid grant, string request, UseFacts facts, FindLicence find, Duration skew, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ask);
        ArgumentNullException.ThrowIfNull(find);
        if (!ReferenceEquals(ask.Names, _names)) throw new ArgumentException("The ask was resolved by another index.", nameof(ask));
        return Decide(new Asked(ask, request), grant, facts, find, skew, at);
    }

    /// <summary>Checks as <see cref="LicenceGrant.Check"/> does; <see cref="DenyCode.Undecided"/> where only the whole grant can tell.</summary>
    internal DenyCode Check(LicenceRequest request, UseFacts facts, Duration skew, Instant at) => Decide(new Asked(request), request.Grant, facts, find: null, skew, at).Code;

    private UseDecision Decide(in Asked asked, Guid grant, UseFacts facts, FindLicence? find, Duration skew, Instant at)
    {
        if (Find(grant) is not { IsBeyond: false } row || skew > MostSkew || skew < -MostSkew || !GrantRow.TryNanoseconds(at, out long now)) return default;
        var code = CodeOfGrant(asked, row, now, skew.ToInt64Nanoseconds());
        if (code != DenyCode.None) return LicenceGrant.Deny(code);
        if (row.MayHaveUsed(asked.Request)) return default;
        if (!facts.OperatorMayAct) return LicenceGrant.Deny(DenyCode.OperatorDenied);
        if (!IsForPurpose(asked, row)) return LicenceGrant.Deny(DenyCode.PurposeMismatch);
        if (row.IsInPerson) return default;
        if ((asked.Action & row.Actions) != asked.Action) return LicenceGrant.Deny(DenyCode.ActionDenied);
        var face = _names.Faces[row.Face];
        int granted = GrantedOf(asked, face);
        if (granted < asked.Fields.Length && (!asked.Trim || granted == 0)) return LicenceGrant.Deny(DenyCode.FieldDenied);
        LicenceFinding found = default;
        if (find is not null)
        {
            found = find(row.Sight.Holder, face.Type, row.Rare?.Pinned);
            code = LicenceGrant.CodeOfLicence(found, face.Type, row.Rare?.Pinned, asked.Action);
        }

        if (code == DenyCode.None) code = CodeOfStanding(row, facts, at, now);
        return code == DenyCode.None ? new UseDecision(DenyCode.None, found.Identifier, found.State, IsRepeat: false, granted < asked.Fields.Length) : LicenceGrant.Deny(code);
    }

    private DenyCode CodeOfGrant(in Asked asked, GrantRow row, long at, long skew)
    {
        bool isWhole = asked.Request is { Length: > 0 and <= LicenceGrant.MaxRequestLength } && !asked.Fields.IsDefault && int.PopCount((int)asked.Action) == 1;
        if (!isWhole || !row.IsSigned) return DenyCode.BadGrant;
        if (at + skew < row.NotBefore) return DenyCode.NotYet;
        if (at - skew > row.NotAfter) return DenyCode.Expired;
        if (row.Standing != DenyCode.None) return row.Standing;
        bool isUser = asked.Resolved is { User: >= 0 } known ? known.User == row.User : _names.Users[row.User] == asked.Caller;
        return isUser ? DenyCode.None : DenyCode.WrongUser;
    }

    private bool IsForPurpose(in Asked asked, GrantRow row)
    {
        var purpose = asked.Purpose;
        if (asked.Resolved is { PurposeName: >= 0 } known) return known.PurposeName == row.Purpose && known.HasCase && row.IsForCase(purpose.Case!, known.Case);
        var granted = _names.Purposes[row.Purpose];
        return string.Equals(purpose.Matter, granted.Matter, StringComparison.Ordinal) && string.Equals(purpose.Situation, granted.Situation, StringComparison.Ordinal)
            && purpose.Sector == granted.Sector && !string.IsNullOrWhiteSpace(purpose.Case) && row.IsForCase(purpose.Case);
    }

    private static int GrantedOf(in Asked asked, GrantedFace granted)
    {
        int count = 0;
        for (int i = 0; i < asked.Fields.Length; i++)
        {
            int handle = asked.Resolved?.FieldHandles[i] ?? -1;
            if (handle >= 0 ? granted.Handles.AsSpan().Contains(handle) : Has(granted.Fields, asked.Fields[i])) count++;
        }

        return count;
    }

    private static bool Has(ImmutableArray<string> names, string field)
    {
        foreach (string name in names)
        {
            if (string.Equals(name, field, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static DenyCode CodeOfStanding(GrantRow row, UseFacts facts, Instant at, long now)
    {
        if (!facts.ChainHolds || (row.Rare is { } rare && (at < rare.ChainFrom || at >= rare.ChainUntil))) return DenyCode.ChainBroken;
        if (row.Room != DenyCode.None) return row.Room;
        if (now < row.NextUseAt) return DenyCode.TooSoon;
        return row.IsPreviewPending ? DenyCode.PreviewPending : DenyCode.None;
    }

    /// <summary>What is asked, from a request as it came or with names looked up before.</summary>
    private readonly ref struct Asked
    {
        public Asked(LicenceRequest request) =>
            (Request, Caller, Purpose, Action, Fields, Trim) = (request.Request, request.Caller, request.Purpose, request.Action, request.Fields, request.Trim);

        public Asked(ResolvedAsk ask, string request) =>
            (Resolved, Request, Caller, Purpose, Action, Fields, Trim) = (ask, request, ask.Caller, ask.Purpose, ask.Action, ask.Fields, ask.Trim);

        public ResolvedAsk? Resolved { get; }

        public string Request { get; }

        public LicenceUser Caller { get; }

        public GrantPurpose Purpose { get; }

        public LicenceActions Action { get; }

        public ImmutableArray<string> Fields { get; }

        public bool Trim { get; }
    }
}
