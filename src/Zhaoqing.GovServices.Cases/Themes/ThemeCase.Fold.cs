using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record ThemeCase
{
    /// <summary>The case that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="ThemeSubmitted"/>, or one does not follow.</exception>
    public static ThemeCase Replay(IEnumerable<ThemeEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        ThemeCase? theme = null;
        foreach (var happened in events)
            theme = theme?.Apply(happened) ?? new ThemeCase(happened as ThemeSubmitted ?? throw new ArgumentException("A theme begins with its submission.", nameof(events)));
        return theme ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The case after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public ThemeCase Apply(ThemeEvent happened) => happened switch
    {
        ThemeMemberOpened opened => With(opened.Matter, ThemeMemberState.Open, opened.Case, ThemeMemberState.Waiting),
        ThemeMemberEnded ended => With(ended.Matter, ended.Granted ? ThemeMemberState.Granted : ThemeMemberState.Refused, number: null, ThemeMemberState.Open),
        ThemeMemberStopped stopped => With(stopped.Matter, ThemeMemberState.Stopped, number: null, ThemeMemberState.Waiting, ThemeMemberState.Open),
        ThemeAnswered answered when Answer is null => this with { Answer = answered },
        _ => throw new ArgumentException($"{happened?.GetType().Name} does not follow.", nameof(happened)),
    };

    private ThemeCase With(MatterCode matter, ThemeMemberState state, CaseNumber? number, params ReadOnlySpan<ThemeMemberState> from)
    {
        var member = Members.FirstOrDefault(member => member.Part.Matter == matter);
        return member is not null && from.Contains(member.State)
            ? this with { Members = Members.Replace(member, member with { State = state, Case = number ?? member.Case }) }
            : throw new ArgumentException($"The member cannot become {state} now.", nameof(matter));
    }
}
