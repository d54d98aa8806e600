using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The papers are asked for.</summary>
/// <param name="Papers">Which.</param>
public sealed record PaperAsked(ImmutableArray<string> Papers) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.AskPaper;
}

/// <summary>The papers arrived whole.</summary>
/// <param name="Consignment">The consignment.</param>
/// <param name="InformBy">The last day to tell what is missing, where that counts from here.</param>
public sealed record PaperArrived(SlipNumber Consignment, LocalDate? InformBy) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ArrivePaper;
}

/// <summary>The papers do not agree with their list.</summary>
/// <param name="Consignment">The consignment.</param>
/// <param name="Faults">What does not agree.</param>
public sealed record PaperShort(SlipNumber Consignment, ImmutableArray<ConsignmentFault> Faults) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ReportShortage;
}

/// <summary>The papers are lost.</summary>
/// <param name="Consignment">The consignment.</param>
public sealed record PaperLost(SlipNumber Consignment) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ReportLoss;
}

/// <summary>What was lost or short was replaced and is under way.</summary>
/// <param name="Consignment">The new consignment.</param>
public sealed record PaperReplaced(SlipNumber Consignment) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Replace;
}

/// <summary>It cannot be replaced.</summary>
/// <param name="Reason">Why.</param>
public sealed record PaperGivenUp(string Reason) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.GiveUpPaper;
}

/// <summary>All that is missing, told once.</summary>
/// <param name="Missing">What.</param>
/// <param name="SupplyBy">The last day to supply it, in China.</param>
/// <param name="IsForNewMaterial">Whether it is about newly supplied material alone: only so may it be said again.</param>
public sealed record CorrectionAsked(ImmutableArray<string> Missing, LocalDate SupplyBy, bool IsForNewMaterial) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.AskCorrection;
}

/// <summary>What was missing is supplied.</summary>
/// <param name="Channel">By which channel: a case begun at a window may go on online.</param>
/// <param name="Materials">What.</param>
[Clause("CON-2.8")]
public sealed record CorrectionSupplied(Channel Channel, ImmutableArray<string> Materials) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Supply;
}
