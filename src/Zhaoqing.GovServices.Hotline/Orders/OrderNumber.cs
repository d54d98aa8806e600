using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>The number of a work order (工单编号): 18 digits, the day as <c>yyMMdd</c> and twelve that nobody can guess. A form of the project's own.</summary>
/// <remarks><c>default</c> is no number: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<OrderNumber>))]
public readonly record struct OrderNumber : IParsable<OrderNumber>
{
    private const ulong Numbers = 1_000_000_000_000;

    private readonly string? _text;

    private OrderNumber(string text) => _text = text;

    /// <summary>A number.</summary>
    /// <param name="day">The day of the demand, Asia/Shanghai.</param>
    /// <param name="random">From a generator that cannot be foreseen; the twelve digits are made of it.</param>
    public static OrderNumber Of(LocalDate day, ulong random) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{day.YearOfEra % 100:00}{day.Month:00}{day.Day:00}{random % Numbers:000000000000}"));

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">It has not 18 digits, or no day.</exception>
    public static OrderNumber Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var number) ? number : throw new FormatException("The number of an order has 18 digits that begin with a day.");
    }

    /// <summary>Reads a number without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrderNumber result)
    {
        result = default;
        if (s is not { Length: 18 } || !s.All(char.IsAsciiDigit)) return false;
        if (!DateOnly.TryParseExact("20" + s[..6], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        result = new OrderNumber(s);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(OrderNumber) is no number.");
}
