using System.Globalization;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Working days: what a day is, due days and counts, for anybody.</summary>
internal static class WorkingDayRoutes
{
    private const int MostItems = 10_000;

    public static void MapWorkingDays(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/working-days").WithTags("工作日");
        group.MapGet("/{date}", Day).Produces<DayAnswer>().ProducesProblem(422)
            .WithSummary("某日是不是工作日,为什么").WithName("WorkingDay");
        group.MapGet("/calendar.ics", Year).Produces<string>(200, CalendarFile.MediaType).ProducesProblem(422)
            .WithSummary("一年的放假和调休,供日历软件订阅(iCalendar);暂定的注明暂定").WithName("WorkingDayCalendar");
        group.MapPost("/due", DueAsync).Accepts<DueRequest>("application/json").Produces<DueAnswer>().ProducesProblem(400).ProducesProblem(422)
            .WithSummary("批量计算届满日(起算日不计入)").WithName("DueDays");
        group.MapPost("/counts", CountsAsync).Accepts<CountRequest>("application/json").Produces<CountAnswer>().ProducesProblem(400).ProducesProblem(422)
            .WithSummary("批量计算 (after, through] 内的工作日数").WithName("WorkingDayCounts");
    }

    private static IResult Day(string date, WorkingCalendar calendar)
    {
        var faults = new FieldFaults();
        if (faults.Date("date", date) is not { } day) return faults.Answer!;
        return calendar.Day(day).Match(
            refusal =>
            {
                faults.Add(refusal with { Fields = [] }, fallbackField: "date");
                return faults.Answer!;
            },
            status => Results.Ok(new DayAnswer(
                day, status.IsWorkingDay, status.Kind, status.Name, status.NoticeNumber, status.Provisional, calendar.Edition.Id)));
    }

    private static IResult Year(string? year, WorkingCalendar calendar)
    {
        if (year is { Length: 4 } && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked >= calendar.First.Year && asked <= calendar.Last.Year)
            return CalendarFile.OfYear(calendar, asked);
        var faults = new FieldFaults();
        faults.Add("year", $"应为{calendar.First.Year}至{calendar.Last.Year}的年份。", "request.year");
        return faults.Answer!;
    }

    private static async Task<IResult> DueAsync(HttpRequest request, WorkingCalendar calendar)
    {
        if ((await JsonBody.ReadAsync<DueRequest>(request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        var faults = new FieldFaults();
        if (!HasItems(body.Items, faults)) return faults.Answer!;
        var items = new List<DueItemAnswer>(body.Items!.Count);
        for (int i = 0; i < body.Items.Count; i++)
        {
            string prefix = $"items[{i}].";
            if (body.Items[i] is not { } item)
            {
                faults.Add($"items[{i}]", "不能为空。");
                continue;
            }

            var from = faults.Date(prefix + "from", item.From);
            var unit = faults.OneOf<DueUnit>(prefix + "unit", item.Unit);
            var lastDay = item.LastDay is null ? LastDayRule.AsIs : faults.OneOf<LastDayRule>(prefix + "lastDay", item.LastDay);
            if (AmountOf(item.Amount, prefix, faults) is not { } amount || from is null || unit is null || lastDay is null) continue;
            if (Limit.Of(amount, LimitUnitOf(unit.Value), lastDay.Value).TryPickT0(out var refusal, out var limit))
                faults.Add(refusal, prefix, "amount");
            else if (calendar.Due(limit, from.Value).TryPickT0(out refusal, out var due))
                faults.Add(refusal, prefix, "from");
            else
                items.Add(new DueItemAnswer(from.Value, amount, unit.Value, due.Date, due.Provisional));
        }

        return faults.Answer ?? Results.Ok(new DueAnswer(calendar.Edition.Id, items));
    }

    private static async Task<IResult> CountsAsync(HttpRequest request, WorkingCalendar calendar)
    {
        if ((await JsonBody.ReadAsync<CountRequest>(request)).TryPickT0(out var unreadable, out var body)) return unreadable;
        var faults = new FieldFaults();
        if (!HasItems(body.Items, faults)) return faults.Answer!;
        var items = new List<CountItemAnswer>(body.Items!.Count);
        for (int i = 0; i < body.Items.Count; i++)
        {
            string prefix = $"items[{i}].";
            if (body.Items[i] is not { } item)
            {
                faults.Add($"items[{i}]", "不能为空。");
                continue;
            }

            var after = faults.Date(prefix + "after", item.After);
            var through = faults.Date(prefix + "through", item.Through);
            if (after is null || through is null) continue;
            if (calendar.CountAfter(after.Value, through.Value).TryPickT0(out var refusal, out var count)) faults.Add(refusal, prefix, "through");
            else items.Add(new CountItemAnswer(after.Value, through.Value, count.Days, count.Provisional));
        }

        return faults.Answer ?? Results.Ok(new CountAnswer(calendar.Edition.Id, items));
    }

    private static bool HasItems<T>(List<T>? items, FieldFaults faults)
    {
        if (items is null || items.Count > MostItems)
            faults.Add("items", items is null ? "请填写 items。" : $"一次最多{MostItems}项。", "request.items");
        return faults.Answer is null;
    }

    private static int? AmountOf(decimal? amount, string prefix, FieldFaults faults)
    {
        if (amount is { } given && given == decimal.Truncate(given) && given is >= int.MinValue and <= int.MaxValue) return (int)given;
        faults.Add(prefix + "amount", "应为1至10000的整数。", "time-limit.amount-out-of-range");
        return null;
    }

    private static LimitUnit LimitUnitOf(DueUnit unit) => unit switch
    {
        DueUnit.WorkingDays => LimitUnit.WorkingDays,
        DueUnit.CalendarDays => LimitUnit.CalendarDays,
        DueUnit.Months => LimitUnit.Months,
        _ => LimitUnit.Years,
    };
}

/// <summary>The units that a due day can be asked in; hours give an instant and are no business of this call.</summary>
internal enum DueUnit
{
    WorkingDays,
    CalendarDays,
    Months,
    Years,
}

internal sealed record DayAnswer(LocalDate Date, bool IsWorkingDay, DayKind Kind, string? Name, string? Notice, bool Provisional, string Edition);

internal sealed record DueRequest(List<DueItem?>? Items = null);

internal sealed record DueItem(string? From = null, decimal? Amount = null, string? Unit = null, string? LastDay = null);

internal sealed record DueAnswer(string Edition, IReadOnlyList<DueItemAnswer> Items);

internal sealed record DueItemAnswer(LocalDate From, int Amount, DueUnit Unit, LocalDate Due, bool Provisional);

internal sealed record CountRequest(List<CountItem?>? Items = null);

internal sealed record CountItem(string? After = null, string? Through = null);

internal sealed record CountAnswer(string Edition, IReadOnlyList<CountItemAnswer> Items);

internal sealed record CountItemAnswer(LocalDate After, LocalDate Through, int Count, bool Provisional);
