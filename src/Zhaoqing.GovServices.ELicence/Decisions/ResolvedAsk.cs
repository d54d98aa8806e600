using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What a window asks again and again, its names looked up once in a <see cref="GrantIndex"/>, see <see cref="GrantIndex.Resolve"/>: who, for what, what is to be done, which fields.</summary>
/// <remarks>Immutable and safe for concurrent use, for the index that made it alone. A name that no grant had is compared as a text, so it never grows old.</remarks>
public sealed class ResolvedAsk
{
    internal ResolvedAsk(GrantNames names, LicenceUser caller, GrantPurpose purpose, LicenceActions action, ImmutableArray<string> fields, bool trim)
    {
        Names = names;
        Caller = caller;
        Purpose = purpose;
        Action = action;
        Fields = fields;
        Trim = trim;
        User = names.Users.Find(caller);
        PurposeName = names.Purposes.Find(ELicence.PurposeName.Of(purpose));
        FieldHandles = [.. fields.Select(names.Fields.Find)];
        HasCase = !string.IsNullOrWhiteSpace(purpose.Case);
        if (HasCase && CaseKey.TryOf(purpose.Case!, out var key)) Case = key;
    }

    /// <summary>Who asks.</summary>
    public LicenceUser Caller { get; }

    /// <summary>For what, with the case.</summary>
    public GrantPurpose Purpose { get; }

    /// <summary>What is to be done: one action.</summary>
    public LicenceActions Action { get; }

    /// <summary>The fields that are wanted.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>Whether fields that are not granted are left out instead of denying all.</summary>
    public bool Trim { get; }

    internal GrantNames Names { get; }

    internal int User { get; }

    internal int PurposeName { get; }

    internal ImmutableArray<int> FieldHandles { get; }

    internal bool HasCase { get; }

    internal CaseKey Case { get; }
}
