using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What becomes of the other members of a theme when one is refused (不予批准时的处理); every theme states one.</summary>
public enum RefusalPolicy
{
    /// <summary>All members that are not decided yet stop.</summary>
    StopAll,

    /// <summary>Those that come after the refused one stop, directly or by others; the rest go on.</summary>
    StopDependants,

    /// <summary>Every other member goes on: the order was for convenience, no result is needed for another.</summary>
    GoOn,
}

/// <summary>What a refused member brings about.</summary>
/// <param name="Policy">The policy of the theme.</param>
/// <param name="Stopped">The members that stop, in the order of the theme.</param>
/// <param name="GoingOn">The members that are still to be decided, in the order of the theme.</param>
public sealed record RefusalEffect(RefusalPolicy Policy, ImmutableArray<MatterCode> Stopped, ImmutableArray<MatterCode> GoingOn);

/// <summary>The words of a policy.</summary>
public static class RefusalPolicies
{
    /// <summary>What the notice tells the applicant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such policy.</exception>
    public static string Words(this RefusalPolicy policy) => policy switch
    {
        RefusalPolicy.StopAll => "其中一项不予批准的,其余尚未决定的事项一并停止办理。",
        RefusalPolicy.StopDependants => "其中一项不予批准的,以其结果为前提的事项停止办理,其余事项继续办理。",
        RefusalPolicy.GoOn => "其中一项不予批准的,其余事项继续办理。",
        _ => throw new ArgumentOutOfRangeException(nameof(policy), policy, "There is no such policy."),
    };
}
