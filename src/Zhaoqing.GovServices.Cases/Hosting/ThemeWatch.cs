using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Carries themes on when a member's case has moved, so that nobody has to look.</summary>
/// <remarks>
/// Several hosts may run it, and it may begin again from the start: what a theme has done already it does not do twice, so each step has its effect exactly once.
/// </remarks>
internal sealed partial class ThemeWatch(IEventStore store, ThemeDesk desk, IOptions<CaseOptions> options, TimeProvider time, ILogger<ThemeWatch> log)
    : BackgroundService
{
    private readonly Dictionary<CaseNumber, SlipNumber> _themes = [];
    private readonly Dictionary<SlipNumber, string?> _moved = [];
    private readonly HashSet<StreamId> _leftAlone = [];
    private long _position;

    /// <summary>Reads what is new in the journal, then carries on the themes whose cases have moved.</summary>
    /// <returns>How many this call looked at.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadAllAsync(_position, cancellationToken).ConfigureAwait(false))
        {
            if (ThemeDesk.NumberOf(recorded.Stream) is { } theme) Follow(theme, recorded);
            else if (CaseDesk.NumberOf(recorded.Stream) is { } member && _themes.TryGetValue(member, out var own)) _moved.TryAdd(own, value: null);
            _position = recorded.Position;
        }

        var moved = _moved.Keys.ToArray();
        foreach (var theme in moved) await AdvanceAsync(theme, cancellationToken).ConfigureAwait(false);
        return moved.Length;
    }

    /// <summary>Carries a theme on; one that waits for something else than its cases is tried again, and said so once.</summary>
    private async Task AdvanceAsync(SlipNumber theme, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await desk.AdvanceAsync(theme, cancellationToken).ConfigureAwait(false);
            string? before = _moved[theme], why = answer.Match<string?>(refusal => refusal.Code, _ => null);
            if (why is null) _moved.Remove(theme);
            else _moved[theme] = why;
            if (why is not null && !string.Equals(why, before, StringComparison.Ordinal)) Waits(log, theme.ToString(), why);
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
        {
            // One theme that this program cannot read stops neither the others nor the host.
            _moved.Remove(theme);
            CannotRead(log, theme.ToString(), fault.Message);
        }
    }

    private void Follow(SlipNumber theme, RecordedEvent recorded)
    {
        if (_leftAlone.Contains(recorded.Stream)) return;
        try
        {
            switch (DeskEventCodec.Read(recorded.Type, recorded.Content.Span))
            {
                case ThemeMemberOpened opened:
                    _themes[opened.Case] = theme;
                    _moved.TryAdd(theme, value: null);
                    break;
                case ThemeAnswered answered:
                    // Cases that the answer stopped are withdrawn after it: once more, in case a host ended between the two.
                    if (answered.Stopped.IsEmpty) _moved.Remove(theme);
                    else _moved.TryAdd(theme, value: null);
                    foreach (var member in _themes.Where(pair => pair.Value == theme).Select(pair => pair.Key).ToArray()) _themes.Remove(member);
                    break;
                default:
                    _moved.TryAdd(theme, value: null);
                    break;
            }
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException)
        {
            // A newer program wrote it and carries this theme on.
            _leftAlone.Add(recorded.Stream);
            _moved.Remove(theme);
            CannotRead(log, theme.ToString(), fault.Message);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RepeatedScan.RunAsync(options.Value.ThemeScanSeconds, time, () => RunOnceAsync(stoppingToken), fault => CannotReach(log, fault), stoppingToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The theme {Theme} cannot be carried on yet: {Why}")]
    private static partial void Waits(ILogger logger, string theme, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be reached; themes are carried on later.")]
    private static partial void CannotReach(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The theme {Theme} cannot be read by this program and is left alone: {Why}")]
    private static partial void CannotRead(ILogger logger, string theme, string why);
}
