using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What stands in for a material (免提交措施): electronic licences, shared data, or nothing, with the reason.</summary>
/// <remarks>Immutable. It names sources; whether somebody holds such a licence is not known here.</remarks>
public sealed record MaterialReplacement
{
    private MaterialReplacement(ImmutableArray<string> licenceTypes, ImmutableArray<string> sharedData, string? noneBecause) =>
        (LicenceTypes, SharedData, NoneBecause) = (licenceTypes, sharedData, noneBecause);

    /// <summary>The types of electronic licences, any of which replaces it.</summary>
    public ImmutableArray<string> LicenceTypes { get; }

    /// <summary>The shared data, any of which replaces it.</summary>
    public ImmutableArray<string> SharedData { get; }

    /// <summary>Why nothing replaces it; <see langword="null"/> where something does.</summary>
    public string? NoneBecause { get; }

    /// <summary>Replaced by a licence or by shared data.</summary>
    /// <exception cref="ArgumentException">Neither is named, or one is blank.</exception>
    public static MaterialReplacement By(ImmutableArray<string> licenceTypes, ImmutableArray<string> sharedData)
    {
        var (licences, data) = (licenceTypes.IsDefault ? [] : licenceTypes, sharedData.IsDefault ? [] : sharedData);
        if (licences.Length + data.Length == 0 || licences.Concat(data).Any(string.IsNullOrWhiteSpace)) throw new ArgumentException("A replacement names a type of licence or shared data.", nameof(licenceTypes));
        return new(licences, data, noneBecause: null);
    }

    /// <summary>Not replaced, with the reason in Chinese.</summary>
    /// <exception cref="ArgumentException">The reason is blank.</exception>
    public static MaterialReplacement None(string because)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        return new([], [], because);
    }

    /// <summary>The replacement in Chinese.</summary>
    public override string ToString() => NoneBecause is { } reason ? $"不能免提交:{reason}" : $"免提交:{string.Join('、', LicenceTypes.Concat(SharedData))}";
}
