using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What a notice to the applicant is about (告知事由).</summary>
public enum CaseNoticeKind
{
    /// <summary>Everything missing, told once (一次性告知).</summary>
    Supplement,

    /// <summary>The application is not accepted (不予受理).</summary>
    NotAccepted,

    /// <summary>A special step began (特殊环节告知).</summary>
    SpecialStep,

    /// <summary>The limit was extended (延期告知).</summary>
    Extension,

    /// <summary>The decision (决定).</summary>
    Decision,
}

/// <summary>The latest notice that the applicant of a case was given.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="At">When it was given.</param>
/// <param name="Number">The number of the written notice; <see langword="null"/> where it has none of its own.</param>
/// <param name="Missing">The materials asked for, by the names of the list; empty unless <see cref="CaseNoticeKind.Supplement"/>.</param>
public sealed record CaseNotice(CaseNoticeKind Kind, Instant At, string? Number, ImmutableArray<string> Missing)
{
    /// <summary>The notice that an event is; <see langword="null"/> where it is none.</summary>
    internal static CaseNotice? Of(CaseEvent happened, CaseTerms terms) => happened switch
    {
        CaseSupplementAsked asked => new(CaseNoticeKind.Supplement, asked.At, Number: null, [.. terms.Materials.Where(term => asked.Missing.Contains(term.Code)).Select(term => term.Name)]),
        CaseNotAccepted refused => new(CaseNoticeKind.NotAccepted, refused.At, Number: null, []),
        CaseStepStarted started => new(CaseNoticeKind.SpecialStep, started.At, started.Notice, []),
        CaseExtended extended => new(CaseNoticeKind.Extension, extended.At, extended.Notice, []),
        CaseDecided decided => new(CaseNoticeKind.Decision, decided.At, Number: null, []),
        _ => null,
    };
}
