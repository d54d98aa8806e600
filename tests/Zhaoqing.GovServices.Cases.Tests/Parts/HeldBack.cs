using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Serialization.SystemTextJson;
using OneOf;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Tests.Parts;

/// <summary>A part as another package might bring it: it stands in for a material, keeps the decision back until it is let go, lets go by itself after a time, and notes the acceptance.</summary>
internal sealed record HeldBack(bool IsHeld, Instant Until, int Count) : CasePart
{
    public static readonly Refusal NotYet = new("test.held-back", "尚未放行。", LegalGround.OfClause("REG-2.5"));

    public override string Package => "test";

    public override string Kind => "heldBack";

    public override PartStatus StatusAt(Instant at) => IsHeld && at < Until ? new PartStatus("held", "保留", Due: null) : new PartStatus("released", "放行", Due: null);

    public override PartEvent? LapseBy(Instant at) => IsHeld && at >= Until ? new Released(Until, By: null) : null;

    public override CaseFacts FactsFor(CaseFile file, Instant at) => new() { Substitutes = [new MaterialSubstitute(Sample.Proof, SubstituteKind.Commitment, "承诺书", LegalGround.OfClause("CON-7.2"))] };

    public override Refusal? Bar(CaseFile file, CaseOrder order, CaseActor by, Instant at) => IsHeld && order is DecideOrder ? NotYet : null;

    public override OneOf<Refusal, ImmutableArray<PartEvent>> Follow(CaseFile after, CaseEvent happened, WorkingCalendar calendar) => happened switch
    {
        CaseAccepted accepted => ImmutableArray.Create<PartEvent>(new Noted(accepted.At, accepted.By)),
        CaseWithdrawn => new Refusal("test.follow-refused", "不能跟随。", LegalGround.OfClause("REG-2.5")),
        _ => ImmutableArray<PartEvent>.Empty,
    };

    public override CasePart Apply(PartEvent happened) => happened switch
    {
        Released => this with { IsHeld = false },
        Noted => this with { Count = Count + 1 },
        _ => throw new ArgumentException("Does not follow.", nameof(happened)),
    };
}

internal sealed record Held(Instant At, string? By, Instant Until) : PartEvent(At, By)
{
    public override string Part => "heldBack";

    public override Instant? WaitsUntil => Until;

    public override CasePart Begin() => new HeldBack(IsHeld: true, Until, Count: 0);
}

internal sealed record Released(Instant At, string? By) : PartEvent(At, By)
{
    public override string Part => "heldBack";
}

internal sealed record Noted(Instant At, string? By) : PartEvent(At, By)
{
    public override string Part => "heldBack";
}

/// <summary>Holds a case back, and does an act on the case with it where one is given.</summary>
internal sealed record HoldOrder(Instant Until, CaseOrder? Then = null) : PartOrder
{
    public override string Part => "heldBack";

    public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar) =>
        part is HeldBack { IsHeld: true } ? HeldBack.NotYet : new PartStep([new Held(at, by.Id, Until)], Then);
}

internal sealed class HeldBackKind : ICasePartKind
{
    private static readonly JsonSerializerOptions Options = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    public string Kind => "heldBack";

    public IEnumerable<string> WireNames => ["test.held.v1", "test.released.v1", "test.noted.v1"];

    public string NameOf(PartEvent happened) => $"test.{happened.GetType().Name.ToLowerInvariant()}.v1";

    public byte[] Write(PartEvent happened) => JsonSerializer.SerializeToUtf8Bytes<object>(happened, Options);

    public PartEvent Read(string type, ReadOnlySpan<byte> content) => type switch
    {
        "test.held.v1" => JsonSerializer.Deserialize<Held>(content, Options)!,
        "test.released.v1" => JsonSerializer.Deserialize<Released>(content, Options)!,
        _ => JsonSerializer.Deserialize<Noted>(content, Options)!,
    };

    public IEnumerable<PartAct> ActsFor(CasePart? part, CaseFile file, CaseActor by, Instant at) => part is null ? [new PartAct("hold", "保留", [], [])] : [];
}
