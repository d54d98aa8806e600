using System.Collections.Immutable;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>What stands alike in many uses of one holder, by its bytes: it is read once and kept once.</summary>
internal sealed class KnownUses
{
    /// <summary>For what the holder's grants are, with the case.</summary>
    internal BytesTable<GrantPurpose> Purposes { get; } = new();

    /// <summary>The fields that moved.</summary>
    internal BytesTable<ImmutableArray<string>> Fields { get; } = new();

    /// <summary>The holder's licences.</summary>
    internal BytesTable<LicenceIdentifier> Licences { get; } = new();

    /// <summary>The accounts at the windows.</summary>
    internal KnownTexts Texts { get; } = new();
}
