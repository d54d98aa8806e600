using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using RulesEngine.Models;

namespace Zhaoqing.GovServices.ELicence.Rounds;

/// <summary>A grant laid flat for the peers.</summary>
public sealed record FlatGrant(string User, string Purpose, string Licence, string Fields, long NotBefore, long NotAfter, int Actions, int UseLimit)
{
    /// <summary>How many uses were made or reserved.</summary>
    public int Used { get; init; }

    /// <summary>0 active, 1 taken back, 2 stopped.</summary>
    public int State { get; init; }
}

/// <summary>A request laid flat for the peers.</summary>
public sealed record FlatAsk(Guid Grant, string User, string Purpose, string Licence, string Fields, int Action, long Now);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct FourStrings(string User, string Purpose, string Licence, string Fields);

[StructLayout(LayoutKind.Auto)]
internal readonly record struct FourIds(int User, int Purpose, int Licence, int Fields);

/// <summary>The rules on flat records, and what the peers look up.</summary>
internal static class Peers
{
    internal const string Policy = "use-licence";

    internal static FlatGrant FlatOf(LicenceGrant grant)
    {
        var terms = grant.Terms;
        return new FlatGrant(UserOf(terms.User), PurposeOf(terms.Purpose), terms.Licence.ToString(), string.Join(',', terms.Fields), terms.NotBefore.ToUnixTimeTicks(), terms.NotAfter.ToUnixTimeTicks(), (int)terms.Actions, terms.UseLimit)
        {
            Used = grant.Used + grant.Reserved,
            State = grant.StateAt(Invented.Now) switch { GrantState.Revoked => 1, GrantState.Suspended => 2, _ => 0 },
        };
    }

    internal static FlatAsk FlatOf(LicenceRequest request, LicenceTypeCode licence) => new(
        request.Grant, UserOf(request.Caller), PurposeOf(request.Purpose), new string(licence.ToString().AsSpan()), string.Join(',', request.Fields), (int)request.Action, Invented.Now.ToUnixTimeTicks());

    /// <summary>What is left once the four names fit.</summary>
    internal static DenyCode CodeOf(FlatGrant grant, int action, long now)
    {
        if (now < grant.NotBefore) return DenyCode.NotYet;
        if (now > grant.NotAfter) return DenyCode.Expired;
        if (grant.State != 0) return grant.State == 1 ? DenyCode.Revoked : DenyCode.Suspended;
        if ((action & grant.Actions) != action) return DenyCode.ActionDenied;
        return grant.Used >= grant.UseLimit ? DenyCode.Exhausted : DenyCode.None;
    }

    internal static bool IsFor(FlatGrant grant, FlatAsk ask) =>
        string.Equals(grant.User, ask.User, StringComparison.Ordinal) && string.Equals(grant.Purpose, ask.Purpose, StringComparison.Ordinal)
        && string.Equals(grant.Licence, ask.Licence, StringComparison.Ordinal) && string.Equals(grant.Fields, ask.Fields, StringComparison.Ordinal);

    internal static IAuthorizationService Authorization(IReadOnlyDictionary<Guid, FlatGrant> grants)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddAuthorizationCore(options => options.AddPolicy(Policy, policy => policy.AddRequirements(new UseRequirement())));
        services.AddSingleton<IAuthorizationHandler>(new UseHandler(grants));
        return services.BuildServiceProvider().GetRequiredService<IAuthorizationService>();
    }

    internal static RulesEngine.RulesEngine Engine() => new(
    [
        new Workflow
        {
            WorkflowName = Policy,
            Rules =
            [
                new Rule
                {
                    RuleName = Policy,
                    Expression = "grant.User == ask.User && grant.Purpose == ask.Purpose && grant.Licence == ask.Licence && grant.Fields == ask.Fields && ask.Now >= grant.NotBefore && ask.Now <= grant.NotAfter && grant.State == 0 && (grant.Actions & ask.Action) == ask.Action && grant.Used < grant.UseLimit",
                },
            ],
        },
    ]);

    private static string UserOf(LicenceUser user) => $"{user.Organisation}|{user.Unit}|{user.System}";

    private static string PurposeOf(GrantPurpose purpose) => $"{purpose.Matter}|{purpose.Situation}|{purpose.Case}|{(int)purpose.Sector}";

    private sealed class UseRequirement : IAuthorizationRequirement;

    private sealed class UseHandler(IReadOnlyDictionary<Guid, FlatGrant> grants) : AuthorizationHandler<UseRequirement, FlatAsk>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, UseRequirement requirement, FlatAsk resource)
        {
            if (grants.TryGetValue(resource.Grant, out var grant) && IsFor(grant, resource) && CodeOf(grant, resource.Action, resource.Now) == DenyCode.None) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
