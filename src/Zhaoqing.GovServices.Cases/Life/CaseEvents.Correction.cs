using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What can be corrected as a clerical error: a closed list. Matter, materials and identity numbers are never among it.</summary>
public enum CorrectableField
{
    /// <summary>How the applicant's name is written (申请人姓名、名称).</summary>
    ApplicantName,
}

/// <summary>A clerical error was reported (申请更正), <c>case.correction-asked.v1</c>; nothing is corrected yet.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who asked; another confirms.</param>
/// <param name="Field">What is wrong.</param>
/// <param name="Value">How it should be.</param>
/// <param name="Basis">By what it is known, for example the document that was looked at.</param>
public sealed record CaseCorrectionAsked(Instant At, string By, CorrectableField Field, PartyName Value, Remark Basis) : CaseEvent(At, By)
{
    /// <summary>No value: it is a person's data.</summary>
    public override string ToString() => $"{nameof(CaseCorrectionAsked)} {{ At = {At}, By = {By}, Field = {Field} }}";
}

/// <summary>A clerical error was corrected (更正), <c>case.corrected.v1</c>; the record keeps what was written before.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who confirmed it.</param>
/// <param name="Field">What was corrected.</param>
/// <param name="Before">How it was written.</param>
/// <param name="Value">How it is written.</param>
/// <param name="Basis">By what it is known.</param>
/// <param name="AskedBy">Who had asked, never the one who confirmed.</param>
public sealed record CaseCorrected(Instant At, string By, CorrectableField Field, PartyName Before, PartyName Value, Remark Basis, string AskedBy) : CaseEvent(At, By)
{
    /// <summary>No values: they are a person's data.</summary>
    public override string ToString() => $"{nameof(CaseCorrected)} {{ At = {At}, By = {By}, Field = {Field}, AskedBy = {AskedBy} }}";
}
