using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>An act on a part of a case that somebody asks for, with what it needs.</summary>
public abstract record PartOrder
{
    /// <summary>The kind of the part, see <see cref="CasePart.Kind"/>.</summary>
    public abstract string Part { get; }

    /// <summary>What an agent must be let do to do it for the applicant.</summary>
    public virtual MandatePower Power => MandatePower.Submit;

    /// <summary>Whether an officer judges by it; nobody judges their own case, and nobody who is recused.</summary>
    public virtual bool Judges => false;

    /// <summary>Decides the act.</summary>
    /// <param name="part">The part, with what silence has made of it; <see langword="null"/> where the case has none yet.</param>
    /// <param name="file">The case.</param>
    /// <param name="by">Who acts; whether they may see the case has been made sure of.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    public abstract OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar);

    /// <summary>Decides the act where it matters what else is known: by default it does not.</summary>
    /// <param name="part">The part, with what silence has made of it; <see langword="null"/> where the case has none yet.</param>
    /// <param name="file">The case.</param>
    /// <param name="known">What is known from outside, and what the parts of the case bring, for example that a commitment stands in for a material.</param>
    /// <param name="by">Who acts; whether they may see the case has been made sure of.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    public virtual OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseFacts known, CaseActor by, Instant at, WorkingCalendar calendar) => Decide(part, file, by, at, calendar);
}

/// <summary>What an act on a part comes to: its events, and the act on the case that is done with it, all or nothing.</summary>
/// <param name="Events">The events of the part.</param>
/// <param name="Then">The act on the case that the same person does in the same append; <see langword="null"/> where there is none.</param>
public sealed record PartStep(ImmutableArray<PartEvent> Events, CaseOrder? Then = null);
