using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>What may be asked of a holder at all.</summary>
internal static class GrantCheck
{
    /// <summary>Why the terms may not be asked; <see langword="null"/> where nothing is wrong.</summary>
    [Clause("PLT-2.6")]
    public static Refusal? FaultOf(GrantTerms terms, GrantRules rules, Instant at)
    {
        if (IsVague(terms.User.Unit) || IsVague(terms.User.System)) return GrantRefusals.UserVague();
        if (IsVague(terms.Purpose.Matter) || (terms.Span == GrantSpan.Case && IsVague(terms.Purpose.Case))) return GrantRefusals.PurposeVague();
        return FaultOfScope(terms, rules) ?? FaultOfBounds(terms, rules, at);
    }

    private static Refusal? FaultOfScope(GrantTerms terms, GrantRules rules)
    {
        if (rules.Types.Find(terms.Licence) is not { } type) return GrantRefusals.TypeUnknown();
        if (terms.Pinned is { } pinned && pinned.Parts.Type != terms.Licence) return GrantRefusals.PinnedToOther();
        var needs = rules.Needs.Where(need => need.Type == terms.Licence).ToList();
        if (needs.Count == 0) return GrantRefusals.OverAsking();
        if (terms.Fields.IsDefault || (terms.Fields.IsEmpty && terms.Actions != LicenceActions.Verify)) return GrantRefusals.FieldsMissing();
        if (terms.Fields.Any(field => type.Find(field) is null)) return GrantRefusals.FieldUnknown();
        if (terms.Fields.Any(field => !needs.Exists(need => need.Fields.Contains(field, StringComparer.Ordinal)))) return GrantRefusals.FieldsOverMinimum();
        var useful = needs.Aggregate(LicenceActions.None, (sum, need) => sum | need.Actions);
        if (terms.Actions == LicenceActions.None || (terms.Actions & useful) != terms.Actions) return GrantRefusals.ActionsOverMinimum();
        bool isSensitive = terms.Fields.Any(field => type.Find(field)!.Sensitivity == FieldSensitivity.Sensitive);
        return isSensitive && terms.Basis != ConsentBasis.SeparateConsent ? GrantRefusals.SeparateConsent() : null;
    }

    private static Refusal? FaultOfBounds(GrantTerms terms, GrantRules rules, Instant at)
    {
        var policy = rules.Policy;
        if (terms.NotAfter < terms.NotBefore || terms.NotAfter < at || !(terms.NotAfter <= policy.LatestEnd(terms.Span, Instant.Max(at, terms.NotBefore), rules.CaseEnds))) return GrantRefusals.PeriodTooLong();
        if (terms.NotBefore > at + policy.StandingSpan) return GrantRefusals.PeriodTooLong();
        if (terms.UseLimit < 1 || terms.UseLimit > policy.MostUses || terms.MinInterval < Duration.Zero) return GrantRefusals.UsesOverLimit();
        if (terms.RetentionDays < 0 || terms.RetentionDays > policy.MostRetentionDays) return GrantRefusals.RetentionTooLong();
        bool isNotice = !string.IsNullOrWhiteSpace(terms.Notice.Version) && DigestText.Fits(terms.Notice.Digest);
        return isNotice ? null : GrantRefusals.NoticeMissing();
    }

    private static bool IsVague(string? text) => string.IsNullOrWhiteSpace(text) || text.Contains('*', StringComparison.Ordinal);
}
