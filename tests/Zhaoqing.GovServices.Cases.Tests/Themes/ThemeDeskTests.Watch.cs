using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Themes;

/// <summary>Themes that go on by themselves.</summary>
public sealed partial class ThemeDeskTests
{
    [Fact]
    [Clause("CON-1.1")]
    public async Task A_theme_goes_on_when_a_case_has_moved_though_nobody_looks()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        using var watch = Watch(world);
        Assert.Equal(1, await watch.RunOnceAsync(default));
        Assert.Equal(2, await world.SubmissionsAsync());
        await world.EndAsync(theme, A, isGranted: true);
        await watch.RunOnceAsync(default);
        Assert.Equal(3, await world.SubmissionsAsync());
        theme = await world.AdvancedAsync(theme);
        await world.EndAsync(theme, C, isGranted: true);
        await world.EndAsync(theme, B, isGranted: true, PlanB);
        await watch.RunOnceAsync(default);
        Assert.NotNull((await world.Desk.FindAsync(theme.Theme.Submitted.Number))!.Answer);
        long last = await world.Store.LastPositionAsync();
        await watch.RunOnceAsync(default);
        Assert.Equal((0, last), (await watch.RunOnceAsync(default), await world.Store.LastPositionAsync()));
    }

    [Fact]
    [Clause("CON-1.1")]
    public async Task After_a_restart_and_on_several_hosts_each_step_has_its_effect_once()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        using (var first = Watch(world)) await first.RunOnceAsync(default);
        await world.EndAsync(theme, A, isGranted: true);
        using ThemeWatch one = Watch(world), other = Watch(world);
        await Task.WhenAll(Task.Run(() => one.RunOnceAsync(default)), Task.Run(() => other.RunOnceAsync(default)));
        Assert.Equal(3, await world.SubmissionsAsync());
        long last = await world.Store.LastPositionAsync();
        using (var again = Watch(world)) await again.RunOnceAsync(default);
        Assert.Equal(last, await world.Store.LastPositionAsync());
        var events = await world.ThemeEventsAsync(theme.Theme.Submitted.Number);
        Assert.Equal((1, 3), (events.OfType<ThemeMemberEnded>().Count(), events.OfType<ThemeMemberOpened>().Count()));
    }

    [Fact]
    [Clause("CON-1.2")]
    public async Task What_the_policy_stopped_before_a_crash_is_withdrawn_after_it()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        await world.EndAsync(theme, A, isGranted: false);
        var cases = new Dictionary<MatterCode, CaseFile>();
        foreach (var (matter, member) in theme.Cases) cases[matter] = (await world.Cases.FindAsync(member.File.Number))!.File;
        // A host writes the answer and ends before it has withdrawn the case of C.
        var stream = StreamId.Parse($"theme-{theme.Theme.Submitted.Number}");
        long version = (await world.ThemeEventsAsync(theme.Theme.Submitted.Number)).Count;
        await world.Store.AppendAsync(stream, version, [.. theme.Theme.Advance(cases, world.Now).Select(happened => new NewEvent(Guid.NewGuid(), DeskEventCodec.NameOf(happened), happened.At, happened.By, DeskEventCodec.Write(happened)))]);
        Assert.Equal(CaseState.Submitted, (await world.Cases.FindAsync(theme.Cases[C].File.Number))!.File.State);
        using var watch = Watch(world);
        await watch.RunOnceAsync(default);
        Assert.Equal(CaseState.Withdrawn, (await world.Cases.FindAsync(theme.Cases[C].File.Number))!.File.State);
    }

    [Fact]
    public async Task A_theme_that_cannot_be_read_keeps_no_other_from_going_on()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        var strange = SlipNumber.Create(SlipKind.Theme, new(2026, 9, 1), new byte[CaseNumber.RandomBytes]);
        await world.Store.AppendAsync(StreamId.Parse($"theme-{strange}"), 0, [new NewEvent(Guid.NewGuid(), "theme.unheard-of.v9", world.Now, "x", Encoding.UTF8.GetBytes("{}"))]);
        await world.EndAsync(theme, A, isGranted: true);
        using var watch = Watch(world);
        await watch.RunOnceAsync(default);
        Assert.Equal(3, await world.SubmissionsAsync());
    }

    [Fact]
    public void The_interval_is_validated()
    {
        var validation = new CaseOptionsValidation();
        Assert.Contains("Cases:ThemeScanSeconds", validation.Validate(name: null, new CaseOptions { ThemeScanSeconds = 0 }).FailureMessage, StringComparison.Ordinal);
        Assert.True(validation.Validate(name: null, new CaseOptions()).Succeeded);
    }

    private static ThemeWatch Watch(World world) =>
        new(world.Store, world.Desk, Options.Create(new CaseOptions()), TimeProvider.System, NullLogger<ThemeWatch>.Instance);
}
