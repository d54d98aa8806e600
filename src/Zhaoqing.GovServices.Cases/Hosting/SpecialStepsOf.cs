using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The published list of special steps (特殊环节清单) of a matter, as the host keeps it; an empty one where it has none.</summary>
/// <param name="matter">The matter.</param>
public delegate SpecialStepList SpecialStepsOf(Matter matter);
