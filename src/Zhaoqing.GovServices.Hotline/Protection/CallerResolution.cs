using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>Who is told who stands behind a token (来电人解析).</summary>
/// <remarks>
/// The desk that has the case, or sends help to its urgent part, may ask. Where nobody is in danger only callers who hid nothing are told. Where somebody is, the other desk is told at once and for
/// every level. Either way the asking stands in the record of both desks with its purpose, and what is told stands in the order as a reading.
/// </remarks>
public static class CallerResolution
{
    /// <summary>The field of the caller's name.</summary>
    public const string Name = "name";

    /// <summary>The field of the number to call back.</summary>
    public const string Phone = "phone";

    /// <summary>Decides on a request.</summary>
    /// <param name="copy">The case in which it was asked.</param>
    /// <param name="request">The request, a message of the other desk.</param>
    /// <param name="order">The order of the caller whom the token stands for, linked with the case; null where there is none.</param>
    /// <param name="now">When.</param>
    /// <returns>What is told, and the reading to record before it is; refused with <c>hotline.resolve-not-holder</c>, <c>hotline.resolve-field</c>, <c>hotline.resolve-unknown</c> or <c>hotline.resolve-protected</c>.</returns>
    /// <exception cref="ArgumentException">The message asks for no caller, or is this desk's own.</exception>
    [Clause("PLT-3.5")]
    public static OneOf<Refusal, (ImmutableSortedDictionary<string, string> Values, OrderRead Read)> Decide(BridgeCase copy, BridgeMessage request, WorkOrder? order, Instant now)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Content is not CallerResolveRequest asked || request.Sender == copy.Self) throw new ArgumentException("Nobody of the other desk asks for a caller.", nameof(request));
        bool isDanger = copy.View.Emergency != EmergencyState.None && request.Sender == BridgeDesk.Police;
        if (!isDanger && copy.View.Owner != request.Sender) return OrderRefusals.ResolveNotHolder();
        if (asked.Fields.IsDefaultOrEmpty || asked.Fields.Any(field => field is not (Name or Phone))) return OrderRefusals.ResolveField();
        // Who stands behind a token of the other desk only that one knows.
        if (order is null || CallerToken.IsOfPolice(asked.CallerRef) || !string.Equals(order.Demand.Caller, asked.CallerRef, StringComparison.Ordinal)) return OrderRefusals.ResolveUnknown();
        if (!isDanger && order.Level != ConfidentialityLevel.Open) return OrderRefusals.ResolveProtected();
        (string Field, OrderField Shown, string? Value)[] all = [(Name, OrderField.CallerName, order.Demand.CallerName), (Phone, OrderField.CallerPhone, order.Demand.CallerPhone)];
        var told = all.Where(one => asked.Fields.Contains(one.Field, StringComparer.Ordinal) && !string.IsNullOrWhiteSpace(one.Value)).ToArray();
        string desk = request.Sender.Number();
        var read = new OrderRead(now, PartyName.TryParse(request.Operator, provider: null, out _) ? request.Operator! : desk, OrderRoles.Bridge, desk, [.. told.Select(one => one.Shown)], $"{asked.Purpose}({asked.LegalBasis})");
        return (told.ToImmutableSortedDictionary(one => one.Field, one => one.Value!, StringComparer.Ordinal), read);
    }
}
