using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A case that an old system had open goes on here (旧系统在办件接续), <c>case.taken-over.v1</c>: the first event of its record, in place of a submission.</summary>
/// <param name="At">When it was taken over.</param>
/// <param name="By">Who took it over.</param>
/// <param name="Number">The number it has here.</param>
/// <param name="Origin">Which case it was there.</param>
/// <param name="TermsFrom">From which list its terms were taken.</param>
/// <param name="Earlier">Its life until then in the words of this record, dated as it was: the submission first, then acts and lapses.</param>
public sealed record CaseTakenOver(
    Instant At, string By, CaseNumber Number, EarlierCase Origin, TermsSource TermsFrom,
    [property: JsonConverter(typeof(EarlierEventsJsonConverter))] ImmutableArray<CaseEvent> Earlier) : CaseEvent(At, By)
{
    /// <summary>How it was received there.</summary>
    /// <exception cref="ArgumentException">Its life does not begin with a submission.</exception>
    internal CaseSubmitted Submission => SubmissionOf(Earlier);

    /// <summary>The same with these terms, which are equal to its own.</summary>
    internal CaseTakenOver With(CaseTerms terms) => this with { Earlier = Earlier.SetItem(0, Submission with { Terms = terms }) };

    /// <summary>The number of events alone: they hold a person's data.</summary>
    public override string ToString() => $"{nameof(CaseTakenOver)} {{ At = {At}, By = {By}, Number = {Number}, TermsFrom = {TermsFrom}, Earlier = {Earlier.Length} }}";

    private static CaseSubmitted SubmissionOf(ImmutableArray<CaseEvent> earlier) =>
        earlier is [CaseSubmitted submitted, ..] ? submitted : throw new ArgumentException("A life begins with a submission.", nameof(earlier));
}

/// <summary>How a case began: with its submission here, or with its take-over.</summary>
internal static class CaseBeginning
{
    /// <summary>The submission, here or in an old system.</summary>
    /// <exception cref="ArgumentException">The event begins no case.</exception>
    public static CaseSubmitted Of(CaseEvent first) => first switch
    {
        CaseSubmitted submitted => submitted,
        CaseTakenOver taken => taken.Submission,
        _ => throw new ArgumentException("A case begins with its submission or its take-over.", nameof(first)),
    };

    /// <summary>The events of a life that begins so: the submission alone, or the life in the old system.</summary>
    public static ImmutableArray<CaseEvent> LifeOf(CaseEvent first) => first is CaseTakenOver taken ? taken.Earlier : [Of(first)];

    /// <summary>The same with terms that are equal to its own.</summary>
    public static CaseEvent With(CaseEvent first, CaseTerms terms) => first is CaseTakenOver taken ? taken.With(terms) : Of(first) with { Terms = terms };
}
