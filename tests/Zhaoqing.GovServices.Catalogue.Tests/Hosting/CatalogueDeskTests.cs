using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.Catalogue.Tests.Files;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.Catalogue.Tests.Changes;
using static Zhaoqing.GovServices.Catalogue.Tests.Changes.Editors;

namespace Zhaoqing.GovServices.Catalogue.Tests.Hosting;

public sealed class CatalogueDeskTests
{
    private static readonly Matter Old = Arbitraries.Simple("M-1", "4412"), New = Old.Renamed("改名事项"), Other = Arbitraries.Simple("M-2", "4412");
    private static readonly CatalogueEdition First = Edition(Old, Other);

    private readonly FakeTimeProvider _time = new(Start.ToDateTimeOffset());
    private readonly InMemoryEventStore _store = new();
    private readonly CatalogueDesk _desk;
    private int _keys;

    public CatalogueDeskTests() => _desk = Desk();

    [Fact]
    [Clause("STD-3.2")]
    public async Task A_change_goes_through_three_persons_and_is_in_force_on_every_host_from_its_instant()
    {
        var host = Desk();
        var change = await DraftAsync(MatterEdit.Replace(Old, New));
        Assert.Equal(("2026-0001", 1L), (change.Change.Id, change.Version));
        change = await ActAsync(change, new ChangeOrder.Submit(), Proposer);
        change = await ActAsync(change, new ChangeOrder.Check(), Checker);
        change = await ActAsync(change, new ChangeOrder.Approve(Day(3)), Reviewer);

        foreach (var desk in (CatalogueDesk[])[_desk, host, Desk()])
        {
            Assert.Same(First, await desk.InForceAsync(Day(3) - Duration.Epsilon));
            Assert.Equal("改名事项", (await desk.InForceAsync(Day(3))).Find(Old.Code)!.Name);
            Assert.Same(First, await desk.InForceAsync(Start - Duration.FromDays(9)));
            Assert.Equal(2, (await desk.LineAsync()).Editions.Length);
        }

        Assert.Equal((4L, ChangeState.Approved), (change.Version, change.Change.State));
    }

    [Fact]
    public async Task A_change_that_is_taken_back_is_in_force_nowhere()
    {
        var change = await ApprovedAsync(Day(3), MatterEdit.Replace(Old, New));
        await ActAsync(change, new ChangeOrder.Cancel(), Proposer);

        Assert.Same(First, await Desk().InForceAsync(Day(9)));
        Assert.Single((await _desk.LineAsync()).Editions);
    }

    [Fact]
    public async Task Of_two_changes_to_one_matter_the_second_is_refused_and_leaves_nothing_behind()
    {
        await ApprovedAsync(Day(3), MatterEdit.Replace(Old, New));
        var second = await InReviewAsync(Desk(), MatterEdit.Replace(Old, Old.Renamed("另一名称")));

        var refusal = (await _desk.ActAsync(second.Change.Id, second.Version, new ChangeOrder.Approve(Day(2)), Reviewer, Key())).AsT0;

        Assert.Equal("catalogue.change-overlaps", refusal.Code);
        Assert.Equal(second.Version, (await _desk.FindAsync(second.Change.Id))!.Version);
        Assert.Equal(2, (await _desk.LineAsync()).Editions.Length);
    }

