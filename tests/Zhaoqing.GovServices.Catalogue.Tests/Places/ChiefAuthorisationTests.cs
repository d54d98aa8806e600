using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Places;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public class ChiefAuthorisationTests
{
    private static readonly Authority Department = Arbitraries.Units("441202")[0].Authority;

    private static readonly ChiefScope Scope = new(
        [MatterCode.Parse("a"), MatterCode.Parse("b")], [ApprovalStep.Accept, ApprovalStep.Decide], "示例授权书1号", new Validity(new(2026, 3, 2), new(2026, 3, 31)));

    private static readonly CatalogueEdition Edition = new("1", Instant.MinValue, [.. ((string[])["a", "b", "c"]).Select(code => Arbitraries.Simple(code, "441202", "441203"))]);

    [Property]
    [Clause("REG-1.11")]
    public Property A_step_is_taken_exactly_inside_department_matters_steps_and_time() => Prop.ForAll(
        Gen.Elements("a", "b", "c").ToArbitrary(), Gen.Elements("441202", "441203").ToArbitrary(),
        (from step in Gen.Elements(Enum.GetValues<ApprovalStep>()) from hours in Arbitraries.HoursOfMarch() from revoked in Arbitraries.HoursOfMarch() select (step, hours, revoked)).ToArbitrary(),
        (matter, division, time) =>
        {
            var start = ChinaTime.StartOf(new LocalDate(2026, 3, 1));
            var authorisation = ChiefAuthorisation.Of(Department, "示例工号01", Scope).AsT1.Revoke(start + Duration.FromHours(time.revoked));
            var list = Edition.ListFor(MatterCode.Parse(matter), DivisionCode.Parse(division)).AsT1;
            string expected =
                division != "441202" ? "catalogue.authorisation-of-another"
                : matter == "c" ? "catalogue.authorisation-outside-items"
                : time.step is ApprovalStep.Review or ApprovalStep.Issue ? "catalogue.authorisation-outside-steps"
                : time.hours is < 24 or >= 24 * 31 || time.hours >= time.revoked ? "catalogue.authorisation-not-in-force"
                : "";
            var answer = authorisation.Check(list, time.step, start + Duration.FromHours(time.hours));
            Assert.Equal(expected, answer.Match(no => no.Code, _ => ""));
            if (answer.IsT1) Assert.Equal(Department, answer.AsT1);
            else Assert.StartsWith("REG-1.1", answer.AsT0.Basis[0].Clause.ToString(), StringComparison.Ordinal);
        });

    [Fact]
    [Clause("REG-1.10")]
    public void A_letter_names_matters_steps_document_and_time()
    {
        Assert.Equal("catalogue.no-matters", Refused(Scope with { Matters = [] }));
        Assert.Equal("catalogue.authorisation-without-steps", Refused(Scope with { Steps = [] }));
        Assert.Equal("catalogue.authorisation-without-document", Refused(Scope with { Document = "" }));
        Assert.Equal("catalogue.period-backward", Refused(Scope with { Validity = new Validity(new(2026, 3, 2), new(2026, 3, 1)) }));
        Assert.Throws<ArgumentException>(() => ChiefAuthorisation.Of(Department, " ", Scope));
        Assert.Throws<ArgumentException>(() => ChiefAuthorisation.Of(Department, "示例工号01", Scope with { Steps = [(ApprovalStep)9] }));
        Assert.Equal("示例工号01", ChiefAuthorisation.Of(Department, "示例工号01", Scope).AsT1.Representative);

        static string Refused(ChiefScope scope) => ChiefAuthorisation.Of(Department, "示例工号01", scope).AsT0.Code;
    }
}
