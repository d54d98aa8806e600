using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.NotifyCommit.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Does an act that was sent, on the case itself or on a part of it: the same for programs and for pages.</summary>
internal sealed class ActDesk(CaseDesk cases, PromiseDesk promises)
{
    /// <summary>Reads the act.</summary>
    /// <returns>What does it at a version of the record; <see langword="null"/> where a field is at fault, which <paramref name="faults"/> then tells.</returns>
    public Func<long, Task<OneOf<Refusal, StaleCase, CaseSnapshot>>>? Read(CaseActor by, CaseFile file, ActRequest body, AppendKey key, FieldFaults faults, CancellationToken cancellation)
    {
        if (!PromiseRequests.Knows(body.Act))
        {
            if (!CaseRequests.Acts.Contains(body.Act, StringComparer.Ordinal))
            {
                faults.Add("act", $"应为 {string.Join('、', CaseRequests.Acts.Concat(PromiseRequests.Names))} 之一。");
                return null;
            }

            return CaseRequests.OrderOf(body, faults) is { } order ? version => cases.ActAsync(by, file.Number, version, order, key, cancellation) : null;
        }

        CaseRequests.TellStray(body, PromiseRequests.Takes(body.Act), faults);
        var part = PromiseRequests.OrderOf(body, faults);
        if (faults.Answer is not null) return null;
        return body.Act switch
        {
            PromiseRequests.Offer => version => promises.OfferAsync(by, file, version, key, cancellation),
            PromiseRequests.Sign => version => promises.SignAsync(by, file, version, PromiseRequests.SignatureOf(body), key, cancellation),
            PromiseRequests.Tolerate => version => promises.TolerateAsync(by, file, version, body.Evidence, key, cancellation),
            _ => version => cases.ActOnPartAsync(by, file.Number, version, part!, key, cancellation),
        };
    }
}

/// <summary>Turns what was sent about a commitment or a tolerated deficiency into the words of the rules.</summary>
internal static class PromiseRequests
{
    public const string Offer = "offerCommitment", Sign = "signCommitment", Tolerate = "tolerate", Supply = "supplyTolerated", Extend = "extendSupply";

    private static readonly Dictionary<string, CommitmentAct> Acts = CommitmentTable.Table.Rows.Where(row => !row.Roles.IsEmpty).Select(row => row.Act).Distinct()
        .ToDictionary(PromiseActs.NameOf, act => act, StringComparer.Ordinal);

    /// <summary>The acts on parts of this package.</summary>
    public static IEnumerable<string> Names => Acts.Keys.Append(Tolerate).Append(Supply).Append(Extend);

    /// <summary>Whether an act is one on a part of this package.</summary>
    public static bool Knows(string? act) => act is Tolerate or Supply or Extend || (act is not null && Acts.ContainsKey(act));

    /// <summary>The name of an act in Chinese; <see langword="null"/> where it is none of these.</summary>
    public static string? NameOf(string? act) => act switch
    {
        Tolerate => "容缺受理",
        Supply => "补齐材料",
        Extend => "延长补齐期限",
        _ => act is not null && Acts.TryGetValue(act, out var known) ? CommitmentTable.Table.NameOf(known) : null,
    };

    public static string[] Takes(string? act) => act switch
    {
        Tolerate => ["evidence"],
        Supply => ["missing"],
        Extend => ["reason"],
        _ => [.. PromiseActs.NeedsOf(Acts[act!])],
    };

    public static PromiseSignature SignatureOf(ActRequest body) => new(body.PromiseDigest, body.HasRead == true, body.IsTrue == true, body.TakesLiability == true, body.Evidence);

