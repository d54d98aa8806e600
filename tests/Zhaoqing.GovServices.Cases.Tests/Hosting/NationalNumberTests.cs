using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class NationalNumberTests
{
    private static readonly ImplementCode Code = ImplementCode.Parse("12441500196720244T3442199806003");
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-28T10:00").ToDateTimeOffset());

    [Fact]
    public async Task Of_many_who_are_accepted_at_once_on_several_hosts_no_two_have_one_number()
    {
        CaseDesk[] hosts = [Desk(Code), Desk(Code), Desk(Code)];
        var numbers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            var desk = hosts[i % hosts.Length];
            var number = (await desk.SubmitAsync(Citizen, Application(Form, Proof), Key($"s{i}"))).AsT1.File.Number;
            return (await desk.ActAsync(Window, number, 1, new AcceptOrder(), Key($"a{i}"))).AsT2.File.Acceptance!.NationalNumber!.Value;
        })));
        Assert.Equal(Enumerable.Range(1, 60), numbers.Select(number => number.Serial).Order());
        Assert.All(numbers, number => Assert.Equal((Code, new LocalDate(2026, 9, 28)), (number.Code, number.Day)));
    }

    [Fact]
    public async Task A_counter_that_is_full_gives_none_and_turns_nobody_away()
    {
        var counter = new NationalNumberCounter(_store);
        var at = At("2026-09-28T10:00");
        for (int serial = 1; serial <= NationalCaseNumber.MaxSerial; serial++) Assert.Equal(serial, (await counter.NextAsync(Code, at, CancellationToken.None))!.Value.Serial);
        Assert.Null(await counter.NextAsync(Code, at, CancellationToken.None));
        Assert.Null(await new NationalNumberCounter(_store).NextAsync(Code, at, CancellationToken.None));
        var accepted = await AcceptedAsync(Desk(Code));
        Assert.Equal((CaseState.Accepted, null), (accepted.State, accepted.Acceptance!.NationalNumber));
        Assert.Equal(1, (await counter.NextAsync(Code, at + Duration.FromDays(1), CancellationToken.None))!.Value.Serial);
    }

    [Fact]
    public async Task A_list_without_a_code_of_31_characters_gives_none()
    {
        Assert.Null((await AcceptedAsync(Desk(code: null))).Acceptance!.NationalNumber);
        Assert.Null((await AcceptedAsync(Desk(ImplementCode.Parse("9901010001000000TEST0001")), "x")).Acceptance!.NationalNumber);
    }

    [Fact]
    public async Task Acceptance_at_receipt_and_acceptance_by_silence_have_one_too_and_a_repeat_has_the_same()
    {
        var desk = Desk(Code, new CaseRules { AcceptedAtReceipt = LegalGround.OfClause("REG-1.12") });
        var first = (await desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1;
        Assert.Equal(first.File.Acceptance!.NationalNumber, (await desk.SubmitAsync(Citizen, Application(Form, Proof), Key("a"))).AsT1.File.Acceptance!.NationalNumber);
        Assert.Equal(1, first.File.Acceptance.NationalNumber!.Value.Serial);
        var silent = (await desk.SubmitAsync(Citizen, Application(Form), Key("b"))).AsT1.File.Number;
        _time.Advance(TimeSpan.FromDays(20));
        Assert.True(await desk.WriteLapseAsync(StreamId.Parse($"case-{silent}"), Instant.FromDateTimeOffset(_time.GetUtcNow()), CancellationToken.None));
        Assert.Equal((true, 1), ((await desk.FindAsync(silent))!.File.Acceptance!.Deemed, (await desk.FindAsync(silent))!.File.Acceptance!.NationalNumber!.Value.Serial));
    }

    private static AppendKey Key(string key) => new(key, new string('0', 64));

    private static async Task<CaseFile> AcceptedAsync(CaseDesk desk, string key = "k")
    {
        var number = (await desk.SubmitAsync(Citizen, Application(Form, Proof), Key($"{key}-s"))).AsT1.File.Number;
        return (await desk.ActAsync(Window, number, 1, new AcceptOrder(), Key($"{key}-a"))).AsT2.File;
    }

    private CaseDesk Desk(ImplementCode? code, CaseRules? rules = null) => new(
        _store,
        new CaseSources((_, _) => ValueTask.FromResult(Edition)) { ImplementCodes = (_, _) => code, Rules = _ => rules ?? CaseRules.Ordinary },
        Calendar,
        NoticeArchive.StateCouncil,
        WarningPolicy.Default,
        _time);
}
