using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Which voucher it is.</summary>
public enum ReceiptKind
{
    /// <summary>That papers were received (收件凭证).</summary>
    Collection = 1,

    /// <summary>That the application was accepted (受理凭证).</summary>
    Acceptance,
}

/// <summary>A material on a receipt.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many, from 1.</param>
/// <param name="IsOriginal">Whether it is an original.</param>
public sealed record ReceivedPaper(string Name, int Count, bool IsOriginal);

/// <summary>What stands on a receipt besides what follows from the rules.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Matter">The name of the matter.</param>
/// <param name="Authority">The deciding authority.</param>
/// <param name="MaskedApplicant">The applicant, masked.</param>
/// <param name="Papers">The materials.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Phones">The numbers for complaints of both places, the receiving one first.</param>
public sealed record ReceiptFacts(
    ReceiptNumber Number, string Matter, string Authority, string MaskedApplicant, ImmutableArray<ReceivedPaper> Papers, Instant IssuedAt, ImmutableArray<string> Phones);

/// <summary>The voucher of a window (收件凭证、受理凭证). It says 受理 only where the window may accept; else it says plainly that it is none.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CollectionReceipt
{
    private const string NoAcceptance = "本凭证不代表受理";

    private CollectionReceipt(ReceiptKind kind, ReceiptFacts facts) => (Kind, Facts) = (kind, facts);

    /// <summary>Which voucher it is.</summary>
    public ReceiptKind Kind { get; }

    /// <summary>What stands on it.</summary>
    public ReceiptFacts Facts { get; }

    /// <summary>A voucher from data that may be wrong.</summary>
    /// <param name="facts">What stands on it.</param>
    /// <param name="isAcceptedOnReceipt">Whether the matter stands on the list 收件即受理.</param>
    /// <param name="verdict">What the window's use of the right to accept came to; <see langword="null"/> where it did not use it.</param>
    /// <returns>
    /// A voucher of acceptance where both are so, else one of receipt; refused with <c>cross-region.receipt-unfit</c> on the field: no paper, a count below 1, a blank, a line break or other control character, a telephone number missing.
    /// </returns>
    public static OneOf<Refusal, CollectionReceipt> Issue(ReceiptFacts facts, bool isAcceptedOnReceipt, TrustVerdict? verdict)
    {
        ArgumentNullException.ThrowIfNull(facts);
        string? field = facts.Papers.IsDefaultOrEmpty || facts.Papers.Any(paper => paper.Count < 1 || IsUnfit(paper.Name)) ? "papers"
            : IsUnfit(facts.Matter) ? "matter"
            : IsUnfit(facts.Authority) ? "authority"
            : IsUnfit(facts.MaskedApplicant) ? "maskedApplicant"
            : facts.Phones.Length != 2 || facts.Phones.Any(IsUnfit) ? "phones" : null;
        if (field is not null) return HandoverRefusals.ReceiptUnfit(field);
        // A verdict of another place, or of a day on which the grant did not hold, lets nobody say 受理.
        bool accepts = isAcceptedOnReceipt && verdict is { Right: TrustRights.AcceptOnBehalf, Grant: { } grant } && grant.Scope.Region.Contains(facts.Number.Division) && grant.Holds(facts.IssuedAt);
        return new CollectionReceipt(accepts ? ReceiptKind.Acceptance : ReceiptKind.Collection, facts);
    }

    /// <summary>A fact is a line: one with a line break in it could say 受理凭证 on a line of its own.</summary>
    private static bool IsUnfit(string? text) => string.IsNullOrWhiteSpace(text) || text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029');

    /// <summary>The voucher as text, a fact a line.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Kind == ReceiptKind.Acceptance ? "受理凭证" : "收件凭证").Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"编号:{Facts.Number}\n事项:{Facts.Matter}\n决定机关:{Facts.Authority}\n申请人:{Facts.MaskedApplicant}\n");
        foreach (var paper in Facts.Papers) text.Append(CultureInfo.InvariantCulture, $"材料:{paper.Name} {paper.Count}份{(paper.IsOriginal ? "(原件)" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"时间:{LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(Facts.IssuedAt.InZone(ChinaTime.Zone).LocalDateTime)}\n");
        text.Append(CultureInfo.InvariantCulture, $"收件地投诉电话:{Facts.Phones[0]}\n办理地投诉电话:{Facts.Phones[1]}\n");
        return (Kind == ReceiptKind.Acceptance ? text : text.Append(NoAcceptance).Append('\n')).ToString();
    }
}
