using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What a window asks again and again under one grant, its names looked up once in a <see cref="GrantIndex"/>, see <see cref="GrantIndex.Resolve"/>.</summary>
/// <remarks>Immutable and safe for concurrent use, for the index that made it alone. It never grows old: a name that no grant had is compared as a text, a grant that was not there or was put anew is looked up.</remarks>
public sealed class ResolvedAsk
{
    internal ResolvedAsk(GrantNames names, LicenceRequest request, int row)
    {
        Names = names;
        Row = row;
        (Grant, Caller, Purpose, Action, Fields, Trim) = (request.Grant, request.Caller, request.Purpose, request.Action, request.Fields, request.Trim);
        User = names.Users.Find(Caller);
        PurposeName = names.Purposes.Find(ELicence.PurposeName.Of(Purpose));
        FieldHandles = [.. Fields.Select(names.Fields.Find)];
        if (CaseKey.TryOf(Purpose.Case, out var key)) Case = key;
    }

    /// <summary>The grant.</summary>
    public Guid Grant { get; }

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

    internal int Row { get; }

    internal int User { get; }

    internal int PurposeName { get; }

    internal ImmutableArray<int> FieldHandles { get; }

    internal CaseKey Case { get; }
}
