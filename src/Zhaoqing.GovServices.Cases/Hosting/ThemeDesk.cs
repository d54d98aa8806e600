using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>A theme with the cases of its members.</summary>
/// <param name="Theme">The theme.</param>
/// <param name="Cases">The cases that were opened, by matter.</param>
/// <param name="Missing">Everything that is missing in them, each material once.</param>
public sealed record ThemeSnapshot(ThemeCase Theme, ImmutableDictionary<MatterCode, CaseSnapshot> Cases, ImmutableArray<ThemeMissing> Missing);

/// <summary>Takes a theme in and carries it through: opens the members' cases in their order through the <see cref="CaseDesk"/>, and sums them up.</summary>
/// <remarks>
/// Safe for concurrent use, and after a crash: a member's case is opened under a key made of the theme and the member, so that whoever goes on gets the same case.
/// </remarks>
public sealed class ThemeDesk(IEventStore store, CaseDesk cases, WorkingCalendar calendar, TimeProvider time)
{
    private const string StreamPrefix = "theme-";
    private readonly StreamRecord<ThemeCase, ThemeEvent> _record = DeskRecord.Over<ThemeCase, ThemeEvent>(store, time, ThemeCase.Replay);

    /// <summary>Applies for a theme, once for all members.</summary>
    /// <returns><c>cases.key-reused</c>, what <see cref="ThemeCase.Submit"/> refuses, or why a member's case cannot be opened; else the theme, the first members opened.</returns>
    public async Task<OneOf<Refusal, ThemeSnapshot>> SubmitAsync(ComposedTheme theme, Application application, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var number = SlipNumber.Create(SlipKind.Theme, ChinaTime.DayOf(_record.Now()), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        var answer = await _record.ChangeAsync(
            StreamOf(number), key, (_, now) => ThemeCase.Submit(number, theme, application, by, now, calendar).MapT1(submitted => ImmutableArray.Create<ThemeEvent>(submitted)), cancellationToken).ConfigureAwait(false);
        if (answer.TryPickT0(out var refusal, out var kept)) return refusal;
        return await AdvanceAsync(kept.State.Submitted.Number, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The theme with a number, as the record has it; <see langword="null"/> where there is none.</summary>
    public async Task<ThemeCase?> FindAsync(SlipNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>Carries a theme as far as its members' cases let it: takes their results, stops what the policy stops, opens what has become ready, answers when all have ended.</summary>
    /// <returns><c>cases.theme-unknown</c>, or why a member's case cannot be opened; else the theme.</returns>
    public async Task<OneOf<Refusal, ThemeSnapshot>> AdvanceAsync(SlipNumber number, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(number, cancellationToken).ConfigureAwait(false) is not { } theme)
            return new Refusal("cases.theme-unknown", "没有这个编号。", CaseGrounds.ByTheList);
        while (true)
        {
            var open = await CasesOfAsync(theme, cancellationToken).ConfigureAwait(false);
            var files = open.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.File);
            if ((await ChangeAsync(number, (found, now) => found.Advance(files, now), cancellationToken).ConfigureAwait(false)).TryPickT0(out var refusal, out theme)) return refusal;
            foreach (var stopped in theme.Members.Where(member => member.State == ThemeMemberState.Stopped))
                await WithdrawAsync(theme, stopped, cancellationToken).ConfigureAwait(false);
            if (theme.Ready.IsEmpty)
            {
                open = await CasesOfAsync(theme, cancellationToken).ConfigureAwait(false);
                return new ThemeSnapshot(theme, open, theme.MissingIn(open.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.File)));
            }

            foreach (var ready in theme.Ready)
            {
                if ((await cases.SubmitAsync(FilerOf(theme), theme.ApplicationOf(ready), KeyOf(theme, "open", ready.Part.Matter), cancellationToken).ConfigureAwait(false)).TryPickT0(out refusal, out var opened)) return refusal;
                var happened = await ChangeAsync(number, (found, now) => OpenedOnce(found, ready.Part.Matter, opened.File.Number, now), cancellationToken).ConfigureAwait(false);
                if (happened.TryPickT0(out refusal, out theme)) return refusal;
            }
        }
    }

    private static ImmutableArray<ThemeEvent> OpenedOnce(ThemeCase found, MatterCode matter, CaseNumber number, Instant now) =>
        found.Ready.Any(member => member.Part.Matter == matter) ? [new ThemeMemberOpened(now, found.Submitted.By, matter, number)] : [];

    private async Task<OneOf<Refusal, ThemeCase>> ChangeAsync(SlipNumber number, Func<ThemeCase, Instant, ImmutableArray<ThemeEvent>> decide, CancellationToken cancellationToken) =>
        (await _record.ChangeAsync(StreamOf(number), key: null, (found, now) => decide(found!, now), cancellationToken).ConfigureAwait(false)).MapT1(kept => kept.State);

    private async Task<ImmutableDictionary<MatterCode, CaseSnapshot>> CasesOfAsync(ThemeCase theme, CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary.CreateBuilder<MatterCode, CaseSnapshot>();
        foreach (var member in theme.Members)
        {
            if (member.Case is { } number && await cases.FindAsync(number, cancellationToken).ConfigureAwait(false) is { } snapshot) found[member.Part.Matter] = snapshot;
        }

        return found.ToImmutable();
    }

    /// <summary>Ends the case of a stopped member in the name of who applied, as the notice told; one that was decided meanwhile is left as it is.</summary>
    private async Task WithdrawAsync(ThemeCase theme, ThemeMemberCase stopped, CancellationToken cancellationToken)
    {
        if ((stopped.Case ?? await OpenedAsync(theme, stopped.Part.Matter, cancellationToken).ConfigureAwait(false)) is not { } number) return;
        if (await cases.FindAsync(number, cancellationToken).ConfigureAwait(false) is not { } now || CaseTable.Find(now.File.State, CaseAct.Withdraw) is null) return;
        await cases.ActAsync(
            FilerOf(theme), number, now.Version, new WithdrawOrder(Remark.Parse(theme.Submitted.Policy.Words())), KeyOf(theme, "stop", stopped.Part.Matter), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The case of a member that a host opened before another stopped the member, or before it ended itself.</summary>
    private async Task<CaseNumber?> OpenedAsync(ThemeCase theme, MatterCode member, CancellationToken cancellationToken) =>
        (await cases.FindFirstAnswerAsync(KeyOf(theme, "open", member), cancellationToken).ConfigureAwait(false)).Match(_ => null, first => first?.File.Number);

    private static CaseActor FilerOf(ThemeCase theme) => theme.Submitted.AtWindow
        ? new CaseActor(theme.Submitted.By, ActorRole.Window, Unit: null, theme.Submitted.Division)
        : new CaseActor(theme.Submitted.By, ActorRole.Applicant, Unit: null, Division: null);

    private static AppendKey KeyOf(ThemeCase theme, string act, MatterCode member)
    {
        string text = $"{theme.Submitted.Number}:{act}:{member}";
        return new AppendKey($"theme:{text}", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>The number of the theme whose stream this is; <see langword="null"/> where it is no theme's.</summary>
    internal static SlipNumber? NumberOf(StreamId stream) =>
        stream.ToString() is var text && text.StartsWith(StreamPrefix, StringComparison.Ordinal) && SlipNumber.TryParse(text[StreamPrefix.Length..], provider: null, out var number) ? number : null;

    private static StreamId StreamOf(SlipNumber number) => StreamId.Parse(StreamPrefix + number);
}
