using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Writes a limit as <c>{"amount":20,"unit":"workingDays","lastDay":"asIs"}</c> and reads it back; needs no reflection.</summary>
/// <remarks><c>lastDay</c> may be left out and then is <c>asIs</c>; anything else that is missing, unknown, doubled or out of range is a <see cref="JsonException"/>.</remarks>
public sealed class LimitJsonConverter : JsonConverter<Limit>
{
    private const string Amount = "amount", Unit = "unit", LastDay = "lastDay";

    /// <inheritdoc/>
    public override Limit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A limit is an object.");
        int? amount = null;
        LimitUnit? unit = null;
        LastDayRule? lastDay = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string? name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case Amount when amount is null && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number):
                    amount = number;
                    break;
                case Unit when unit is null && reader.TokenType == JsonTokenType.String:
                    unit = UnitOf(reader.GetString());
                    break;
                case LastDay when lastDay is null && reader.TokenType == JsonTokenType.String:
                    lastDay = LastDayOf(reader.GetString());
                    break;
                default:
                    throw new JsonException("A limit has an amount, a unit and a rule for the last day, each once.");
            }
        }

        if (amount is null || unit is null) throw new JsonException("A limit has an amount and a unit.");
        return Limit.Of(amount.Value, unit.Value, lastDay ?? LastDayRule.AsIs).Match(refusal => throw new JsonException(refusal.Message), limit => limit);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Limit value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber(Amount, value.Amount);
        writer.WriteString(Unit, NameOf(value.Unit));
        writer.WriteString(LastDay, value.LastDay == LastDayRule.NextWorkingDay ? "nextWorkingDay" : "asIs");
        writer.WriteEndObject();
    }

    private static LimitUnit UnitOf(string? name) => name switch
    {
        "sameDay" => LimitUnit.SameDay,
        "workingDays" => LimitUnit.WorkingDays,
        "calendarDays" => LimitUnit.CalendarDays,
        "months" => LimitUnit.Months,
        "years" => LimitUnit.Years,
        _ => throw new JsonException("The unit of a limit is sameDay, workingDays, calendarDays, months or years."),
    };

    private static string NameOf(LimitUnit unit) => unit switch
    {
        LimitUnit.SameDay => "sameDay",
        LimitUnit.WorkingDays => "workingDays",
        LimitUnit.CalendarDays => "calendarDays",
        LimitUnit.Months => "months",
        _ => "years",
    };

    private static LastDayRule LastDayOf(string? name) => name switch
    {
        "asIs" => LastDayRule.AsIs,
        "nextWorkingDay" => LastDayRule.NextWorkingDay,
        _ => throw new JsonException("The rule for the last day is asIs or nextWorkingDay."),
    };
}
