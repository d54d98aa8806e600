using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>An instant as NodaTime's converter has it, its usual form without a pattern and without a text between: a record holds one in every event.</summary>
internal sealed class InstantJsonConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PlainTime.Of(ref reader) is var text && PlainTime.TryRead(text, out Instant instant) ? instant : NodaConverters.InstantConverter.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[PlainTime.LongestInstant];
        if (PlainTime.TryWrite(value, text, out int length)) writer.WriteStringValue(text[..length]);
        else NodaConverters.InstantConverter.Write(writer, value, options);
    }
}

/// <summary>A day as NodaTime's converter has it, its usual form without a pattern and without a text between.</summary>
internal sealed class LocalDateJsonConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        PlainTime.Of(ref reader) is { Length: PlainTime.DayLength } text && PlainTime.TryRead(text, out LocalDate day) ? day : NodaConverters.LocalDateConverter.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[PlainTime.DayLength];
        if (PlainTime.TryWrite(value, text)) writer.WriteStringValue(text);
        else NodaConverters.LocalDateConverter.Write(writer, value, options);
    }
}

/// <summary>The usual forms: <c>2026-11-25</c>, and <c>2026-11-25T04:00:00Z</c> with up to nine digits behind a point. Whatever else there is, is left to NodaTime.</summary>
internal static class PlainTime
{
    internal const int DayLength = 10, LongestInstant = 30;
    private const int SecondLength = 20, SecondEnd = 19;

    /// <summary>The bytes of a text; none where they do not stand there as they are.</summary>
    internal static ReadOnlySpan<byte> Of(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && !reader.ValueIsEscaped ? reader.ValueSpan : [];

    internal static bool TryRead(ReadOnlySpan<byte> text, out LocalDate day)
    {
        day = default;
        if (text.Length < DayLength || text[4] != '-' || text[7] != '-') return false;
        if (!TryNumber(text[..4], out int year) || !TryNumber(text[5..7], out int month) || !TryNumber(text[8..10], out int dayOfMonth)) return false;
        if (year == 0 || month is 0 or > 12 || dayOfMonth == 0 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;
        day = new LocalDate(year, month, dayOfMonth);
        return true;
    }

    internal static bool TryRead(ReadOnlySpan<byte> text, out Instant instant)
    {
        instant = default;
        if (text.Length is < SecondLength or > LongestInstant || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[^1] != 'Z') return false;
        if (!TryNumber(text[11..13], out int hour) || !TryNumber(text[14..16], out int minute) || !TryNumber(text[17..19], out int second)) return false;
        if (hour > 23 || minute > 59 || second > 59 || !TryRead(text[..DayLength], out LocalDate day)) return false;
        int nanoseconds = 0;
        if (text.Length > SecondLength)
        {
            var fraction = text[(SecondEnd + 1)..^1];
            if (text[SecondEnd] != '.' || fraction.IsEmpty || !TryNumber(fraction, out nanoseconds)) return false;
            for (int digits = fraction.Length; digits < 9; digits++) nanoseconds *= 10;
        }

        instant = Instant.FromUtc(day.Year, day.Month, day.Day, hour, minute, second).PlusNanoseconds(nanoseconds);
        return true;
    }

    internal static bool TryWrite(LocalDate day, Span<byte> text)
    {
        if (day.Calendar != CalendarSystem.Iso || day.Year is < 1 or > 9999) return false;
        Number(day.Year, text[..4]);
        text[4] = text[7] = (byte)'-';
        Number(day.Month, text[5..7]);
        Number(day.Day, text[8..10]);
        return true;
    }

    internal static bool TryWrite(Instant instant, Span<byte> text, out int length)
    {
        length = SecondLength;
        var utc = instant.InUtc();
        if (!TryWrite(utc.Date, text)) return false;
        text[10] = (byte)'T';
        text[13] = text[16] = (byte)':';
        Number(utc.Hour, text[11..13]);
        Number(utc.Minute, text[14..16]);
        Number(utc.Second, text[17..19]);
        if (utc.NanosecondOfSecond is var fraction and not 0)
        {
            text[SecondEnd] = (byte)'.';
            Number(fraction, text[(SecondEnd + 1)..(SecondLength + 9)]);
            length = SecondLength + 9 + 1;
            while (text[length - 2] == '0') length--;
        }

        text[length - 1] = (byte)'Z';
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (number * 10) + (digit - '0');
        }

        return true;
    }

    private static void Number(int number, Span<byte> digits)
    {
        for (int i = digits.Length - 1; i >= 0; i--, number /= 10) digits[i] = (byte)('0' + (number % 10));
    }
}
