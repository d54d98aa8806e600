using System.Collections.Immutable;
using FsCheck.Fluent;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Testing.Tests.Laws;

/// <summary>The smallest procedure that has everything: opened, paid in, and shut by silence after ten days. Sound as it stands; each test spoils one thing.</summary>
internal sealed record Till(string Place, int Sum, Instant Until)
{
    internal static readonly Refusal No = new("test.no", "不可以。", LegalGround.OfLaw("示例规定", "第一条", "示例"));

    internal static Procedure<Till, int, TillEvent> Sound { get; } = new()
    {
        Beginnings = Gen.Choose(0, 1_000).Select(hours => new TillEvent("open", 0, Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromHours(hours))),
        Orders = Gen.Choose(-1, 5),
        HappenedAt = happened => happened.At,
        Begin = opened => new Till("open", 0, opened.At + Duration.FromDays(10)),
        Apply = (till, happened) => happened.Kind == "shut" ? till with { Place = "shut" } : till with { Sum = till.Sum + happened.Amount },
        Take = (till, amount, now) =>
        {
            var lapses = LapsesOf(till, now);
            return amount < 0 || till.Place == "shut" || !lapses.IsEmpty ? OneOf<Refusal, ImmutableArray<TillEvent>>.FromT0(No) : ImmutableArray.Create(new TillEvent("paid", amount, now));
        },
        Lapses = LapsesOf,
        Place = till => till.Place,
        Moves = [("open", "open"), ("open", "shut")],
    };

    internal static ImmutableArray<TillEvent> LapsesOf(Till till, Instant now) => till.Place == "open" && till.Until <= now ? [new TillEvent("shut", 0, till.Until)] : [];
}

internal sealed record TillEvent(string Kind, int Amount, Instant At);
