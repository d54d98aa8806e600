using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>From which list the terms of a case were taken that an old system had open.</summary>
public enum TermsSource
{
    /// <summary>From the edition that was in force when it was accepted, or received where it has not been.</summary>
    AtItsTime,

    /// <summary>From the edition in force at the take-over: none is known of its time.</summary>
    AtTakeOver,
}

/// <summary>Which case of an old system it is (原系统办件).</summary>
/// <param name="System">The old system, as the department calls it.</param>
/// <param name="Number">The number it had there, opaque.</param>
public sealed record EarlierCase(DocumentNumber System, DocumentNumber Number);

/// <summary>What was done to a case in an old system.</summary>
/// <param name="At">When it was done there.</param>
/// <param name="Order">The act with what it needed; one of <see cref="EarlierLife.Acts"/>.</param>
public sealed record EarlierAct(Instant At, CaseOrder Order);

/// <summary>The life of a case in an old system, up to its take-over (原系统办理过程).</summary>
/// <param name="Origin">Which case it is there.</param>
/// <param name="Application">What was applied for.</param>
/// <param name="ReceivedAt">When it was received there.</param>
/// <param name="Done">What was done since, in order.</param>
public sealed record EarlierLife(EarlierCase Origin, Application Application, Instant ReceivedAt, ImmutableArray<EarlierAct> Done)
{
    /// <summary>The acts that a case can bring with it. Drafts, reviews and people are taken up anew.</summary>
    public static ImmutableArray<CaseAct> Acts { get; } =
    [
        CaseAct.Accept, CaseAct.NotifyOnce, CaseAct.Supplement, CaseAct.StartSpecialStep, CaseAct.EndSpecialStep, CaseAct.Extend, CaseAct.ChangeChannel, CaseAct.Decide,
    ];

    /// <summary>The account of the applicant; <see langword="null"/> where none is known, and the case is then found at a window alone.</summary>
    public string? Account { get; init; }

    /// <summary>The instant by which its list is found: of the acceptance, else of the receipt.</summary>
    public Instant ListedAt => Done.FirstOrDefault(act => act.Order is AcceptOrder)?.At ?? ReceivedAt;

    /// <summary>The number of acts alone: the rest is a person's data.</summary>
    public override string ToString() => $"{nameof(EarlierLife)} {{ Acts = {Done.Length} }}";
}
