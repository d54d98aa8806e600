using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A way of serving a notice (送达方式); by each the day of service is another.</summary>
public enum ServiceWay
{
    /// <summary>Handed over in person against a signature (直接送达).</summary>
    InPerson,

    /// <summary>To a phone that the recipient has named (短信,电子送达).</summary>
    Sms,

    /// <summary>To the recipient's box on the platform or in 粤省事 (平台,电子送达).</summary>
    Platform,

    /// <summary>By post against a receipt (邮寄送达).</summary>
    Post,

    /// <summary>Left at the home of a recipient who has refused to take it (留置送达).</summary>
    Left,

    /// <summary>By public announcement, where every other way has failed (公告送达).</summary>
    Announcement,
}

/// <summary>What proves that a notice was served (送达凭证).</summary>
public enum ServiceProofKind
{
    /// <summary>The recipient's signature on the receipt (签收).</summary>
    Signature,

    /// <summary>The gateway's word that the message arrived (网关回执).</summary>
    GatewayReceipt,

    /// <summary>That the recipient has read or confirmed it on the platform (阅读确认).</summary>
    Confirmation,

    /// <summary>The post's receipt with the day of receipt (邮政回执).</summary>
    PostalReceipt,

    /// <summary>Witnesses of a community or of the place of work (见证人).</summary>
    Witnesses,

    /// <summary>Photographs or a recording of the leaving (拍照、录像).</summary>
    Recording,

    /// <summary>The announcement itself, with where it was published (公告).</summary>
    Publication,
}

/// <summary>Why a way failed (未能送达的原因).</summary>
public enum ServiceFailure
{
    /// <summary>The recipient refused to take it (拒收).</summary>
    Refused,

    /// <summary>Nobody was there (无人签收).</summary>
    NobodyThere,

    /// <summary>The address is wrong or out of use (地址有误).</summary>
    WrongAddress,

    /// <summary>The carrier could not deliver it (无法投递).</summary>
    Undeliverable,
}

/// <summary>That a recipient agreed to be served electronically at an address (送达地址确认).</summary>
/// <param name="Way">By which electronic way.</param>
/// <param name="Address">The address as the host's own register names it, opaque: never the number of a phone itself. 1 to 100 characters.</param>
/// <param name="GivenAt">When it was agreed.</param>
public sealed record ElectronicConsent(ServiceWay Way, DocumentNumber Address, Instant GivenAt);

/// <summary>In what order ways are tried, and to which the recipient agreed.</summary>
/// <param name="Ways">The ways, the first first; each once. An electronic way without consent is passed over.</param>
/// <param name="Consents">The consents of the recipient.</param>
public sealed record ServicePlan(ImmutableArray<ServiceWay> Ways, ImmutableArray<ElectronicConsent> Consents)
{
    /// <summary>In person, then by post, then by announcement; nothing electronic.</summary>
    public static ServicePlan OnPaper { get; } = new([ServiceWay.InPerson, ServiceWay.Post, ServiceWay.Announcement], []);

    /// <summary>The ways, the first first.</summary>
    public ImmutableArray<ServiceWay> Ways { get; } =
        Ways.IsDefaultOrEmpty || Ways.Distinct().Count() != Ways.Length ? throw new ArgumentException("A plan names at least one way, and each once.", nameof(Ways)) : Ways;
}

/// <summary>The figures of service that a text or a department sets: data.</summary>
public sealed record ServiceRules
{
    /// <summary>How long after its publication an announcement counts as served: 30 days unless set (民事诉讼法 第九十五条第一款).</summary>
    public RuleLimit Announcement { get; init; } = new(Limit.CalendarDays(30, LastDayRule.AsIs), NoticeGrounds.Announcement);
}
