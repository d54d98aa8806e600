using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What kind of holder a digital space belongs to (主体类别).</summary>
public enum HolderKind
{
    /// <summary>A natural person (自然人).</summary>
    NaturalPerson,

    /// <summary>A legal person or another organisation (法人和非法人组织).</summary>
    LegalPerson,
}

/// <summary>The digital space of one holder (数字空间): the shelf of licences by class and by level of protection (分级分类).</summary>
/// <remarks>Immutable. It is for the holder alone; it says what there is, and lets nobody use it.</remarks>
/// <param name="Holder">Whose it is.</param>
/// <param name="Kind">A natural or a legal person.</param>
/// <param name="Entries">What stands on the shelf, in the order of type and identifier.</param>
[Clause("PLT-2.1")]
public sealed record DigitalSpace(HolderReference Holder, HolderKind Kind, ImmutableArray<SpaceEntry> Entries)
{
    /// <summary>The class of what the directory does not know (未分类).</summary>
    public const string Unclassified = "未分类";

    /// <summary>Puts the licences of one holder on the shelf; those of anybody else stay off it.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="kind">A natural or a legal person.</param>
    /// <param name="licences">Licences, of any holder and in any order.</param>
    /// <param name="types">The directory of types, which says class and level.</param>
    [Clause("PLT-2.1")]
    public static DigitalSpace Of(HolderReference holder, HolderKind kind, IEnumerable<Licence> licences, LicenceTypes types)
    {
        ArgumentNullException.ThrowIfNull(licences);
        ArgumentNullException.ThrowIfNull(types);
        return new(
            holder, kind,
            [.. licences.Where(licence => licence.Holder == holder).DistinctBy(licence => licence.Identifier).OrderBy(licence => licence.Identifier.ToString(), StringComparer.Ordinal)
                .Select(licence => SpaceEntry.Of(licence, types.Find(licence.Identifier.Parts.Type)))]);
    }

    /// <summary>The classes on the shelf, in ordinal order.</summary>
    public ImmutableArray<string> Classes => [.. Entries.SelectMany(entry => entry.Classes).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What belongs to a class.</summary>
    public ImmutableArray<SpaceEntry> OfClass(string name) => [.. Entries.Where(entry => entry.Classes.Contains(name, StringComparer.Ordinal))];

    /// <summary>What needs no more protection than a level.</summary>
    public ImmutableArray<SpaceEntry> UpTo(FieldSensitivity level) => [.. Entries.Where(entry => entry.Sensitivity <= level)];

    /// <inheritdoc/>
    public bool Equals(DigitalSpace? other) => other is not null && Holder == other.Holder && Kind == other.Kind && Entries.SequenceEqual(other.Entries);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Holder, Kind, Entries.Length);
}

/// <summary>One licence on the shelf.</summary>
/// <param name="Licence">The licence.</param>
/// <param name="TypeName">The name of its type; <see langword="null"/> where the directory does not know it.</param>
/// <param name="Classes">The classes of its fields (数据分类), in ordinal order; <see cref="DigitalSpace.Unclassified"/> where none is known.</param>
/// <param name="Sensitivity">The highest level of its fields (数据分级); the highest of all where none is known.</param>
public sealed record SpaceEntry(Licence Licence, string? TypeName, ImmutableArray<string> Classes, FieldSensitivity Sensitivity)
{
    internal static SpaceEntry Of(Licence licence, LicenceType? type) => type is { Fields.IsEmpty: false }
        ? new(licence, type.Name, [.. type.Fields.Select(field => field.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], type.Fields.Max(field => field.Sensitivity))
        : new(licence, type?.Name, [DigitalSpace.Unclassified], FieldSensitivity.Sensitive);

    /// <inheritdoc/>
    public bool Equals(SpaceEntry? other) =>
        other is not null && Licence == other.Licence && string.Equals(TypeName, other.TypeName, StringComparison.Ordinal) && Classes.SequenceEqual(other.Classes, StringComparer.Ordinal) && Sensitivity == other.Sensitivity;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Licence, Sensitivity);
}
