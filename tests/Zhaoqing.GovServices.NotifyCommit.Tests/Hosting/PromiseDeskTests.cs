using System.Text;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.NotifyCommit.Hosting;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Hosting;

/// <summary>A commitment through the desk and the record, and what another host makes of it.</summary>
public sealed class PromiseDeskTests : IDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-05-06T09:00").ToDateTimeOffset());
    private readonly PromiseLists _lists = PromiseLists.Of([Edition]).AsT1;
    private readonly PromiseCredit _credit;
    private readonly CaseDesk _cases;
    private readonly PromiseDesk _desk;
    private CreditStanding _outside = CreditStanding.Clear;
    private int _keys;

    public PromiseDeskTests()
    {
        var matter = new Matter(Listed, "示例许可", MatterKind.Licence, "示例部门", new UnifiedPart { Materials = [.. Terms().Materials.Select(term => new ListMaterial(term.Code, term.Name, term.Necessity))], DecisionLimit = new DecisionLimit(Limit.WorkingDays(10), LimitStart.Acceptance, LegalLimits.LicensingDecision.Ground) }, new DecidingUnit(City, new Authority("肇庆市示例审批局(虚构)", Code: null)));
        var catalogue = new CatalogueEdition("test", NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0), [matter]);
        var sources = new CaseSources((_, _) => ValueTask.FromResult(catalogue)) { Codec = new CaseRecordCodec([new CommitmentPartKind(_lists), new TolerancePartKind(_lists)]) };
        _cases = new CaseDesk(_store, sources, Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
        _credit = new PromiseCredit(_store, (_, _) => ValueTask.FromResult(_outside));
        _desk = new PromiseDesk(_cases, _lists, _credit, _ => null, _time);
    }

    public void Dispose() => _credit.Dispose();

    [Fact]
    public async Task A_commitment_reads_back_from_the_record_as_it_was_lived()
    {
        var kept = await GrantedAsync();
        var read = (await _cases.FindAsync(kept.File.Number))!;
        Assert.Equal(kept.Parts.Single().StatusAt(read.AsOf), read.Parts.Single().StatusAt(read.AsOf));
        Assert.Equal(((Commitment)kept.Parts.Single()).Offered.PromiseDigest, ((Commitment)read.Parts.Single()).Offered.PromiseDigest);
        Assert.DoesNotContain("000000190001018625", string.Concat(await _store.ReadAllAsync().Where(recorded => recorded.Type.StartsWith("notify-commit", StringComparison.Ordinal)).Select(recorded => Encoding.UTF8.GetString(recorded.Content.Span)).ToListAsync()), StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CON-7.4")]
    public async Task A_recorded_breach_bars_the_same_person_in_the_next_case_until_it_is_repaired()
    {
        var granted = await GrantedAsync();
        await DoAsync(granted.File.Number, Inspector, new FindBroken(BreachKind.Deceit, Remark.Parse("伪造")));
        await DoAsync(granted.File.Number, Examiner, new ProposeRevocation(Remark.Parse("伪造")));
        await DoAsync(granted.File.Number, Examiner, new HearHolder(Remark.Parse("无异议")));
        await DoAsync(granted.File.Number, Examiner, new DecideRevocation(RevocationOutcome.Revoked, Remark.Parse("伪造")));
        var next = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1;
        Assert.True((await _desk.OfferAsync(Citizen, next.File, 1, Key())).IsT2);
        await DoAsync(granted.File.Number, Examiner, new RecordCredit());
        var later = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1;
        Assert.Equal("notify-commit.applicant-barred", (await _desk.OfferAsync(Citizen, later.File, 1, Key())).AsT0.Code);
        await DoAsync(granted.File.Number, Examiner, new RepairCredit("示例〔2026〕9号"));
        Assert.True((await _desk.OfferAsync(Citizen, later.File, 1, Key())).IsT2);
    }

    [Fact]
    public async Task A_credit_service_that_is_down_neither_bars_nor_clears()
    {
        _outside = CreditStanding.Unknown;
        var taken = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1;
        Assert.Equal("notify-commit.credit-unknown", (await _desk.OfferAsync(Citizen, taken.File, 1, Key())).AsT0.Code);
        Assert.Equal(1, await _store.LastPositionAsync());
    }

    [Fact]
    public async Task What_is_unknown_outside_is_not_cleared_by_a_breach_that_does_not_bar()
    {
        var other = MatterCode.Parse("other-matter");
        var lenient = EditionOf(Entry() with { BarredByAnyMatter = false });
        var file = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1.File;
        var breached = CaseFile.Submit(CaseNumber.Create(new NodaTime.LocalDate(2026, 5, 6), [9, .. new byte[CaseNumber.RandomBytes - 1]]), Application(Form) with { Matter = other }, Terms(), Citizen, At("2026-05-06T09:00"), Calendar).AsT1;
        var recorded = new CommitmentCreditRecorded(breached.At, "examiner-1");
        await _store.AppendAsync(
            StreamId.Parse($"case-{breached.Number}"), 0,
            [
                new NewEvent(Guid.CreateVersion7(), CaseEventCodec.NameOf(breached), breached.At, "citizen-1", CaseEventCodec.Write(breached)),
                new NewEvent(Guid.CreateVersion7(), PromiseContracts.Commitment.NameOf(recorded), recorded.At, "examiner-1", PromiseContracts.Commitment.Write(recorded)),
            ]);
        Assert.True(CommitmentEligibility.Check(lenient, Listed, await _credit.StandingAsync(file)).IsT1);
        _outside = CreditStanding.Unknown;
        Assert.Equal("notify-commit.credit-unknown", CommitmentEligibility.Check(lenient, Listed, await _credit.StandingAsync(file)).AsT0.Code);
        _outside = CreditStanding.SeriousRecord;
        Assert.Equal("notify-commit.applicant-barred", CommitmentEligibility.Check(lenient, Listed, await _credit.StandingAsync(file)).AsT0.Code);
    }

    [Fact]
    [Clause("CON-7.2")]
    public async Task An_act_that_falls_on_the_far_side_of_midnight_is_not_judged_by_the_list_of_the_day_before()
    {
        var emptied = PromiseEdition.Of("2026-06", 2, At("2026-05-07T00:00"), [], []).AsT1;
        var lists = PromiseLists.Of([Edition, emptied]).AsT1;
        var desk = new PromiseDesk(_cases, lists, _credit, _ => null, _time);
        var taken = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1;
        _time.SetUtcNow(At("2026-05-06T23:59:59").ToDateTimeOffset());
        var offered = (await desk.OfferAsync(Citizen, taken.File, 1, Key())).AsT2;
        var signature = Whole(((Commitment)offered.Parts.Single()).Offered.PromiseDigest);
        _time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        Assert.Equal("notify-commit.notice-superseded", (await desk.SignAsync(Citizen, offered.File, 2, signature, Key())).AsT0.Code);
        Assert.Equal("notify-commit.not-on-list", (await desk.SignAsync(Citizen, offered.File, 2, signature, Key())).AsT0.Code);
    }

    [Fact]
    public async Task Of_two_who_sign_at_once_one_is_told_the_version()
    {
        var taken = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1;
        var offered = (await _desk.OfferAsync(Citizen, taken.File, 1, Key())).AsT2;
        var signature = Whole(((Commitment)offered.Parts.Single()).Offered.PromiseDigest);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => _desk.SignAsync(Citizen, offered.File, 2, signature, new AppendKey($"race-{i}", new string('0', 64))))));
        Assert.Equal((1, 7), (answers.Count(answer => answer.IsT2), answers.Count(answer => answer.IsT1)));
    }

    private async Task<CaseSnapshot> GrantedAsync()
    {
        var taken = (await _cases.SubmitAsync(Citizen, Application(Form, Licence), Key())).AsT1;
        var offered = (await _desk.OfferAsync(Citizen, taken.File, 1, Key())).AsT2;
        var signed = (await _desk.SignAsync(Citizen, offered.File, 2, Whole(((Commitment)offered.Parts.Single()).Offered.PromiseDigest), Key())).AsT2;
        await _cases.ActAsync(Window, taken.File.Number, signed.Version, new AcceptOrder(), Key());
        return (await _cases.ActAsync(Examiner, taken.File.Number, signed.Version + 1, new DecideOrder(CaseOutcome.Granted, Reason: null), Key())).AsT2;
    }

    private async Task DoAsync(CaseNumber number, CaseActor by, PartOrder order)
    {
        long version = (await _cases.FindAsync(number))!.Version;
        Assert.True((await _cases.ActOnPartAsync(by, number, version, order, Key())).IsT2);
    }

    private AppendKey Key() => new($"key-{_keys++}", new string('0', 64));
}
