using System.Collections.Frozen;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The window groups that can be booked, from the section <c>Bookings:Groups</c> of the configuration.</summary>
internal sealed class SlotPlans
{
    private const string Section = "Bookings:Groups";
    private readonly FrozenDictionary<string, SlotPlan> _plans;

    private SlotPlans(FrozenDictionary<string, SlotPlan> plans) => _plans = plans;

    /// <summary>The plan of a group; <see langword="null"/> where there is none.</summary>
    public SlotPlan? Of(string group) => _plans.GetValueOrDefault(group);

    /// <summary>Loads the plans.</summary>
    /// <exception cref="InvalidOperationException">A plan is wrong; the message names the key and what is wrong.</exception>
    public static SlotPlans Load(IConfiguration configuration) =>
        new(configuration.GetSection(Section).GetChildren().Select(Read).ToFrozenDictionary(plan => plan.Group.Id, StringComparer.Ordinal));

    private static SlotPlan Read(IConfigurationSection section)
    {
        try
        {
            var group = new WindowGroup(section["Id"] ?? "", section["Name"] ?? "", DivisionCode.Parse(section["Division"] ?? ""));
            var hours = new ServiceHours(section.GetSection("Hours").Get<string[]>()?.Select(Stretch) ?? []);
            return SlotPlan.Of(group, hours, section.GetValue("Capacity", 0), section.GetValue("WalkInReserve", 0), section.GetValue("Minutes", 60))
                .Match(refusal => throw new FormatException(string.Join(' ', refusal.Fields.Select(fault => $"{fault.Field}: {fault.Message}"))), plan => plan);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidOperationException($"{section.Path} is no plan of slots: {fault.Message}", fault);
        }
    }

    private static OpenHours Stretch(string text)
    {
        string[] ends = text.Split('-');
        if (ends.Length != 2) throw new FormatException("Hours have the form 09:00-12:00.");
        var pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
        return new OpenHours(pattern.Parse(ends[0]).GetValueOrThrow(), pattern.Parse(ends[1]).GetValueOrThrow());
    }
}
