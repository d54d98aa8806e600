using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

public sealed partial record LicenceGrant
{
    internal const int MaxRequestLength = 100;

    /// <summary>Whether a request may use the licence now. The first step that fails gives the code; what is not known fails. Allocates nothing.</summary>
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
        var decision = DecideOnRequest(request, facts, skew, at, out int granted);
        if (!decision.IsAllowed || decision.IsRepeat) return decision;
        var found = find(Terms.Holder, Terms.Licence, Terms.Pinned);
        var code = CodeOfLicence(found, Terms.Licence, Terms.Pinned, request.Action);
        if (code == DenyCode.None) code = CodeOfStanding(facts, at);
        return code == DenyCode.None ? new UseDecision(DenyCode.None, found.Identifier, found.State, IsRepeat: false, granted < request.Fields.Length) : Deny(code);
    }

    /// <summary>Whether the grant would let the request now, whatever licence there is: none is looked up. For a check beforehand that moves nothing and reserves nothing. Allocates nothing.</summary>
    /// <param name="request">The request.</param>
    /// <param name="facts">What else is known.</param>
    /// <param name="skew">By how much clocks may differ.</param>
    /// <param name="at">When.</param>
    public DenyCode Check(LicenceRequest request, UseFacts facts, Duration skew, Instant at)
    {
        ArgumentNullException.ThrowIfNull(request);
        var decision = DecideOnRequest(request, facts, skew, at, out _);
        return decision.IsAllowed && !decision.IsRepeat ? CodeOfStanding(facts, at) : decision.Code;
    }

    /// <summary>The fields of a request that are granted, in its order: what may move.</summary>
    public ImmutableArray<string> GrantedFields(LicenceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return GrantedOf(request.Fields) == request.Fields.Length ? request.Fields : [.. request.Fields.Where(field => Terms.Fields.Contains(field, StringComparer.Ordinal))];
    }

    private DenyCode CodeOfGrant(LicenceRequest request, Duration skew, Instant at)
    {
        bool isWhole = request.Request is { Length: > 0 and <= MaxRequestLength } && !request.Fields.IsDefault && int.PopCount((int)request.Action) == 1;
        if (!isWhole || !IsSigned || request.Grant != Terms.Id) return DenyCode.BadGrant;
        if (at + skew < Terms.NotBefore) return DenyCode.NotYet;
        if (at - skew > Terms.NotAfter) return DenyCode.Expired;
        if (State == GrantState.Revoked) return DenyCode.Revoked;
        if (State == GrantState.Suspended) return DenyCode.Suspended;
        return request.Caller == Terms.User ? DenyCode.None : DenyCode.WrongUser;
    }

    /// <summary>All that does not depend on whether there is a licence.</summary>
    private UseDecision DecideOnRequest(LicenceRequest request, UseFacts facts, Duration skew, Instant at, out int granted)
    {
        granted = 0;
        var code = CodeOfGrant(request, skew, at);
        if (code != DenyCode.None) return Deny(code);
        if (MayHave(UseMarks, request.Request) && Uses.TryGetValue(request.Request, out var earlier) && earlier.State != UseState.Released)
        {
            return IsSame(request, earlier.Reservation)
                ? new UseDecision(DenyCode.None, earlier.Reservation.Licence, earlier.Reservation.LicenceState, IsRepeat: true, IsTrimmed: earlier.Reservation.Fields.Length < request.Fields.Length)
                : Deny(DenyCode.RequestReused);
        }

        if (!facts.OperatorMayAct) return Deny(DenyCode.OperatorDenied);
        if (!IsForPurpose(request.Purpose)) return Deny(DenyCode.PurposeMismatch);
        if (Terms.InPerson && !IsCodeGood(request.CodeDigest, at)) return Deny(DenyCode.CodeFailed);
        if ((request.Action & Terms.Actions) != request.Action) return Deny(DenyCode.ActionDenied);
        granted = GrantedOf(request.Fields);
        return granted < request.Fields.Length && (!request.Trim || granted == 0) ? Deny(DenyCode.FieldDenied) : new UseDecision(DenyCode.None, default, LicenceState.Unknown, IsRepeat: false, IsTrimmed: false);
    }

    /// <summary>Whether what was found is the licence that is meant, and may be used so.</summary>
    internal static DenyCode CodeOfLicence(LicenceFinding found, LicenceTypeCode type, LicenceIdentifier? pinned, LicenceActions action)
    {
        if (found.Count < 1) return DenyCode.NoLicence;
        if (found.Count > 1) return DenyCode.Ambiguous;
        if (found.Identifier.Parts.Type != type || (pinned is { } meant && meant != found.Identifier)) return DenyCode.NoLicence;
        bool isAnswerable = found.State == LicenceState.Valid || (action == LicenceActions.Verify && found.State != LicenceState.Unknown);
        return isAnswerable ? DenyCode.None : DenyCode.LicenceNotValid;
    }

    private DenyCode CodeOfStanding(UseFacts facts, Instant at)
    {
        if (!facts.ChainHolds || at < ChainHolds.From || at >= ChainHolds.Until) return DenyCode.ChainBroken;
        if (Room != DenyCode.None) return Room;
        if (NextUseAt is { } next && at < next) return DenyCode.TooSoon;
        return Terms.PreviewRequired && !IsPreviewed ? DenyCode.PreviewPending : DenyCode.None;
    }

    /// <summary>Whether the count leaves room for a use.</summary>
    internal DenyCode Room =>
        Used >= Terms.UseLimit ? DenyCode.Exhausted
        : Used + Reserved >= Terms.UseLimit ? DenyCode.Busy
        : DenyCode.None;

    /// <summary>From when the rate allows the next use; <see langword="null"/> where none was made.</summary>
    internal Instant? NextUseAt => LastUseAt + Terms.MinInterval;

    /// <summary>A grant for a matter covers its cases; one for a case covers that case alone.</summary>
    private bool IsForPurpose(GrantPurpose asked) =>
        string.Equals(asked.Matter, Terms.Purpose.Matter, StringComparison.Ordinal)
        && string.Equals(asked.Situation, Terms.Purpose.Situation, StringComparison.Ordinal)
        && asked.Sector == Terms.Purpose.Sector
        && !string.IsNullOrWhiteSpace(asked.Case)
        && (Terms.Purpose.Case is null || string.Equals(asked.Case, Terms.Purpose.Case, StringComparison.Ordinal));

    private bool IsCodeGood(string? digest, Instant at) =>
        Code is { } shown && digest is not null && string.Equals(shown.Digest, digest, StringComparison.Ordinal) && shown.At <= at && at <= shown.Until;

    private int GrantedOf(ImmutableArray<string> fields)
    {
        int count = 0;
        foreach (string field in fields)
        {
            foreach (string granted in Terms.Fields)
            {
                if (!string.Equals(field, granted, StringComparison.Ordinal)) continue;
                count++;
                break;
            }
        }

        return count;
    }

    private bool IsSame(LicenceRequest request, UseReserved reserved) =>
        request.Purpose == reserved.Purpose && request.Action == reserved.Action && string.Equals(request.Operator, reserved.By, StringComparison.Ordinal)
        && GrantedOf(request.Fields) == reserved.Fields.Length && AllIn(reserved.Fields, request.Fields) && (request.Trim || request.Fields.Length == reserved.Fields.Length);

    private static bool AllIn(ImmutableArray<string> some, ImmutableArray<string> all)
    {
        foreach (string one in some)
        {
            if (all.IndexOf(one, 0, all.Length, StringComparer.Ordinal) < 0) return false;
        }

        return true;
    }

    internal static UseDecision Deny(DenyCode code) => new(code, default, LicenceState.Unknown, IsRepeat: false, IsTrimmed: false);
}
