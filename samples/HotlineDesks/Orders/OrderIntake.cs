using OneOf;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.HotlineDesks.People;

namespace Zhaoqing.GovServices.HotlineDesks.Orders;

/// <summary>What somebody has said at the desk.</summary>
internal sealed record SaidDemand(DemandKind Kind, string Text, string Place);

/// <summary>Takes a demand at the desk of 12345: always as an order, also where it is handed over or help is sent for at once, so that working days run wherever it comes back to.</summary>
internal sealed class OrderIntake(OrderDesk desk, OrderBridge bridge, OrderView view, PersonSalt salt)
{
    /// <summary>What is told of a report where the operator has written nothing else: never what was said.</summary>
    public const string ReportedWords = "有人反映违法线索";

    /// <summary>Takes it.</summary>
    /// <returns>Where the page goes on; refused where it cannot be an order. What may not be handed over so is an order all the same, and its page says why.</returns>
    public async Task<OneOf<Refusal, IResult>> TakeAsync(HttpContext http, IFormCollection form, SaidDemand said, Proposal proposal, CancellationToken cancellation)
    {
        string? Field(string name) => form[name].ToString().Trim() is { Length: > 0 } written ? written : null;
        bool isAtOnce = form["do"] != "register";
        string token = $"caller-{Guid.NewGuid():N}";
        var demand = new Demand(
            said.Kind,
            Enum.TryParse<OrderChannel>(Field("channel"), out var channel) && Enum.IsDefined(channel) ? channel : OrderChannel.Phone,
            token,
            PersonKey.Of(salt.Bytes, Field("phone") ?? token),
            said.Text,
            Field("classCode") ?? (isAtOnce ? proposal.Class?.Label ?? Demand.NoClass : ""),
            Field("subject") ?? (isAtOnce ? said.Place : ""),
            DivisionCode.TryParse(Field("division"), provider: null, out var division) ? division : CityData.City,
            Field("pressing") is null ? OrderPriority.Ordinary : OrderPriority.Pressing)
        {
            CallerName = Field("name"),
            CallerPhone = Field("phone"),
            IsSecretAsked = Field("secret") is not null,
            ReportedUnit = Field("reported"),
        };
        var actor = new OrderActor(DemoPerson.Of(http.Request).Person.Id, OrderRoles.Hotline);
        if ((await desk.OpenAsync(demand, actor, key: null, cancellation)).TryPickT0(out var refusal, out var order)) return refusal;
        if (!isAtOnce) return OneOf<Refusal, IResult>.FromT1(Results.LocalRedirect($"~/orders/{order.Number}"));
        string words = Field("summary") ?? (said.Kind == DemandKind.Report ? ReportedWords : HandOver.Shortened(said.Text));
        var gone = form["do"] == "dispatch"
            ? await bridge.EscalateAsync(order.Number, words, said.Place, actor, cancellation)
            : await bridge.TransferAsync(order.Number, words, said.Place, "接听时转办", actor, cancellation);
        return OneOf<Refusal, IResult>.FromT1(gone.TryPickT0(out refusal, out var after) ? await view.ShowAsync(order, http, refusal, cancellation) : Results.LocalRedirect($"~/cases/{after.Links[^1]}"));
    }
}
