using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Who bears the cost of carriage (寄递费用承担).</summary>
public enum FeeBearer
{
    /// <summary>The service centres (政务服务中心).</summary>
    Centre = 1,

    /// <summary>The applicant (申请人).</summary>
    Applicant,

    /// <summary>Both (分担).</summary>
    Split,
}

/// <summary>A paper in a consignment.</summary>
/// <param name="Id">Its number in the case.</param>
/// <param name="Pages">How many pages, from 1.</param>
/// <param name="IsOriginal">Whether it is an original: that goes insured and comes back against a signature.</param>
/// <param name="ScanSha256">SHA-256 of its scan, 64 small hexadecimal digits.</param>
public sealed record ConsignedPaper(string Id, int Pages, bool IsOriginal, string ScanSha256);

/// <summary>What was found when a consignment was opened.</summary>
/// <param name="SealNumber">The number of the seal.</param>
/// <param name="IsSealIntact">Whether the seal is whole.</param>
/// <param name="Papers">The papers found, scanned anew.</param>
public sealed record ConsignmentArrival(string SealNumber, bool IsSealIntact, ImmutableArray<ConsignedPaper> Papers);

/// <summary>Papers under way between window and authority (材料交接批次): sealed by case, counted, each with the hash of its scan.</summary>
/// <remarks>Immutable.</remarks>
public sealed record Consignment
{
    private Consignment(SlipNumber number, string carrier, string sealNumber, CaseNumber caseNumber, ImmutableArray<ConsignedPaper> papers) =>
        (Number, Carrier, SealNumber, Case, Papers) = (number, carrier, sealNumber, caseNumber, papers);

    /// <summary>Its number.</summary>
    public SlipNumber Number { get; }

    /// <summary>Who carries it.</summary>
    public string Carrier { get; }

    /// <summary>The number of its seal.</summary>
    public string SealNumber { get; }

    /// <summary>The case; each is sealed alone (按办件封存).</summary>
    public CaseNumber Case { get; }

    /// <summary>What is in it.</summary>
    public ImmutableArray<ConsignedPaper> Papers { get; }

    /// <summary>Who bears the cost.</summary>
    public FeeBearer FeeBearer { get; init; } = FeeBearer.Centre;

    /// <summary>Where it stands.</summary>
    public ConsignmentState State { get; private init; } = ConsignmentState.Packed;

    /// <summary>What did not agree when it was opened; empty before, and where all did.</summary>
    public ImmutableArray<ConsignmentFault> Faults { get; private init; } = [];

    /// <summary>Who has it in hand.</summary>
    public PaperCustody Custody => State switch
    {
        ConsignmentState.Packed or ConsignmentState.Returned => PaperCustody.Window,
        ConsignmentState.SignedWhole or ConsignmentState.SignedShort => PaperCustody.Authority,
        _ => PaperCustody.Carrier,
    };

    /// <summary>Who answers for what is lost or short: who signed last. Short under a whole seal is the window, which packed it; all else the carrier. <see langword="null"/> where nothing is.</summary>
    public PaperCustody? AnswersForLoss => State switch
    {
        ConsignmentState.Lost => PaperCustody.Carrier,
        ConsignmentState.SignedShort => Faults.Any(fault => fault.Kind is ConsignmentFaultKind.SealBroken or ConsignmentFaultKind.SealOther) ? PaperCustody.Carrier : PaperCustody.Window,
        _ => null,
    };

    /// <summary>Packs a consignment.</summary>
    /// <param name="number">Its number, of the kind <see cref="SlipKind.Consignment"/>.</param>
    /// <param name="carrier">Who carries it.</param>
    /// <param name="sealNumber">The number of the seal.</param>
    /// <param name="caseNumber">The case.</param>
    /// <param name="isInsured">Whether it is insured.</param>
    /// <param name="papers">What is in it.</param>
    /// <returns>The consignment; refused with <c>cross-region.consignment-unfit</c> on the field, or <c>cross-region.consignment-not-insured</c> where an original is in it.</returns>
    /// <exception cref="ArgumentException">The number is that of another slip.</exception>
    public static OneOf<Refusal, Consignment> Pack(SlipNumber number, string carrier, string sealNumber, CaseNumber caseNumber, bool isInsured, params ImmutableArray<ConsignedPaper> papers)
    {
        if (number.Kind != SlipKind.Consignment) throw new ArgumentException("The number is that of another slip.", nameof(number));
        if (string.IsNullOrWhiteSpace(carrier)) return HandoverRefusals.ConsignmentUnfit("carrier");
        if (string.IsNullOrWhiteSpace(sealNumber)) return HandoverRefusals.ConsignmentUnfit("sealNumber");
        if (papers.IsDefaultOrEmpty || papers.Any(paper => string.IsNullOrWhiteSpace(paper.Id) || paper.Pages < 1 || !HandoverRefusals.IsDigest(paper.ScanSha256))) return HandoverRefusals.ConsignmentUnfit("papers");
        if (papers.DistinctBy(paper => paper.Id, StringComparer.Ordinal).Count() != papers.Length) return HandoverRefusals.ConsignmentUnfit("papers");
        return !isInsured && papers.Any(paper => paper.IsOriginal) ? HandoverRefusals.NotInsured() : new Consignment(number, carrier, sealNumber, caseNumber, papers);
    }

    /// <summary>The consignment after an act other than its opening.</summary>
    /// <returns>The consignment; refused with <c>cross-region.consignment-not-now</c>.</returns>
    /// <exception cref="ArgumentException">The act opens it: <see cref="Open"/> does that.</exception>
    public OneOf<Refusal, Consignment> Take(ConsignmentAct act) => act is ConsignmentAct.Sign or ConsignmentAct.SignShort
        ? throw new ArgumentException("It is opened with what was found.", nameof(act))
        : Moved(act);

    /// <summary>Opens it and compares: seal, number of papers, pages, hash of each scan.</summary>
    /// <returns>The consignment, signed for whole or with its faults; refused with <c>cross-region.consignment-not-now</c>.</returns>
    public OneOf<Refusal, Consignment> Open(ConsignmentArrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ImmutableArray<ConsignmentFault> faults = [.. ConsignmentFault.Compare(this, arrival)];
        return Moved(faults.IsEmpty ? ConsignmentAct.Sign : ConsignmentAct.SignShort).MapT1(moved => moved with { Faults = faults });
    }

    /// <summary>Whether both are the same in all.</summary>
    public bool Equals(Consignment? other) =>
        other is not null && Number == other.Number && State == other.State && Case == other.Case && FeeBearer == other.FeeBearer && Papers.SequenceEqual(other.Papers) && Faults.SequenceEqual(other.Faults)
        && string.Equals(Carrier, other.Carrier, StringComparison.Ordinal) && string.Equals(SealNumber, other.SealNumber, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, State);

    private OneOf<Refusal, Consignment> Moved(ConsignmentAct act) =>
        ConsignmentTable.Table.Find(State, act) is { } row ? this with { State = row.To } : HandoverRefusals.ConsignmentNotNow(State, act);
}
