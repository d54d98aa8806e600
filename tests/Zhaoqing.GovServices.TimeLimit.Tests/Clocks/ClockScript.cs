using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Zhaoqing.GovServices.TimeLimit.Tests.Clocks.Steps;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

/// <summary>A step of a script: it begins so many days after the start, takes so many days, and has its own limit.</summary>
public sealed record ScriptStep(int Begin, int Takes, Limit Cap);

/// <summary>A life of a clock that a generator made up.</summary>
public sealed record ClockScript(LocalDate From, int Amount, ScriptStep[] Steps, int? ExtendOn)
{
    public override string ToString() =>
        $"{From:uuuu-MM-dd} {Amount} wd, extended on day {ExtendOn}: {string.Join("; ", Steps.Select(step => $"{step.Begin}+{step.Takes} cap {step.Cap}"))}";

    /// <summary>Plays the script; what the clock refuses does not happen.</summary>
    public Played Play(WorkingCalendar? calendar = null, EditionPolicy policy = EditionPolicy.LaterOfTwo)
    {
        var by = calendar ?? Answers.Calendar;
        var clock = Started(WorkingDays(Amount), From, by, policy);
        var taken = new List<(LocalDate Begin, LocalDate End, Limit Cap)>();
        var acts = Steps
            .SelectMany((step, i) => new[] { (Day: step.Begin, Hour: 9, Step: i, Ends: false), (Day: step.Begin + step.Takes, Hour: 10, Step: i, Ends: true) })
            .Append((Day: ExtendOn ?? 0, Hour: 11, Step: -1, Ends: false))
            .OrderBy(act => act.Day).ThenBy(act => act.Hour).ThenBy(act => act.Step);
        var begun = new HashSet<int>();
        int extension = 0;
        foreach (var act in acts)
        {
            var day = From.PlusDays(act.Day);
            var at = On(day, act.Hour);
            if (act.Step < 0)
            {
                if (ExtendOn is null || !clock.Extend(7, ExtensionApprover.OrganHead, Reason, Notice, at, by).TryPickT1(out var extended, out _)) continue;
                clock = clock.Apply(extended);
                extension = 7;
            }
            else if (!act.Ends)
            {
                if (!clock.Pause(StepOf(act.Step), Notice, at, by).TryPickT1(out var paused, out _)) continue;
                clock = clock.Apply(paused);
                begun.Add(act.Step);
                taken.Add((day, day.PlusDays(Steps[act.Step].Takes), Steps[act.Step].Cap));
            }
            else if (begun.Contains(act.Step))
            {
                clock = clock.Apply(clock.Resume($"step-{act.Step}", at, by).Value());
            }
        }

        return new Played(clock, extension, [.. taken]);
    }

    private SpecialStep StepOf(int i) =>
        SpecialStep.Of($"step-{i}", SpecialStepKind.Testing, "检测", Steps[i].Cap, SpecialStep.LicensingArticle45).Value();

    public static Arbitrary<ClockScript> Any()
    {
        var cap = Gen.OneOf(
            Gen.Choose(1, 25).Select(Limit.WorkingDays),
            Gen.Choose(1, 30).Select(n => Limit.CalendarDays(n, LastDayRule.NextWorkingDay)),
            Gen.Choose(1, 30).Select(n => Limit.CalendarDays(n, LastDayRule.AsIs)));
        var step = Gen.Zip(Gen.Choose(0, 40), Gen.Choose(0, 30)).SelectMany(_ => cap, (days, limit) => new ScriptStep(days.Item1, days.Item2, limit));
        var extendOn = Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(0, 60).Select(day => (int?)day));
        return (from start in Dates.Day().Generator
                from amount in Gen.Choose(1, 40)
                from steps in Gen.ArrayOf(step)
                from extend in extendOn
                select new ClockScript(start, amount, [.. steps.Take(5)], extend)).ToArbitrary();
    }
}

/// <summary>What came of a script.</summary>
public sealed record Played(LimitClock Clock, int Extension, (LocalDate Begin, LocalDate End, Limit Cap)[] Taken)
{
    /// <summary>The obvious way: one by one the days that no step leaves out; a step that begins on the last day holds the end up until it is over.</summary>
    public LocalDate SlowDue()
    {
        int left = Clock.Limit.Limit.Amount + Extension;
        LocalDate? due = null;
        for (var day = Clock.From.PlusDays(1); ; day = day.PlusDays(1))
        {
            if (!SlowWalk.Works(day)) continue;
            bool leftOut = LeftOut(day);
            if (due is { } reached && !leftOut) return reached;
            if (left == 0 || (!leftOut && --left == 0)) due = day;
        }
    }

    public bool LeftOut(LocalDate day) => Taken.Any(step => day > step.Begin && day <= step.End && day <= CapOf(step.Begin, step.Cap));

    private static LocalDate CapOf(LocalDate begin, Limit cap)
    {
        if (cap.Unit == LimitUnit.CalendarDays)
        {
            var raw = begin.PlusDays(cap.Amount);
            return cap.LastDay == LastDayRule.NextWorkingDay ? SlowWalk.Roll(raw)!.Value : raw;
        }

        int left = cap.Amount;
        var day = begin;
        while (left > 0)
        {
            day = day.PlusDays(1);
            if (SlowWalk.Works(day)) left--;
        }

        return day;
    }
}
