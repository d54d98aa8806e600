using System.Collections.Immutable;
using System.Security.Claims;

namespace Zhaoqing.GovServices.DepartmentHost.Identity;

/// <summary>A person of the demonstration, evidently invented.</summary>
/// <param name="Id">What goes into <c>X-Demo-Person</c>.</param>
/// <param name="Name">A name nobody has.</param>
/// <param name="Role">applicant, window, examiner, supervisor, chief, helper, department, data-authority or payment-platform.</param>
/// <param name="Unit">The invented unit; <see langword="null"/> for applicants.</param>
/// <param name="Division">The division whose cases the unit handles; <see langword="null"/> for applicants.</param>
internal sealed record DemoPerson(string Id, string Name, string Role, string? Unit, string? Division)
{
    /// <summary>The role in Chinese, for the page.</summary>
    public string RoleName => Role switch { "applicant" => "申请人", "window" => "窗口", "examiner" => "审批", "supervisor" => "监督", "chief" => "首席事务代表", "helper" => "帮办", "department" => "业务主管部门", "data-authority" => "政务数据管理部门", "payment-platform" => "公共支付平台", _ => Role };

    public ClaimsPrincipal ToPrincipal(string scheme)
    {
        var claims = new List<Claim> { new(CallerClaims.Subject, Id), new(CallerClaims.Role, Role) };
        if (Unit is not null) claims.Add(new(CallerClaims.Unit, Unit));
        if (Division is not null) claims.Add(new(CallerClaims.Division, Division));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, CallerClaims.Subject, CallerClaims.Role));
    }
}

/// <summary>The people of the demonstration. Those of the city come first and may act on cases of every county.</summary>
internal static class DemoPeople
{
    public static ImmutableArray<DemoPerson> All { get; } =
    [
        new("applicant-1", "甲某(虚构)", "applicant", Unit: null, Division: null),
        new("applicant-2", "乙某(虚构)", "applicant", Unit: null, Division: null),
        new("window-1", "丙某(虚构)", "window", "肇庆市示例政务服务中心(虚构)", "4412"),
        new("examiner-1", "丁某(虚构)", "examiner", "肇庆市示例审批局(虚构)", "4412"),
        new("window-441202", "戊某(虚构)", "window", "端州区示例政务服务中心(虚构)", "441202"),
        new("examiner-441202", "己某(虚构)", "examiner", "端州区示例审批局(虚构)", "441202"),
        new("supervisor-1", "庚某(虚构)", "supervisor", "肇庆市示例监督处(虚构)", "4412"),
        new("department-1", "辛某(虚构)", "department", "肇庆市示例主管局(虚构)", "4412"),
        new("department-2", "壬某(虚构)", "department", "肇庆市示例主管局(虚构)", "4412"),
        new("agent-1", "子某(虚构)", "applicant", Unit: null, Division: null),
        new("helper-1", "丑某(虚构)", "helper", "端州区示例帮办服务站(虚构)", "441202"),
        new("chief-1", "寅某(虚构)", "chief", "端州区示例审批局(虚构)", "441202"),
        new("chief-2", "卯某(虚构)", "chief", "鼎湖区示例审批局(虚构)", "4412"),
        new("data-1", "癸某(虚构)", "data-authority", "肇庆市示例政数局(虚构)", "4412"),
        new("payment-platform-1", "示例公共支付平台(虚构)", "payment-platform", "示例公共支付平台(虚构)", "4412"),
    ];

    public static DemoPerson? Find(string? id) => All.FirstOrDefault(person => string.Equals(person.Id, id, StringComparison.Ordinal));
}
