using NodaTime;
using Zhaoqing.GovServices.DepartmentHost.Licences;
using Zhaoqing.GovServices.ELicence;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>A field of a grant; the value for the holder alone.</summary>
public sealed record GrantFieldAnswer(string Name, string Title, string? Class, FieldSensitivity? Sensitivity, string? Value)
{
    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => nameof(GrantFieldAnswer);
}

/// <summary>A grant; the digest, which an answer is tied to, for the holder alone.</summary>
public sealed record GrantAnswer(
    Guid Id, GrantState State, string StateName, LicenceTypeCode Licence, string LicenceName, string Unit, string Case, string Matter, string Actions, IReadOnlyList<GrantFieldAnswer> Fields,
    Instant NotBefore, Instant NotAfter, Instant AnswerBy, int UseLimit, int Used, bool IsPreviewed, string Notice, string? Digest)
{
    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => $"{nameof(GrantAnswer)} {Id}";
}

/// <summary>Grants.</summary>
public sealed record GrantListAnswer(IReadOnlyList<GrantAnswer> Items);

/// <summary>What a window got by a use.</summary>
public sealed record LicenceUseAnswer(UseState State, bool Holds, IReadOnlyDictionary<string, string> Fields)
{
    internal static LicenceUseAnswer Of(UsedLicence used) => new(used.Use.State, used.Holds, used.Fields);

    /// <summary>No content: it is a person's data.</summary>
    public override string ToString() => nameof(LicenceUseAnswer);
}

/// <summary>A use or a denial as the holder sees it, with the true reason.</summary>
public sealed record UseRowAnswer(Instant At, Guid? Grant, string Unit, string Operator, string? Case, string Licence, string Result, string Reason, bool IsAfterRevocation, GroundAnswer? Basis)
{
    internal static UseRowAnswer Of(UseRow row, string? licence) => new(
        row.At, row.Grant, row.User.Unit, row.Operator, row.Purpose.Case, licence ?? row.Licence.ToString(), ResultOf(row),
        row.Basis is null ? new UseDecision(row.Code, default, LicenceState.Unknown, IsRepeat: false, IsTrimmed: false).Explanation : "依法定职责用证。",
        row.IsAfterRevocation, row.Basis is { } basis ? GroundAnswer.Of(basis) : null);

    private static string ResultOf(UseRow row) => row.State switch
    {
        UseState.Made => "已用",
        UseState.Released => "未用,已释放",
        UseState.Reserved => "已预占",
        _ => "未准许",
    };
}

/// <summary>A licence of the holder's own, with class and level of protection.</summary>
public sealed record SpaceEntryAnswer(LicenceIdentifier Identifier, string Licence, LicenceState State, IReadOnlyList<string> Classes, FieldSensitivity Sensitivity);

/// <summary>The digital space of a holder (数字空间).</summary>
public sealed record SpaceAnswer(HolderKind Kind, IReadOnlyList<string> Classes, IReadOnlyList<SpaceEntryAnswer> Items)
{
    internal static SpaceAnswer Of(DigitalSpace space) => new(
        space.Kind, space.Classes, [.. space.Entries.Select(entry => new SpaceEntryAnswer(entry.Licence.Identifier, entry.TypeName ?? "", entry.Licence.State, entry.Classes, entry.Sensitivity))]);
}

/// <summary>The uses of a holder's licences.</summary>
public sealed record UseListAnswer(IReadOnlyList<UseRowAnswer> Items);
