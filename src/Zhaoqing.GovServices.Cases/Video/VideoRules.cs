using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>How the video window of a host is run (视频办窗口规则): local data, since no national text sets these figures.</summary>
/// <remarks>Immutable. Kept in the record of each day.</remarks>
public sealed record VideoRules
{
    private readonly ImmutableArray<string> _signLanguageSeats;

    /// <summary>The edition of these rules.</summary>
    public string Edition { get; init; } = "default";

    /// <summary>For how many minutes a dropped session waits for its person; 10 unless set.</summary>
    public int ResumeMinutes { get; init; } = 10;

    /// <summary>How many days a recording is kept, the day of the session not counted; 180 unless set.</summary>
    public int KeepDays { get; init; } = 180;

    /// <summary>The least level of identity, 1 to 3; 2 unless set.</summary>
    public int LeastLevel { get; init; } = 2;

    /// <summary>The window, by name, at which somebody goes on who does not want to be recorded.</summary>
    public string Window { get; init; } = "综合窗口";

    /// <summary>The account that owns a session while no seat has it (首问负责).</summary>
    public string DutyOwner { get; init; } = "duty";

    /// <summary>The accounts of the seats that use sign language (手语坐席).</summary>
    public ImmutableArray<string> SignLanguageSeats
    {
        get => _signLanguageSeats.IsDefault ? [] : _signLanguageSeats;
        init => _signLanguageSeats = value;
    }

    /// <summary>What is wrong with the figures; <see langword="null"/> where nothing is.</summary>
    public string? FindFault() => this switch
    {
        { ResumeMinutes: < 1 or > 1_440 } => $"{nameof(ResumeMinutes)} is {ResumeMinutes}; it must be 1 to 1440.",
        { KeepDays: < 1 or > 36_500 } => $"{nameof(KeepDays)} is {KeepDays}; it must be 1 to 36500.",
        { LeastLevel: < 1 or > 3 } => $"{nameof(LeastLevel)} is {LeastLevel}; it must be 1 to 3.",
        _ when string.IsNullOrWhiteSpace(Window) || string.IsNullOrWhiteSpace(DutyOwner) || string.IsNullOrWhiteSpace(Edition) => "Window, duty owner and edition must be named.",
        _ => null,
    };

    internal LocalDate KeptThrough(Instant at) => ChinaTime.DayOf(at).PlusDays(KeepDays);
}
