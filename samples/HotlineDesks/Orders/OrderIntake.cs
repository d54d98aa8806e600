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

    /// <summary>What was chosen that cannot be: nothing else is put in its place.</summary>
    public static IEnumerable<string> FaultsOf(IFormCollection form, CityData city)
    {
        string category = form["classCode"].ToString(), reported = form["reported"].ToString();
        if (category.Length > 0 && !city.Classes.Contains(category, StringComparer.Ordinal)) yield return "请选择分类。";
        if (reported.Length > 0 && !city.Units.ContainsKey(reported)) yield return "请选择被举报的单位。";
        if (ChannelOf(form) is null) yield return "请选择渠道。";
        if (DivisionOf(form) is not { } division || !CityData.City.Contains(division)) yield return "请选择本市的区县。";
    }

    /// <summary>Takes it; what was chosen has been looked at.</summary>
    /// <returns>Where the page goes on; refused where it cannot be an order. What may not be handed over so is an order all the same, and its page says why.</returns>
    public async Task<OneOf<Refusal, IResult>> TakeAsync(HttpContext http, IFormCollection form, SaidDemand said, Proposal proposal, CancellationToken cancellation)
    {
        string? Field(string name) => form[name].ToString().Trim() is { Length: > 0 } written ? written : null;
        bool isAtOnce = form["do"] != "register";
        string token = $"caller-{Guid.NewGuid():N}";
        var demand = new Demand(
            said.Kind,
            ChannelOf(form) ?? OrderChannel.Phone,
            token,
            PersonKey.Of(salt.Bytes, Field("phone") ?? token),
            said.Text,
            Field("classCode") ?? (isAtOnce ? proposal.Class?.Label ?? Demand.NoClass : ""),
            Field("subject") ?? (isAtOnce ? said.Place : ""),
            DivisionOf(form) ?? CityData.City,
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

    /// <summary>By which channel it came: by telephone, where nothing was chosen.</summary>
    private static OrderChannel? ChannelOf(IFormCollection form) => form["channel"].ToString() switch
    {
        "" => OrderChannel.Phone,
        var written => Enum.TryParse<OrderChannel>(written, out var channel) && Enum.IsDefined(channel) ? channel : null,
    };

    /// <summary>Where it belongs: the city, where nothing was chosen.</summary>
    private static DivisionCode? DivisionOf(IFormCollection form) => form["division"].ToString() switch
    {
        "" => CityData.City,
        var written => DivisionCode.TryParse(written, provider: null, out var division) ? division : null,
    };
}
