using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.Testing.Hosting;

/// <summary>What holds of a whole desk, record included.</summary>
public static class DeskLaws
{
    /// <summary>An act that is refused writes nothing, leaves its key free and the case as it was; one that is done is written once, however often it is sent.</summary>
    /// <param name="setting">The matter and what is laid down for it.</param>
    public static ProcedureLaw RefusalLeavesNoTrace(CaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var scripts = from start in GovInstants.AtEdges(setting.Calendar, setting.FirstDay, setting.LastDay)
                      from application in Applications.For(setting)
                      from acts in (from act in CaseActs.For(setting) from pause in GovInstants.Pauses select (act, pause)).ListOf()
                      select (start, application, acts);
        // FsCheck wants its answer at once; the journal in memory keeps nobody waiting.
        return new ProcedureLaw(
            "An act that is refused leaves nothing in the record, and one that is done is there once",
            Prop.ForAll(scripts.ToArbitrary(), script => HoldsAsync(setting, script.start, script.application, script.acts).GetAwaiter().GetResult()));
    }

    private static async Task<bool> HoldsAsync(CaseSetting setting, Instant start, Application application, IEnumerable<(AskedAct Act, Duration Pause)> acts)
    {
        using var desk = new TestDesk(setting, start);
        var submitted = (await desk.Cases.SubmitAsync(setting.Cast.Applicant, application, TestDesk.Key("submission")).ConfigureAwait(false)).AsT1;
        var number = submitted.File.Number;
        long version = submitted.Version;
        int place = 0;
        foreach (var (act, pause) in acts)
        {
            desk.Clock.Advance(pause);
            var key = TestDesk.Key($"act-{place++}");
            var order = CaseActs.AskedAt(act.Order, desk.Clock.Now);
            string before = Shape.Of((await desk.Cases.FindAsync(number).ConfigureAwait(false))!.File);
            var answer = await desk.Cases.ActAsync(act.By, number, version, order, key).ConfigureAwait(false);
            if (answer.IsT1) return false;
            long written = await desk.Store.LastPositionAsync().ConfigureAwait(false);
            if (answer.IsT0)
            {
                var seen = (await desk.Cases.FindAsync(number).ConfigureAwait(false))!;
                if (written != version || !string.Equals(Shape.Of(seen.File), before, StringComparison.Ordinal) || await desk.Store.FindAsync(key).ConfigureAwait(false) is not null) return false;
                continue;
            }

            version = answer.AsT2.Version;
            var repeated = await desk.Cases.ActAsync(act.By, number, version, order, key).ConfigureAwait(false);
            if (written != version || !repeated.IsT2 || await desk.Store.LastPositionAsync().ConfigureAwait(false) != written) return false;
        }

        return true;
    }
}
