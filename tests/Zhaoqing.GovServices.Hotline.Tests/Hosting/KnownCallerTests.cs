using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Hotline.Tests.Scope;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>110 answers 12345 for its own callers, by the same rules.</summary>
public sealed class KnownCallerTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Start.ToDateTimeOffset());
    private readonly List<string> _lookedUp = [];
    private readonly BridgeStation _hotline, _police;
    private readonly OrderDesk _desk;
    private readonly OrderBridge _bridge;
    private bool _isBroken;

    public KnownCallerTests()
    {
        var (store, site) = (new InMemoryEventStore(), DivisionCode.Parse("4412", null));
        (_hotline, _police) = (new BridgeStation(new InMemoryEventStore(), _time, BridgeDesk.Hotline, site), new BridgeStation(store, _time, BridgeDesk.Police, site));
        _desk = new OrderDesk(store, _time, _ => Rules);
        var sources = new HotlineSources(BridgeDesk.Police, site, ScopeListFile.Read(Sentences.Open("scope-rules.json")), Rules.Policy, Rules.Directory)
        {
            CallerOf = (token, _) =>
            {
                _lookedUp.Add(token);
                if (_isBroken) throw new JsonException("An error page.");
                return Task.FromResult<KnownCaller?>(token == "caller-1" ? new KnownCaller("张三丰", "00000000000") : null);
            },
        };
        _bridge = new OrderBridge(_desk, _police, sources, _ => Rules, _time);
    }

    public void Dispose()
    {
        _desk.Dispose();
        _hotline.Dispose();
        _police.Dispose();
    }

    [Theory]
    [Clause("PLT-3.5")]
    [InlineData("caller-1")]
    [InlineData("110/caller-1")]
    public async Task Who_has_the_case_is_told_who_called_110_once_and_the_asking_and_its_answer_are_recorded(string token)
    {
        var id = await OpenedAsync();
        Assert.Equal("hotline.resolve-not-holder", (await AskAsync(id, token)).Denied);
        await SayAsync(_hotline, id, Said.Accept);
        var told = await AskAsync(id, token);
        Assert.Equal(("张三丰", "00000000000"), (told.Values[CallerResolution.Name], told.Values[CallerResolution.Phone]));
        Assert.Equal([CallerResolution.Phone], (await AskAsync(id, token, CallerResolution.Phone)).Values.Keys);
        Assert.Equal(0, await _bridge.FollowAsync());
        var asked = (CallerResolveRequest)(await _police.FindAsync(id))!.Messages.Last(message => message.Content is CallerResolveRequest).Content;
        Assert.Equal(("核实诉求", "国办发〔2022〕12号"), (asked.Purpose, asked.LegalBasis));
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_token_that_110_named_with_its_number_is_the_same()
    {
        var id = await OpenedAsync(token: "110/caller-1");
        await SayAsync(_hotline, id, Said.Accept);
        foreach (string token in new[] { "caller-1", "110/caller-1" }) Assert.Equal("张三丰", (await AskAsync(id, token)).Values[CallerResolution.Name]);
    }

    /// <summary>What is no fault of the record is tried again.</summary>
    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_book_of_callers_that_answered_with_something_unreadable_is_asked_again()
    {
        var id = await OpenedAsync();
        await SayAsync(_hotline, id, Said.Accept);
        await SayAsync(_hotline, id, new CallerResolveRequest("caller-1", "核实诉求", "国办发〔2022〕12号", [CallerResolution.Name]));
        _isBroken = true;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bridge.FollowAsync());
        _isBroken = false;
        Assert.Equal(1, await _bridge.FollowAsync());
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Nobody_is_told_of_who_asked_to_be_secret_of_another_case_or_by_another_field()
    {
        var other = await OpenedAsync(token: "caller-2");
        await SayAsync(_hotline, other, Said.Accept);
        foreach (string token in new[] { "caller-1", "12345/caller-2", "13" }) Assert.Equal("hotline.resolve-unknown", (await AskAsync(other, token)).Denied);
        Assert.Empty(_lookedUp);
        Assert.Equal("hotline.resolve-unknown", (await AskAsync(other, "caller-2")).Denied);
        Assert.Equal(["caller-2"], _lookedUp);
        foreach (var level in Enum.GetValues<ConfidentialityLevel>().Where(level => level != ConfidentialityLevel.Open))
        {
            var secret = await OpenedAsync(level);
            await SayAsync(_hotline, secret, Said.Accept);
            await SayAsync(_hotline, secret, Said.Danger);
            Assert.Equal("hotline.resolve-protected", (await AskAsync(secret, "caller-1")).Denied);
        }

        var open = await OpenedAsync();
        await SayAsync(_hotline, open, Said.Accept);
        Assert.Equal("hotline.resolve-field", (await AskAsync(open, "caller-1", "address")).Denied);
        Assert.Equal(nameof(KnownCaller), new KnownCaller("张三丰", "00000000000").ToString());
    }

    private async Task<BridgeCaseId> OpenedAsync(ConfidentialityLevel level = ConfidentialityLevel.Open, string token = "caller-1")
    {
        var offer = new TransferOffer(Said.Offer().HandOver with { CallerRef = token });
        return await CarryAsync((await _police.OpenAsync(new BridgeOpening(BridgeDesk.Police, Start, MessageStatus.Actual, level), offer, "police-1")).AsT1);
    }

    private async Task<CallerResolveResponse> AskAsync(BridgeCaseId id, string token, params string[] fields)
    {
        await SayAsync(_hotline, id, new CallerResolveRequest(token, "核实诉求", "国办发〔2022〕12号", fields is [] ? [CallerResolution.Name, CallerResolution.Phone] : [.. fields]));
        Assert.Equal(1, await _bridge.FollowAsync());
        var copy = (await _police.FindAsync(id))!;
        await CarryAsync(copy);
        return (CallerResolveResponse)(await _hotline.FindAsync(id))!.Messages.Last(message => message.Content is CallerResolveResponse).Content;
    }

    private async Task SayAsync(BridgeStation from, BridgeCaseId id, BridgeContent content) => await CarryAsync((await from.SayAsync(id, content, "operator-1")).Match(refusal => throw new InvalidOperationException(refusal.ToString()), after => after));

    /// <summary>The last thing a desk said gets to the other.</summary>
    private async Task<BridgeCaseId> CarryAsync(BridgeCase copy)
    {
        var message = copy.Messages.Last(said => said.Sender == copy.Self);
        _ = await (copy.Self == BridgeDesk.Police ? _hotline : _police).TakeAsync(message, BridgeMessageCodec.Write(message), CancellationToken.None);
        return copy.Id;
    }
}
