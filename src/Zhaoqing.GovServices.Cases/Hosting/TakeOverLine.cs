using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Reads one line of a take-over into the life it tells, and says which fields are wrong, never what stands in them.</summary>
internal sealed class TakeOverLine
{
    private const string FormMessage = "这一行不是约定格式的 JSON,请对照接口说明检查。";
    private readonly List<FieldFault> _faults = [];

    private TakeOverLine()
    {
    }

    /// <summary>Reads a line.</summary>
    /// <returns><c>cases.take-over-line-unreadable</c>, or <c>cases.take-over-line-unfit</c> with every field at fault; else the life.</returns>
    public static OneOf<Refusal, EarlierLife> Read(ReadOnlySpan<byte> line)
    {
        LineForm? form;
        try
        {
            form = JsonSerializer.Deserialize(line, TakeOverJson.Default.LineForm);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            form = null;
        }

        if (form is null) return new Refusal("cases.take-over-line-unreadable", FormMessage, CaseGrounds.OneCase);
        var reading = new TakeOverLine();
        var life = reading.LifeOf(form);
        return reading._faults.Count == 0
            ? life!
            : new Refusal("cases.take-over-line-unfit", "这一行有字段填写不对,请按提示修改后再提交。", CaseGrounds.OneCase) { Fields = [.. reading._faults] };
    }

    /// <summary>What a line is answered that has too many bytes.</summary>
    public static OneOf<Refusal, EarlierLife> TooLong() =>
        new Refusal("cases.take-over-line-unreadable", $"这一行超过{TakeOverDesk.MaxLineBytes}个字节。", CaseGrounds.OneCase);

    private EarlierLife? LifeOf(LineForm form)
    {
        var system = Parsed<DocumentNumber>("system", form.System);
        var number = Parsed<DocumentNumber>("number", form.Number);
        var matter = Parsed<MatterCode>("matter", form.Matter);
        var division = Parsed<DivisionCode>("division", form.Division);
        var channel = Named<Channel>("channel", form.Channel);
        var applicant = PartyOf(form.Applicant);
        var materials = MaterialsOf("materials", form.Materials);
        var received = InstantOf("receivedAt", form.ReceivedAt);
        LocalDate? validThrough = form.ValidThrough is null ? null : DayOf("validThrough", form.ValidThrough);
        string? account = form.Account is null ? null : Parsed<PartyName>("account", form.Account)?.ToString();
        var acts = ImmutableArray.CreateBuilder<EarlierAct>();
        for (int i = 0; i < form.Acts?.Count; i++)
        {
            var at = InstantOf($"acts[{i}].at", form.Acts[i]?.At);
            if (OrderOf($"acts[{i}].", form.Acts[i] ?? new ActForm()) is { } order && at is { } when) acts.Add(new EarlierAct(when, order));
        }

        if (_faults.Count > 0) return null;
        var application = new Application(matter!.Value, division!.Value, channel!.Value, applicant!, materials) { ValidThrough = validThrough };
        return new EarlierLife(new EarlierCase(system!.Value, number!.Value), application, received!.Value, acts.DrainToImmutable()) { Account = account };
    }

    private CaseOrder? OrderOf(string prefix, ActForm act)
    {
        switch (Named<CaseAct>(prefix + "act", act.Act))
        {
            case CaseAct.Accept:
                return new AcceptOrder();
            case CaseAct.NotifyOnce:
                return new NotifyOnceOrder(CodesOf(prefix + "missing", act.Missing));
            case CaseAct.Supplement:
                return new SupplementOrder(MaterialsOf(prefix + "materials", act.Materials));
            case CaseAct.StartSpecialStep:
                return new StartSpecialStepOrder(act.Step ?? "", act.Notice);
            case CaseAct.EndSpecialStep:
                return new EndSpecialStepOrder(act.Step);
            case CaseAct.Extend:
                ExtensionApprover? approver = act.Approver is null ? null : Named<ExtensionApprover>(prefix + "approver", act.Approver);
                return new ExtendOrder(ReasonOf(prefix, act), act.Days, approver, act.Notice);
            case CaseAct.ChangeChannel:
                return Named<Channel>(prefix + "channel", act.Channel) is { } channel ? new ChangeChannelOrder(channel) : null;
            case CaseAct.Decide:
                CaseOutcome? outcome = act.Outcome switch { "grant" => CaseOutcome.Granted, "deny" => CaseOutcome.Denied, _ => null };
                if (outcome is null) Wrong(prefix + "outcome", "应为 grant、deny 之一。");
                return new DecideOrder(outcome ?? default, ReasonOf(prefix, act));
            case null:
                return null;
            default:
                Wrong(prefix + "act", "这一动作不能随办件接续。");
                return null;
        }
    }

