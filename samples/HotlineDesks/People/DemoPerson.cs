using System.Collections.Immutable;
using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks.People;

/// <summary>Somebody at the page; all are invented, and nobody has to say who they are: a real host knows its people.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">What the page calls them.</param>
/// <param name="Role">In which role they act.</param>
/// <param name="Unit">Of which unit; null for the hotline and callers.</param>
public sealed record DemoPerson(string Id, string Name, OrderRoles Role, string? Unit = null)
{
    private const string Cookie = "demo-person", PurposeCookie = "demo-purpose";

    public static ImmutableArray<DemoPerson> All { get; } =
    [
        new("seat-1", "话务员甲(热线)", OrderRoles.Hotline),
        new("supervisor-1", "督办员乙(热线)", OrderRoles.Hotline),
        new("urban-1", "经办员丙(示例市城市管理局)", OrderRoles.Unit, "urban"),
        new("market-1", "经办员丁(示例市市场监督管理局)", OrderRoles.Unit, "market"),
        new("caller", "来电人本人", OrderRoles.Caller),
    ];

    /// <summary>Those of the hotline itself.</summary>
    public static IEnumerable<DemoPerson> Hotline => All.Where(person => person.Role == OrderRoles.Hotline);

    /// <summary>Who sits at the page, and what for they look.</summary>
    public static (DemoPerson Person, string Purpose) Of(HttpRequest request) =>
        (All.FirstOrDefault(person => string.Equals(person.Id, request.Cookies[Cookie], StringComparison.Ordinal)) ?? All[0], request.Cookies[PurposeCookie] ?? "");

    /// <summary>Keeps who sits at the page from now on.</summary>
    public static void Keep(HttpResponse response, string? id, string purpose)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict };
        if (All.Any(person => string.Equals(person.Id, id, StringComparison.Ordinal))) response.Cookies.Append(Cookie, id!, options);
        response.Cookies.Append(PurposeCookie, purpose.Length > 100 ? purpose[..100] : purpose, options);
    }

    /// <summary>The other one of the hotline who agrees; null where that is nobody of the hotline, or the same.</summary>
    public static OrderActor? SecondOf(string? id, OrderActor first) =>
        Hotline.FirstOrDefault(person => string.Equals(person.Id, id, StringComparison.Ordinal) && !string.Equals(person.Id, first.Account, StringComparison.Ordinal)) is { } second ? new OrderActor(second.Id, second.Role, second.Unit) : null;

    /// <summary>As whom they act on an order: a caller by the token of the order.</summary>
    public OrderActor On(WorkOrder order) => new(Role == OrderRoles.Caller ? order.Demand.Caller : Id, Role, Unit);
}
