using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Who owned the case at an instant: from the submission on exactly one.</summary>
    /// <param name="instant">An instant not before the submission.</param>
    /// <exception cref="ArgumentException">The instant lies before the submission.</exception>
    [Clause("REG-2.3")]
    public string OwnerAt(Instant instant) =>
        instant < SubmittedAt
            ? throw new ArgumentException("Nobody owns a case before it is there.", nameof(instant))
            : Owners.Last(period => period.From <= instant).Owner;

    /// <summary>Names another, who has to confirm; until then the owner stays.</summary>
    [Clause("REG-2.3")]
    private OneOf<Refusal, CaseHandedOver> HandOver(HandOverOrder order, CaseActor by, Instant at)
    {
        if (!Is(by.Id, Owner)) return new Refusal("cases.owner-other", "办件由他人首问负责,只能由其移交。", CaseGrounds.FirstAsked);
        if (string.IsNullOrWhiteSpace(order.To)) return new Refusal("cases.hand-over-to-nobody", "移交应指明接手人。", CaseGrounds.FirstAsked).OnField("to", "请填写接手人的账号。");
        return Is(order.To, Owner)
            ? new Refusal("cases.hand-over-to-oneself", "办件已由您负责,不用移交给自己。", CaseGrounds.FirstAsked).OnField("to", "应为另一个账号。")
            : new CaseHandedOver(at, by.Id, order.To);
    }

    /// <summary>Confirms: from this instant on the one named owns the case, and whoever takes up what came in online.</summary>
    [Clause("REG-2.3")]
    private OneOf<Refusal, CaseChargeTaken> TakeCharge(CaseActor by, Instant at)
    {
        if (Is(by.Id, Owner)) return new Refusal("cases.owner-already", "办件已由您负责。", CaseGrounds.FirstAsked);
        bool isFree = HandingTo is null && Is(Owner, Terms.Rules.DutyOwner);
        return isFree || (HandingTo is { } named && Is(named, by.Id))
            ? new CaseChargeTaken(at, by.Id)
            : new Refusal("cases.not-handed-over", "办件没有移交给您,请由现负责人移交。", CaseGrounds.FirstAsked);
    }
}
