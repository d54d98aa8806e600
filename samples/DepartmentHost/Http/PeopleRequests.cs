using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Turns what was sent about the people of a case into the words of the rules.</summary>
internal static class PeopleRequests
{
    /// <summary>An account as the record can keep it; <see langword="null"/> where none was sent.</summary>
    public static string? AccountOf(string field, string? text, FieldFaults faults)
    {
        if (text is not null && !PartyName.TryParse(text, provider: null, out _)) faults.Add(field, "账号格式不对。");
        return text;
    }

    /// <summary>The order of an act on the people of a case; <see langword="null"/> where the act is none, or a field is at fault.</summary>
    public static CaseOrder? OrderOf(CaseAct act, ActRequest body, Remark? reason, FieldFaults faults) => act switch
    {
        CaseAct.HandOver => new HandOverOrder(AccountOf("to", body.To, faults)),
        CaseAct.TakeCharge => new TakeChargeOrder(),
        CaseAct.GiveMandate => MandateOf(body.Mandate, faults),
        CaseAct.RevokeMandate => new RevokeMandateOrder(AccountOf("agent", body.Agent, faults)),
        CaseAct.Recuse => new RecuseOrder(AccountOf("officer", body.Officer, faults), reason),
        CaseAct.Prioritise => faults.OneOf<PriorityGround>("ground", body.Ground) is { } ground ? new PrioritiseOrder(ground) : null,
        CaseAct.CiteVideo => CaseRequests.CiteOf(body, faults),
        _ => null,
    };

    public static IEnumerable<string> Given(ActRequest body)
    {
        if (body.To is not null) yield return "to";
        if (body.Mandate is not null) yield return "mandate";
        if (body.Agent is not null) yield return "agent";
        if (body.Officer is not null) yield return "officer";
        if (body.Ground is not null) yield return "ground";
        if (body.Receiver is not null) yield return "receiver";
        if (body.Session is not null) yield return "session";
    }

    public static string[] Takes(CaseAct act) => act switch
    {
        CaseAct.HandOver => ["to"],
        CaseAct.GiveMandate => ["mandate"],
        CaseAct.RevokeMandate => ["agent"],
        CaseAct.Recuse => ["officer", "reason"],
        CaseAct.Prioritise => ["ground"],
        CaseAct.CiteVideo => ["session"],
        _ => [],
    };

    private static GiveMandateOrder? MandateOf(MandateRequest? mandate, FieldFaults faults)
    {
        if (mandate is null)
        {
            faults.Add("mandate", "请填写授权。");
            return null;
        }

        string? agent = AccountOf("mandate.agent", mandate.Agent, faults);
        if (agent is null) faults.Add("mandate.agent", "请填写代理人的账号。");
        var kind = faults.OneOf<MandateKind>("mandate.kind", mandate.Kind);
        var powers = (mandate.Powers ?? []).Select((power, i) => faults.OneOf<MandatePower>($"mandate.powers[{i}]", power)).ToList();
        var from = faults.Date("mandate.from", mandate.From);
        var until = faults.Date("mandate.until", mandate.Until);
        string? document = Remark.TryParse(mandate.Document, provider: null, out var letter) ? letter.ToString() : null;
        if (document is null) faults.Add("mandate.document", "请填写授权委托书编号。");
        return faults.Answer is null
            ? new GiveMandateOrder(agent!, kind!.Value, [.. powers.OfType<MandatePower>()], from!.Value, until!.Value, document!)
            : null;
    }
}

internal sealed record MandateRequest(
    string? Agent = null, string? Kind = null, IReadOnlyList<string?>? Powers = null, string? From = null, string? Until = null, string? Document = null);

internal sealed partial record ActRequest
{
    /// <summary>The account that is to own the case.</summary>
    public string? To { get; init; }

    /// <summary>The mandate to give.</summary>
    public MandateRequest? Mandate { get; init; }

    /// <summary>The agent whose mandate is revoked.</summary>
    public string? Agent { get; init; }

    /// <summary>The officer whose recusal is ordered.</summary>
    public string? Officer { get; init; }

    /// <summary>Why the case goes first.</summary>
    public string? Ground { get; init; }

    /// <summary>The account that receives the result.</summary>
    public string? Receiver { get; init; }
}
