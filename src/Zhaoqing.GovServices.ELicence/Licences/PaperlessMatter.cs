using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What is left to hand in for a matter once its licences are had by grant (免证办、免提交).</summary>
/// <param name="Waived">The materials that fall away, with the licence each comes from.</param>
/// <param name="Asked">The materials the applicant still hands in.</param>
public sealed record PaperlessMatter(ImmutableArray<LicenceNeed> Waived, ImmutableArray<string> Asked)
{
    /// <summary>What falls away for one holder: a material whose licence the holder has in force is never asked for.</summary>
    /// <param name="materials">The materials of the matter, in order.</param>
    /// <param name="needs">Which of them come from a licence.</param>
    /// <param name="held">The licences of the holder.</param>
    [Clause("GOAL-2.3")]
    [Clause("CON-6.6")]
    public static PaperlessMatter Of(ImmutableArray<string> materials, ImmutableArray<LicenceNeed> needs, ImmutableArray<Licence> held)
    {
        var valid = held.Where(licence => licence.State == LicenceState.Valid).Select(licence => licence.Identifier.Parts.Type).ToHashSet();
        ImmutableArray<LicenceNeed> waived = [.. materials.Select(material => needs.FirstOrDefault(need => string.Equals(need.Material, material, StringComparison.Ordinal) && valid.Contains(need.Type))).OfType<LicenceNeed>()];
        return new(waived, [.. materials.Where(material => !waived.Any(need => string.Equals(need.Material, material, StringComparison.Ordinal)))]);
    }

    /// <summary>How many matters can be handled without any paper: every material of theirs comes from a licence or another source (全部免提交).</summary>
    /// <param name="matters">The materials of each matter and those that need not be handed in.</param>
    [Clause("PLT-4.9")]
    public static int CountWithoutPaper(IEnumerable<MatterWaivers> matters)
    {
        ArgumentNullException.ThrowIfNull(matters);
        return matters.Where(matter => !matter.Materials.IsDefaultOrEmpty).DistinctBy(matter => matter.Matter, StringComparer.Ordinal)
            .Count(matter => matter.Materials.All(material => matter.Waived.Contains(material, StringComparer.Ordinal)));
    }

    /// <summary>The share of cases that came without any paper licence, from 0 to 1; <see langword="null"/> where there was no case (免证办比例).</summary>
    /// <param name="paperLicences">How many paper licences each case brought.</param>
    [Clause("PLT-2.7")]
    public static decimal? ShareWithoutPaper(IReadOnlyCollection<int> paperLicences)
    {
        ArgumentNullException.ThrowIfNull(paperLicences);
        return paperLicences.Count == 0 ? null : (decimal)paperLicences.Count(count => count == 0) / paperLicences.Count;
    }
}

/// <summary>Which materials of a matter need not be handed in (免提交清单).</summary>
/// <param name="Matter">The code of the matter.</param>
/// <param name="Materials">Its materials.</param>
/// <param name="Waived">Those that come from a licence or another source.</param>
public sealed record MatterWaivers(string Matter, ImmutableArray<string> Materials, ImmutableArray<string> Waived)
{
    /// <inheritdoc/>
    public bool Equals(MatterWaivers? other) =>
        other is not null && string.Equals(Matter, other.Matter, StringComparison.Ordinal) && Materials.SequenceEqual(other.Materials, StringComparer.Ordinal)
        && Waived.SequenceEqual(other.Waived, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Matter);
}
