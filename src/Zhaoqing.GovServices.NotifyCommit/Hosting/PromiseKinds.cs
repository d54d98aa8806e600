using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Commitments as parts of cases.</summary>
internal sealed class CommitmentPartKind(PromiseLists lists) : ICasePartKind
{
    public string Kind => Commitment.PartKind;

    public IEnumerable<string> WireNames => PromiseContracts.Commitment.WireNames;

    public string NameOf(PartEvent happened) => PromiseContracts.Commitment.NameOf((CommitmentEvent)happened);

    public byte[] Write(PartEvent happened) => PromiseContracts.Commitment.Write((CommitmentEvent)happened);

    public PartEvent Read(string type, ReadOnlySpan<byte> content) => PromiseContracts.Commitment.Read(type, content);

    public IEnumerable<PartAct> ActsFor(CasePart? part, CaseFile file, CaseActor by, Instant at)
    {
        var acts = part is Commitment commitment
            ? CommitmentTable.Table.Rows.Where(row => row.From == commitment.State && row.Roles.Contains(by.Role))
            : CommitmentTable.Table.Rows.Where(row => row.Act == CommitmentAct.Offer && row.Roles.Contains(by.Role) && IsListed(file, at)).Take(1);
        bool isOpen = file.State is CaseState.Submitted or CaseState.AwaitingSupplement or CaseState.Accepted or CaseState.InSpecialStep;
        return acts.Where(row => (part as Commitment)?.HasRoomFor(row.Act, by) != false).Where(row => isOpen || row.Act is not (CommitmentAct.Offer or CommitmentAct.Sign or CommitmentAct.Decline or CommitmentAct.WithdrawPromise or CommitmentAct.SupplyInstead or CommitmentAct.FindFalse))
            .Select(row => new PartAct(PromiseActs.NameOf(row.Act), CommitmentTable.Table.NameOf(row.Act), PromiseActs.NeedsOf(row.Act), [row.Basis], CommitmentTable.IsJudged(row.Act)));
    }

    private bool IsListed(CaseFile file, Instant at) => lists.InForceAt(at)?.CommitmentOf(file.Application.Matter) is not null;
}

/// <summary>Tolerated deficiencies as parts of cases.</summary>
internal sealed class TolerancePartKind(PromiseLists lists) : ICasePartKind
{
    public string Kind => ToleratedDeficiency.PartKind;

    public IEnumerable<string> WireNames => PromiseContracts.Tolerance.WireNames;

    public string NameOf(PartEvent happened) => PromiseContracts.Tolerance.NameOf((ToleranceEvent)happened);

    public byte[] Write(PartEvent happened) => PromiseContracts.Tolerance.Write((ToleranceEvent)happened);

    public PartEvent Read(string type, ReadOnlySpan<byte> content) => PromiseContracts.Tolerance.Read(type, content);

    public IEnumerable<PartAct> ActsFor(CasePart? part, CaseFile file, CaseActor by, Instant at)
    {
        if (part is ToleratedDeficiency deficiency)
        {
            foreach (var row in ToleranceTable.Table.Rows.Where(row => row.Act != ToleranceAct.SupplyPart && deficiency.IsOpenTo(row, by)))
                yield return new PartAct(PromiseActs.NameOf(row.Act), ToleranceTable.Table.NameOf(row.Act), PromiseActs.NeedsOf(row.Act), [row.Basis], row.Act == ToleranceAct.Extend);
        }
        else if (part is null && file.State == CaseState.Submitted && by.Role is ActorRole.Window or ActorRole.Examiner && lists.InForceAt(at)?.ToleranceOf(file.Application.Matter).IsT1 == true)
        {
            yield return new PartAct("tolerate", "容缺受理", ["evidence"], [PromiseGrounds.ToleranceListed, PromiseGrounds.MustTolerate]);
        }
    }
}
