using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>By which way a demand came in, and its answer goes back (诉求渠道).</summary>
public enum OrderChannel
{
    /// <summary>A call to 12345 (12345电话).</summary>
    Phone = 1,

    /// <summary>The city's part of 粤省心 (粤省心肇庆市分平台).</summary>
    YueShengXin,

    /// <summary>The service net (政务服务网).</summary>
    ServiceNet,

    /// <summary>Another platform of the 粤 series (“粤系列”平台).</summary>
    YueSeries,

    /// <summary>110 handed it over (110转办).</summary>
    Police,

    /// <summary>A letter, or at a counter (信函、窗口).</summary>
    Paper,
}

/// <summary>How soon an order has to be handled (办理优先级).</summary>
public enum OrderPriority
{
    /// <summary>As usual (一般).</summary>
    Ordinary = 1,

    /// <summary>Before others, though no matter of 110 (加急).</summary>
    Pressing,
}

/// <summary>What somebody wants, as it was said (诉求). Immutable.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Channel">By which way it came.</param>
/// <param name="Caller">A token that stands for the caller and says nothing of who it is. One that 110 has minted begins with <c>110/</c>; it counts only with 110.</param>
/// <param name="Person">The key by which repeats of the same person are found, see <see cref="PersonKey"/>.</param>
/// <param name="Text">What was said.</param>
/// <param name="ClassCode">The class, of the classification that is loaded.</param>
/// <param name="Subject">What it is about: a street lamp, a shop, a site.</param>
/// <param name="Place">Where.</param>
/// <param name="Priority">How soon.</param>
public sealed record Demand(
    DemandKind Kind, OrderChannel Channel, string Caller, PersonKey Person, string Text, string ClassCode, string Subject, DivisionCode Place, OrderPriority Priority = OrderPriority.Ordinary)
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>The longest name, number, class or subject, in characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>What stands for the class where none is known yet (未分类): no row of a directory names it, so a consultation says who gets it.</summary>
    public const string NoClass = "未分类";

    /// <summary>The caller's name; null where it was not given.</summary>
    public string? CallerName { get; init; }

    /// <summary>The number to call back; null where there is none.</summary>
    public string? CallerPhone { get; init; }

    /// <summary>Whether the caller asked to be kept secret.</summary>
    public bool IsSecretAsked { get; init; }

    /// <summary>The unit that a report is about; null where it is about none.</summary>
    public string? ReportedUnit { get; init; }

    /// <summary>How much is hidden from the start: a report more than what a caller asked for.</summary>
    public ConfidentialityLevel FirstLevel() => Kind == DemandKind.Report ? ConfidentialityLevel.Reporter : IsSecretAsked ? ConfidentialityLevel.CallerRequested : ConfidentialityLevel.Open;

    /// <summary>Whether another demand is of the same person on the same thing and matter (重复诉求).</summary>
    public bool IsRepeatOf(Demand earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return Person == earlier.Person && string.Equals(ClassCode, earlier.ClassCode, StringComparison.Ordinal) && string.Equals(Subject, earlier.Subject, StringComparison.Ordinal);
    }

    /// <summary>The field that is missing or too long; null where all fit. Whoever says no name still has a key of their own, else two of them would be one person.</summary>
    internal string? FaultyField() =>
        string.IsNullOrWhiteSpace(Text) || Text.Length > MaxTextLength ? "text"
        : !IsName(Caller) ? "caller"
        : Person.Hash is null ? "person"
        : !IsName(ClassCode) ? "classCode"
        : !IsName(Subject) ? "subject"
        : CallerName?.Length > MaxNameLength ? "callerName"
        : CallerPhone?.Length > MaxNameLength ? "callerPhone"
        : null;

    private static bool IsName(string? text) => text is { Length: <= MaxNameLength } && !string.IsNullOrWhiteSpace(text);

    /// <summary>Kind and class only: nothing of a person.</summary>
    public override string ToString() => $"{Kind} {ClassCode}";
}

/// <summary>A salted hash of who somebody is (来电人标识): repeats are found by it and nobody is.</summary>
/// <param name="Hash">64 hexadecimal digits.</param>
public readonly record struct PersonKey(string Hash)
{
    /// <summary>The key of a person.</summary>
    /// <param name="salt">A secret of the hotline, at least 16 bytes: without it a number could be found by trying all.</param>
    /// <param name="identity">A phone number or an identity number.</param>
    /// <exception cref="ArgumentException">The salt is shorter, or there is no identity.</exception>
    public static PersonKey Of(ReadOnlySpan<byte> salt, string identity)
    {
        if (salt.Length < 16) throw new ArgumentException("A salt has at least 16 bytes.", nameof(salt));
        ArgumentException.ThrowIfNullOrWhiteSpace(identity);
        return new PersonKey(Convert.ToHexStringLower(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(identity))));
    }
}
