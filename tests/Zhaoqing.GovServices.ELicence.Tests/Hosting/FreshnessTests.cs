using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Tests.Hosting;

/// <summary>How new the record is on which something is checked or read, and that the desk keeps a bounded number of holders and no decision.</summary>
public sealed class FreshnessTests
{
    private const string Allowed = "e-licence.allowed", Revoked = "e-licence.revoked";

    private static readonly GrantTerms Terms = Sample.Terms with { Licence = Sample.Business.Code };

    private static readonly GrantRules Rules = Sample.Rules with { Needs = [Sample.Need with { Type = Sample.Business.Code, Fields = ["name"] }] };

    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(Sample.Now.ToDateTimeOffset());
    private int _asked, _looked;
    private bool _mayAct = true;

    [Property(MaxTest = 100, QuietOnSuccess = true)]
    [Clause("PLT-2.6")]
    public Property A_revocation_on_another_host_is_seen_at_once_if_strict_and_after_the_bound_if_bounded() => Prop.ForAll(
        Gen.Choose(0, 300).Zip(Gen.Choose(0, 300)).Zip(Gen.Frequency((1, Gen.Choose(-300, 300)), (2, Gen.Choose(-1, 2)))).ToArbitrary(),
        all => SeenAsync(all.Item1.Item1, all.Item1.Item2, all.Item2).GetAwaiter().GetResult());

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task A_type_of_high_risk_or_not_known_is_strict_whatever_is_asked(bool isKnown, bool isOrdinary, bool rests)
    {
        var terms = isOrdinary ? Terms : Sample.Terms;
        var (here, there) = (Desk(isKnown), Desk(isKnown));
        var grant = await GrantAsync(there, terms, isOrdinary ? Rules : Sample.Rules);
        var hour = Freshness.Bounded(Duration.FromHours(1));
        Assert.Equal(Allowed, await CheckAsync(here, hour, grant));
        (await there.RevokeAsync(Sample.Holder, grant, Sample.ByHolder)).Value();
        Assert.Equal(rests ? Allowed : Revoked, await CheckAsync(here, hour, grant));
        Assert.Equal(rests ? GrantState.Active : GrantState.Revoked, (await here.ReadFileAsync(Sample.Holder, hour)).Find(grant)!.StateAt(Sample.Now));
        Assert.Equal(Revoked, await CheckAsync(here, Freshness.Strict, grant));
        Assert.Equal(Revoked, await CheckAsync(here, hour, grant));
    }

    [Fact]
    public async Task A_use_is_always_on_the_newest_epoch()
    {
        var (here, there) = (Desk(), Desk());
        var grant = await GrantAsync(there, Terms, Rules);
        Assert.Equal(Allowed, await CheckAsync(here, Freshness.Bounded(Duration.FromHours(1)), grant));
        (await there.RevokeAsync(Sample.Holder, grant, Sample.ByHolder)).Value();
        Assert.Equal(Revoked, (await here.UseAsync(Sample.Holder, Request(grant))).Value().Code);
        Assert.Equal("e-licence.grant-unknown", (await here.UseAsync(Sample.Holder, Request(Guid.Empty))).Code());
    }

    [Fact]
    public async Task What_is_refused_or_needs_nothing_is_borne_out_by_the_record()
    {
        var (here, there) = (Desk(), Desk());
        await GrantAsync(here, Terms, Rules);
        var other = Terms with { Id = Guid.Parse("00000000-0000-7000-8000-000000000002") };
        await GrantAsync(there, other, Rules);
        Assert.True((await here.UseAsync(Sample.Holder, Request(other.Id))).Value().IsAllowed);
        Assert.Equal(UseState.Reserved, (await there.ReadFileAsync(Sample.Holder)).Find(other.Id)!.Uses["request-1"].State);
        (await there.CommitAsync(Sample.Holder, other.Id, "request-1", new string('b', 64), "source")).Value();
        Assert.Equal("e-licence.use-unknown", (await here.ReleaseAsync(Sample.Holder, other.Id, "request-1", "source")).Code());
    }

    [Fact]
    public async Task A_check_reserves_nothing_records_nothing_looks_nothing_up_and_no_decision_is_kept()
    {
        var desk = Desk();
        var grant = await GrantAsync(desk, Terms, Rules);
        long before = await _store.LastPositionAsync();
        var hour = Freshness.Bounded(Duration.FromHours(1));
        for (int n = 0; n < 5; n++) Assert.Equal(Allowed, await CheckAsync(desk, hour, grant));
        Assert.Equal((5, 0), (_asked, _looked));
        _mayAct = false;
        Assert.Equal("e-licence.operator-denied", await CheckAsync(desk, hour, grant));
        _mayAct = true;
        for (int n = 0; n < 2; n++) Assert.True((await desk.UseAsync(Sample.Holder, Request(grant) with { Request = $"use-{n}" })).Value().IsAllowed);
        Assert.Equal((8, 2), (_asked, _looked));
        Assert.Equal("e-licence.busy", await CheckAsync(desk, hour, grant));
        Assert.Equal(before + 2, await _store.LastPositionAsync());
        Assert.Equal("e-licence.grant-unknown", (await desk.CheckAsync(Sample.Holder, Request(Guid.Empty), hour)).Code());
        Assert.Equal("e-licence.grant-unknown", (await desk.CheckAsync(HolderReference.Parse(new string('e', 64)), Request(grant), hour)).Code());
    }

