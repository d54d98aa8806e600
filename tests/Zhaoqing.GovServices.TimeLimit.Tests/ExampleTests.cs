using System.Text.Json;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit.Hosting;

namespace Zhaoqing.GovServices.TimeLimit.Tests;

/// <summary>The examples of the README and of docs/time-limit.md, as they stand there.</summary>
public class ExampleTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new DueDayJsonConverter() } };

    [Fact]
    public void The_example_of_the_README_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var due = calendar.Due(Limit.WorkingDays(5), new LocalDate(2026, 9, 30));
        Assert.Equal("2026-10-13", due.Match(refusal => refusal.Message, day => $"{day.Date:uuuu-MM-dd}"));
    }

    [Fact]
    public void The_example_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var acceptedAt = Instant.FromUtc(2026, 1, 30, 1, 0);
        var due = calendar.Due(LegalLimits.LicensingDecision.Limit, acceptedAt);
        var light = due.Match<OneOf<Refusal, WarningLight>>(
            refusal => refusal,
            day => calendar.Light(day, new LocalDate(2026, 3, 3), WarningPolicy.Default));
        Assert.Equal(new DueDay(new(2026, 3, 5), Provisional: false), due.Value());
        Assert.Equal(WarningLight.Yellow, light.Value());
    }

    [Fact]
    public void The_named_limit_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var limit = LegalLimits.LicensingHearingNotice;
        var last = limit.Due(calendar, new LocalDate(2026, 5, 27));
        Assert.Equal(new DueDay(new(2026, 5, 18), Provisional: false), last.Value());
    }

    [Fact]
    public void The_count_rule_of_the_page_is_true()
    {
        var rule = CountRules.Of("行政处罚法", new LocalDate(2026, 9, 1));
        var written = WrittenLimit.Read("五日内");
        var counted = rule.AsT1.Read(written.AsT2);
        Assert.Equal(("5个工作日", "第八十五条"), (counted.Limit.ToString(), counted.Ground.Article));
    }

    [Fact]
    public void The_promise_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var both = PromisedLimit.Of(Limit.WorkingDays(3), LegalLimits.LicensingDecision.Limit, calendar);
        var due = both.AsT1.Due(calendar, new LocalDate(2026, 2, 12)).AsT1;
        var grade = due.GradeOn(new LocalDate(2026, 2, 25));
        Assert.Equal((new LocalDate(2026, 2, 24), new LocalDate(2026, 3, 18), OverdueGrade.OverPromise), (due.Promised.Date, due.Statutory.Date, grade));
    }

    [Fact]
    public void The_hours_and_the_day_of_receipt_of_the_page_are_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var hours = new ServiceHours(new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 0)));
        var from = new LocalDateTime(2026, 9, 18, 16, 0).InZoneStrictly(ChinaTime.Zone).ToInstant();
        var due = calendar.DueAt(HourLimit.Working(4), from, hours);
        Assert.Equal(new LocalDateTime(2026, 9, 20, 12, 0), due.Value().At.InZone(ChinaTime.Zone).LocalDateTime);

        var at = new LocalDateTime(2026, 10, 3, 12, 0).InZoneStrictly(ChinaTime.Zone).ToInstant();
        var received = calendar.ReceivedOn(at, ReceiptDayRule.NextWorkingDayIfOutsideHours, hours);
        Assert.Equal(new LocalDate(2026, 10, 8), received.Value().Date);
    }

    [Fact]
    public void The_clock_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var day = new LocalDate(2026, 3, 2);
        var (accepted, began, moment, ended) = (At(day), At(new(2026, 3, 10)), At(new(2026, 3, 18)), At(new(2026, 3, 24)));
        var step = SpecialStep.Of("appraisal", SpecialStepKind.Appraisal, "鉴定", Limit.WorkingDays(5), SpecialStep.LicensingArticle45).AsT1;
        var list = new SpecialStepList(step);
        var clock = LimitClock.Of(LimitClock.Start(LegalLimits.LicensingDecision, day, accepted, calendar).AsT1);
        Assert.Equal(new LocalDate(2026, 3, 30), clock.Due.Day.Date);
        clock = clock.Apply(clock.Pause(list.Find("appraisal").AsT1, "肇示告〔2026〕1号", began, calendar).AsT1);
        Assert.Equal(new LocalDate(2026, 4, 7), clock.Due.Day.Date);
        clock = clock.Apply(clock.Resume("appraisal", ended, calendar).AsT1);
        Assert.Equal(new LocalDate(2026, 4, 7), clock.Due.Day.Date);

        var reading = clock.Read(moment, calendar).AsT1;
        bool overrun = reading.Steps.Single().Overrun;
        var before = clock.At(moment);
        var why = clock.Explain(calendar).ToString();
        Assert.Equal((ClockState.Running, 20, 7, 13, true), (reading.State, reading.Total, reading.Elapsed, reading.Remaining, overrun));
        Assert.Equal(2, before!.Last.Number);
        Assert.Contains("超过其时限的时间照常计入", why, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nested_clocks_of_the_page_are_true()
    {
        var (calendar, day) = (WorkingCalendar.StateCouncil, new LocalDate(2026, 3, 2));
        var byLaw = LimitClock.Of(LimitClock.Start(LegalLimits.LicensingDecision, day, At(day), calendar).AsT1);
        var promised = LimitClock.Of(LimitClock.Start(LegalLimits.LicensingDecision with { Limit = Limit.WorkingDays(3) }, day, At(day), calendar).AsT1);
        var clocks = NestedClocks.Of("法定", byLaw).With("承诺", promised);
        var binding = clocks.AsT1.Binding;
        Assert.Equal("承诺", binding!.Name);
    }

    [Fact]
    public void The_fleet_of_the_page_is_true()
    {
        var told = new WorkingCalendar(NoticeArchive.StateCouncil.KnownOn(new LocalDate(2020, 1, 25)).AsT1);
        var calendar = new WorkingCalendar(NoticeArchive.StateCouncil.KnownOn(new LocalDate(2020, 1, 27)).AsT1);
        LocalDate[] days = [new(2020, 1, 2), new(2020, 1, 10), new(2020, 3, 2)];
        ClockEvent[][] records = [.. days.Select(day => new ClockEvent[] { LimitClock.Start(LegalLimits.LicensingDecision, day, At(day), told).AsT1 })];
        var now = At(new(2020, 3, 3));
        var appended = new List<ClockRecomputed>();
        void append(ClockRecomputed changed) => appended.Add(changed);

        LimitClock[] open = [.. records.Select(LimitClock.Replay)];
        var changes = new ClockFleet(open).Recompute(calendar);
        foreach (var change in changes.AsT1)
            append(open[change.Clock].Recompute(now, calendar).AsT2);
        Assert.Equal(changes.AsT1.Select(change => (change.Before, change.After)), appended.Select(changed => (changed.Before, changed.Due.Day)));
        Assert.Equal([0, 1], changes.AsT1.Select(change => change.Clock));
        // Asked again, a clock that has its event answers with none: the run can be begun anew.
        Assert.True(open[0].Apply(appended[0]).Recompute(now, calendar).IsT1);
    }

    [Fact]
    public void The_tax_deadline_of_the_page_is_true() =>
        Assert.Equal(new LocalDate(2024, 10, 24), WorkingCalendar.StateCouncil.TaxDue(new YearMonth(2024, 10)).Value().Date);

    [Fact]
    public void The_explanation_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var why = calendar.Explain(Limit.WorkingDays(5), new LocalDate(2026, 9, 30));
        var words = why.Match(refusal => refusal.Message, found => $"{found}\n{DueCalendar.ToText(found)}");
        Assert.StartsWith("自2026年9月30日起5个工作日:届满日为2026年10月13日。\n", words, StringComparison.Ordinal);
        Assert.EndsWith("\n起:起始日 计:计入 班:调休上班日 休:休息日或节假日 止:届满日", words, StringComparison.Ordinal);
    }

    [Fact]
    public void The_closure_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var decree = LegalGround.OfLaw("关于启动防台风Ⅰ级应急响应的通告", article: null, "全市停课停工。");
        var typhoon = LocalClosure.Of(DivisionCode.Parse("4412"), new(2026, 9, 10), new(2026, 9, 11), "台风停工", decree, ClosureEffect.WindowsOnly).AsT1;
        var local = calendar.With(LocalClosures.None.With(typhoon).AsT1, DivisionCode.Parse("441202")).AsT1;
        var open = local.NextOpenDay(new LocalDate(2026, 9, 10)).AsT1.Date;
        var due = local.Due(Limit.WorkingDays(3), new LocalDate(2026, 9, 9)).AsT1.Date;
        Assert.Equal("state-council-2026+441202-1", local.Edition.Id);
        Assert.Equal((new LocalDate(2026, 9, 14), new LocalDate(2026, 9, 14)), (open, due));
    }

    [Fact]
    public void The_change_of_light_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        var dueOn = new DueDay(new LocalDate(2026, 10, 12), Provisional: false);
        var change = calendar.NextLightChange(dueOn, Instant.FromUtc(2026, 9, 28, 1, 0), WarningPolicy.Default);
        Assert.Equal(new LightChange(Instant.FromUtc(2026, 10, 7, 16, 0), WarningLight.Yellow), change.Value());
    }

    [Fact]
    public void The_comparison_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        string json = """{"year":2026,"papers":[],"days":[{"name":"元旦","date":"2026-01-01","isOffDay":true}]}""";
        var theirs = ForeignHolidays.ReadHolidayCn(json).AsT1;
        var report = theirs.CompareWith(calendar);
        Assert.Contains("\n2026-01-02:对方未列出,按平常周;本历休息(元旦,国办发明电〔2025〕7号)。\n", report.ToString(), StringComparison.Ordinal);
        using var table = new StringWriter();
        HolidayTable.WriteCsv(calendar.Edition, table);
        Assert.Contains("2026-01-02,off,元旦,国办发明电〔2025〕7号,2026,2025-11-04,false\n", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_in_of_the_page_is_true()
    {
        var calendar = WorkingCalendar.StateCouncil;
        TimeProvider time = new Stopped();
        var today = time.TodayInChina().ToDateOnly();
        var due = calendar.PlusWorkingDays(today, 5);
        string json = JsonSerializer.Serialize(due, Options);
        Assert.Equal((new DateOnly(2026, 9, 30), """{"date":"2026-10-13","provisional":false}"""), (today, json));

        using var table = new StringWriter();
        HolidayTable.WriteJson(calendar.Edition, table);
        var same = HolidayTable.ReadJson(new StringReader(table.ToString()));
        Assert.Equal(calendar.Edition.Id, same.Value().Id);
    }

    private sealed class Stopped : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 9, 29, 16, 0, 0, TimeSpan.Zero);
    }

    private static Instant At(LocalDate day) => ChinaTime.StartOf(day) + Duration.FromHours(9);
}
