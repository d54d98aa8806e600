namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>What is to be carried to somebody.</summary>
/// <param name="Number">The number of the notice: the carrier takes each number and way once, however often it is handed over.</param>
/// <param name="Way">By which way.</param>
/// <param name="Kind">What it is about; the words are the carrier's, by the host's own form.</param>
/// <param name="Recipient">The account it is for.</param>
/// <param name="Address">The address to which the recipient agreed, as the host's own register names it; <see langword="null"/> for a way that needs no consent.</param>
public sealed record NoticeMessage(NoticeNumber Number, ServiceWay Way, CaseNoticeKind Kind, string Recipient, DocumentNumber? Address);

/// <summary>What a carrier says when it is handed a message.</summary>
public enum SendingAnswer
{
    /// <summary>It takes it, or has taken it before; what becomes of it is reported later.</summary>
    Taken,

    /// <summary>It cannot carry it to there; the next way is tried.</summary>
    Undeliverable,
}

/// <summary>Carries notices by some ways: a gateway for messages, the platform's box, the post. A host registers one for each it has.</summary>
/// <remarks>A message may come again under the same number and way, after a crash or from another host: it is one message.</remarks>
public interface INoticeSender
{
    /// <summary>Whether it carries by a way.</summary>
    bool Serves(ServiceWay way);

    /// <summary>Takes a message. Anything thrown means “not now”: the same message comes again.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<SendingAnswer> SendAsync(NoticeMessage message, CancellationToken cancellationToken);
}
