using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What may not be done before a gate of the law is closed (法定前置).</summary>
public enum GateStop
{
    /// <summary>No works (不得开工).</summary>
    Start,

    /// <summary>No use (不得投入使用).</summary>
    Use,
}

/// <summary>A gate that a law has set and no scheme can set aside (法定前置环节), for example the permit of 建筑法 第七条.</summary>
/// <param name="Id">Its name, kebab-case.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Stops">What it keeps from being done.</param>
/// <param name="Ground">The article.</param>
/// <param name="Exemptions">By what it may stay open.</param>
public sealed record StatutoryGate(string Id, string Name, GateStop Stops, LegalGround Ground, ImmutableArray<GateExemption> Exemptions);

/// <summary>That a gate need not be closed (免除情形), for example works under the threshold of a permit.</summary>
/// <param name="Id">Its name, kebab-case.</param>
/// <param name="Name">What it is, in Chinese.</param>
/// <param name="Ground">The article or rule that frees.</param>
/// <param name="Assessment">The kind of regional assessment that stands in; <see langword="null"/> where it rests on a document.</param>
public sealed record GateExemption(string Id, string Name, LegalGround Ground, string? Assessment = null);

/// <summary>A kind of project that the scheme admits (适用项目类型), with what is looked at when it is accepted.</summary>
/// <param name="Id">Its name, kebab-case.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Checklist">The items of the joint acceptance (联合验收事项), by name; the same for every project of the kind.</param>
public sealed record ProjectKind(string Id, string Name, ImmutableArray<string> Checklist);

/// <summary>What the scheme does not admit (项目准入负面清单).</summary>
/// <param name="Industry">The beginning of the codes of the industries meant, see GB/T 4754.</param>
/// <param name="Name">What it is, in Chinese.</param>
/// <param name="Ground">The text that sets it.</param>
public sealed record NegativeEntry(string Industry, string Name, LegalGround Ground);

/// <summary>The result of a regional assessment (区域评估成果): it stands in for the individual one inside its area, while it is good.</summary>
/// <param name="Id">Its name, kebab-case.</param>
/// <param name="Kind">Which assessment, for example <c>eia</c>, <c>soil-and-water</c>.</param>
/// <param name="Area">The area.</param>
/// <param name="From">The first day on which it is good.</param>
/// <param name="Through">The last.</param>
/// <param name="Except">The kinds of projects it does not stand in for.</param>
/// <param name="Requirements">What is to be kept inside the area, in Chinese.</param>
public sealed record RegionalAssessment(string Id, string Kind, LandShape Area, LocalDate From, LocalDate Through, ImmutableArray<string> Except, string Requirements);

/// <summary>An edition of the scheme of double tolerance and double commitment (双容双承诺): dated data of the place, never edited.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Effective">From when on it is in force.</param>
/// <param name="Kinds">The kinds of projects it admits.</param>
/// <param name="Negative">The negative list.</param>
/// <param name="Gates">The gates of the law; they bind every project.</param>
/// <param name="Assessments">The regional assessments.</param>
/// <remarks>Immutable. A project keeps to the kind, the checklist and the gates of the edition under which it was admitted.</remarks>
public sealed record ProjectScheme(
    string Id, Instant Effective, ImmutableArray<ProjectKind> Kinds, ImmutableArray<NegativeEntry> Negative, ImmutableArray<StatutoryGate> Gates, ImmutableArray<RegionalAssessment> Assessments)
{
    /// <summary>The entries of the negative list that a project falls under.</summary>
    /// <param name="industry">The code of its industry.</param>
    [Clause("CON-7.7")]
    public ImmutableArray<NegativeEntry> Against(string industry) => [.. Negative.Where(entry => industry.StartsWith(entry.Industry, StringComparison.Ordinal))];

    /// <summary>The assessment that stands in for an individual one.</summary>
    /// <param name="kind">Which assessment is asked for.</param>
    /// <param name="parcel">The parcel of the project; <see langword="null"/> where none was told.</param>
    /// <param name="projectKind">The kind of the project.</param>
    /// <param name="day">The day in China for which it is asked.</param>
    /// <returns>The one that is good longest; refused with <c>notify-commit.assessment-not-applicable</c>, on <c>kind</c>, <c>parcel</c>, <c>day</c> or <c>projectKind</c>: what comes nearest lacks that alone.</returns>
    [Clause("CON-7.10")]
    public OneOf<Refusal, RegionalAssessment> StandingIn(string kind, LandShape? parcel, string projectKind, LocalDate day)
    {
        var ofKind = Assessments.Where(one => string.Equals(one.Kind, kind, StringComparison.Ordinal)).ToList();
        if (ofKind.Count == 0) return ProjectRefusals.AssessmentUnfit("kind", "没有该类区域评估成果。");
        var inside = ofKind.Where(one => parcel is not null && one.Area.Covers(parcel)).ToList();
        if (inside.Count == 0) return ProjectRefusals.AssessmentUnfit("parcel", "宗地不在区域评估范围内,或只有一部分在范围内。");
        var good = inside.Where(one => one.From <= day && day <= one.Through).ToList();
        if (good.Count == 0) return ProjectRefusals.AssessmentUnfit("day", "区域评估成果在该日不在有效期内。");
        return good.Where(one => !one.Except.Contains(projectKind, StringComparer.Ordinal)).MaxBy(one => one.Through) is { } fits
            ? fits
            : ProjectRefusals.AssessmentUnfit("projectKind", "该类项目不适用区域评估成果。");
    }
}

/// <summary>All editions of the scheme.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ProjectSchemes
{
    private readonly ImmutableArray<ProjectScheme> _editions;

    /// <summary>The editions.</summary>
    /// <exception cref="ArgumentException">Two have one name, or take effect at the same instant.</exception>
    public ProjectSchemes(IEnumerable<ProjectScheme> editions)
    {
        _editions = [.. editions.OrderBy(edition => edition.Effective)];
        if (_editions.DistinctBy(edition => edition.Effective).Count() != _editions.Length || _editions.DistinctBy(edition => edition.Id, StringComparer.Ordinal).Count() != _editions.Length)
            throw new ArgumentException("Editions of the scheme have names and days of their own.", nameof(editions));
    }

    /// <summary>The edition in force at an instant; <see langword="null"/> before the first.</summary>
    public ProjectScheme? InForceAt(Instant at) => _editions.LastOrDefault(edition => edition.Effective <= at);
}
