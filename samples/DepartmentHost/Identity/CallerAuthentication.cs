using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Zhaoqing.GovServices.DepartmentHost.Identity;

/// <summary>Who is calling: a bearer token in real use; in Development also the invented people.</summary>
internal static class CallerAuthentication
{
    private const string Caller = "Caller";

    public static void AddCallers(this IServiceCollection services, IHostEnvironment environment)
    {
        bool isDemo = environment.IsDevelopment();
        var authentication = services.AddAuthentication(Caller)
            .AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                options.TokenValidationParameters.NameClaimType = CallerClaims.Subject;
                options.TokenValidationParameters.RoleClaimType = CallerClaims.Role;
            })
            .AddPolicyScheme(Caller, displayName: null, options => options.ForwardDefaultSelector = context =>
                isDemo && !context.Request.Headers.ContainsKey("Authorization") ? DemoScheme.Name : JwtBearerDefaults.AuthenticationScheme);
        if (isDemo) authentication.AddScheme<AuthenticationSchemeOptions, DemoScheme>(DemoScheme.Name, configureOptions: null);
        services.AddAuthorization();
    }

    public static void MapDemoPeople(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return;
        app.MapGet("/demo/people", () => DemoPeople.All)
            .WithTags("演示").WithSummary("演示身份(均为虚构),以 X-Demo-Person 使用").WithName("DemoPeople");
    }
}
