using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>One matter added, replaced or retired by a change.</summary>
/// <remarks>Immutable. It names the matter it was written against by its hash, so that a change never overwrites one it has not seen.</remarks>
public sealed record MatterEdit
{
    private MatterEdit(MatterCode code, string? baseHash, Matter? after)
    {
        Code = code;
        BaseHash = baseHash;
        After = after;
    }

    /// <summary>The code of the matter.</summary>
    public MatterCode Code { get; }

    /// <summary>The hash of the matter as it was when the edit was written; <see langword="null"/> for a new one.</summary>
    public string? BaseHash { get; }

    /// <summary>The matter as it shall be; <see langword="null"/> where it is retired (取消).</summary>
    public Matter? After { get; }

    /// <summary>A new matter.</summary>
    public static MatterEdit Add(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return new(matter.Code, baseHash: null, matter);
    }

    /// <summary>Another content for a matter.</summary>
    /// <exception cref="ArgumentException">The codes differ: another code is another matter.</exception>
    public static MatterEdit Replace(Matter before, Matter after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Code != after.Code) throw new ArgumentException("A matter keeps its code; another code is another matter.", nameof(after));
        return new(before.Code, MatterHash.Of(before), after);
    }

    /// <summary>Other values for some elements of a matter (要素调整).</summary>
    /// <param name="before">The matter; it has elements.</param>
    /// <param name="edits">The edits.</param>
    /// <param name="by">Who edits.</param>
    /// <param name="cause">Why.</param>
    /// <returns>The edit; refused as <see cref="MatterElements.Edit"/> does.</returns>
    /// <exception cref="ArgumentException">The matter has no elements.</exception>
    public static OneOf<Refusal, MatterEdit> OfElements(Matter before, ImmutableArray<ElementEdit> edits, CatalogueEditor by, ChangeCause cause)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (before.Elements is not { } elements) throw new ArgumentException("The matter has no elements.", nameof(before));
        if (elements.Edit(edits, by, cause).TryPickT0(out var refusal, out var edited)) return refusal;
        return Replace(before, before with { Elements = edited });
    }

    /// <summary>An edit as the record kept it.</summary>
    internal static MatterEdit Kept(MatterCode code, string? baseHash, Matter? after) => new(code, baseHash, after);

    /// <summary>The end of a matter.</summary>
    public static MatterEdit Retire(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return new(matter.Code, MatterHash.Of(matter), after: null);
    }
}

/// <summary>The hash by which two copies of a matter are told to be the same (同源比对).</summary>
public static class MatterHash
{
    /// <summary>SHA-256 over the canonical form of a matter, 64 small hexadecimal digits; equal exactly where the content is.</summary>
    public static string Of(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return Convert.ToHexStringLower(CanonicalForm.HashesOf([matter]));
    }
}
