using System.Collections.Immutable;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.ELicence.Tests.Exchange;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Tests.Hosting;

/// <summary>Other systems get what a holder granted and learn nothing else.</summary>
public sealed class LicenceExchangeTests
{
    private readonly FakeTimeProvider _time = new(Sample.Now.ToDateTimeOffset());
    private readonly List<ImmutableArray<string>> _fetched = [];
    private readonly LicenceDesk _desk;
    private LicenceFinding _found = Sample.Found;
    private LicenceUser? _user = Sample.Window;
    private Exception? _fault;

    public LicenceExchangeTests() =>
        _desk = new(new InMemoryEventStore(), _time, new LicenceSources(GrantPolicy.Default, (_, _, _) => _found, (_, _) => Sample.Facts, (_, _, _) => ValueTask.FromResult<bool?>(null)));

    private LicenceExchange Exchange => new(_desk, new ExchangeSources((_, _) => ValueTask.FromResult(_user), holder => holder.ReferenceOf(new byte[32]), (_, fields, _) =>
    {
        _fetched.Add(fields);
        return _fault is null ? ValueTask.FromResult(new Dictionary<string, string> { ["name"] = "示例一", ["address"] = "示例路" }.ToImmutableSortedDictionary(StringComparer.Ordinal)) : throw _fault;
    }));

    [Fact]
    [Clause("PLT-2.6")]
    public async Task A_grant_gives_its_fields_once_per_request_and_the_holder_sees_it()
    {
        await GrantAsync();
        var answer = await AskAsync(ExchangeSample.Query());
        Assert.Equal((ExchangeStatus.Ok, Sample.IdentityCard, true), (answer.Status, answer.Licence, answer.IsValid));
        Assert.Equal([new("name", "示例一")], answer.Fields);
        Assert.Equal(answer.Write(), (await AskAsync(ExchangeSample.Query())).Write());
        Assert.Equal(UseState.Made, Assert.Single(await _desk.ReadUsesAsync(Sample.Holder)).State);
        var check = await Exchange.AnswerAsync(LicenceActions.Verify, (ExchangeSample.Query("request-2") with { Fields = [] }).Write());
        Assert.Equal((ExchangeStatus.Ok, true), (check.Status, check.IsValid));
        Assert.Empty(check.Fields);
        Assert.Equal(2, _fetched.Count);
        Assert.Equal("e-licence.exhausted", (await AskAsync(ExchangeSample.Query("request-3"))).Reason);
    }

    [Fact]
    [Clause("PLT-2.6")]
    public async Task Without_a_grant_the_answer_is_the_same_to_the_byte_whoever_the_holder_is_and_whatever_the_holder_has()
    {
        byte[] nobody = (await AskAsync(ExchangeSample.Query())).Write();
        await GrantAsync();
        var stranger = ExchangeSample.Query() with { Holder = new ExchangeHolder(UnifiedSocialCreditCode.Parse("11441200007141332C")) };
        Assert.Equal(nobody, (await AskAsync(stranger)).Write());
        Assert.Equal(nobody, (await AskAsync(ExchangeSample.Query() with { Grant = Guid.NewGuid() })).Write());
        Assert.Equal(nobody, (await AskAsync(ExchangeSample.Query() with { Licence = Sample.Business.Code })).Write());
        _user = Sample.Window with { System = "system-b" };
        Assert.Equal(nobody, (await AskAsync(ExchangeSample.Query())).Write());
        _found = default;
        Assert.Equal(nobody, (await AskAsync(ExchangeSample.Query())).Write());
        Assert.Empty(_fetched);
        Assert.Equal(DenyCode.WrongUser, (await _desk.ReadUsesAsync(Sample.Holder))[^1].Code);
    }

    [Fact]
    public async Task Its_user_hears_one_answer_for_no_licence_several_an_invalid_one_and_another_purpose()
    {
        await GrantAsync();
        var answers = new List<byte[]>();
        foreach (var found in new LicenceFinding[] { default, Sample.Found with { Count = 2 }, Sample.Found with { State = LicenceState.Suspended } })
        {
            _found = found;
            answers.Add((await AskAsync(ExchangeSample.Query($"r{answers.Count}"))).Write());
        }

        _found = Sample.Found;
        answers.Add((await AskAsync(ExchangeSample.Query("r3") with { Purpose = Sample.Terms.Purpose with { Matter = "matter-2" } })).Write());
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        Assert.Equal(ExchangeStatus.NoLicence, ExchangeAnswer.Read(answers[0]).AsT1.Status);
        Assert.Empty(_fetched);
    }

