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
        var asked = Asked(copy, request);
        // Who stands behind a token of the other desk only that one knows.
        string token = CallerToken.Own(copy.Self, asked.CallerRef);
        bool isKnown = order is not null && !CallerToken.IsOfPolice(token) && string.Equals(order.Demand.Caller, token, StringComparison.Ordinal);
        if (WhyNot(copy, request, asked, isKnown, order?.Level ?? copy.Confidentiality) is { } refusal) return refusal;
        (string Field, OrderField Shown, string? Value)[] all = [(Name, OrderField.CallerName, order!.Demand.CallerName), (Phone, OrderField.CallerPhone, order.Demand.CallerPhone)];
        var told = all.Where(one => asked.Fields.Contains(one.Field, StringComparer.Ordinal) && !string.IsNullOrWhiteSpace(one.Value)).ToArray();
        string desk = request.Sender.Number();
        var read = new OrderRead(now, PartyName.TryParse(request.Operator, provider: null, out _) ? request.Operator! : desk, OrderRoles.Bridge, desk, [.. told.Select(one => one.Shown)], $"{asked.Purpose}({asked.LegalBasis})");
        return (told.ToImmutableSortedDictionary(one => one.Field, one => one.Value!, StringComparer.Ordinal), read);
    }

    /// <summary>Decides on a request for a caller of whom this desk has no order. The asking and its answer stand in the record of the case, each before the other desk hears of it.</summary>
    /// <param name="copy">The case in which it was asked.</param>
    /// <param name="request">The request, a message of the other desk.</param>
    /// <param name="caller">Who stands behind the token; null where the desk knows nobody, or has not named the token in this case.</param>
    /// <returns>What is told; refused as the other, where nobody is in danger by the level of the case.</returns>
    /// <exception cref="ArgumentException">The message asks for no caller, or is this desk's own.</exception>
    [Clause("PLT-3.5")]
    public static OneOf<Refusal, ImmutableSortedDictionary<string, string>> Decide(BridgeCase copy, BridgeMessage request, KnownCaller? caller)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(request);
        var asked = Asked(copy, request);
        if (WhyNot(copy, request, asked, caller is not null, copy.Confidentiality) is { } refusal) return refusal;
        (string Field, string? Value)[] all = [(Name, caller!.Name), (Phone, caller.Phone)];
        return all.Where(one => asked.Fields.Contains(one.Field, StringComparer.Ordinal) && !string.IsNullOrWhiteSpace(one.Value)).ToImmutableSortedDictionary(one => one.Field, one => one.Value!, StringComparer.Ordinal);
    }

    private static CallerResolveRequest Asked(BridgeCase copy, BridgeMessage request) =>
        request.Content is CallerResolveRequest asked && request.Sender != copy.Self ? asked : throw new ArgumentException("Nobody of the other desk asks for a caller.", nameof(request));

    private static Refusal? WhyNot(BridgeCase copy, BridgeMessage request, CallerResolveRequest asked, bool isKnown, ConfidentialityLevel level)
    {
        bool isDanger = copy.View.Emergency != EmergencyState.None && request.Sender == BridgeDesk.Police;
        if (!isDanger && copy.View.Owner != request.Sender) return OrderRefusals.ResolveNotHolder();
        if (asked.Fields.IsDefaultOrEmpty || asked.Fields.Any(field => field is not (Name or Phone))) return OrderRefusals.ResolveField();
        if (!isKnown) return OrderRefusals.ResolveUnknown();
        return !isDanger && level != ConfidentialityLevel.Open ? OrderRefusals.ResolveProtected() : null;
    }
}
