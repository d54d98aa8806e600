using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>A commitment as the board keeps it: its recorded state, the last day that state waits for, and where it belongs.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CommitmentRow(int place)
{
    /// <summary>The index of its matter and division; below 0 where the case is left out.</summary>
    public int Place = place;

    public LocalDate Due = LocalDate.MaxIsoValue;
    public CommitmentState State = CommitmentState.Offered;
    public bool IsSigned, WasMissed, IsRecorded, IsRepaired;

    /// <summary>The state on a day in China, with what silence has made of it.</summary>
    public readonly CommitmentState StateOn(LocalDate today) => today <= Due
        ? State
        : State switch
        {
            CommitmentState.Conditional => CommitmentState.Broken,
            CommitmentState.ToVerify => CommitmentState.VerificationOverdue,
            CommitmentState.Correcting => CommitmentState.RevocationProposed,
            _ => State,
        };

    /// <summary>The row after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public void Apply(CommitmentEvent happened)
    {
        State = CommitmentTable.Table.Follow(State, happened.Act);
        Due = happened switch
        {
            CommitmentGranted granted => (granted.ConditionsBy ?? granted.VerifyBy)!.Value.Date,
            CommitmentConditionsProven proven => proven.VerifyBy.Date,
            CommitmentCorrectionOrdered ordered => ordered.Due.Date,
            CommitmentVerificationMissed => Due,
            _ => LocalDate.MaxIsoValue,
        };
        IsSigned |= happened is CommitmentSigned;
        WasMissed |= happened is CommitmentVerificationMissed;
        if (happened is CommitmentCreditRecorded) (IsRecorded, IsRepaired) = (true, false);
        IsRepaired |= happened is CommitmentCreditRepaired;
    }
}

/// <summary>A tolerated deficiency as the board keeps it.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DeficiencyRow(int place, DeficiencyTolerated tolerated)
{
    /// <summary>The index of its matter and division; below 0 where the case is left out.</summary>
    public int Place = place;

    public LocalDate Due = tolerated.Due.Date;
    public int Missing = tolerated.Missing.Length;
    public ToleranceState State = ToleranceState.Outstanding;
    public bool WasExtended;

    public readonly ToleranceState StateOn(LocalDate today) => State == ToleranceState.Outstanding && today > Due ? ToleranceState.Lapsed : State;

    /// <inheritdoc cref="CommitmentRow.Apply"/>
    public void Apply(ToleranceEvent happened)
    {
        if (happened is DeficiencySupplied supplied) Missing -= supplied.Materials.Length;
        State = ToleranceTable.Table.Follow(State, happened.ActLeaving(Missing) ?? throw new ArgumentException("A deficiency is tolerated once.", nameof(happened)));
        switch (happened)
        {
            case SupplyExtended extended:
                (Due, WasExtended) = (extended.Due.Date, true);
                break;
            case DeficiencyReopened reopened:
                Due = reopened.Due.Date;
                break;
        }
    }
}