    private Remark? ReasonOf(string prefix, ActForm act) => act.Reason is null ? null : Parsed<Remark>(prefix + "reason", act.Reason);

    private Party? PartyOf(PartyForm? party)
    {
        var name = Parsed<PartyName>("applicant.name", party?.Name);
        if (party?.Kind is "person") return Parsed<CitizenIdentityNumber>("applicant.identifier", party.Identifier) is { } citizen && name is { } ofPerson ? new Person(ofPerson, citizen) : null;
        if (party?.Kind is "organisation") return Parsed<UnifiedSocialCreditCode>("applicant.identifier", party.Identifier) is { } code && name is { } ofBody ? new Organisation(ofBody, code) : null;
        Wrong("applicant.kind", "应为 person、organisation 之一。");
        return null;
    }

    private ImmutableArray<SuppliedMaterial> MaterialsOf(string field, List<PaperForm?>? materials)
    {
        var read = ImmutableArray.CreateBuilder<SuppliedMaterial>();
        for (int i = 0; i < materials?.Count; i++)
        {
            var code = Parsed<MaterialCode>($"{field}[{i}].material", materials[i]?.Material);
            var form = Named<MaterialForm>($"{field}[{i}].form", materials[i]?.Form);
            if (code is { } known && form is { } told) read.Add(new SuppliedMaterial(known, told));
        }

        return read.DrainToImmutable();
    }

    private ImmutableArray<MaterialCode> CodesOf(string field, List<string?>? codes)
    {
        var read = ImmutableArray.CreateBuilder<MaterialCode>();
        for (int i = 0; i < codes?.Count; i++)
        {
            if (Parsed<MaterialCode>($"{field}[{i}]", codes[i]) is { } code) read.Add(code);
        }

        return read.DrainToImmutable();
    }

    private T? Parsed<T>(string field, string? text)
        where T : struct, IParsable<T>
    {
        if (T.TryParse(text, provider: null, out var value)) return value;
        Wrong(field, text is null ? "请填写。" : "格式不对。");
        return null;
    }

    private T? Named<T>(string field, string? text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), text, StringComparison.Ordinal)) return value;
        }

        Wrong(field, text is null ? "请填写。" : "取值不在约定之内。");
        return null;
    }

    private Instant? InstantOf(string field, string? text)
    {
        // A year with four digits in every zone: what lies beyond is no instant, or none that a number can tell.
        if (OffsetDateTimePattern.Rfc3339.Parse(text ?? "") is { Success: true, Value: { Year: >= 1 and <= 9998 } parsed }) return parsed.ToInstant();
        Wrong(field, "请填写时间,应为 RFC 3339 格式。");
        return null;
    }

    private LocalDate? DayOf(string field, string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } parsed) return parsed.Value;
        Wrong(field, "日期应为 yyyy-MM-dd。");
        return null;
    }

    private void Wrong(string field, string message) => _faults.Add(new FieldFault(field, message));

    internal sealed record LineForm(
        string? System = null, string? Number = null, string? Matter = null, string? Division = null, string? Channel = null, PartyForm? Applicant = null, string? Account = null,
        List<PaperForm?>? Materials = null, string? ValidThrough = null, string? ReceivedAt = null, List<ActForm?>? Acts = null);

    internal sealed record PartyForm(string? Kind = null, string? Name = null, string? Identifier = null);

    internal sealed record PaperForm(string? Material = null, string? Form = null);

    internal sealed record ActForm(
        string? Act = null, string? At = null, List<string?>? Missing = null, List<PaperForm?>? Materials = null, string? Step = null, string? Notice = null, int? Days = null,
        string? Approver = null, string? Reason = null, string? Channel = null, string? Outcome = null);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, NumberHandling = JsonNumberHandling.Strict, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(TakeOverLine.LineForm))]
internal sealed partial class TakeOverJson : JsonSerializerContext;
