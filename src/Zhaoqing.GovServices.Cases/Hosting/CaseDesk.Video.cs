using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases.Hosting;

public sealed partial class CaseDesk
{
    private readonly VideoSessions _video = new(store, time);

    /// <summary>What is laid down for a matter and the list that serves a division, now.</summary>
    internal Task<OneOf.OneOf<Refusal, CaseTerms>> TermsNowAsync(MatterCode matter, DivisionCode division, CancellationToken cancellationToken) =>
        TermsAsync(matter, division, Now(), cancellationToken);

    /// <summary>The session that an application names, and the application with its draft: nothing shown there is asked for again.</summary>
    private async Task<(Application Application, CaseFacts Facts)> WithSessionAsync(Application application, CaseFacts facts, Instant now, CancellationToken cancellationToken) =>
        application.Session is { } number && await _video.FindAsync(number, now, cancellationToken).ConfigureAwait(false) is { } session
            ? (session.CarriedInto(application), facts with { Video = session })
            : (application, facts);

    private async Task<CaseFacts> WithSessionAsync(CaseFile file, CaseOrder order, CaseFacts facts, Instant now, CancellationToken cancellationToken)
    {
        SlipNumber? session = order switch { CiteVideoOrder cite => cite.Session, AcceptOrder => file.Video?.Session, _ => null };
        return session is { } number ? facts with { Video = await _video.FindAsync(number, now, cancellationToken).ConfigureAwait(false) } : facts;
    }
}
