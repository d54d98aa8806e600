namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What a legal limit is counted from, or, for one counted back, up to; the day of the event is not counted itself.</summary>
public enum StartingEvent
{
    /// <summary>The source does not say; whoever applies the limit must settle it.</summary>
    Unstated,

    /// <summary>The application or request came in (收到).</summary>
    Receipt,

    /// <summary>It was accepted (受理).</summary>
    Acceptance,

    /// <summary>It counts as accepted because nobody answered (视为受理).</summary>
    DeemedAcceptance,

    /// <summary>What was missing was supplied (补正).</summary>
    CorrectionSupplied,

    /// <summary>A case was opened (立案).</summary>
    Filing,

    /// <summary>The decision was made (作出决定).</summary>
    Decision,

    /// <summary>Somebody was told of a right or a duty (告知).</summary>
    Notice,

    /// <summary>A document was served on somebody (送达).</summary>
    Service,

    /// <summary>Somebody knew or ought to have known of the act (知道或者应当知道).</summary>
    Knowledge,

    /// <summary>A hearing was asked for (提出听证申请).</summary>
    HearingRequest,

    /// <summary>The hearing is held (举行听证): limits are counted back from it.</summary>
    Hearing,

    /// <summary>A licence ends (有效期届满): limits are counted back from it.</summary>
    Expiry,
}

/// <summary>Who has to keep a limit.</summary>
public enum LimitBearer
{
    /// <summary>The authority (行政机关).</summary>
    Authority,

    /// <summary>The applicant, the party or another person: whoever is not the authority (申请人、当事人、利害关系人).</summary>
    Applicant,
}

/// <summary>From when on something counts as done that silence has done (视为).</summary>
public enum DeemedFrom
{
    /// <summary>From the day of the event that started the limit: back-dated, so a part of the next limit has already gone.</summary>
    Receipt,

    /// <summary>From the day on which the limit ended.</summary>
    LapseDay,
}
