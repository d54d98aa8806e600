using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <content>Drafts, joint reviews, ends and corrections.</content>
internal static partial class CaseRequests
{
    private static CaseOrder? EndOf(CaseAct act, ActRequest body, FieldFaults faults) => act switch
    {
        CaseAct.Draft => DecisionOf(body, faults) is { } drafted ? new DraftOrder(drafted.Outcome, drafted.Reason) : null,
        CaseAct.AskReview => new AskReviewOrder([.. (body.Units ?? []).Select(unit => unit ?? "")]),
        CaseAct.AnswerReview => ReviewOf(body, faults),
        CaseAct.Close => new CloseOrder(),
        CaseAct.Terminate => new TerminateOrder(ReasonOf(body.Reason, faults), BasisOf(body, faults)),
        CaseAct.Reopen => ReopeningOf(body, faults),
        CaseAct.AskCorrection => CorrectionOf(body, faults),
        CaseAct.ConfirmCorrection => new ConfirmCorrectionOrder(),
        _ => null,
    };

    private static AnswerReviewOrder? ReviewOf(ActRequest body, FieldFaults faults)
    {
        var opinion = ReasonOf(body.Reason, faults);
        if (body.Agrees is { } agrees) return new AnswerReviewOrder(agrees, opinion);
        faults.Add("agrees", "请填写是否同意。");
        return null;
    }

    private static ReopenOrder? ReopeningOf(ActRequest body, FieldFaults faults)
    {
        var kind = faults.OneOf<ReopeningKind>("kind", body.Kind);
        var receivedOn = faults.Date("receivedOn", body.ReceivedOn);
        DocumentNumber? document = DocumentNumber.TryParse(body.Document, provider: null, out var number) ? number : null;
        if (body.Document is not null && document is null) faults.Add("document", "文号为一行,不超过100个字符。");
        return kind is { } by && receivedOn is { } day ? new ReopenOrder(by, document, day) : null;
    }

    private static AskCorrectionOrder? CorrectionOf(ActRequest body, FieldFaults faults)
    {
        var field = faults.OneOf<CorrectableField>("field", body.Field);
        var value = Read("value", body.Value, text => PartyName.Read(text), faults);
        var basis = BasisOf(body, faults);
        return field is { } known && value is { } right ? new AskCorrectionOrder(known, right, basis) : null;
    }

    private static Remark? BasisOf(ActRequest body, FieldFaults faults)
    {
        if (body.Basis is null) return null;
        if (Remark.TryParse(body.Basis, provider: null, out var basis)) return basis;
        faults.Add("basis", "说明文字为1至2000个字符。");
        return null;
    }

    private static IEnumerable<string> GivenToEnd(ActRequest body)
    {
        if (body.Units is not null) yield return "units";
        if (body.Agrees is not null) yield return "agrees";
        if (body.Basis is not null) yield return "basis";
        if (body.Kind is not null) yield return "kind";
        if (body.Document is not null) yield return "document";
        if (body.ReceivedOn is not null) yield return "receivedOn";
        if (body.Field is not null) yield return "field";
        if (body.Value is not null) yield return "value";
    }

    private static string[] TakenToEnd(CaseAct act) => act switch
    {
        CaseAct.Draft => ["outcome", "reason"],
        CaseAct.AskReview => ["units"],
        CaseAct.AnswerReview => ["agrees", "reason"],
        CaseAct.Terminate => ["reason", "basis"],
        CaseAct.Reopen => ["kind", "document", "receivedOn"],
        CaseAct.AskCorrection => ["field", "value", "basis"],
        _ => [],
    };
}
