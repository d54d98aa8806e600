namespace Zhaoqing.GovServices.Cases;

/// <summary>Refusals and grounds that several desks share.</summary>
internal static class DeskRefusals
{
    /// <summary>Whom the record names where nobody acts.</summary>
    public const string Silence = "silence";

    public static LegalGround BookingEverywhere { get; } = LegalGround.OfClause("CON-8.4");

    public static LegalGround NoForcedBooking { get; } = LegalGround.OfClause("REG-4.3");

    public static LegalGround CannotGetItDone { get; } = LegalGround.OfClause("REG-1.9");

    public static LegalGround PublicPayment { get; } = LegalGround.OfClause("REG-3.10");

    public static LegalGround UnifiedLogistics { get; } = LegalGround.OfClause("REG-3.9");

    public static Refusal NotAuthorised() => new("cases.not-authorised", "您的身份不能办理此事,请由本人或本区划的工作人员办理。", CaseGrounds.DecidingAuthority);

    /// <summary>Whether somebody of an office covers a division; an applicant is bound to their own things instead.</summary>
    public static bool Covers(CaseActor by, DivisionCode division) => by.Role == ActorRole.Applicant || (by.Division is { } own && own.Contains(division));
}
