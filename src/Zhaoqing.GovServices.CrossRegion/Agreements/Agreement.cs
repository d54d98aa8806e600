using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>An edition of an agreement on cross-region handling (通办协议版本): between whom, from when, and what is open in which direction.</summary>
/// <remarks>Immutable. A later edition of the same agreement takes its place from its first day on.</remarks>
public sealed record Agreement
{
    private Agreement(string id, int edition, AgreementParty first, AgreementParty second, LocalDate from, LocalDate? through, ImmutableArray<AgreementItem> items)
    {
        (Id, Edition, First, Second, From, Through, Items) = (id, edition, first, second, from, through, items);
    }

    /// <summary>Its identifier, the same in all editions.</summary>
    public string Id { get; }

    /// <summary>The number of the edition, from 1.</summary>
    public int Edition { get; }

    /// <summary>The first party.</summary>
    public AgreementParty First { get; }

    /// <summary>The second party.</summary>
    public AgreementParty Second { get; }

    /// <summary>Its first day in China.</summary>
    public LocalDate From { get; }

    /// <summary>Its last day; <see langword="null"/> where none is set.</summary>
    public LocalDate? Through { get; }

    /// <summary>What is open.</summary>
    public ImmutableArray<AgreementItem> Items { get; }

    /// <summary>An edition from data that may be wrong.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="edition">The number of the edition, from 1.</param>
    /// <param name="first">The first party.</param>
    /// <param name="second">The second party.</param>
    /// <param name="from">Its first day.</param>
    /// <param name="through">Its last day; <see langword="null"/> where none is set.</param>
    /// <param name="fields">The open list of fields.</param>
    /// <param name="items">What is open.</param>
    /// <returns>
    /// The edition; refused with <c>cross-region.edition-unfit</c>, <c>period-backward</c>, <c>agreement-empty</c>, and on an item
    /// <c>item-twice</c>, <c>item-without-mode</c>, <c>item-without-unit</c>, <c>field-unknown</c> or <c>deciding-outside</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The identifier is blank, or a direction is none.</exception>
    [Clause("CON-2.6")]
    public static OneOf<Refusal, Agreement> Of(
        string id, int edition, AgreementParty first, AgreementParty second, LocalDate from, LocalDate? through, FieldList fields, params IEnumerable<AgreementItem> items)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(items);
        ImmutableArray<AgreementItem> all = [.. items];
        if (all.Any(item => !Enum.IsDefined(item.Direction))) throw new ArgumentException("There is no such direction.", nameof(items));
        if (edition < 1) return RoutingRefusals.EditionUnfit();
        if (through < from) return RoutingRefusals.PeriodBackward("through");
        if (all.IsEmpty) return RoutingRefusals.AgreementEmpty();
        var seen = new HashSet<(Catalogue.MatterCode, AgreementDirection)>();
        for (int i = 0; i < all.Length; i++)
        {
            if (!seen.Add((all[i].Matter, all[i].Direction))) return RoutingRefusals.ItemTwice(i);
            if (FaultOf(all[i], i, all[i].Direction == AgreementDirection.FirstReceives ? second : first, fields) is { } refusal) return refusal;
        }

        return new Agreement(id, edition, first, second, from, through, all);
    }

    /// <summary>The party that receives an item.</summary>
    public AgreementParty Receiving(AgreementItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Direction == AgreementDirection.FirstReceives ? First : Second;
    }

    /// <summary>The party that handles an item.</summary>
    public AgreementParty Handling(AgreementItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Direction == AgreementDirection.FirstReceives ? Second : First;
    }

    /// <summary>Identifier and edition.</summary>
    public override string ToString() => $"{Id} ({Edition})";

    private static Refusal? FaultOf(AgreementItem item, int place, AgreementParty handling, FieldList fields) =>
        item.Modes == HandlingModes.None || (item.Modes & ~HandlingModes.All) != HandlingModes.None ? RoutingRefusals.ItemWithoutMode(place)
        : string.IsNullOrWhiteSpace(item.ReceivingUnit) ? RoutingRefusals.ItemWithoutUnit(place, "receivingUnit")
        : string.IsNullOrWhiteSpace(item.HandlingUnit) ? RoutingRefusals.ItemWithoutUnit(place, "handlingUnit")
        : !fields.Names.Contains(item.Field, StringComparer.Ordinal) ? RoutingRefusals.FieldUnknown(place)
        : !handling.Contains(item.Deciding.Division) ? RoutingRefusals.DecidingOutside(place)
        : null;
}
