using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Matters after edits, each of which must have been written against the matter that is there.</summary>
internal static class EditedMatters
{
    /// <summary>The matters after the edits; refused with <c>catalogue.change-stale</c> and nothing applied.</summary>
    public static OneOf<Refusal, ImmutableArray<Matter>> Of(ImmutableArray<Matter> matters, ImmutableArray<MatterEdit> edits)
    {
        var edited = matters.ToDictionary(matter => matter.Code);
        for (int i = 0; i < edits.Length; i++)
        {
            var edit = edits[i];
            string? hash = edited.TryGetValue(edit.Code, out var there) ? MatterHash.Of(there) : null;
            if (!string.Equals(hash, edit.BaseHash, StringComparison.Ordinal)) return ChangeRefusals.Stale(i, edit);
            if (edit.After is { } after) edited[edit.Code] = after;
            else edited.Remove(edit.Code);
        }

        return ImmutableArray.CreateRange(edited.Values.OrderBy(matter => matter.Code));
    }
}
