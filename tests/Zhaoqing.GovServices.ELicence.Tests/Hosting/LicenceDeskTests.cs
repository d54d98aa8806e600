using System.Collections.Concurrent;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.ELicence.Tests.Hosting;

/// <summary>The desk on a journal: counts, crashes, revocation, and the holder's view. Run on every store that a test project here has.</summary>
public abstract class LicenceDeskTests : IAsyncLifetime
{
    private static readonly string Result = new('b', 64);

    private readonly List<IEventStore> _stores = [];
    private readonly IEventStore _store;
    private readonly FakeTimeProvider _time = new(Sample.Now.ToDateTimeOffset());
    private bool? _hasLeft = false;

    /// <summary>Opens the journal.</summary>
    protected LicenceDeskTests() => _store = NewStore();

    /// <summary>Opens a new, empty journal.</summary>
    protected abstract IEventStore OpenStore();

    /// <inheritdoc/>
    public Task InitializeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public virtual async Task DisposeAsync()
    {
        foreach (var store in _stores.OfType<IAsyncDisposable>()) await store.DisposeAsync();
    }

    [Theory]
    [Clause("PLT-2.6")]
    [InlineData(1, 16, 1)]
    [InlineData(3, 16, 2)]
    [InlineData(16, 3, 2)]
    [InlineData(7, 7, 3)]
    public async Task Of_N_askers_on_any_hosts_exactly_the_lesser_of_N_and_the_limit_get_a_use(int limit, int askers, int hosts)
    {
        var desks = Enumerable.Range(0, hosts).Select(_ => Desk()).ToList();
        var grant = await GrantAsync(desks[0], Sample.Terms with { UseLimit = limit });
        var answers = await Task.WhenAll(Enumerable.Range(0, askers).Select(i => Task.Run(async () =>
        {
            var desk = desks[i % hosts];
            var answer = (await desk.UseAsync(Sample.Holder, Sample.Request with { Request = $"r{i}" })).Value();
            if (answer.IsAllowed) (await desk.CommitAsync(Sample.Holder, grant, $"r{i}", Result, "source")).Value();
            return answer;
        })));
        Assert.Equal(Math.Min(limit, askers), answers.Count(answer => answer.IsAllowed));
        Assert.All(answers.Where(answer => !answer.IsAllowed), answer => Assert.True(answer.Code is "e-licence.busy" or "e-licence.exhausted", answer.Code));
        Assert.Equal(askers, (await desks[^1].ReadUsesAsync(Sample.Holder)).Count);
    }

