using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Who applies, clerical errors corrected; <see cref="Application"/> keeps what was handed in.</summary>
    public Party Applicant { get; private init; }

    /// <summary>The correction that waits for a second person; <see langword="null"/> where none does.</summary>
    public CaseCorrectionAsked? OpenCorrection { get; private init; }

    private OneOf<Refusal, CaseCorrectionAsked> AskCorrection(AskCorrectionOrder order, CaseActor by, Instant at)
    {
        if (!Enum.IsDefined(order.Field)) throw new ArgumentException("There is no such field.", nameof(order));
        if (order.Basis is not { } basis)
            return new Refusal("cases.basis-missing", "更正必须写明依据,例如核对过的证件。", CaseGrounds.Correction).OnField("basis", "请写明依据。");
        return order.Value == Applicant.Name
            ? new Refusal("cases.correction-same", "与现在记载的相同,不用更正。", CaseGrounds.Correction).OnField("value", "与现在记载的相同。")
            : new CaseCorrectionAsked(at, by.Id, order.Field, order.Value, basis);
    }

    private OneOf<Refusal, CaseCorrected> ConfirmCorrection(CaseActor by, Instant at)
    {
        if (OpenCorrection is not { } asked) return new Refusal("cases.correction-not-asked", "没有等待确认的更正。", CaseGrounds.Correction);
        return string.Equals(asked.By, by.Id, StringComparison.Ordinal)
            ? SecondPerson("更正须由提出人以外的另一人确认。", CaseGrounds.Correction)
            : new CaseCorrected(at, by.Id, asked.Field, Applicant.Name, asked.Value, asked.Basis, asked.By!);
    }
}
