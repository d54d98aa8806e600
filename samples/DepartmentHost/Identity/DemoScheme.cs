using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Zhaoqing.GovServices.DepartmentHost.Identity;

/// <summary>Development only: <c>X-Demo-Person: id</c>, or the cookie of the page, acts as that invented person.</summary>
internal sealed class DemoScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Demo";
    public const string Header = "X-Demo-Person";
    public const string Cookie = "demo-person";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        string? id = Request.Headers.TryGetValue(Header, out var header) ? header.ToString() : CookieOfPage();
        if (id is null) return Task.FromResult(AuthenticateResult.NoResult());
        return Task.FromResult(DemoPeople.Find(id) is { } person
            ? AuthenticateResult.Success(new AuthenticationTicket(person.ToPrincipal(Name), Name))
            : AuthenticateResult.Fail("There is no such person in the demonstration."));
    }

    /// <summary>The page alone uses the cookie: the API takes the header, so that no other site can act through a browser.</summary>
    private string? CookieOfPage() => Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? null : Request.Cookies[Cookie];
}