    [Fact]
    [Clause("GOAL-2.2")]
    public async Task Every_system_that_asks_hears_of_a_licence_what_its_issuer_says_at_that_moment()
    {
        LicenceUser[] systems = [Sample.Window, Sample.Window with { System = "system-b" }, Sample.Window with { Unit = "window-4", System = "system-c" }];
        for (int i = 0; i < systems.Length; i++) await GrantAsync(Sample.Terms with { Id = new Guid(i, 0, 0, new byte[8]), User = systems[i], UseLimit = 100 });
        foreach (var state in Enum.GetValues<LicenceState>().Where(state => state != LicenceState.Unknown))
        {
            _found = Sample.Found with { State = state };
            for (int i = 0; i < systems.Length; i++)
            {
                _user = systems[i];
                var answer = await Exchange.AnswerAsync(LicenceActions.Verify, (ExchangeSample.Query($"verify-{state}") with { Grant = new Guid(i, 0, 0, new byte[8]), Fields = [] }).Write());
                Assert.Equal((ExchangeStatus.Ok, Sample.IdentityCard, state == LicenceState.Valid), (answer.Status, answer.Licence, answer.IsValid));
            }
        }
    }

    [Fact]
    public async Task After_the_holder_took_it_back_nothing_moves()
    {
        await GrantAsync();
        await _desk.RevokeAsync(Sample.Holder, Sample.Terms.Id, Sample.ByHolder);
        var answer = await AskAsync(ExchangeSample.Query());
        Assert.Equal((ExchangeStatus.NoRight, "e-licence.revoked"), (answer.Status, answer.Reason));
        Assert.Empty(_fetched);
    }

    [Fact]
    public async Task A_source_that_fails_gives_the_use_back_and_more_than_was_granted_never_leaves()
    {
        await GrantAsync();
        _fault = new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(() => AskAsync(ExchangeSample.Query()));
        Assert.Equal(UseState.Released, Assert.Single(await _desk.ReadUsesAsync(Sample.Holder)).State);
        _fault = null;
        Assert.Equal(["name"], (await AskAsync(ExchangeSample.Query())).Fields.Keys);
        Assert.Equal("e-licence.field-denied", (await AskAsync(ExchangeSample.Query("request-2") with { Fields = ["name", "address"] })).Reason);
    }

    [Fact]
    public async Task Who_is_not_who_it_says_and_what_is_no_question_get_nothing()
    {
        await GrantAsync();
        _user = null;
        Assert.Equal(ExchangeStatus.NotAuthenticated, (await AskAsync(ExchangeSample.Query())).Status);
        Assert.Equal(ExchangeStatus.InputMissing, (await Exchange.AnswerAsync(LicenceActions.FetchData, Encoding.UTF8.GetBytes("{}"))).Status);
        Assert.Empty(await _desk.ReadUsesAsync(Sample.Holder));
    }

    [Property(MaxTest = 100)]
    public Property No_head_moves_anything_without_a_grant() => Prop.ForAll(ArbMap.Default.ArbFor<(NonEmptyString, NonEmptyString, NonEmptyString)>(), drawn =>
    {
        var query = ExchangeSample.Query() with { Head = new(drawn.Item1.Get, drawn.Item2.Get), UseCause = drawn.Item3.Get };
        var answer = Exchange.AnswerAsync(LicenceActions.FetchData, query.Write()).GetAwaiter().GetResult();
        return answer.Licence is null && answer.Status is ExchangeStatus.NoRight or ExchangeStatus.InputMissing && _fetched.Count == 0;
    });

    private Task<ExchangeAnswer> AskAsync(ExchangeQuery query) => Exchange.AnswerAsync(LicenceActions.FetchData, query.Write());

    private async Task GrantAsync(GrantTerms? terms = null)
    {
        terms ??= Sample.Terms;
        (await _desk.AskAsync(terms, Sample.Rules, "operator-1")).Value();
        (await _desk.AllowAsync(Sample.Holder, terms.Id, Sample.ByHolder, Sample.Sign(terms))).Value();
    }
}
