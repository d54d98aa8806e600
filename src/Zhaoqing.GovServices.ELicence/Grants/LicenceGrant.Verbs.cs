using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

public sealed partial record LicenceGrant
{
    /// <summary>Asks the holder. It allows nothing.</summary>
    /// <param name="terms">What is asked.</param>
    /// <param name="rules">By what it is judged.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The question; refused with <c>e-licence.over-asking</c>, <c>e-licence.fields-over-minimum</c>, <c>e-licence.actions-over-minimum</c>, <c>e-licence.separate-consent-needed</c>,
    /// <c>e-licence.period-not-allowed</c> and the other codes of <c>docs/e-licence.md</c>.
    /// </returns>
    [Clause("PLT-2.6")]
    public static OneOf<Refusal, GrantAsked> Ask(GrantTerms terms, GrantRules rules, string by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(rules);
        if (GrantCheck.FaultOf(terms, rules, at) is { } refusal) return refusal;
        return new GrantAsked(at, by, terms, Instant.Min(at + rules.Policy.AnswerWithin, terms.NotAfter), rules.Policy.Edition, rules.Types.Edition);
    }

    /// <summary>The holder, or somebody with a right from the holder, says yes: the terms as they stand, signed.</summary>
    [Clause("PLT-2.6")]
    [Clause("CON-6.7")]
    internal OneOf<Refusal, GrantAllowed> Allow(GrantAuthority authority, GrantSignature signature, string asker, Instant at)
    {
        if (FaultOf(GrantAct.Allow, authority, at) is { } refusal) return refusal;
        if (string.Equals(authority.Actor, asker, StringComparison.Ordinal)) return GrantRefusals.SelfGranting();
        return signature.Verified && string.Equals(signature.Digest, Terms.Digest(), StringComparison.Ordinal)
            ? new GrantAllowed(at, authority.Actor, Terms.Id, authority, signature)
            : GrantRefusals.SignatureWrong();
    }

    internal OneOf<Refusal, GrantRejected> Reject(GrantAuthority authority, Instant at) =>
        FaultOf(GrantAct.Reject, authority, at) is { } refusal ? refusal : new GrantRejected(at, authority.Actor, Terms.Id);

    /// <summary>Takes it back. The holder always may, and so may whoever the holder lets; it needs no reason.</summary>
    [Clause("PLT-2.6")]
    internal OneOf<Refusal, GrantRevoked> Revoke(GrantAuthority authority, Instant at) =>
        FaultOf(GrantAct.Revoke, authority, at) is { } refusal ? refusal : new GrantRevoked(at, authority.Actor, Terms.Id);

    internal OneOf<Refusal, GrantPreviewed> Preview(GrantAuthority authority, Instant at)
    {
        if (authority.Check(Terms.HolderAccount, Terms.Purpose.Matter, at).TryPickT0(out var refusal, out _)) return refusal;
        return StateAt(at) is GrantState.Pending or GrantState.Active ? new GrantPreviewed(at, authority.Actor, Terms.Id) : NotNow(at);
    }

    /// <summary>Shows a one-time code in person, for the user and purpose of the grant alone.</summary>
    [Clause("CON-6.5")]
    internal OneOf<Refusal, CodeShown> Show(string code, GrantAuthority authority, GrantPolicy policy, Instant at)
    {
        if (authority.Check(Terms.HolderAccount, Terms.Purpose.Matter, at).TryPickT0(out var refusal, out _)) return refusal;
        return StateAt(at) == GrantState.Active && Terms.InPerson
            ? new CodeShown(at, authority.Actor, Terms.Id, PresenceCode.DigestOf(Terms.Id, Terms.User, code), at + policy.CodeTime)
            : NotNow(at);
    }

    /// <summary>Stops it for a time: a death, the end of a mandate, the end of the user's access. The system does it, not the user.</summary>
    internal OneOf<Refusal, GrantSuspended> Suspend(string reason, string by, Instant at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return GrantTable.Table.After(StateAt(at), GrantAct.Suspend) is null ? NotNow(at) : new GrantSuspended(at, by, Terms.Id, reason);
    }

    internal OneOf<Refusal, GrantResumed> Resume(string by, Instant at) =>
        GrantTable.Table.After(StateAt(at), GrantAct.Resume) is null ? NotNow(at) : new GrantResumed(at, by, Terms.Id);

    private Refusal? FaultOf(GrantAct act, GrantAuthority authority, Instant at)
    {
        if (authority.Check(Terms.HolderAccount, Terms.Purpose.Matter, at).TryPickT0(out var refusal, out _)) return refusal;
        return GrantTable.Table.After(StateAt(at), act) is null ? NotNow(at) : null;
    }

    private Refusal NotNow(Instant at) => GrantRefusals.NotNow(GrantTable.NameOf(StateAt(at)));
}
