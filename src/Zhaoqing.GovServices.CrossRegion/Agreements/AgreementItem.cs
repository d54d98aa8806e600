using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>In which direction an item of an agreement is open (通办方向).</summary>
public enum AgreementDirection
{
    /// <summary>Received at the first party, decided at the second.</summary>
    FirstReceives = 1,

    /// <summary>Received at the second party, decided at the first.</summary>
    SecondReceives,
}

/// <summary>A matter that an agreement opens in one direction (通办事项).</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Direction">The direction; a matter open both ways stands twice.</param>
/// <param name="Modes">How it is handled; at least one mode.</param>
/// <param name="ReceivingUnit">The unit that receives (收件单位).</param>
/// <param name="HandlingUnit">The unit that passes it on at the handling place (办理单位).</param>
/// <param name="Deciding">The deciding authority (决定机关) with its division, which lies in the party that handles.</param>
/// <param name="Field">Its field (领域), out of the open list.</param>
[Clause("CON-2.6")]
public sealed record AgreementItem(
    MatterCode Matter, AgreementDirection Direction, HandlingModes Modes, string ReceivingUnit, string HandlingUnit, DecidingUnit Deciding, string Field);
