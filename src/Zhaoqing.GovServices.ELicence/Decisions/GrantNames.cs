using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>The names that grants of an index use, each once, with a handle. Names of requests never enter, so nobody fills it by asking.</summary>
internal sealed class GrantNames
{
    public NameTable<LicenceUser> Users { get; } = new();

    public NameTable<PurposeName> Purposes { get; } = new();

    public NameTable<string> Fields { get; } = new();

    public NameTable<GrantedFace> Faces { get; } = new();

    public int Add(LicenceTypeCode type, ImmutableArray<string> fields)
    {
        var face = new GrantedFace(type, fields, []);
        int known = Faces.Find(face);
        return known >= 0 ? known : Faces.Add(face with { Handles = [.. fields.Select(Fields.Add)] });
    }
}

/// <summary>A purpose without its case.</summary>
internal sealed record PurposeName(string Matter, string Situation, ServiceSector Sector)
{
    public static PurposeName Of(GrantPurpose purpose) => new(purpose.Matter, purpose.Situation, purpose.Sector);
}

/// <summary>The type and the fields of a grant in their order, with the handle of each field.</summary>
internal sealed record GrantedFace(LicenceTypeCode Type, ImmutableArray<string> Fields, ImmutableArray<int> Handles)
{
    public bool Equals(GrantedFace? other) => other is not null && Type == other.Type && Fields.SequenceEqual(other.Fields, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Type, Fields.Length);
}

/// <summary>Names by handles from 0. One writer at a time; readers never wait.</summary>
internal sealed class NameTable<T>
    where T : notnull
{
    private readonly ConcurrentDictionary<T, int> _handles = new();
    private T[] _names = new T[16];
    private int _count;

    /// <summary>The name of a handle.</summary>
    public T this[int handle] => Volatile.Read(ref _names)[handle];

    /// <summary>The handle of a name; below 0 where no grant has it.</summary>
    public int Find(T name) => _handles.TryGetValue(name, out int handle) ? handle : -1;

    /// <summary>The handle of a name of a grant.</summary>
    public int Add(T name)
    {
        if (_handles.TryGetValue(name, out int known)) return known;
        if (_count == _names.Length)
        {
            var longer = new T[_count * 2];
            _names.CopyTo(longer, 0);
            Volatile.Write(ref _names, longer);
        }

        _names[_count] = name;
        _handles[name] = _count;
        return _count++;
    }
}
