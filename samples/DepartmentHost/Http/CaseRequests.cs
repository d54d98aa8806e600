using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>Turns what was sent into the words of the rules, and tells every field at fault at once.</summary>
internal static partial class CaseRequests
{
    public static Application? ApplicationOf(SubmitRequest body, FieldFaults faults)
    {
        var matter = Code<MatterCode>("matter", body.Matter, faults);
        var division = Read("division", body.Division, text => DivisionCode.Read(text), faults);
        var channel = faults.OneOf<Channel>("channel", body.Channel);
        var applicant = PartyOf(body.Applicant, faults);
        var materials = MaterialsOf(body.Materials, faults);
        var validThrough = body.ValidThrough is null ? null : faults.Date("validThrough", body.ValidThrough);
        return With(body, faults.Answer is null ? new Application(matter!.Value, division!.Value, channel!.Value, applicant!, materials) { ValidThrough = validThrough } : null, faults);
    }

    public static (MatterCode? Matter, DivisionCode? Division, ImmutableArray<SuppliedMaterial> Materials) CheckOf(PreCheckRequest body, FieldFaults faults) =>
        (Code<MatterCode>("matter", body.Matter, faults), Read("division", body.Division, text => DivisionCode.Read(text), faults), MaterialsOf(body.Materials, faults));

    /// <summary>The acts on the case itself that somebody can ask for.</summary>
    public static IEnumerable<string> Acts => Enum.GetValues<CaseAct>().Except(CaseTable.DoneByNobody).Select(FieldFaults.NameOf);

    public static CaseOrder? OrderOf(ActRequest body, FieldFaults faults)
    {
        var act = faults.OneOf<CaseAct>("act", body.Act, CaseTable.DoneByNobody.AsSpan());
        if (act is null) return null;
        TellStray(body, Takes(act.Value), faults);
        CaseOrder? order = act.Value switch
        {
            CaseAct.Accept => new AcceptOrder(),
            CaseAct.NotifyOnce => new NotifyOnceOrder(CodesOf(body.Missing, faults)),
            CaseAct.Supplement => new SupplementOrder(MaterialsOf(body.Materials, faults)),
            CaseAct.Refuse => new RefuseOrder(ReasonOf(body.Reason, faults)),
            CaseAct.StartSpecialStep => StartOf(body, faults),
            CaseAct.EndSpecialStep => new EndSpecialStepOrder(body.Step),
            CaseAct.Extend => ExtensionOf(body, faults),
            CaseAct.Decide => DecisionOf(body, faults),
            CaseAct.Deliver => faults.OneOf<DeliveryWay>("way", body.Way) is { } way ? new DeliverOrder(way) { Receiver = PeopleRequests.AccountOf("receiver", body.Receiver, faults) } : null,
            CaseAct.ChangeChannel => faults.OneOf<Channel>("channel", body.Channel) is { } channel ? new ChangeChannelOrder(channel) : null,
            CaseAct.Withdraw => new WithdrawOrder(ReasonOf(body.Reason, faults)),
            _ => PeopleRequests.OrderOf(act.Value, body, ReasonOf(body.Reason, faults), faults) ?? EndOf(act.Value, body, faults),
        };
        return faults.Answer is null ? order : null;
    }

    /// <summary>Tells a field that the act does not take.</summary>
    internal static void TellStray(ActRequest body, string[] takes, FieldFaults faults)
    {
        if (Given(body).FirstOrDefault(field => !takes.Contains(field, StringComparer.Ordinal)) is { } stray) faults.Add(stray, "这一动作不用填写此项。");
    }

    private static StartSpecialStepOrder? StartOf(ActRequest body, FieldFaults faults)
    {
        if (body.Step is { } step) return new StartSpecialStepOrder(step, body.Notice);
        faults.Add("step", "请填写特殊环节的编码。");
        return null;
    }

    private static ExtendOrder ExtensionOf(ActRequest body, FieldFaults faults)
    {
        ExtensionApprover? approver = body.Approver is null ? null : faults.OneOf<ExtensionApprover>("approver", body.Approver);
        return new ExtendOrder(ReasonOf(body.Reason, faults), body.Days, approver, body.Notice);
    }

    private static DecideOrder? DecisionOf(ActRequest body, FieldFaults faults)
    {
        CaseOutcome? outcome = body.Outcome switch { "grant" => CaseOutcome.Granted, "deny" => CaseOutcome.Denied, _ => null };
        if (outcome is null) faults.Add("outcome", "应为 grant、deny 之一。");
        var reason = ReasonOf(body.Reason, faults);
        return outcome is { } decided ? new DecideOrder(decided, reason) : null;
    }

    private static IEnumerable<string> Given(ActRequest body)
    {
        if (body.Missing is not null) yield return "missing";
        if (body.Materials is not null) yield return "materials";
        if (body.Reason is not null) yield return "reason";
        if (body.Outcome is not null) yield return "outcome";
        if (body.Way is not null) yield return "way";
        if (body.Channel is not null) yield return "channel";
        if (body.Step is not null) yield return "step";
        if (body.Days is not null) yield return "days";
        if (body.Approver is not null) yield return "approver";
        if (body.Notice is not null) yield return "notice";
        foreach (string field in PeopleRequests.Given(body).Concat(GivenToEnd(body)).Concat(PromiseRequests.Given(body))) yield return field;
    }

