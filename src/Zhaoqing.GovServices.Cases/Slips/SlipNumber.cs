using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What a slip is for; the letter its number begins with.</summary>
public enum SlipKind
{
    /// <summary>A booking or a ticket of the queue (预约、排队), <c>B</c>.</summary>
    Booking,

    /// <summary>A ticket of the “cannot get it done” window (办不成事), <c>T</c>.</summary>
    Ticket,

    /// <summary>A payment order (缴费订单), <c>F</c>.</summary>
    Fee,

    /// <summary>A consignment (交接单), <c>G</c>.</summary>
    Consignment,

    /// <summary>A case of a theme (一件事), <c>Y</c>.</summary>
    Theme,

    /// <summary>That an application was received (收件凭证), <c>R</c>.</summary>
    Receipt,

    /// <summary>That an application was accepted (受理凭证), <c>A</c>.</summary>
    Acceptance,

    /// <summary>A session of the video window (视频办会话), <c>V</c>.</summary>
    Video,
}

/// <summary>The number on a slip (凭号), for example <c>B-20261125-K7Q2M9XH4T-C</c>: a letter, then the form of a <see cref="CaseNumber"/>.</summary>
/// <remarks>Immutable and opaque: it tells nobody how many there are, and one wrong character is found. <c>default</c> is no number: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<SlipNumber>))]
public readonly record struct SlipNumber : IParsable<SlipNumber>
{
    private const string Letters = "BTFGYRAV";

    private readonly string? _text;

    private SlipNumber(string text) => _text = text;

    /// <summary>What it is for.</summary>
    public SlipKind Kind => (SlipKind)Letters.IndexOf(ToString()[0], StringComparison.Ordinal);

    /// <summary>Makes a number.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="day">The day in China; year 1 to 9999.</param>
    /// <param name="random"><see cref="CaseNumber.RandomBytes"/> random bytes, from a cryptographic source.</param>
    /// <exception cref="ArgumentException">There is no such kind, or there are more or fewer bytes.</exception>
    public static SlipNumber Create(SlipKind kind, LocalDate day, ReadOnlySpan<byte> random) =>
        Enum.IsDefined(kind) ? new($"{Letters[(int)kind]}-{CaseNumber.Create(day, random)}") : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind.");

    /// <summary>The number of a slip that a case gives once: the number of the case behind the letter.</summary>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public static SlipNumber Of(SlipKind kind, CaseNumber number) =>
        Enum.IsDefined(kind) ? new($"{Letters[(int)kind]}-{number}") : throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind.");

    /// <summary>Reads a number and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, SlipNumber> Read(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || !Letters.Contains(text[0], StringComparison.Ordinal)) return new CodeFault(CodeFaultKind.Alphabet, 1, "凭号应以 B、T、F、G、Y、R、A、V 之一开头。");
        if (text[1] != '-') return new CodeFault(CodeFaultKind.Alphabet, 2, "凭号第2个字符应为连字符。");
        string whole = text.ToString();
        return CaseNumber.Read(text[2..]).Match<OneOf<CodeFault, SlipNumber>>(
            fault => fault with { Position = fault.Position + 2, Message = "凭号有误,请逐位核对。" }, _ => new SlipNumber(whole));
    }

    /// <summary>Reads a number; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is no number of a slip.</exception>
    public static SlipNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), number => number);
    }

    /// <summary>Reads a number without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SlipNumber result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The number as printed, 23 characters.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(SlipNumber) is no number.");
}
