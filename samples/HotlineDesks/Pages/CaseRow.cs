using NodaTime;
using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks.Pages;

/// <summary>A case as the list shows it.</summary>
public sealed record CaseRow(BridgeCaseId Id, string What, Instant At, BridgeView View, bool IsResponsible)
{
    public static CaseRow Of(BridgeCase copy)
    {
        var first = copy.Messages.MinBy(message => message.SentAt)!;
        return new CaseRow(copy.Id, Names.Of(first), first.SentAt, copy.View, copy.IsResponsible);
    }
}
