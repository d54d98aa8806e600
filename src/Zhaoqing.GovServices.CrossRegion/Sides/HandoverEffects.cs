using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a message changes besides the state.</summary>
internal static class HandoverEffects
{
    public static HandoverView Of(HandoverView view, HandoverMessage message)
    {
        var day = ChinaTime.DayOf(message.SentAt);
        return message.Content switch
        {
            PapersCollected collected => Silent(view with { Receipt = collected.Receipt, IsAcceptedByWindow = collected.AcceptGrant is not null, LegalFrom = collected.AcceptGrant is null ? null : day }, ClockStartPolicy.WindowReceipt, day, collected.InformBy),
            CasePushed pushed => Silent(view, ClockStartPolicy.ElectronicPush, day, pushed.InformBy),
            SubmittedDirectly submitted => Silent(view, ClockStartPolicy.ElectronicPush, day, submitted.InformBy),
            // The papers are there when the last of them is.
            PaperArrived arrived when view.Moments[^1].Act == HandoverAct.ArrivePaper => Silent(view, ClockStartPolicy.PaperArrival, day, arrived.InformBy),
            PaperSignedFor signed when view.Moments[^1].Act == HandoverAct.ArrivePaper => Silent(view, ClockStartPolicy.PaperArrival, day, signed.InformBy),
            CaseSigned { HonoursAcceptance: true } when view.IsAcceptedByWindow => view with { InformBy = null },
            CaseSigned => view with { IsAcceptedByWindow = false, LegalFrom = null },
            ApplicationAccepted => view with { LegalFrom = day, InformBy = null },
            CorrectionAsked asked => view with { IsCorrectionTold = true, InformBy = null, SupplyBy = asked.SupplyBy },
            CorrectionSupplied => view with { SupplyBy = null },
            StepBegun begun => view with { Step = begun.Step },
            StepEnded => view with { Step = null },
            ResultIssued issued => view with { Result = issued },
            _ => view,
        };
    }

    /// <summary>The five days of the authority begin with the event that the policy names, and once.</summary>
    private static HandoverView Silent(HandoverView view, ClockStartPolicy policy, LocalDate day, LocalDate? informBy) =>
        view.Opening.ClockStart == policy && view.SilenceFrom is null && !view.IsCorrectionTold && !(policy == ClockStartPolicy.PaperArrival && view.LegalFrom is not null) ? view with { SilenceFrom = day, InformBy = informBy } : view;
}