    internal static string[] Takes(CaseAct act) => act switch
    {
        CaseAct.NotifyOnce => ["missing"],
        CaseAct.Supplement => ["materials"],
        CaseAct.Refuse or CaseAct.Withdraw => ["reason"],
        CaseAct.StartSpecialStep => ["step", "notice"],
        CaseAct.EndSpecialStep => ["step"],
        CaseAct.Extend => ["reason", "days", "approver", "notice"],
        CaseAct.Decide => ["outcome", "reason"],
        CaseAct.Deliver => ["way", "receiver"],
        CaseAct.ChangeChannel => ["channel"],
        _ => [.. PeopleRequests.Takes(act), .. TakenToEnd(act)],
    };

    private static Party? PartyOf(ApplicantRequest? applicant, FieldFaults faults)
    {
        if (applicant is null)
        {
            faults.Add("applicant", "请填写申请人。");
            return null;
        }

        var name = Read("applicant.name", applicant.Name, text => PartyName.Read(text), faults);
        switch (applicant.Kind)
        {
            case "person":
                var number = Read("applicant.identifier", applicant.Identifier, text => CitizenIdentityNumber.Read(text), faults);
                return name is null || number is null ? null : new Person(name.Value, number.Value);
            case "organisation":
                var code = Read("applicant.identifier", applicant.Identifier, text => UnifiedSocialCreditCode.Read(text), faults);
                return name is null || code is null ? null : new Organisation(name.Value, code.Value);
            default:
                faults.Add("applicant.kind", "应为 person、organisation 之一。");
                return null;
        }
    }

    private static ImmutableArray<SuppliedMaterial> MaterialsOf(List<MaterialRequest?>? materials, FieldFaults faults)
    {
        if (materials is null) return [];
        var read = ImmutableArray.CreateBuilder<SuppliedMaterial>(materials.Count);
        for (int i = 0; i < materials.Count; i++)
        {
            var code = Code<MaterialCode>($"materials[{i}].material", materials[i]?.Material, faults);
            var form = faults.OneOf<MaterialForm>($"materials[{i}].form", materials[i]?.Form);
            if (code is not null && form is not null) read.Add(new SuppliedMaterial(code.Value, form.Value));
        }

        return read.DrainToImmutable();
    }

    internal static ImmutableArray<MaterialCode> CodesOf(List<string?>? codes, FieldFaults faults)
    {
        var read = ImmutableArray.CreateBuilder<MaterialCode>();
        for (int i = 0; i < codes?.Count; i++)
        {
            if (Code<MaterialCode>($"missing[{i}]", codes[i], faults) is { } code) read.Add(code);
        }

        return read.DrainToImmutable();
    }

    /// <summary>The reason, where one is given; whether one is needed is for the rules to say, with their ground.</summary>
    internal static Remark? ReasonOf(string? text, FieldFaults faults) =>
        text is null ? null : Read("reason", text, given => Remark.Read(given), faults);

    internal static T? Code<T>(string field, string? text, FieldFaults faults)
        where T : struct, IParsable<T>
    {
        if (T.TryParse(text, provider: null, out var code)) return code;
        faults.Add(field, text is null ? "请填写编码。" : "编码格式不对。");
        return null;
    }

    internal static T? Read<T>(string field, string? text, Func<string, OneOf<CodeFault, T>> read, FieldFaults faults)
        where T : struct
    {
        if (text is null)
        {
            faults.Add(field, "请填写。");
            return null;
        }

        if (!read(text).TryPickT0(out var fault, out var value)) return value;
        faults.Add(field, fault.Message, fault.Code);
        return null;
    }
}

internal sealed partial record SubmitRequest(
    string? Matter = null, string? Division = null, string? Channel = null, ApplicantRequest? Applicant = null, List<MaterialRequest?>? Materials = null, string? ValidThrough = null)
{
    /// <summary>The account for whom an agent, a helper or a window hands in.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>No content: it holds a person's data.</summary>
    public override string ToString() => nameof(SubmitRequest);
}

internal sealed record PreCheckRequest(string? Matter = null, string? Division = null, List<MaterialRequest?>? Materials = null);

internal sealed record ApplicantRequest(string? Kind = null, string? Name = null, string? Identifier = null)
{
    /// <summary>No content: it holds a person's data.</summary>
    public override string ToString() => nameof(ApplicantRequest);
}

internal sealed record MaterialRequest(string? Material = null, string? Form = null);

internal sealed partial record ActRequest(
    string? Act = null,
    List<string?>? Missing = null,
    List<MaterialRequest?>? Materials = null,
    string? Reason = null,
    string? Outcome = null,
    string? Way = null,
    string? Channel = null,
    string? Step = null,
    int? Days = null,
    string? Approver = null,
    string? Notice = null,
    List<string?>? Units = null,
    bool? Agrees = null,
    string? Basis = null,
    string? Kind = null,
    string? Document = null,
    string? ReceivedOn = null,
    string? Field = null,
    string? Value = null)
{
    /// <summary>No content: it may hold a person's data.</summary>
    public override string ToString() => nameof(ActRequest);
}