    /// <summary>The order of an act; <see langword="null"/> where it needs facts from outside, or a field is at fault.</summary>
    public static PartOrder? OrderOf(ActRequest body, FieldFaults faults)
    {
        var words = CaseRequests.ReasonOf(body.Reason, faults);
        if (body.Act is Tolerate) return null;
        if (body.Act is Supply) return new SupplyDeficiency(CaseRequests.CodesOf(body.Missing, faults));
        if (body.Act is Extend) return new ExtendSupply(words);
        return Acts[body.Act!] switch
        {
            CommitmentAct.Decline => new DeclineCommitment(),
            CommitmentAct.WithdrawPromise => new WithdrawCommitment(),
            CommitmentAct.SupplyInstead => new SupplyInstead(CaseRequests.CodesOf(body.Missing, faults)),
            CommitmentAct.FindFalse => new FindFalse(words),
            CommitmentAct.ProveConditions => new ProveConditions(),
            CommitmentAct.Verify => faults.OneOf<VerificationMethod>("method", body.Method) is { } method ? new VerifyCommitment(method) : null,
            CommitmentAct.FindBroken => faults.OneOf<BreachKind>("breach", body.Breach) is { } breach ? new FindBroken(breach, words) : null,
            CommitmentAct.OrderCorrection => new OrderCorrection(),
            CommitmentAct.ConfirmCorrection => new ConfirmCorrection(),
            CommitmentAct.ProposeRevocation => new ProposeRevocation(words),
            CommitmentAct.HearHolder => new HearHolder(words),
            CommitmentAct.Revoke => new DecideRevocation(RevocationOutcome.Revoked, words),
            CommitmentAct.Uphold => new DecideRevocation(RevocationOutcome.Upheld, words),
            CommitmentAct.Spare => new DecideRevocation(RevocationOutcome.Spared, words),
            CommitmentAct.RecordCredit => new RecordCredit(),
            CommitmentAct.RepairCredit => new RepairCredit(body.Document),
            _ => null,
        };
    }

    public static IEnumerable<string> Given(ActRequest body)
    {
        if (body.PromiseDigest is not null) yield return "promiseDigest";
        if (body.HasRead is not null) yield return "hasRead";
        if (body.IsTrue is not null) yield return "isTrue";
        if (body.TakesLiability is not null) yield return "takesLiability";
        if (body.Evidence is not null) yield return "evidence";
        if (body.Method is not null) yield return "method";
        if (body.Breach is not null) yield return "breach";
    }
}

/// <content>What commitments and tolerated deficiencies add to an act.</content>
internal sealed partial record ActRequest
{
    /// <summary>What is signed, as the offered commitment tells it.</summary>
    public string? PromiseDigest { get; init; }

    /// <summary>That the signer has read the notice.</summary>
    public bool? HasRead { get; init; }

    /// <summary>That what is promised is true.</summary>
    public bool? IsTrue { get; init; }

    /// <summary>That the signer takes the liability.</summary>
    public bool? TakesLiability { get; init; }

    /// <summary>Where the signature is kept, opaque.</summary>
    public string? Evidence { get; init; }

    /// <summary>How a promise was verified.</summary>
    public string? Method { get; init; }

    /// <summary>How a promise was broken.</summary>
    public string? Breach { get; init; }
}

/// <summary>What a commitment says to those who may see the case.</summary>
public sealed record CommitmentAnswer(
    string Edition, string NoticeDigest, string PromiseDigest, IReadOnlyList<string> Promised, IReadOnlyList<MaterialCode> Replaces, BreachKind? Breach, bool VerifiedLate, bool CreditRecorded, bool CreditRepaired)
{
    internal static CommitmentAnswer Of(Commitment commitment)
    {
        var terms = commitment.Offered.Terms;
        return new CommitmentAnswer(
            terms.Edition, terms.NoticeDigest, commitment.Offered.PromiseDigest, terms.Promised, terms.Replaces, commitment.Breach, commitment.WasVerifiedLate, commitment.IsRecorded, commitment.IsRepaired);
    }
}

/// <summary>What a tolerated deficiency says to those who may see the case.</summary>
public sealed record ToleranceAnswer(string Edition, IReadOnlyList<MaterialCode> Missing, LapseConsequence OnLapse, bool Extended, bool Reminded)
{
    internal static ToleranceAnswer Of(ToleratedDeficiency deficiency) =>
        new(deficiency.Tolerated.Edition, deficiency.Missing, deficiency.Tolerated.OnLapse, deficiency.WasExtended, deficiency.WasReminded);
}
