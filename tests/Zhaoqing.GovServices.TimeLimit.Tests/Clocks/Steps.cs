using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Clocks;

/// <summary>Steps, instants and clocks for tests.</summary>
internal static class Steps
{
    public const string Notice = "肇示告〔2026〕1号";

    public static Remark Reason { get; } = Remark.Parse("案情复杂");

    public static LocalDate Date(string text) => SlowWalk.Date(text);

    /// <summary>A moment of a day in China.</summary>
    public static Instant On(LocalDate day, int hour = 9) => ChinaTime.StartOf(day) + Duration.FromHours(hour);

    public static Instant On(string day, int hour = 9) => On(Date(day), hour);

    public static SpecialStep Appraisal(int workingDays, string code = "appraisal") =>
        SpecialStep.Of(code, SpecialStepKind.Appraisal, "鉴定", Limit.WorkingDays(workingDays), SpecialStep.LicensingArticle45).Value();

    public static SpecialStep Suspension { get; } = SpecialStep.Of(
        "suspension", SpecialStepKind.Suspension, "中止", null, LegalGround.OfLaw("中华人民共和国行政复议法", "第三十九条", "行政复议期间有法定情形的,行政复议中止。")).Value();

    public static LegalLimit WorkingDays(int amount) => LegalLimits.LicensingDecision with { Limit = Limit.WorkingDays(amount) };

    public static LimitClock Started(LegalLimit limit, LocalDate from, WorkingCalendar? calendar = null, EditionPolicy policy = EditionPolicy.LaterOfTwo) =>
        LimitClock.Of(LimitClock.Start(limit, from, On(from, 0), calendar ?? Answers.Calendar, policy).Value());

    public static LimitClock Started(int workingDays, string from) => Started(WorkingDays(workingDays), Date(from));

    public static LimitClock Paused(this LimitClock clock, SpecialStep step, string day, int hour = 9) =>
        clock.Apply(clock.Pause(step, Notice, On(day, hour), Answers.Calendar).Value());

    public static LimitClock Resumed(this LimitClock clock, string step, string day, int hour = 10) =>
        clock.Apply(clock.Resume(step, On(day, hour), Answers.Calendar).Value());

    public static LimitClock Extended(this LimitClock clock, int by, string day, int hour = 11) => clock.Apply(
        clock.Extend(by, clock.Limit.Extension!.Approver, Reason, Notice, On(day, hour), Answers.Calendar).Value());

    public static string DueText(this LimitClock clock) => clock.Due.Day.Date.ToString("uuuu-MM-dd", null);
}
