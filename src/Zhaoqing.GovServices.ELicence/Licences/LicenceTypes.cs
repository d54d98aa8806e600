using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The directory of types of licences (证照类型目录), as data with an edition. A type that is not in it is unknown, and nothing is allowed for it.</summary>
/// <remarks>Immutable and safe for concurrent use.</remarks>
public sealed class LicenceTypes
{
    private readonly FrozenDictionary<LicenceTypeCode, LicenceType> _byCode;

    /// <summary>A directory.</summary>
    /// <param name="edition">The name of its edition, kept with every grant that was judged by it.</param>
    /// <param name="types">The types, each code once, each field of a face once.</param>
    /// <exception cref="ArgumentException">The edition is blank, or a code or a field stands twice.</exception>
    public LicenceTypes(string edition, ImmutableArray<LicenceType> types)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        if (types.IsDefault || types.DistinctBy(type => type.Code).Count() != types.Length) throw new ArgumentException("A code stands once.", nameof(types));
        if (types.Any(type => type.Fields.IsDefault || type.Fields.DistinctBy(field => field.Name, StringComparer.Ordinal).Count() != type.Fields.Length))
            throw new ArgumentException("A field of a face stands once.", nameof(types));
        Edition = edition;
        All = types;
        _byCode = types.ToFrozenDictionary(type => type.Code);
    }

    /// <summary>The edition.</summary>
    public string Edition { get; }

    /// <summary>Every type, in the order given.</summary>
    public ImmutableArray<LicenceType> All { get; }

    /// <summary>The type with a code; <see langword="null"/> where the directory has none.</summary>
    public LicenceType? Find(LicenceTypeCode code) => _byCode.GetValueOrDefault(code);
}
