using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Cases.Tests.Video;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class VideoDeskTests
{
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-09-28T10:00").ToDateTimeOffset());
    private readonly CaseDesk _cases;
    private readonly VideoDesk _desk;

    public VideoDeskTests()
    {
        _cases = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)), Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);
        _desk = Desk();
    }

    [Fact]
    [Clause("CON-8.8")]
    public async Task Of_many_seats_that_call_at_once_on_two_hosts_each_gets_another_person_and_none_two()
    {
        for (int i = 0; i < 6; i++) await JoinAsync(Citizen with { Id = $"citizen-{i}" });
        VideoDesk[] hosts = [_desk, Desk()];
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => hosts[i % 2].ConnectAsync(Window with { Id = $"window-{i / 2}" }, Key($"c{i}")))));
        var called = answers.Where(answer => answer.IsT1).Select(answer => answer.AsT1).ToArray();
        Assert.Equal(6, called.Length);
        Assert.Equal(6, called.Select(session => session.Number).Distinct().Count());
        Assert.Equal(6, called.Select(session => session.Seat).Distinct(StringComparer.Ordinal).Count());
        Assert.All(answers.Where(answer => answer.IsT0), answer => Assert.True(answer.AsT0.Code is "cases.video-seat-busy" or "cases.video-nobody-waiting", answer.AsT0.Code));
        Assert.Empty(await _desk.QueueAsync(Window));
    }

    [Fact]
    [Clause("REG-3.7")]
    public async Task A_case_that_was_submitted_in_a_session_gets_the_digest_when_the_session_is_done()
    {
        var number = (await JoinAsync(Citizen, Form)).Number;
        Assert.Equal(number, (await JoinAsync(Citizen, Form)).Number);
        Assert.Equal(number, Assert.Single(await _desk.QueueAsync(Citizen)).Number);
        Assert.Empty(await _desk.QueueAsync(Stranger));
        var connected = (await _desk.ConnectAsync(Window, Key("c"))).AsT1;
        Assert.Equal(connected.Number, (await _desk.ConnectAsync(Window, Key("c"))).AsT1.Number);
        await ActAsync(number, VideoAct.Consent, Citizen);
        await ActAsync(number, VideoAct.ConfirmIdentity, Window);
        await ActAsync(number, VideoAct.ShowDocument, Citizen);
        var submitted = (await _cases.SubmitAsync(Citizen, Application() with { Channel = Channel.Video, Session = number }, Key("s"))).AsT1.File;
        Assert.Empty(submitted.MissingRequired);
        Assert.Null(submitted.Video!.Recording);
        await ActAsync(number, VideoAct.AskSignature, Window);
        await ActAsync(number, VideoAct.Sign, Citizen);
        Assert.Equal("cases.video-case-unfit", (await _desk.CompleteAsync(number, VideoSample.Digest, Sample.Number, Window, Key("d"))).AsT0.Code);
        for (int i = 0; i < 2; i++)
            Assert.Equal(VideoState.Completed, (await _desk.CompleteAsync(number, VideoSample.Digest, submitted.Number, Window, Key("d"))).AsT1.State);
        var found = (await _cases.FindAsync(submitted.Number))!;
        Assert.Equal((VideoSample.Digest, 2L), (found.File.Video!.Recording!.Sha256, found.Version));
    }

    [Fact]
    [Clause("CON-8.8")]
    public async Task A_session_survives_a_restart_and_the_token_of_its_drop_is_its_own()
    {
        var number = (await JoinAsync(Citizen)).Number;
        await _desk.ConnectAsync(Window, Key("c"));
        var dropped = await ActAsync(number, VideoAct.Drop, Window);
        _time.Advance(TimeSpan.FromMinutes(9));
        var back = (await Desk().ActAsync(number, new VideoOrder(VideoAct.Resume) { Token = dropped.Token }, Citizen, Key("r"))).AsT1;
        Assert.Equal((VideoState.Queued, 32), (back.State, dropped.Token!.Length));
        await Desk().ConnectAsync(Window, Key("c2"));
        var again = await ActAsync(number, VideoAct.Drop, Window, "d2");
        Assert.NotEqual(dropped.Token, again.Token);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(VideoState.Lapsed, (await Desk().FindAsync(number))!.State);
        Assert.Equal("cases.video-session-unknown", (await _desk.ActAsync(SlipNumber.Create(SlipKind.Video, new(2026, 9, 1), new byte[10]), new VideoOrder(VideoAct.Leave), Citizen, Key("x"))).AsT0.Code);
        Assert.Equal("cases.video-nobody-waiting", (await _desk.ConnectAsync(Window, Key("c3"))).AsT0.Code);
    }

    [Fact]
    [Clause("REG-3.7")]
    public async Task Who_takes_the_consent_back_before_the_acceptance_goes_on_at_a_window()
    {
        var session = (await JoinAsync(Citizen, Form, Proof)).Number;
        await _desk.ConnectAsync(Window, Key("c"));
        await ActAsync(session, VideoAct.Consent, Citizen);
        await ActAsync(session, VideoAct.ConfirmIdentity, Window);
        var number = (await _cases.SubmitAsync(Citizen, Application() with { Channel = Channel.Video, Session = session }, Key("s"))).AsT1.File.Number;
        await ActAsync(session, VideoAct.RefuseRecording, Citizen);
        Assert.Equal("cases.video-identity-missing", (await _cases.ActAsync(Window, number, 1, new AcceptOrder(), Key("a"))).AsT0.Code);
        await _cases.ActAsync(Window, number, 1, new ChangeChannelOrder(Channel.Window), Key("w"));
        Assert.Equal(CaseState.Accepted, (await _cases.ActAsync(Window, number, 2, new AcceptOrder(), Key("b"))).AsT2.File.State);
    }

    private VideoDesk Desk() => new(_store, VideoSample.Rules, _cases, _time);

    private async Task<VideoSession> JoinAsync(CaseActor by, params Catalogue.MaterialCode[] ready) => (await _desk.JoinAsync(VideoSample.Request(ready: ready), by, Key($"j{by.Id}"))).AsT1;

    private async Task<VideoSession> ActAsync(SlipNumber number, VideoAct act, CaseActor by, string? key = null) =>
        (await _desk.ActAsync(number, VideoSample.Order(act), by, Key(key ?? act.ToString()))).Match(refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()), session => session);

    private static AppendKey Key(string key) => new(key, new string('0', 64));
}
