using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Testing.Tests.Laws;

/// <summary>Each law holds of a sound procedure and finds the one thing that is spoilt in another.</summary>
public sealed class LawTests
{
    private static readonly ProcedureLaw[] SoundLaws = [.. ProcedureLaws.All(Till.Sound)];

    [Fact]
    public void A_sound_procedure_keeps_every_law()
    {
        foreach (var law in SoundLaws) law.Hold();
        Assert.Equal(5, SoundLaws.Length);
    }

    [Fact]
    public void An_answer_that_is_another_the_second_time_is_found()
    {
        int asked = 0;
        Broken(ProcedureLaws.DecidingTwice(Till.Sound with { Take = (till, amount, now) => ++asked % 2 == 0 ? Till.No : Till.Sound.Take(till, amount, now) }));
    }

    [Fact]
    public void An_event_before_the_one_that_came_before_is_found() =>
        Broken(ProcedureLaws.DecidingTwice(Till.Sound with { Take = (_, amount, now) => ImmutableArray.Create(new TillEvent("paid", amount, now - Duration.FromDays(400))) }));

    [Fact]
    public void A_record_that_loses_something_is_found() =>
        Broken(ProcedureLaws.ReplayIsLiving(Till.Sound with { ThroughTheRecord = happened => happened with { Amount = 0 } }));

    [Fact]
    public void A_move_that_no_table_names_is_found() =>
        Broken(ProcedureLaws.NoMoveOutsideTheTable(Till.Sound with { Moves = [("open", "shut")] }));

    [Fact]
    public void Silence_that_comes_again_is_found() =>
        Broken(ProcedureLaws.SilenceOnce(Till.Sound with { Lapses = (till, now) => till.Until <= now ? [new TillEvent("shut", 0, till.Until)] : [] }));

    [Fact]
    public void Silence_dated_when_somebody_looked_is_found() =>
        Broken(ProcedureLaws.SilenceOnce(Till.Sound with { Lapses = (till, now) => [.. Till.LapsesOf(till, now).Select(lapse => lapse with { At = now })] }));

    [Fact]
    public void An_act_that_passes_over_silence_is_found() =>
        Broken(ProcedureLaws.SilenceOnce(Till.Sound with { Take = (_, amount, now) => ImmutableArray.Create(new TillEvent("paid", amount, now)) }));

    [Fact]
    public void A_refusal_that_leaves_a_trace_is_found()
    {
        int refused = 0;
        Broken(ProcedureLaws.DecidingLeavesNoTrace(Till.Sound with { Take = (_, _, _) => Count(), Describe = till => $"{till}{refused}" }));

        OneOf<Refusal, ImmutableArray<TillEvent>> Count()
        {
            refused++;
            return Till.No;
        }
    }

    [Fact]
    public void The_shortest_life_that_breaks_a_law_is_told()
    {
        var law = new ProcedureLaw("test", ProcedureLaws.NoMoveOutsideTheTable(Till.Sound with { Moves = [] }));
        var found = Assert.ThrowsAny<Exception>(() => law.Hold());
        // A life that is found in its shortest form is told as it was found.
        string shortest = found.Message[Math.Max(found.Message.IndexOf("Shrunk", StringComparison.Ordinal), 0)..];
        Assert.Equal(1, shortest.Split('\n').Count(line => line.StartsWith(" + ", StringComparison.Ordinal)));
    }

    private static void Broken(FsCheck.Property property) => Assert.ThrowsAny<Exception>(() => new ProcedureLaw("test", property).Hold());
}
