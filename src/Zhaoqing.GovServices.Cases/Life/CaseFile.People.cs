using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Why a case goes first (绿色通道事由).</summary>
public enum PriorityGround
{
    /// <summary>The applicant is elderly (老年人).</summary>
    Elderly,

    /// <summary>The applicant is disabled (残疾人).</summary>
    Disabled,
}

/// <summary>Who owned a case, from when on, until the next (首问负责).</summary>
/// <param name="Owner">The account.</param>
/// <param name="From">The first instant.</param>
public sealed record CaseOwnership(string Owner, Instant From);

public sealed partial record CaseFile
{
    private CaseSubmitted Submission { get; }

    /// <summary>The instant the case is looked at, where <see cref="At"/> was asked.</summary>
    private Instant? Seen { get; init; }

    /// <summary>As of when the case stands: the instant asked for, or the last event's.</summary>
    public Instant AsOf => Seen is { } seen && seen > LastAt ? seen : LastAt;

    /// <summary>The account of the applicant: whom the one who handed it in acted for, or that one themself.</summary>
    public string Principal => Submission.OnBehalfOf ?? FiledBy;

    /// <summary>Who has owned the case, the first asked first; never empty.</summary>
    public ImmutableArray<CaseOwnership> Owners { get; private init; }

    /// <summary>Who owns the case.</summary>
    public string Owner => Owners[^1].Owner;

    /// <summary>Whom the owner has named and who has not confirmed yet; <see langword="null"/> for nobody.</summary>
    public string? HandingTo { get; private init; }

    /// <summary>The mandates on this case, ended ones included.</summary>
    public ImmutableArray<Mandate> Mandates { get; private init; } = [];

    /// <summary>The officers who may not judge this case.</summary>
    public ImmutableArray<string> Recused { get; private init; } = [];

    /// <summary>Why the case goes first; <see langword="null"/> where it does not. It moves no day and opens no act.</summary>
    public PriorityGround? Priority { get; private init; }

    /// <summary>The last slip that was given (凭证): the voucher of acceptance, else the receipt.</summary>
    public SlipNumber? Slip => Acceptance?.Slip ?? Submission.Slip;

    private static CaseAct? ActOfPeople(CaseEvent happened) => happened switch
    {
        CaseHandedOver => CaseAct.HandOver,
        CaseChargeTaken => CaseAct.TakeCharge,
        CaseMandateGiven => CaseAct.GiveMandate,
        CaseMandateRevoked => CaseAct.RevokeMandate,
        CaseRecused => CaseAct.Recuse,
        CasePrioritised => CaseAct.Prioritise,
        CaseVideoCited => CaseAct.CiteVideo,
        _ => null,
    };

    private static CaseFile AfterPeople(CaseFile next, CaseEvent happened) => happened switch
    {
        CaseHandedOver handed => next with { HandingTo = handed.To },
        CaseChargeTaken taken => next with { Owners = next.Owners.Add(new CaseOwnership(taken.By!, taken.At)), HandingTo = null },
        CaseMandateGiven given => next with { Mandates = next.Mandates.Add(given.Mandate) },
        CaseMandateRevoked revoked => next with { Mandates = [.. next.Mandates.Select(mandate => Is(mandate.Agent, revoked.Agent) ? mandate.Revoke(revoked.At) : mandate)] },
        CaseRecused recused => next with { Recused = next.Recused.Add(recused.Officer) },
        CasePrioritised prioritised => next with { Priority = prioritised.Ground },
        CaseVideoCited cited => next with { Video = cited.Evidence },
        _ => throw new ArgumentException($"Unknown event {happened.GetType().Name}.", nameof(happened)),
    };

    private OneOf<Refusal, CaseEvent> DecidePeople(CaseOrder order, CaseActor by, Instant at) => order switch
    {
        HandOverOrder hand => HandOver(hand, by, at).MapT1<CaseEvent>(happened => happened),
        TakeChargeOrder => TakeCharge(by, at).MapT1<CaseEvent>(happened => happened),
        GiveMandateOrder give => GiveMandate(give, by, at).MapT1<CaseEvent>(happened => happened),
        RevokeMandateOrder revoke => RevokeMandate(revoke, by, at).MapT1<CaseEvent>(happened => happened),
        RecuseOrder recuse => Recuse(recuse, by, at).MapT1<CaseEvent>(happened => happened),
        PrioritiseOrder prioritise => Prioritise(prioritise, by, at).MapT1<CaseEvent>(happened => happened),
        _ => throw new ArgumentException($"Unknown order {order.GetType().Name}.", nameof(order)),
    };

    /// <summary>Whether an act is this person's to do, by what the case knows of its people.</summary>
    private bool IsOpenTo(CaseAct act, CaseActor by)
    {
        bool isAgent = by.Role is ActorRole.Applicant or ActorRole.Helper && !IsPrincipal(by);
        if (isAgent && PowerFor(act) is { } power && Mandates.All(mandate => mandate.Check(by.Id, Application.Matter.ToString(), power, AsOf).IsT0)) return false;
        return RecusalFrom(act, by) is null && act switch
        {
            CaseAct.HandOver => Is(by.Id, Owner),
            CaseAct.TakeCharge => TakeCharge(by, AsOf).IsT1,
            CaseAct.GiveMandate => !isAgent,
            CaseAct.RevokeMandate => Mandates.Any(mandate => mandate.RevokedAt is null && (!isAgent || IsAgent(mandate, by))),
            CaseAct.Recuse => by.Role == ActorRole.Supervisor || !Recused.Contains(by.Id, StringComparer.Ordinal),
            CaseAct.Prioritise => Priority is null,
            _ => true,
        };
    }

    /// <summary>Records whom an agent acted for, and by which letter a chief representative did.</summary>
    private CaseEvent Sign(CaseEvent happened, CaseActor by, CaseFacts facts)
    {
        string? principal = by.Role is ActorRole.Applicant or ActorRole.Helper && !IsPrincipal(by) ? Principal : null;
        var letter = by.Role == ActorRole.Chief && ActOf(happened) is { } act ? LetterFor(act, by, happened.At, facts).Match(_ => null, found => found.Letter) : null;
        return principal is null && letter is null ? happened : happened with { OnBehalfOf = principal, Authorisation = letter };
    }

    [Clause("CON-8.3")]
    private OneOf<Refusal, CasePrioritised> Prioritise(PrioritiseOrder order, CaseActor by, Instant at)
    {
        if (!Enum.IsDefined(order.Ground)) throw new ArgumentException("There is no such ground.", nameof(order));
        return Priority is null
            ? new CasePrioritised(at, by.Id, order.Ground)
            : new Refusal("cases.priority-already", "办件已在绿色通道,不用再转。", CaseGrounds.GreenChannel);
    }

    private bool IsPrincipal(CaseActor by) => Is(by.Id, Principal);

    private static bool IsAgent(Mandate mandate, CaseActor by) => Is(mandate.Agent, by.Id);

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