    [Fact]
    public async Task A_bounded_number_of_holders_is_kept_and_nobody_notices()
    {
        var desk = Desk(holders: 8);
        var holders = Enumerable.Range(1, 50).Select(n => HolderReference.Parse($"{n:x64}")).ToList();
        foreach (var holder in holders) await GrantAsync(desk, Of(holder), Rules);
        Assert.InRange(desk.HoldersInMemory, 1, 8);
        Assert.InRange(desk.GrantsInIndex, 1, 8);
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(n => Task.Run(async () => (await desk.UseAsync(holders[n * 7 % 50], Request(Of(holders[n * 7 % 50]).Id) with { Request = $"use-{n}" })).Value().Code)));
        Assert.Equal(100, answers.Count(code => code == Allowed));
        Assert.Equal(300, answers.Count(code => code == "e-licence.busy"));
        Assert.InRange(desk.HoldersInMemory, 1, 8);
        foreach (var holder in holders) Assert.Equal(2, (await desk.ReadFileAsync(holder)).Find(Of(holder).Id)!.Reserved);
        Assert.InRange(desk.GrantsInIndex, 1, 8);

        static GrantTerms Of(HolderReference holder) => Terms with { Holder = holder, Id = new Guid(holder.ToString()[32..]) };
    }

    [Fact]
    public void The_default_is_strict_and_a_bound_is_not_negative()
    {
        Assert.Equal(Freshness.Strict, default);
        Assert.Null(Freshness.Strict.Bound);
        Assert.Throws<ArgumentOutOfRangeException>(() => Freshness.Bounded(Duration.FromSeconds(-1)));
    }

    private async Task<bool> SeenAsync(int bound, int before, int beyond)
    {
        var store = new InMemoryEventStore();
        var (here, there) = (Desk(store: store), Desk(store: store));
        var grant = await GrantAsync(there, Terms, Rules);
        var freshness = Freshness.Bounded(Duration.FromSeconds(bound));
        bool isRight = await CheckAsync(here, freshness, grant) == Allowed;
        _time.Advance(TimeSpan.FromSeconds(before));
        isRight &= await CheckAsync(here, freshness, grant) == Allowed;
        (await there.RevokeAsync(Sample.Holder, grant, Sample.ByHolder)).Value();
        // The last look before the revocation was the first one, or the second where the first was too old by then; it is now older than the bound, or just not.
        int old = before > bound ? 0 : before;
        int age = Math.Max(old, bound + beyond);
        _time.Advance(TimeSpan.FromSeconds(age - old));
        isRight &= await CheckAsync(here, freshness, grant) == (age > bound ? Revoked : Allowed);
        isRight &= await CheckAsync(there, freshness, grant) == Revoked;
        return isRight && await CheckAsync(here, Freshness.Strict, grant) == Revoked;
    }

    private static async Task<string> CheckAsync(LicenceDesk desk, Freshness freshness, Guid grant) => (await desk.CheckAsync(Sample.Holder, Request(grant), freshness)).Value();

    private static LicenceRequest Request(Guid grant) => Sample.Request with { Grant = grant };

    private static async Task<Guid> GrantAsync(LicenceDesk desk, GrantTerms terms, GrantRules rules)
    {
        (await desk.AskAsync(terms, rules, "operator-1")).Value();
        return (await desk.AllowAsync(terms.Holder, terms.Id, Sample.ByHolder, Sample.Sign(terms))).Value().Terms.Id;
    }

    private LicenceDesk Desk(bool isKnown = true, int holders = 100, IEventStore? store = null) => new(store ?? _store, _time, new(
        GrantPolicy.Default,
        (_, type, _) =>
        {
            _looked++;
            return Sample.Found with { Identifier = type == Sample.Business.Code ? Sample.BusinessLicence : Sample.IdentityCard };
        },
        (_, _) =>
        {
            _asked++;
            return Sample.Facts with { OperatorMayAct = _mayAct };
        },
        (_, _, _) => ValueTask.FromResult<bool?>(false))
    {
        Types = isKnown ? Sample.Types : null,
        HoldersInMemory = holders,
    });
}