    [Fact]
    public async Task A_repeated_request_is_answered_and_done_once_and_a_stale_one_told_the_version()
    {
        var key = Key();
        var draft = (await _desk.DraftAsync(ChangeCause.LawChanged, Evidence, [MatterEdit.Replace(Old, New)], Proposer, key)).Value();
        Assert.Equal(draft.Change.Id, (await Desk().DraftAsync(ChangeCause.LawChanged, Evidence, [MatterEdit.Replace(Old, New)], Proposer, key)).Value().Change.Id);
        var submit = Key();
        await _desk.ActAsync(draft.Change.Id, 1, new ChangeOrder.Submit(), Proposer, submit);
        Assert.Equal(2, (await _desk.ActAsync(draft.Change.Id, 1, new ChangeOrder.Submit(), Proposer, submit)).AsT2.Version);
        Assert.Equal(new StaleChange(2), (await _desk.ActAsync(draft.Change.Id, 1, new ChangeOrder.Cancel(), Proposer, Key())).AsT1);
        Assert.Equal("catalogue.key-reused", (await _desk.ActAsync(draft.Change.Id, 2, new ChangeOrder.Cancel(), Proposer, new AppendKey(submit.Key, new string('b', 64)))).AsT0.Code);
        await Assert.ThrowsAsync<ArgumentException>(() => _desk.ActAsync("2026-0099", 1, new ChangeOrder.Submit(), Proposer, Key()));
        Assert.Equal(2, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_key_of_another_change_does_not_answer_for_this_one()
    {
        var (one, two) = (await DraftAsync(MatterEdit.Replace(Old, New)), await DraftAsync(MatterEdit.Retire(Other)));
        var submit = Key();
        await _desk.ActAsync(one.Change.Id, 1, new ChangeOrder.Submit(), Proposer, submit);

        Assert.Equal("catalogue.key-reused", (await _desk.ActAsync(two.Change.Id, 1, new ChangeOrder.Submit(), Proposer, submit)).AsT0.Code);

        Assert.Equal(ChangeState.Draft, (await _desk.FindAsync(two.Change.Id))!.Change.State);
    }

    [Fact]
    public async Task Many_hosts_that_draft_at_once_get_a_number_each()
    {
        var drafts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Desk()).Select(desk => Task.Run(async () =>
            (await desk.DraftAsync(ChangeCause.LawChanged, Evidence, [MatterEdit.Retire(Other)], Proposer, Key())).Value().Change.Id)));

        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"2026-{n:D4}"), drafts.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_that_no_event_can_hold_is_refused_whole()
    {
        var large = Old.With(Old.Unified with { Steps = [.. Enumerable.Range(1, 3000).Select(n => new ListStep(n, new string('长', 40), null, null, null, Evidence))] });

        var refusal = (await _desk.DraftAsync(ChangeCause.LawChanged, Evidence, [MatterEdit.Replace(Old, large)], Proposer, Key())).AsT0;

        Assert.Equal("catalogue.change-too-large", refusal.Code);
        Assert.Equal(0, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task A_host_with_another_first_edition_says_which_change_does_not_fit()
    {
        await ApprovedAsync(Day(3), MatterEdit.Replace(Old, New));

        var stranger = new CatalogueDesk(_store, Edition(Other), _time);

        Assert.Contains("2026-0001", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await stranger.InForceAsync(Day(9)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_change_does_is_compared_before_and_after_it_is_published()
    {
        var draft = await DraftAsync(MatterEdit.Replace(Old, New));
        var before = (await _desk.CompareAsync(draft.Change)).Value();
        var approved = await ApprovedAsync(Day(3), MatterEdit.Replace(Other, Other.Renamed("又一名称")));

        Assert.Equal(Old.Code, Assert.Single(before.Matters).Code);
        Assert.Equal(Other.Code, Assert.Single((await _desk.CompareAsync(approved.Change)).Value().Matters).Code);
        _time.SetUtcNow(Day(4).ToDateTimeOffset());
        Assert.Equal("catalogue.change-stale", (await _desk.CompareAsync(Drafted("x", MatterEdit.Replace(Other, Other.Renamed("改"))))).AsT0.Code);
    }

    [Property(Arbitrary = [typeof(RichEditions)], MaxTest = 60)]
    public Property Every_event_of_a_change_comes_back_as_it_was(CatalogueEdition edition, NonEmptyString reason)
    {
        var retired = Arbitraries.Simple("Z-9", "4412");
        ImmutableArray<MatterEdit> edits = [.. edition.Matters.Select(MatterEdit.Add), MatterEdit.Retire(retired)];
        var remark = Remark.TryParse(reason.Get, null, out var read) ? read : Remark.Parse("理由");
        ChangeEvent[] events =
        [
            new ChangeDrafted(Start, Proposer, "c", ChangeCause.BodiesReformed, Evidence, edits), new ChangeRevised(Start, Proposer, edits), new ChangeSubmitted(Start, Proposer),
            new ChangeChecked(Start, Checker), new ChangeReturned(Start, Checker, remark), new ChangeRejected(Start, Reviewer, remark),
            new ChangeApproved(Start, Reviewer, Day(1) + Duration.FromNanoseconds(7)), new ChangeCancelled(Start, Proposer),
        ];
        return events.All(happened =>
        {
            byte[] content = ChangeEventCodec.Write("c", happened);
            var (change, back) = ChangeEventCodec.Read(ChangeEventCodec.NameOf(happened), content);
            return change == "c" && back.GetType() == happened.GetType() && content.AsSpan().SequenceEqual(ChangeEventCodec.Write("c", back)) && Edits(back).SequenceEqual(Edits(happened));
        }).ToProperty();

        static IEnumerable<(MatterCode, string?, string?)> Edits(ChangeEvent happened) => (happened switch
        {
            ChangeDrafted drafted => drafted.Edits,
            ChangeRevised revised => revised.Edits,
            _ => [],
        }).Select(edit => (edit.Code, edit.BaseHash, edit.After is { } after ? MatterHash.Of(after) : null));
    }

    [Fact]
    public async Task A_host_gets_the_desk_and_the_edition_in_force()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IEventStore>(_store);
        new Builder(services).AddCatalogue(_ => First);
        await using var provider = services.BuildServiceProvider();

        Assert.Same(First, await provider.GetRequiredService<EditionInForce>()(Day(1)));
    }

    private CatalogueDesk Desk() => new(_store, First, _time);

    private AppendKey Key() => new($"k{Interlocked.Increment(ref _keys)}", new string('a', 64));

    private async Task<ChangeSnapshot> DraftAsync(params ImmutableArray<MatterEdit> edits) =>
        (await _desk.DraftAsync(ChangeCause.LawChanged, Evidence, edits, Proposer, Key())).Value();

    private async Task<ChangeSnapshot> ActAsync(ChangeSnapshot change, ChangeOrder order, CatalogueEditor by) =>
        (await _desk.ActAsync(change.Change.Id, change.Version, order, by, Key())).AsT2;

    private async Task<ChangeSnapshot> InReviewAsync(CatalogueDesk desk, params ImmutableArray<MatterEdit> edits)
    {
        var draft = (await desk.DraftAsync(ChangeCause.LawChanged, Evidence, edits, Proposer, Key())).Value();
        return await ActAsync(await ActAsync(draft, new ChangeOrder.Submit(), Proposer), new ChangeOrder.Check(), Checker);
    }

    private async Task<ChangeSnapshot> ApprovedAsync(Instant effective, params ImmutableArray<MatterEdit> edits) =>
        await ActAsync(await InReviewAsync(_desk, edits), new ChangeOrder.Approve(effective), Reviewer);

    private sealed record Builder(IServiceCollection Services) : IGovServicesBuilder;
}
