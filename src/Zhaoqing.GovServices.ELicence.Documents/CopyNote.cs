using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>What an annotated copy says of itself (加注信息), GB/T 36903: why it was made, for whom, when, and until when it counts.</summary>
/// <param name="Cause">Why (加注件制作事由).</param>
/// <param name="User">Who may use it (用证主体), by name.</param>
/// <param name="Case">The number of the case.</param>
/// <param name="MadeBy">Who made it (加注件制作者).</param>
/// <param name="MadeAt">When (加注件制作时间); shown in China time.</param>
/// <param name="ValidUntil">Until when it counts (加注件有效期截止时间); not before it is made.</param>
/// <param name="Copy">The id of this one copy, the receipt of the use.</param>
public sealed record CopyNote(string Cause, string User, string Case, string MadeBy, Instant MadeAt, Instant ValidUntil, string Copy)
{
    /// <summary>The most characters a part may have.</summary>
    public const int MaxLength = 60;

    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>The lines that are seen.</summary>
    internal ImmutableArray<string> Lines =>
    [
        $"仅限{User}办理“{Cause}”使用,他用无效",
        $"办件 {Case} · {MadeBy}制作于 {Show(MadeAt)} · 有效期至 {Show(ValidUntil)}",
        $"加注件编号 {Copy}",
    ];

    /// <summary>The members of GB/T 36903 for the file itself, and after them three of our own.</summary>
    internal ImmutableArray<(string Name, string Value)> Members =>
        [("JZJZZSJ", Show(MadeAt)), ("JZJZZZ", MadeBy), ("JZJZZSY", Cause), ("JZJYXQJZSJ", Show(ValidUntil)), ("CopyId", Copy), ("CopyUser", User), ("CopyCase", Case)];

    /// <summary>Whether every part can be shown as it is: there, not too long, and without marks that are not seen or turn the writing.</summary>
    internal bool IsPrintable => new[] { Cause, User, Case, MadeBy, Copy }.All(IsPart);

    private static bool IsPart(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= MaxLength && text.EnumerateRunes().All(IsSeen);

    private static bool IsSeen(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);

    private static string Show(Instant at) => Minutes.Format(at.InZone(ChinaTime.Zone).LocalDateTime);
}
