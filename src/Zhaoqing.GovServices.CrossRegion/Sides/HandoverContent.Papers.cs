using System.Collections.Immutable;
using System.Text.Json.Serialization;
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

/// <summary>Papers that were asked for are sent: one consignment of maybe several, with its list.</summary>
/// <param name="Consignment">The consignment; each has a number of its own.</param>
/// <param name="Seal">The number of its seal.</param>
/// <param name="Papers">What is in it, by the names by which it was asked for; no paper is in two.</param>
public sealed record PaperSent(SlipNumber Consignment, string Seal, ImmutableArray<string> Papers) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.SendPaper;
}

/// <summary>The papers of a consignment arrived whole. Where lists of papers were told, the waiting ends with the last paper that was asked for (<see cref="HandoverAct.ArrivePart"/> before it).</summary>
/// <param name="Consignment">The consignment.</param>
/// <param name="InformBy">The last day to tell what is missing, where that counts from here.</param>
public sealed record PaperArrived(SlipNumber Consignment, LocalDate? InformBy) : HandoverContent
{
    /// <summary>Whether the authority waits for no more, whatever else was asked for or lost; it then names any consignment of the case, also one that arrived before.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEnough { get; init; }

    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ArrivePaper;
}

/// <summary>A consignment arrived whose list has not, as where the line is cut (离线签收): it is signed for with what was found in it.</summary>
/// <remarks>The list counts when it comes, and changes nothing of what was found; where both differ, both sides are told.</remarks>
/// <param name="Consignment">The consignment, by the number on it.</param>
/// <param name="Seal">The number of its seal.</param>
/// <param name="Papers">What was found in it, by the names by which it was asked for.</param>
/// <param name="InformBy">The last day to tell what is missing, where that counts from here.</param>
public sealed record PaperSignedFor(SlipNumber Consignment, string Seal, ImmutableArray<string> Papers, LocalDate? InformBy) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ArrivePaper;
}

/// <summary>The papers of a consignment do not agree with their list.</summary>
/// <param name="Consignment">The consignment.</param>
/// <param name="Faults">What does not agree.</param>
public sealed record PaperShort(SlipNumber Consignment, ImmutableArray<ConsignmentFault> Faults) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ReportShortage;
}

/// <summary>The papers of a consignment are lost.</summary>
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
    /// <summary>The consignment whose place it takes; <see langword="null"/> for all that were lost or short.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SlipNumber? Replaces { get; init; }

    /// <summary>The number of its seal; <see langword="null"/> where it is not told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Seal { get; init; }

    /// <summary>What is in it; <see langword="null"/> for all that was lost or short in those whose place it takes. Counts for nothing where no consignment of the case has a list.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Papers { get; init; }

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
