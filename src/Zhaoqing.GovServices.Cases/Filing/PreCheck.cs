using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What acceptance would say of an application today (申报辅导、预审): advice that binds nobody.</summary>
/// <remarks>Immutable. It is no event and no case: it has no number, starts no clock and leaves nothing in the record.</remarks>
/// <param name="Missing">Everything required that is not there, in the order of the list; nothing else could be asked for.</param>
/// <param name="AnswerBy">The last day in China for the answer, were the application handed in now.</param>
/// <param name="DecisionBy">The last day in China for the decision, were it accepted on the day it is handed in; <see langword="null"/> where no limit is set.</param>
public sealed record PreCheck(ImmutableArray<TermMaterial> Missing, DueDay AnswerBy, DueDay? DecisionBy)
{
    /// <summary>Whether the application would be accepted as it is.</summary>
    public bool WouldBeAccepted => Missing.IsEmpty;
}
