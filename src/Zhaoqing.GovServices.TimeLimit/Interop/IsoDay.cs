using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>How a day stands in JSON: yyyy-MM-dd.</summary>
internal static class IsoDay
{
    /// <summary>Writes a day.</summary>
    /// <exception cref="ArgumentException">It is in another calendar than ISO: its numbers would be read as another day.</exception>
    public static void WriteDay(this Utf8JsonWriter writer, string member, LocalDate day)
    {
        if (day.Calendar != CalendarSystem.Iso) throw new ArgumentException("The day is not in the ISO calendar.", nameof(day));
        writer.WriteString(member, LocalDatePattern.Iso.Format(day));
    }
}
