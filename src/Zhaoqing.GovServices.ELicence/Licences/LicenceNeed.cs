using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>That a material of a matter can be had from a licence (证照免提交), and the least of it that the matter needs.</summary>
/// <param name="Material">The code of the material in the edition of the catalogue that counts.</param>
/// <param name="Type">The type of the licence.</param>
/// <param name="Fields">The fields of its face that the matter needs (最小必要): nobody may ask for more.</param>
/// <param name="Actions">What the matter needs to do with it; <see cref="LicenceActions.Verify"/> alone where a yes or no is enough.</param>
public sealed record LicenceNeed(string Material, LicenceTypeCode Type, ImmutableArray<string> Fields, LicenceActions Actions)
{
    /// <inheritdoc/>
    public bool Equals(LicenceNeed? other) =>
        other is not null && string.Equals(Material, other.Material, StringComparison.Ordinal) && Type == other.Type && Actions == other.Actions
        && Fields.SequenceEqual(other.Fields, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Material, Type, Actions);
}

/// <summary>What is done with a licence (用证动作).</summary>
[Flags]
public enum LicenceActions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Look at it (查看).</summary>
    View = 1,

    /// <summary>Ask whether something holds, answered yes or no (核验); to be preferred.</summary>
    Verify = 2,

    /// <summary>Take its data (调取数据).</summary>
    FetchData = 4,

    /// <summary>Take an annotated copy (调取加注件).</summary>
    FetchCopy = 8,

    /// <summary>Keep it in the file of the case (存入案卷).</summary>
    StoreInCase = 16,
}
