using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>After an outage what is new does not wait for what piled up.</summary>
public sealed class HandoverFreshOutboxTests : IDisposable
{
    private readonly Platform _foshan, _zhaoqing;

    public HandoverFreshOutboxTests() => (_foshan, _zhaoqing) = Platform.Two();

    public void Dispose()
    {
        _foshan.Dispose();
        _zhaoqing.Dispose();
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task What_is_new_goes_first_and_nothing_goes_twice()
    {
        var before = new List<CaseNumber>();
        for (int i = 0; i < 40; i++) before.Add(await BegunAsync());
        _foshan.Wait(TimeSpan.FromHours(1));
        var now = await BegunAsync();

        Assert.True(await _foshan.PumpFreshAsync());
        Assert.Equal(1, _foshan.Line.Sent);
        Assert.NotNull(await _zhaoqing.Station.FindAsync(now));
        Assert.Null(await _zhaoqing.Station.FindAsync(before[0]));

        Assert.True(await _foshan.PumpAsync());
        Assert.Equal(41, _foshan.Line.Sent);
        foreach (var number in before) Assert.NotNull(await _zhaoqing.Station.FindAsync(number));
        Assert.True(await _foshan.PumpFreshAsync());
        Assert.Equal(41, _foshan.Line.Sent);
    }

    [Fact]
    public async Task Where_the_outbox_is_near_it_sends_alone()
    {
        Assert.True(await _foshan.PumpAsync());
        await BegunAsync();
        Assert.True(await _foshan.PumpAsync());
        Assert.True(await _foshan.PumpFreshAsync());
        Assert.Equal(1, _foshan.Line.Sent);
    }

    [Fact]
    public async Task The_earlier_messages_of_a_case_that_goes_first_go_before_it()
    {
        var other = await BegunAsync();
        var number = await HandoverStationTests.PushedAsync(_foshan);
        _foshan.Wait(TimeSpan.FromHours(1));
        Assert.True((await _foshan.Station.SayAsync(number, new SigningUrged("电话催办"), "window-1")).IsT1);
        Assert.True(await _foshan.PumpFreshAsync());
        Assert.Equal((await _foshan.CaseAsync(number)).View, (await _zhaoqing.CaseAsync(number)).View);
        Assert.Null(await _zhaoqing.Station.FindAsync(other));
    }

    /// <summary>A message that is refused is the outbox's to set aside.</summary>
    [Fact]
    public async Task What_is_refused_ahead_is_set_aside_by_the_outbox_alone()
    {
        var number = (await _foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
        await HandoverStationTests.CollectedWronglyAsync(_foshan, number);
        Assert.True(await _foshan.PumpFreshAsync());
        Assert.Empty(await _foshan.SetAsideAsync());
        Assert.True(await _foshan.PumpAsync());
        Assert.Single(await _foshan.SetAsideAsync(), one => one.Attempts > 0);
    }

    private async Task<CaseNumber> BegunAsync() => (await _foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
}
