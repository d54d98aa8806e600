using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>What both lists in force say of a matter (办事指南中的告知承诺、容缺受理).</summary>
/// <param name="Edition">The edition in force; <see langword="null"/> where there is none.</param>
/// <param name="Commitment">How it may be done on commitment; <see langword="null"/> where it may not.</param>
/// <param name="Tolerance">What may be supplied later; <see langword="null"/> where nothing may.</param>
public sealed record PromiseGuideAnswer(string? Edition, CommitmentGuide? Commitment, ToleranceGuide? Tolerance)
{
    internal static PromiseGuideAnswer Of(PromiseLists lists, TimeProvider time, Matter matter)
    {
        var edition = lists.InForceAt(Instant.FromDateTimeOffset(time.GetUtcNow()));
        string NameOf(MaterialCode code) => matter.Unified.Materials.FirstOrDefault(material => material.Code == code)?.Name ?? code.ToString();
        return new PromiseGuideAnswer(
            edition?.Id,
            edition?.CommitmentOf(matter.Code) is { } entry ? CommitmentGuide.Of(edition, entry, NameOf) : null,
            edition?.ToleranceOf(matter.Code).Match<ToleranceGuide?>(_ => null, entry => ToleranceGuide.Of(entry, NameOf)));
    }
}

/// <summary>How a matter is done on commitment: what is told before anybody signs, and how it is verified.</summary>
/// <param name="Promised">What is promised.</param>
/// <param name="Requirements">What is required.</param>
/// <param name="Liability">What a broken promise costs.</param>
/// <param name="Publicity">Where the promise is made public; <see langword="null"/> where it is not.</param>
/// <param name="Replaces">The materials that need not be handed in, by name.</param>
/// <param name="Methods">How it is verified.</param>
/// <param name="VerifyWithin">Within what time after the decision.</param>
/// <param name="CorrectWithin">Within what time a breach is to be corrected.</param>
/// <param name="Excluded">Why it may not be done on commitment although it is listed; <see langword="null"/> where it may. The ordinary procedure is open.</param>
public sealed record CommitmentGuide(
    IReadOnlyList<string> Promised, IReadOnlyList<string> Requirements, string Liability, string? Publicity, IReadOnlyList<string> Replaces, IReadOnlyList<VerificationMethod> Methods,
    Limit VerifyWithin, Limit CorrectWithin, string? Excluded)
{
    private static readonly PromiseParty Nobody = new(PromiseRole.Applicant, CreditStanding.Clear);

    internal static CommitmentGuide Of(PromiseEdition edition, CommitEntry entry, Func<MaterialCode, string> nameOf) => new(
        entry.Notice.Promised, entry.Notice.Requirements, entry.Notice.Liability, entry.Notice.Publicity, [.. entry.Replaces.Select(nameOf)], entry.Verification.Methods,
        entry.Verification.Within, entry.Verification.Correction, CommitmentEligibility.Check(edition, entry.Matter, [Nobody]).Match<string?>(refusal => refusal.Message, _ => null));
}

/// <summary>What of a matter may be supplied later.</summary>
/// <param name="Main">The materials that must be there, by name.</param>
/// <param name="Tolerable">Those that may come later, by name.</param>
/// <param name="SupplyWithin">Until when, from the acceptance.</param>
/// <param name="OnLapse">What follows when they do not come.</param>
public sealed record ToleranceGuide(IReadOnlyList<string> Main, IReadOnlyList<string> Tolerable, Limit SupplyWithin, LapseConsequence OnLapse)
{
    internal static ToleranceGuide Of(ToleranceEntry entry, Func<MaterialCode, string> nameOf) =>
        new([.. entry.Main.Select(nameOf)], [.. entry.Tolerable.Select(nameOf)], entry.SupplyWithin, entry.OnLapse);
}
