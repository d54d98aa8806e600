using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit.Tests;

/// <summary>Short ways to the answer a test expects; the other case fails the test with its text.</summary>
internal static class Answers
{
    public static WorkingCalendar Calendar => WorkingCalendar.StateCouncil;

    public static T Value<T>(this OneOf<Refusal, T> answer) =>
        answer.Match(refusal => throw new Xunit.Sdk.XunitException($"Refused: {refusal}"), value => value);

    public static void IsRefused<T>(this OneOf<Refusal, T> answer, string code, string field)
    {
        var refusal = answer.Match(refusal => refusal, value => throw new Xunit.Sdk.XunitException($"Not refused: {value}"));
        Assert.Equal((code, field), (refusal.Code, Assert.Single(refusal.Fields).Field));
        Assert.NotEmpty(refusal.Basis);
    }

    public static LocalDate Add(LocalDate from, int workingDays) => Calendar.Due(Limit.WorkingDays(workingDays), from).Value().Date;

    public static int Count(LocalDate after, LocalDate through) => Calendar.CountAfter(after, through).Value().Days;
}
