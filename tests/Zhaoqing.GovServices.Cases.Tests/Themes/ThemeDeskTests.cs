using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using MatterCode = Zhaoqing.GovServices.Catalogue.MatterCode;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Themes;

/// <summary>A theme of A → B and C beside them: the result of A is a material of B, and A and C need the same form.</summary>
[Properties(MaxTest = 30, QuietOnSuccess = true)]
public sealed partial class ThemeDeskTests
{
    private static readonly MatterCode A = MatterCode.Parse("theme-a"), B = MatterCode.Parse("theme-b"), C = MatterCode.Parse("theme-c");
    private static readonly MaterialCode FormA = MaterialCode.Parse("theme-a-1"), ResultOfA = MaterialCode.Parse("theme-b-1"), FormC = MaterialCode.Parse("theme-c-1"), PlanB = MaterialCode.Parse("theme-b-2");
    private static readonly CatalogueEdition Themes = new("theme-edition", Instant.FromUtc(2026, 1, 1, 0, 0), [MatterOf(A, 3, (FormA, "申请表")), MatterOf(B, 5, (ResultOfA, "A的批文"), (PlanB, "方案")), MatterOf(C, 10, (FormC, "申请表"))]);

    [Fact]
    [Clause("CON-1.1")]
    public async Task One_application_opens_what_can_begin_asks_once_and_answers_once()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        Assert.Equal([ThemeMemberState.Open, ThemeMemberState.Waiting, ThemeMemberState.Open], StatesOf(theme));
        Assert.Empty(theme.Missing);
        Assert.Equal("2026-10-15", $"{theme.Theme.Submitted.Due.Date:uuuu-MM-dd}");
        await world.EndAsync(theme, A, isGranted: true);
        theme = await world.AdvancedAsync(theme);
        Assert.Equal([ThemeMemberState.Granted, ThemeMemberState.Open, ThemeMemberState.Open], StatesOf(theme));
        Assert.True(theme.Cases[B].File.Holds(ResultOfA));
        Assert.Equal("方案", Assert.Single(theme.Missing).Name);
        await world.EndAsync(theme, C, isGranted: true);
        await world.EndAsync(theme, B, isGranted: true, PlanB);
        theme = await world.AdvancedAsync(theme);
        Assert.Equal([A, B, C], theme.Theme.Answer!.Granted.OrderBy(code => code.ToString(), StringComparer.Ordinal));
    }

    [Fact]
    [Clause("CON-1.1")]
    public async Task What_two_members_lack_is_told_once()
    {
        var theme = (await new World().SubmitAsync(RefusalPolicy.StopAll)).AsT1;
        var missing = Assert.Single(theme.Missing);
        Assert.Equal(("申请表", 2), (missing.Name, missing.Uses.Length));
    }

    [Theory]
    [InlineData(RefusalPolicy.StopAll, ThemeMemberState.Stopped, ThemeMemberState.Stopped)]
    [InlineData(RefusalPolicy.StopDependants, ThemeMemberState.Stopped, ThemeMemberState.Open)]
    [InlineData(RefusalPolicy.GoOn, ThemeMemberState.Open, ThemeMemberState.Open)]
    [Clause("CON-1.2")]
    public async Task A_refused_member_stops_what_the_policy_says(RefusalPolicy policy, ThemeMemberState b, ThemeMemberState c)
    {
        var world = new World();
        var theme = (await world.SubmitAsync(policy, FormA)).AsT1;
        await world.EndAsync(theme, A, isGranted: false);
        theme = await world.AdvancedAsync(theme);
        Assert.Equal([ThemeMemberState.Refused, b, c], StatesOf(theme));
        Assert.Equal(c == ThemeMemberState.Stopped, theme.Cases[C].File.State == CaseState.Withdrawn);
        Assert.Equal(policy == RefusalPolicy.StopAll, theme.Theme.Answer is not null);
        if (b == ThemeMemberState.Open) Assert.False(theme.Cases[B].File.Holds(ResultOfA));
    }

    [Fact]
    public async Task A_repeat_and_many_who_carry_it_on_at_once_open_no_case_twice()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        Assert.Equal(theme.Theme.Submitted.Number, (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1.Theme.Submitted.Number);
        await world.EndAsync(theme, A, isGranted: true);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => world.AdvancedAsync(theme))));
        Assert.Single(all.Select(seen => seen.Cases[B].File.Number).Distinct());
        Assert.Equal(3, await world.SubmissionsAsync());
    }

    [Fact]
    public async Task A_case_that_was_opened_before_a_crash_is_found_again()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        await world.EndAsync(theme, A, isGranted: true);
        var opened = await OpenedElsewhereAsync(world, theme);
        Assert.Equal(opened, (await world.AdvancedAsync(theme)).Cases[B].File.Number);
        Assert.Equal(3, await world.SubmissionsAsync());
    }

    [Fact]
    [Clause("CON-1.2")]
    public async Task A_case_that_was_opened_before_a_crash_of_a_member_that_is_stopped_is_withdrawn()
    {
        var world = new World();
        var theme = (await world.SubmitAsync(RefusalPolicy.StopAll, FormA)).AsT1;
        await world.EndAsync(theme, A, isGranted: true);
        var opened = await OpenedElsewhereAsync(world, theme);
        await world.EndAsync(theme, C, isGranted: false);
        theme = await world.AdvancedAsync(theme);
        Assert.Equal([ThemeMemberState.Granted, ThemeMemberState.Stopped, ThemeMemberState.Refused], StatesOf(theme));
        Assert.Equal(CaseState.Withdrawn, (await world.Cases.FindAsync(opened))!.File.State);
    }

    /// <summary>Another host opens the case of B and ends before it has written so in the theme.</summary>
    private static async Task<CaseNumber> OpenedElsewhereAsync(World world, ThemeSnapshot theme)
    {
        var granted = theme.Theme.Apply(new ThemeMemberEnded(world.Now, A, Granted: true));
        string text = $"{theme.Theme.Submitted.Number}:open:{B}";
        var print = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
        return (await world.Cases.SubmitAsync(Citizen, granted.ApplicationOf(granted.Members[1]), new AppendKey($"theme:{text}", print))).AsT1.File.Number;
    }

    [Fact]
    public async Task Unknown_materials_strangers_and_unknown_themes_are_refused()
    {
        var world = new World();
        Assert.Equal("materials[0].material", (await world.SubmitAsync(RefusalPolicy.StopAll, Foreign)).AsT0.Fields.Single().Field);
        Assert.Equal("materials[0].material", (await world.SubmitAsync(RefusalPolicy.StopAll, ResultOfA)).AsT0.Fields.Single().Field);
        Assert.Equal("cases.theme-unknown", (await world.Desk.AdvanceAsync(SlipNumber.Create(SlipKind.Theme, new(2026, 9, 1), new byte[10]))).AsT0.Code);
        Assert.Equal("cases.not-authorised", ThemeCase.Submit(default, Composed(RefusalPolicy.GoOn), Whole(), Examiner, world.Now, Calendar).AsT0.Code);
        Assert.Equal(0, await world.SubmissionsAsync());
    }

    [Property]
    [Clause("CON-1.2")]
    public Property In_whatever_order_members_end_the_answer_names_each_once_and_none_began_before_its_time() => Prop.ForAll(
        Gen.Elements(Enum.GetValues<RefusalPolicy>()).ToArbitrary(), Gen.Shuffle([A, B, C]).ToArbitrary(), Gen.Elements(true, false).ArrayOf(3).ToArbitrary(), (policy, order, grants) =>
    {
        return Run().GetAwaiter().GetResult();

        async Task<bool> Run()
        {
            var world = new World();
            var theme = (await world.SubmitAsync(policy, FormA)).AsT1;
            for (int round = 0; round < 3 && theme.Theme.Answer is null; round++)
            {
                foreach (var (matter, isGranted) in order.Zip(grants))
                {
                    if (theme.Theme.Members.Single(member => member.Part.Matter == matter).State != ThemeMemberState.Open) continue;
                    await world.EndAsync(theme, matter, isGranted, [.. theme.Cases[matter].File.MissingRequired]);
                    theme = await world.AdvancedAsync(theme);
                }
            }

            var events = await world.ThemeEventsAsync(theme.Theme.Submitted.Number);
            int openedB = events.FindIndex(happened => happened is ThemeMemberOpened opened && opened.Matter == B), endedA = events.FindIndex(happened => happened is ThemeMemberEnded ended && ended.Matter == A);
            var answer = theme.Theme.Answer!;
            return answer.Granted.Concat(answer.Refused).Concat(answer.Stopped).OrderBy(code => code.ToString(), StringComparer.Ordinal).SequenceEqual([A, B, C])
                && events.OfType<ThemeAnswered>().Count() == 1 && (openedB < 0 || openedB > endedA)
                && Seen(ThemeCase.Replay(events)).SequenceEqual(Seen(theme.Theme));
        }
    });

    private static IEnumerable<(MatterCode, ThemeMemberState, CaseNumber?)> Seen(ThemeCase theme) => theme.Members.Select(member => (member.Part.Matter, member.State, member.Case));

    private static IEnumerable<ThemeMemberState> StatesOf(ThemeSnapshot theme) =>
        theme.Theme.Members.OrderBy(member => member.Part.Matter.ToString(), StringComparer.Ordinal).Select(member => member.State);

    private static Matter MatterOf(MatterCode code, int days, params (MaterialCode Code, string Name)[] materials) => new(
        code, $"示例事项{code}", MatterKind.Licence, "示例部门",
        new UnifiedPart
        {
            Materials = [.. materials.Select(material => new ListMaterial(material.Code, material.Name, Necessity.Required))],
            DecisionLimit = new DecisionLimit(Limit.WorkingDays(days), LimitStart.Acceptance, LegalLimits.LicensingDecision.Ground),
        },
        new DecidingUnit(City, new Authority("肇庆市示例审批局(虚构)", Code: null)));

    private static ComposedTheme Composed(RefusalPolicy policy) => ComposedTheme.Of(
        Theme.Of("示例一件事", policy, [new ThemeMember(A), new ThemeMember(B) { After = [A], PassedInside = ImmutableDictionary<MaterialCode, MatterCode>.Empty.Add(ResultOfA, A) }, new ThemeMember(C)]).AsT1.Choose().AsT1, Themes).AsT1;

    private static Application Whole(params MaterialCode[] codes) => new(A, Duanzhou, Channel.Window, Sample.Person, Papers(codes));

    private sealed class World
    {
        private readonly InMemoryEventStore _store = new();
        private readonly FakeTimeProvider _time = new(At("2026-09-24T10:00").ToDateTimeOffset());

        public World()
        {
            Cases = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Themes)), Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
            Desk = new ThemeDesk(_store, Cases, Calendar, _time);
        }

        public InMemoryEventStore Store => _store;

        public CaseDesk Cases { get; }

        public ThemeDesk Desk { get; }

        public Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

        public Task<OneOf.OneOf<Refusal, ThemeSnapshot>> SubmitAsync(RefusalPolicy policy, params MaterialCode[] codes) =>
            Desk.SubmitAsync(Composed(policy), Whole(codes), Citizen, new AppendKey("theme", new string('0', 64)));

        public async Task<ThemeSnapshot> AdvancedAsync(ThemeSnapshot theme) => (await Desk.AdvanceAsync(theme.Theme.Submitted.Number)).AsT1;

        /// <summary>An examiner decides a member's case, which was accepted with what is still missing.</summary>
        public async Task EndAsync(ThemeSnapshot theme, MatterCode matter, bool isGranted, params MaterialCode[] supplied)
        {
            var number = theme.Cases[matter].File.Number;
            var missing = theme.Cases[matter].File.MissingRequired;
            if (!missing.IsEmpty)
            {
                await ActAsync(number, Window, new NotifyOnceOrder(missing));
                await ActAsync(number, Citizen, new SupplementOrder(Papers(supplied)));
            }

            await ActAsync(number, Window, new AcceptOrder());
            await ActAsync(number, Examiner, isGranted ? new DecideOrder(CaseOutcome.Granted, Reason: null) : new DecideOrder(CaseOutcome.Denied, Remark.Parse("不符合条件")));
        }

        public async Task<int> SubmissionsAsync() => await _store.ReadAllAsync().CountAsync(recorded => recorded.Type == "case.submitted.v1");

        public async Task<List<ThemeEvent>> ThemeEventsAsync(SlipNumber number) =>
            await _store.ReadAsync(StreamId.Parse($"theme-{number}")).Select(recorded => (ThemeEvent)DeskEventCodec.Read(recorded.Type, recorded.Content.Span)).ToListAsync();

        private async Task ActAsync(CaseNumber number, CaseActor by, CaseOrder order)
        {
            var version = (await Cases.FindAsync(number))!.Version;
            var answer = await Cases.ActAsync(by, number, version, order, new AppendKey(Guid.NewGuid().ToString("N"), new string('0', 64)));
            if (!answer.IsT2) throw new Xunit.Sdk.XunitException(answer.Match(refusal => refusal.ToString(), stale => stale.ToString(), _ => ""));
        }
    }
}
