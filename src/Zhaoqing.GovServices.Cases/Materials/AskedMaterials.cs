using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>In what form a material is there (材料形态).</summary>
public enum HeldForm
{
    /// <summary>Electronic (电子件).</summary>
    Electronic,

    /// <summary>A copy on paper (复印件).</summary>
    Copy,

    /// <summary>The original on paper (原件).</summary>
    Original,
}

/// <summary>A material that is there already, from any channel or from an earlier case (已有材料).</summary>
/// <param name="Material">Its code in the list.</param>
/// <param name="Form">Its form.</param>
/// <param name="InDueForm">Whether it has the legal standard and form (符合法定标准及形式要求).</param>
public sealed record HeldMaterial(MaterialCode Material, HeldForm Form, bool InDueForm);

/// <summary>What stands in for a material (替代方式).</summary>
public enum SubstituteKind
{
    /// <summary>An electronic licence that can be used (电子证照).</summary>
    Licence,

    /// <summary>Data shared by another authority (数据共享).</summary>
    SharedData,

    /// <summary>A commitment in writing (告知承诺).</summary>
    Commitment,
}

/// <summary>That something stands in for a material, as whoever knows has found out.</summary>
/// <param name="Material">The material.</param>
/// <param name="Kind">What stands in for it.</param>
/// <param name="Source">Where it comes from, in Chinese, for example the type of the licence; never its holder.</param>
/// <param name="Ground">Why it may stand in.</param>
public sealed record MaterialSubstitute(MaterialCode Material, SubstituteKind Kind, string Source, LegalGround Ground);

/// <summary>Why a material of the list is not asked for (不再收取的原因).</summary>
public enum LeftOutBecause
{
    /// <summary>It is there already (已有).</summary>
    HeldAlready,

    /// <summary>An electronic licence stands in (电子证照).</summary>
    ByLicence,

    /// <summary>Shared data stand in (数据共享).</summary>
    BySharedData,

    /// <summary>A commitment stands in (告知承诺).</summary>
    ByCommitment,

    /// <summary>It is needed in another situation only (情形不适用).</summary>
    OtherSituation,
}

/// <summary>A material of the list that is not asked for, with the reason.</summary>
/// <param name="Material">Its code.</param>
/// <param name="Because">Why.</param>
/// <param name="Source">What stands in for it, in Chinese; empty where nothing has to.</param>
/// <param name="Ground">The ground.</param>
public sealed record LeftOutMaterial(MaterialCode Material, LeftOutBecause Because, string Source, LegalGround Ground);

/// <summary>A material that is asked for.</summary>
/// <param name="Material">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Necessity">Whether it must be there now or may come later.</param>
/// <param name="OriginalToShow">Whether a copy is there and only the original has to be shown.</param>
public sealed record AskedMaterial(MaterialCode Material, string Name, Necessity Necessity, bool OriginalToShow);

/// <summary>What may be asked of an applicant: the list, less what is there, less what a licence, shared data or a commitment stands in for.</summary>
/// <remarks>Immutable. Every material of the list is in exactly one of the two lists; nothing else is in either.</remarks>
/// <param name="Asked">What may be asked for, in the order of the list.</param>
/// <param name="LeftOut">What may not, each with its reason, in the order of the list.</param>
public sealed record AskedMaterials(ImmutableArray<AskedMaterial> Asked, ImmutableArray<LeftOutMaterial> LeftOut)
{
    /// <summary>Works it out. Facts about materials that the list does not name change nothing.</summary>
    /// <param name="terms">The list the case is bound to.</param>
    /// <param name="held">What is there.</param>
    /// <param name="substitutes">What stands in for a material; of several for one the first in the order of <see cref="SubstituteKind"/> counts.</param>
    /// <param name="originals">The materials of which the list asks for the original.</param>
    /// <param name="situation">The optional materials that this applicant's situation needs.</param>
    [Clause("REG-4.4")]
    [Clause("REG-2.2")]
    public static AskedMaterials Of(
        CaseTerms terms,
        IEnumerable<HeldMaterial> held,
        IEnumerable<MaterialSubstitute> substitutes,
        IReadOnlySet<MaterialCode>? originals = null,
        IReadOnlySet<MaterialCode>? situation = null)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(held);
        ArgumentNullException.ThrowIfNull(substitutes);
        var there = held.ToLookup(material => material.Material);
        var standIns = substitutes.OrderBy(substitute => substitute.Kind).ToLookup(substitute => substitute.Material);
        var asked = ImmutableArray.CreateBuilder<AskedMaterial>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOutMaterial>();
        foreach (var term in terms.Materials)
        {
            bool needsOriginal = originals?.Contains(term.Code) == true;
            if (there[term.Code].Any(material => IsEnough(material, needsOriginal)))
                leftOut.Add(new LeftOutMaterial(term.Code, LeftOutBecause.HeldAlready, "", CaseGrounds.HeldAlready));
            else if (standIns[term.Code].FirstOrDefault() is { } standIn)
                leftOut.Add(new LeftOutMaterial(term.Code, BecauseOf(standIn.Kind), standIn.Source, standIn.Ground));
            else if (term.Necessity == Necessity.Optional && situation?.Contains(term.Code) != true)
                leftOut.Add(new LeftOutMaterial(term.Code, LeftOutBecause.OtherSituation, "", CaseGrounds.NothingExtra));
            else
                asked.Add(new AskedMaterial(term.Code, term.Name, term.Necessity, needsOriginal && there[term.Code].Any(material => material.InDueForm)));
        }

        return new AskedMaterials(asked.DrainToImmutable(), leftOut.DrainToImmutable());
    }

    /// <summary>A copy is no original; what is electronic and in due form is as good as one (REG-4.4).</summary>
    private static bool IsEnough(HeldMaterial held, bool needsOriginal) => held.InDueForm && (!needsOriginal || held.Form != HeldForm.Copy);

    private static LeftOutBecause BecauseOf(SubstituteKind kind) => kind switch
    {
        SubstituteKind.Licence => LeftOutBecause.ByLicence,
        SubstituteKind.SharedData => LeftOutBecause.BySharedData,
        SubstituteKind.Commitment => LeftOutBecause.ByCommitment,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };
}
