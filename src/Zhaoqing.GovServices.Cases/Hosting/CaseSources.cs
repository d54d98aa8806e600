using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The special steps of a matter (特殊环节), as the department's published list has them. A host that has such a list registers one.</summary>
/// <param name="matter">The matter.</param>
/// <returns>The list; empty where the matter has no special step.</returns>
public delegate SpecialStepList SpecialStepsOf(Matter matter);

/// <summary>What is laid down for the cases of a matter; asked once for each application, when it comes in.</summary>
/// <param name="matter">The matter.</param>
public delegate CaseRules CaseRulesOf(Matter matter);

/// <summary>Finds out what is known from outside a case before an act on it is decided.</summary>
/// <param name="file">The case before the act.</param>
/// <param name="by">Who acts.</param>
/// <param name="order">The act.</param>
/// <param name="at">When.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
public delegate ValueTask<CaseFacts> CaseFactsOf(CaseFile file, CaseActor by, CaseOrder order, Instant at, CancellationToken cancellationToken);

/// <summary>Finds out what is known from outside before an application is received.</summary>
/// <param name="application">What is applied for.</param>
/// <param name="by">Who hands it in.</param>
/// <param name="at">When.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
public delegate ValueTask<CaseFacts> IntakeFactsOf(Application application, CaseActor by, Instant at, CancellationToken cancellationToken);

/// <summary>Finds out what is known from outside a case before an act on one of its parts is decided.</summary>
/// <param name="file">The case before the act.</param>
/// <param name="by">Who acts.</param>
/// <param name="at">When.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
public delegate ValueTask<CaseFacts> PartFactsOf(CaseFile file, CaseActor by, Instant at, CancellationToken cancellationToken);

/// <summary>Where a desk has its rules and facts from.</summary>
/// <param name="InForce">The catalogue edition in force.</param>
public sealed record CaseSources(EditionInForce InForce)
{
    /// <summary>The special steps of a matter; none unless said otherwise.</summary>
    public SpecialStepsOf SpecialSteps { get; init; } = _ => new SpecialStepList();

    /// <summary>What is laid down for the cases of a matter; nothing unless said otherwise.</summary>
    public CaseRulesOf Rules { get; init; } = _ => CaseRules.Ordinary;

    /// <summary>What is known from outside a case; nothing unless said otherwise.</summary>
    public CaseFactsOf Facts { get; init; } = (_, _, _, _, _) => ValueTask.FromResult(CaseFacts.None);

    /// <summary>What is known from outside when an act on a part is decided: mandates above all; nothing unless said otherwise.</summary>
    public PartFactsOf PartFacts { get; init; } = (_, _, _, _) => ValueTask.FromResult(CaseFacts.None);

    /// <summary>The implement codes of lists; none unless said otherwise.</summary>
    public ImplementCodeOf ImplementCodes { get; init; } = (_, _) => null;

    /// <summary>The parts that other packages bring to cases; none unless said otherwise.</summary>
    public CaseRecordCodec Codec { get; init; } = new([]);

    /// <summary>What is known from outside when an application comes in; nothing unless said otherwise.</summary>
    public IntakeFactsOf IntakeFacts { get; init; } = (_, _, _, _) => ValueTask.FromResult(CaseFacts.None);
}