    [Fact]
    public async Task One_request_sent_many_times_at_once_is_one_use()
    {
        var desks = new[] { Desk(), Desk() };
        await GrantAsync(desks[0], Sample.Terms);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => desks[i % 2].UseAsync(Sample.Holder, Sample.Request))));
        Assert.All(answers, answer => Assert.True(answer.Value().IsAllowed));
        Assert.Single(await desks[0].ReadUsesAsync(Sample.Holder));
    }

    [Theory]
    [InlineData(true, "e-licence.exhausted", UseState.Made)]
    [InlineData(false, "e-licence.allowed", UseState.Released)]
    [InlineData(null, "e-licence.busy", UseState.Reserved)]
    public async Task A_crash_after_reserving_neither_burns_nor_doubles_a_use(bool? hasLeft, string code, UseState state)
    {
        await GrantAsync(Desk(), Sample.Terms with { UseLimit = 1 });
        Assert.True((await Desk().UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        var after = Desk();
        Assert.Equal("e-licence.busy", (await after.UseAsync(Sample.Holder, Sample.Request with { Request = "other-1" })).Value().Code);
        _time.Advance(TimeSpan.FromSeconds(31));
        _hasLeft = hasLeft;
        Assert.Equal(code, (await after.UseAsync(Sample.Holder, Sample.Request with { Request = "other-2" })).Value().Code);
        Assert.Equal(state, (await after.ReadUsesAsync(Sample.Holder))[0].State);
        if (state == UseState.Released) Assert.Equal("e-licence.use-unknown", (await after.CommitAsync(Sample.Holder, Sample.Terms.Id, "request-1", Result, "source")).Code());
    }

    [Fact]
    public async Task A_crash_after_reserving_is_taken_up_again_with_the_same_request()
    {
        var grant = await GrantAsync(Desk(), Sample.Terms with { UseLimit = 1 });
        Assert.True((await Desk().UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        var again = Desk();
        Assert.True((await again.UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        Assert.Equal(UseState.Made, (await again.CommitAsync(Sample.Holder, grant, "request-1", Result, "source")).Value().State);
        Assert.Equal(UseState.Made, (await Desk().CommitAsync(Sample.Holder, grant, "request-1", Result, "source")).Value().State);
        Assert.Single(await again.ReadUsesAsync(Sample.Holder));
    }

    [Fact]
    public async Task What_is_given_back_can_be_used_by_another_and_never_more_than_the_limit()
    {
        var desk = Desk();
        var grant = await GrantAsync(desk, Sample.Terms with { UseLimit = 1 });
        Assert.True((await desk.UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        (await desk.ReleaseAsync(Sample.Holder, grant, "request-1", "source")).Value();
        Assert.True((await desk.UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        (await desk.CommitAsync(Sample.Holder, grant, "request-1", Result, "source")).Value();
        Assert.Equal("e-licence.exhausted", (await desk.UseAsync(Sample.Holder, Sample.Request with { Request = "r2" })).Value().Code);
        Assert.Equal("e-licence.use-unknown", (await desk.ReleaseAsync(Sample.Holder, grant, "request-1", "source")).Code());
    }

    [Property(MaxTest = 40, QuietOnSuccess = true)]
    [Clause("PLT-2.6")]
    public void After_a_revocation_has_returned_no_use_is_allowed_on_any_host(PositiveInt seed)
    {
        var store = NewStore();
        var desks = Enumerable.Range(0, 3).Select(_ => Desk(store)).ToList();
        GrantAsync(desks[0], Sample.Terms with { UseLimit = 1_000 }).GetAwaiter().GetResult();
        long clock = 0;
        long revokedAt = long.MaxValue, revokeBegan = 0;
        var history = new ConcurrentBag<(long Began, bool IsAllowed, long Ended)>();
        var askers = Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            for (int n = 0; n < 8; n++)
            {
                long began = Interlocked.Increment(ref clock);
                bool isAllowed = (await desks[i % 3].UseAsync(Sample.Holder, Sample.Request with { Request = $"r{i}-{n}" })).Value().IsAllowed;
                history.Add((began, isAllowed, Interlocked.Increment(ref clock)));
            }
        }));
        var revoker = Task.Run(async () =>
        {
            for (int n = 0; n < seed.Get % 7; n++) await desks[1].UseAsync(Sample.Holder, Sample.Request with { Request = $"before-{n}" });
            Interlocked.Exchange(ref revokeBegan, Interlocked.Increment(ref clock));
            (await desks[seed.Get % 3].RevokeAsync(Sample.Holder, Sample.Terms.Id, Sample.ByHolder)).Value();
            Interlocked.Exchange(ref revokedAt, Interlocked.Increment(ref clock));
        });
        Task.WaitAll([.. askers, revoker]);
        // One register that turns once: whoever began after the turn was acknowledged sees it, whoever ended before it began does not.
        Assert.All(history, one => Assert.False(one.Began > revokedAt && one.IsAllowed));
        Assert.All(history, one => Assert.True(one.Ended > revokeBegan || one.IsAllowed));
        long firstDeniedEnd = history.Where(one => !one.IsAllowed).Select(one => one.Ended).DefaultIfEmpty(long.MaxValue).Min();
        Assert.All(history, one => Assert.False(one.Began > firstDeniedEnd && one.IsAllowed));
        Assert.Equal(48 + (seed.Get % 7), desks[0].ReadUsesAsync(Sample.Holder).GetAwaiter().GetResult().Count);
    }

    [Fact]
    public async Task Data_that_leave_after_the_revocation_are_flagged_for_the_holder()
    {
        var desk = Desk();
        var grant = await GrantAsync(desk, Sample.Terms);
        await desk.UseAsync(Sample.Holder, Sample.Request);
        await desk.UseAsync(Sample.Holder, Sample.Request with { Request = "request-2" });
        await desk.CommitAsync(Sample.Holder, grant, "request-1", Result, "source");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(GrantState.Revoked, (await desk.RevokeAsync(Sample.Holder, grant, Sample.ByHolder)).Value().StateAt(Sample.Now));
        Assert.True((await desk.CommitAsync(Sample.Holder, grant, "request-2", Result, "source")).Value().IsAfterRevocation);
        Assert.Equal([false, true], (await desk.ReadUsesAsync(Sample.Holder)).Select(row => row.IsAfterRevocation));
        Assert.Equal("e-licence.grant-not-so", (await desk.RevokeAsync(Sample.Holder, grant, Sample.ByHolder)).Code());
    }

    [Fact]
    [Clause("PLT-2.2")]
    public async Task The_holder_sees_every_use_and_every_denial_with_case_purpose_and_time()
    {
        var desk = Desk();
        await GrantAsync(desk, Sample.Terms);
        await desk.UseAsync(Sample.Holder, Sample.Request);
        var denied = (await desk.UseAsync(Sample.Holder, Sample.Request with { Request = "r2", Purpose = Sample.Terms.Purpose with { Case = "case-9" } })).Value();
        Assert.Equal("e-licence.not-available", denied.Code);
        Assert.Empty(denied.Fields);
        var law = LegalGround.OfLaw("示例法", "第一条", "示例");
        var purpose = Sample.Terms.Purpose with { Case = "case-7" };
        Assert.Equal(1, (await desk.UseByLawAsync(Sample.Holder, Sample.Window, "operator-2", "law-1", purpose, Sample.Need, law)).Value());
        Assert.Equal(1, (await desk.UseByLawAsync(Sample.Holder, Sample.Window, "operator-2", "law-1", purpose, Sample.Need, law)).Value());
        var rows = await Desk().ReadUsesAsync(Sample.Holder);
        Assert.Equal([("case-1", DenyCode.None), ("case-9", DenyCode.PurposeMismatch), ("case-7", DenyCode.None)], rows.Select(row => (row.Purpose.Case!, row.Code)));
        Assert.All(rows, row => Assert.Equal((Sample.Now, Sample.Window, Sample.Card.Code), (row.At, row.User, row.Licence)));
        Assert.Equal([null, null, law], rows.Select(row => row.Basis));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task A_use_by_law_names_an_article_and_a_case_and_a_clause_of_the_plan_is_no_law(bool hasArticle, bool isFounded)
    {
        var basis = LegalGround.OfLaw("示例法", hasArticle ? "第一条" : null, "示例");
        Assert.Equal(isFounded, (await Desk().UseByLawAsync(Sample.Holder, Sample.Window, "o", "r", Sample.Terms.Purpose, Sample.Need, basis)).IsT1);
        Assert.Equal("e-licence.statutory-basis-missing", (await Desk().UseByLawAsync(Sample.Holder, Sample.Window, "o", "r2", Sample.Terms.Purpose, Sample.Need, LegalGround.OfClause("PLT-2.2"))).Code());
        Assert.Equal("e-licence.statutory-basis-missing", (await Desk().UseByLawAsync(Sample.Holder, Sample.Window, "o", "r3", Sample.Terms.Purpose with { Case = null }, Sample.Need, LegalGround.OfLaw("示例法", "第一条", "示例"))).Code());
    }

    [Fact]
    public async Task A_preview_is_waited_for_and_a_refusal_is_final()
    {
        var desk = Desk();
        var grant = await GrantAsync(desk, Sample.Terms with { PreviewRequired = true });
        Assert.Equal("e-licence.preview-pending", (await desk.UseAsync(Sample.Holder, Sample.Request)).Value().Code);
        (await desk.PreviewAsync(Sample.Holder, grant, Sample.ByHolder)).Value();
        Assert.True((await desk.UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        var other = Sample.Terms with { Id = Guid.Parse("00000000-0000-7000-8000-000000000002") };
        (await desk.AskAsync(other, Sample.Rules, "operator-1")).Value();
        (await desk.RejectAsync(Sample.Holder, other.Id, Sample.ByHolder)).Value();
        Assert.Equal("e-licence.grant-not-so", (await desk.AllowAsync(Sample.Holder, other.Id, Sample.ByHolder, Sample.Sign(other))).Code());
        Assert.Equal("e-licence.bad-grant", (await desk.UseAsync(Sample.Holder, Sample.Request with { Grant = other.Id })).Value().Code);
        Assert.Equal("e-licence.grant-unknown", (await desk.UseAsync(Sample.Holder, Sample.Request with { Grant = Guid.Empty })).Code());
    }

    [Fact]
    [Clause("CON-6.5")]
    public async Task A_shown_code_is_spent_by_its_use_and_a_replay_is_denied()
    {
        var desk = Desk();
        var grant = await GrantAsync(desk, Sample.Terms with { InPerson = true });
        const string Code = "fedcba9876543210";
        (await desk.ShowCodeAsync(Sample.Holder, grant, Code, Sample.ByHolder)).Value();
        var request = Sample.Request with { CodeDigest = PresenceCode.DigestOf(grant, Sample.Window, Code) };
        Assert.True((await desk.UseAsync(Sample.Holder, request)).Value().IsAllowed);
        Assert.Equal("e-licence.code-failed", (await Desk().UseAsync(Sample.Holder, request with { Request = "replay" })).Value().Code);
    }

    [Fact]
    public async Task Stopping_stops_and_going_on_goes_on_and_the_same_question_twice_is_one()
    {
        var desk = Desk();
        var grant = await GrantAsync(desk, Sample.Terms);
        (await desk.SuspendAsync(Sample.Holder, grant, "授权委托到期", "system")).Value();
        Assert.Equal("e-licence.suspended", (await desk.UseAsync(Sample.Holder, Sample.Request)).Value().Code);
        (await desk.ResumeAsync(Sample.Holder, grant, "system")).Value();
        Assert.True((await desk.UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
        Assert.True((await desk.AskAsync(Sample.Terms, Sample.Rules, "operator-1")).IsT1);
        Assert.Equal("e-licence.grant-known", (await desk.AskAsync(Sample.Terms with { UseLimit = 1 }, Sample.Rules, "operator-1")).Code());
    }

    [Fact]
    public async Task The_record_reads_back_as_it_was_lived_and_holds_neither_number_nor_code()
    {
        var desk = Desk();
        var chain = new GrantAuthority("clerk", [Mandate.Of(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, new([Sample.Matter], [MandatePower.UseLicences], new(2026, 1, 1), new(2026, 12, 31), "letter-1")).AsT1]);
        var terms = Sample.Terms with { InPerson = true, Pinned = Sample.IdentityCard };
        (await desk.AskAsync(terms, Sample.Rules, "operator-1")).Value();
        (await desk.AllowAsync(Sample.Holder, terms.Id, chain, Sample.Sign(terms))).Value();
        (await desk.ShowCodeAsync(Sample.Holder, terms.Id, "fedcba9876543210", chain)).Value();
        await desk.UseAsync(Sample.Holder, Sample.Request with { CodeDigest = PresenceCode.DigestOf(terms.Id, Sample.Window, "fedcba9876543210") });
        await desk.UseAsync(Sample.Holder, Sample.Request with { Request = "r2" });
        await foreach (var recorded in _store.ReadAllAsync())
        {
            var read = HolderEventCodec.Read(recorded.Type, recorded.Content.Span);
            Assert.Equal(recorded.Content.ToArray(), HolderEventCodec.Write(read));
            string text = Encoding.UTF8.GetString(recorded.Content.Span) + recorded.Stream + recorded.Actor;
            Assert.DoesNotContain("990000199001010017", text, StringComparison.Ordinal);
            Assert.DoesNotContain("fedcba9876543210", text, StringComparison.Ordinal);
        }

        Assert.Contains("fetchData", Encoding.UTF8.GetString((await FirstAsync("e-licence.use-reserved.v1")).Content.Span), StringComparison.Ordinal);
        Assert.Equal(13, HolderEventCodec.WireNames.Count());
        Assert.Contains("e-licence.of-tomorrow.v9", Assert.Throws<UnknownEventException>(() => HolderEventCodec.Read("e-licence.of-tomorrow.v9", "{}"u8)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_adds_the_desk_in_one_call()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_time);
        new Builder(services).UseInMemoryJournal().AddELicence(_ => Sources());
        await using var provider = services.BuildServiceProvider();
        var desk = provider.GetRequiredService<LicenceDesk>();
        await GrantAsync(desk, Sample.Terms);
        Assert.True((await desk.UseAsync(Sample.Holder, Sample.Request)).Value().IsAllowed);
    }

    private async Task<RecordedEvent> FirstAsync(string type)
    {
        await foreach (var recorded in _store.ReadAllAsync())
        {
            if (recorded.Type == type) return recorded;
        }

        throw new InvalidOperationException($"There is no {type}.");
    }

    private static async Task<Guid> GrantAsync(LicenceDesk desk, GrantTerms terms)
    {
        (await desk.AskAsync(terms, Sample.Rules, "operator-1")).Value();
        return (await desk.AllowAsync(Sample.Holder, terms.Id, Sample.ByHolder, Sample.Sign(terms))).Value().Terms.Id;
    }

    private IEventStore NewStore()
    {
        var store = OpenStore();
        _stores.Add(store);
        return store;
    }

    private LicenceDesk Desk(IEventStore? store = null) => new(store ?? _store, _time, Sources());

    private LicenceSources Sources() => new(GrantPolicy.Default, (_, _, _) => Sample.Found, (_, _) => Sample.Facts, (_, _, _) => ValueTask.FromResult(_hasLeft));

    private sealed record Builder(IServiceCollection Services) : IGovServicesBuilder;
}
