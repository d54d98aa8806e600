using System.Collections.Immutable;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>How a code stands in the list of divisions.</summary>
public enum DivisionStanding
{
    /// <summary>It is a code of today (现行).</summary>
    Current = 1,

    /// <summary>It was one (曾用).</summary>
    Former,

    /// <summary>The list does not know it; it says nothing against whoever bears it.</summary>
    NotListed,
}

/// <summary>What the first six digits of an identity number say (发证地代码): where the bearer was first registered, and never whether the number is good.</summary>
/// <param name="Standing">How the code stands today.</param>
/// <param name="Now">The divisions of today that it names; empty where the list does not know it.</param>
public sealed record IdentityArea(DivisionStanding Standing, ImmutableArray<DivisionCode> Now);
