using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Receives an application (收件): with a receipt, or, where receipt is acceptance and nothing is missing, accepted in the same act with its voucher.</summary>
    /// <param name="number">The number for the case.</param>
    /// <param name="application">What is applied for.</param>
    /// <param name="terms">The list in force for the matter and the division, with the rules of its cases.</param>
    /// <param name="by">Who hands it in.</param>
    /// <param name="at">The instant of receipt.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="facts">What is known from outside; <see langword="null"/> for nothing.</param>
    /// <returns>
    /// What <see cref="Submit"/> refuses, or the calendar; else the events to append together: the submission alone, or the submission and the acceptance of the
    /// same instant, decided by the owner, from whose day the clock runs.
    /// </returns>
    [Clause("REG-1.12")]
    [Clause("REG-1.15")]
    public static OneOf<Refusal, ImmutableArray<CaseEvent>> Receive(
        CaseNumber number, Application application, CaseTerms terms, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts = null)
    {
        if (Submit(number, application, terms, by, at, calendar, facts).TryPickT0(out var refusal, out var submitted)) return refusal;
        var file = new CaseFile(submitted);
        if (terms.Rules.AcceptedAtReceipt is not { } ground || !file.MissingBesides(facts ?? CaseFacts.None).IsEmpty || file.NotYetByVideo(facts ?? CaseFacts.None) is not null)
            return ImmutableArray.Create<CaseEvent>(submitted with { Slip = SlipNumber.Of(SlipKind.Receipt, number) });
        return file.Accept(by with { Id = file.Owner }, at, calendar, facts ?? CaseFacts.None)
            .MapT1(accepted => ImmutableArray.Create<CaseEvent>(submitted, accepted with { AtReceipt = ground }));
    }
}
