using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Video;

/// <summary>A day of the video window of the sample's city.</summary>
internal static class VideoSample
{
    public static readonly LocalDate Monday = new(2026, 9, 28);
    public static readonly CaseActor Signer = Window with { Id = "window-sign" };
    public static readonly VideoRules Rules = new() { Edition = "test-1", Window = "示例综合窗口", SignLanguageSeats = [Signer.Id] };
    public static readonly string Digest = new('a', 64);

    public static SlipNumber Number(int which) => SlipNumber.Create(SlipKind.Video, Monday, [.. BitConverter.GetBytes(which), 0, 0, 0, 0, 0, 0]);

    public static VideoRequest Request(PriorityGround? priority = null, bool signLanguage = false, params Catalogue.MaterialCode[] ready) =>
        new(Duanzhou, Sample.MatterCode, [.. ready.Select(code => new SuppliedMaterial(code, MaterialForm.Electronic))], priority, ByText: false, signLanguage);

    public static VideoDay Open(string at = "2026-09-28T09:00") => VideoDay.Replay([new VideoDayOpened(At(at), "citizen-1", Monday, Rules)]);

    public static VideoDay After(this VideoDay day, IEnumerable<VideoEvent> events) => events.Aggregate(day, (state, happened) => state.Apply(happened));

    public static VideoDay Joined(this VideoDay day, int number, CaseActor by, VideoRequest? request = null) =>
        day.After(day.Join(Number(number), request ?? Request(), Terms, by, day.LastAt).AsT1);

    public static VideoDay Connected(this VideoDay day, CaseActor seat) => day.After(day.Connect(seat, day.LastAt).AsT1);

    public static VideoDay Then(this VideoDay day, int number, CaseActor by, VideoOrder order, int minutes = 0)
    {
        var at = day.LastAt + Duration.FromMinutes(minutes);
        return day.After(day.Take(order, Number(number), by, Terms.Names, at).Match(refusal => throw new Xunit.Sdk.XunitException(refusal.ToString()), events => events));
    }

    public static string Refused(this VideoDay day, int number, CaseActor by, VideoOrder order, int minutes = 0) =>
        day.Take(order, Number(number), by, Terms.Names, day.LastAt + Duration.FromMinutes(minutes)).Match(refusal => refusal.Code, _ => "");

    public static VideoOrder Order(VideoAct act, string token = "token") => new(act)
    {
        Level = act == VideoAct.ConfirmIdentity ? 2 : null,
        Method = act == VideoAct.ConfirmIdentity ? IdentityMethod.Face : null,
        Material = act == VideoAct.ShowDocument ? Proof : null,
        Sha256 = act is VideoAct.Sign or VideoAct.Complete ? Digest : null,
        Token = act is VideoAct.Drop or VideoAct.Resume ? token : null,
    };

    /// <summary>A session of the citizen at the window's seat, to this act and no further.</summary>
    public static VideoDay Led(VideoAct through)
    {
        var day = Open().Joined(0, Citizen, Request(ready: Form)).Connected(Window);
        foreach (var (act, by) in new[]
                 {
                     (VideoAct.Consent, Citizen), (VideoAct.ConfirmIdentity, Window), (VideoAct.ShowDocument, Citizen),
                     (VideoAct.AskSignature, Window), (VideoAct.Sign, Citizen), (VideoAct.Complete, Window),
                 })
        {
            day = day.Then(0, by, Order(act), minutes: 1);
            if (act == through) break;
        }

        return day;
    }

    public static IEnumerable<VideoEvent> ThroughTheRecord(IEnumerable<VideoEvent> events) =>
        events.Select(happened => (VideoEvent)DeskEventCodec.Read(DeskEventCodec.NameOf(happened), DeskEventCodec.Write(happened)));

    /// <summary>A text that is equal exactly when two days are, session by session.</summary>
    public static string Fingerprint(VideoDay day) => $"{day.LastAt}\n" + string.Join('\n', day.Sessions.Values.OrderBy(session => session.Place).Select(session =>
        $"{session with { Documents = [], Signatures = [], Interruptions = [] }}|{session.Request with { Materials = [] }}|{string.Join(',', session.Draft)}|{string.Join(',', session.Signatures)}|{string.Join(',', session.Interruptions)}"
            .Replace(session.Request.ToString(), "", StringComparison.Ordinal)));
}
