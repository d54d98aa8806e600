using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What somebody is shown of an order (工单可见内容); null is what is not shown.</summary>
/// <param name="Number">Its number.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="ClassCode">Its class.</param>
/// <param name="Clocks">Its clocks.</param>
public sealed record OrderSight(OrderNumber Number, OrderState State, DemandKind Kind, string ClassCode, ImmutableArray<OrderClock> Clocks)
{
    /// <summary>Where.</summary>
    public DivisionCode? Place { get; init; }

    /// <summary>What was said.</summary>
    public string? Text { get; init; }

    /// <summary>The brief instead.</summary>
    public string? Brief { get; init; }

    /// <summary>The caller's name.</summary>
    public string? CallerName { get; init; }

    /// <summary>The caller's number.</summary>
    public string? CallerPhone { get; init; }

    /// <summary>What was done, for the house.</summary>
    public string? InternalReply { get; init; }

    /// <summary>What the callers are told.</summary>
    public string? PublicReply { get; init; }

    /// <summary>What was done so far, as far as it is shown.</summary>
    public ImmutableArray<OrderStep> History { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(OrderSight? other) =>
        other is not null && (Number, State, Kind, ClassCode, Place, Text, Brief) == (other.Number, other.State, other.Kind, other.ClassCode, other.Place, other.Text, other.Brief)
        && (CallerName, CallerPhone, InternalReply, PublicReply) == (other.CallerName, other.CallerPhone, other.InternalReply, other.PublicReply)
        && Clocks.AsSpan().SequenceEqual(other.Clocks.AsSpan()) && History.AsSpan().SequenceEqual(other.History.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, State);

    /// <summary>Number and state only: nothing of a person.</summary>
    public override string ToString() => $"{Number} {State}";
}

/// <summary>A line of who looked, as the caller's side is shown it (查阅记录).</summary>
/// <param name="At">When.</param>
/// <param name="Role">In which role.</param>
/// <param name="Unit">Of which unit; null for the hotline.</param>
/// <param name="Fields">What was shown.</param>
/// <param name="Purpose">What for.</param>
public sealed record SeenBy(Instant At, OrderRoles Role, string? Unit, ImmutableArray<OrderField> Fields, string Purpose)
{
    /// <inheritdoc/>
    public bool Equals(SeenBy? other) => other is not null && (At, Role, Unit, Purpose) == (other.At, other.Role, other.Unit, other.Purpose) && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(At, Role, Unit);
}

/// <summary>What a role may see of an order (工单查阅权限). Whoever looks is written down: nothing is shown without the event of its reading.</summary>
public static class OrderEye
{
    /// <summary>Looks at an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="reader">Who.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="now">When.</param>
    /// <returns>What is shown and the event to record before it is; refused with <c>hotline.purpose-missing</c> or <c>hotline.not-to-be-read</c>.</returns>
    public static OneOf<Refusal, (OrderSight Sight, OrderRead Read)> Look(WorkOrder order, OrderActor reader, string purpose, Instant now)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(reader);
        if (string.IsNullOrWhiteSpace(purpose)) return OrderRefusals.PurposeMissing();
        if (purpose.Length > Demand.MaxTextLength) return OrderRefusals.TextMissing("purpose");
        var fields = FieldsOf(order, reader);
        if (fields.IsEmpty) return OrderRefusals.NotToBeRead();
        bool Shows(OrderField field) => fields.Contains(field);
        var sight = new OrderSight(order.Number, order.State, order.Demand.Kind, order.Demand.ClassCode, order.Clocks())
        {
            Place = Shows(OrderField.Place) ? order.Demand.Place : null,
            Text = Shows(OrderField.Text) ? order.Demand.Text : null,
            Brief = Shows(OrderField.Brief) ? order.Brief?.Text : null,
            CallerName = Shows(OrderField.CallerName) ? order.Demand.CallerName : null,
            CallerPhone = Shows(OrderField.CallerPhone) ? order.Demand.CallerPhone : null,
            InternalReply = Shows(OrderField.InternalReply) ? order.Reply?.Internal : null,
            PublicReply = Shows(OrderField.PublicReply) ? order.PublicAnswer() : null,
        };
        return (sight, new OrderRead(now, reader.Account, reader.Role, reader.Unit, fields, purpose));
    }

    /// <summary>Who looked at an order, for the caller; the accounts stay with the hotline.</summary>
    public static ImmutableArray<SeenBy> SeenBy(WorkOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return [.. order.Reads.Select(read => new SeenBy(read.At, read.Role, read.Unit, read.Fields, read.Purpose))];
    }

    /// <summary>The fields a reader is shown; none where the reader may not look at all.</summary>
    private static ImmutableArray<OrderField> FieldsOf(WorkOrder order, OrderActor reader) => reader.Role switch
    {
        _ when order.Level == ConfidentialityLevel.Sealed && !order.Readers.Contains(reader.Account, StringComparer.Ordinal) && reader.Role != OrderRoles.Caller => [],
        OrderRoles.Hotline when reader.Unit is null =>
            [OrderField.Status, OrderField.Place, OrderField.Text, OrderField.Brief, OrderField.CallerName, OrderField.CallerPhone, OrderField.InternalReply, OrderField.PublicReply],
        OrderRoles.Unit when reader.Unit is { } unit && order.Assignment?.Units().Contains(unit, StringComparer.Ordinal) == true => FieldsOfUnit(order.Level),
        OrderRoles.Caller when string.Equals(reader.Account, order.Demand.Caller, StringComparison.Ordinal) => [OrderField.Status, OrderField.Place, OrderField.Text, OrderField.PublicReply],
        OrderRoles.Caller when order.Members.Any(member => string.Equals(member.Caller, reader.Account, StringComparison.Ordinal)) => [OrderField.Status, OrderField.PublicReply],
        _ => [],
    };

    private static ImmutableArray<OrderField> FieldsOfUnit(ConfidentialityLevel level) => level switch
    {
        ConfidentialityLevel.Open => [OrderField.Status, OrderField.Place, OrderField.Text, OrderField.CallerName, OrderField.CallerPhone, OrderField.InternalReply, OrderField.PublicReply],
        ConfidentialityLevel.CallerRequested => [OrderField.Status, OrderField.Place, OrderField.Text, OrderField.InternalReply, OrderField.PublicReply],
        _ => [OrderField.Status, OrderField.Brief, OrderField.InternalReply, OrderField.PublicReply],
    };
}
