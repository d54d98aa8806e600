using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>The rules of the video window, from the section <c>Video</c> of the configuration.</summary>
internal static class VideoWindow
{
    private const string Section = "Video";

    /// <summary>Loads the rules; what is not set is as in <see cref="VideoRules"/>.</summary>
    /// <exception cref="InvalidOperationException">A figure is wrong; the message names the key and what is wrong.</exception>
    public static VideoRules Load(IConfiguration configuration)
    {
        var (section, rules) = (configuration.GetSection(Section), new VideoRules());
        rules = new VideoRules
        {
            Edition = section.GetValue(nameof(rules.Edition), rules.Edition)!,
            ResumeMinutes = section.GetValue(nameof(rules.ResumeMinutes), rules.ResumeMinutes),
            KeepDays = section.GetValue(nameof(rules.KeepDays), rules.KeepDays),
            LeastLevel = section.GetValue(nameof(rules.LeastLevel), rules.LeastLevel),
            Window = section.GetValue(nameof(rules.Window), rules.Window)!,
            DutyOwner = section.GetValue(nameof(rules.DutyOwner), rules.DutyOwner)!,
            SignLanguageSeats = [.. section.GetSection(nameof(rules.SignLanguageSeats)).Get<string[]>() ?? []],
        };
        return rules.FindFault() is { } fault ? throw new InvalidOperationException($"{Section}:{fault}") : rules;
    }
}
