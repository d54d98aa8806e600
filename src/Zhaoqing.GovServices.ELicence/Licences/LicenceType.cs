using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>By how much protection a field of a licence stands (数据分级), from open to sensitive.</summary>
public enum FieldSensitivity
{
    /// <summary>Anybody may know it (公开).</summary>
    Open,

    /// <summary>Kept inside the business at hand (内部).</summary>
    Internal,

    /// <summary>Personal information (个人信息).</summary>
    Personal,

    /// <summary>Sensitive personal information (敏感个人信息): a separate consent is needed (个人信息保护法 第二十九条).</summary>
    Sensitive,
}

/// <summary>One field on the face of a licence (照面信息项).</summary>
/// <param name="Name">The name of the directory, for example <c>ZZMC</c> (GB/T 36903).</param>
/// <param name="Title">What stands on the licence, in Chinese.</param>
/// <param name="Class">The class of the datum (数据分类), in Chinese.</param>
/// <param name="Sensitivity">Its level.</param>
public sealed record FaceField(string Name, string Title, string Class, FieldSensitivity Sensitivity);

/// <summary>A type of licence (证照类型) as the directory has it, GB/T 36902.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="IsHighRisk">Whether its use always reads the newest record and is never served from a copy: identity cards, real estate.</param>
/// <param name="NeedsSeal">Whether an e-seal of the holder is issued in the same act (电子印章同步发放).</param>
/// <param name="Fields">The fields of its face.</param>
public sealed record LicenceType(LicenceTypeCode Code, string Name, bool IsHighRisk, bool NeedsSeal, ImmutableArray<FaceField> Fields)
{
    /// <summary>The field with a name; <see langword="null"/> where the face has none.</summary>
    public FaceField? Find(string name) => Fields.FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public bool Equals(LicenceType? other) =>
        other is not null && Code == other.Code && string.Equals(Name, other.Name, StringComparison.Ordinal) && IsHighRisk == other.IsHighRisk && NeedsSeal == other.NeedsSeal
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => Code.GetHashCode();
}
