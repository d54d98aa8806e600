namespace Zhaoqing.GovServices.Hotline;

/// <summary>How much is hidden of who called (保密等级). By itself it only rises; two persons together lower it.</summary>
public enum ConfidentialityLevel
{
    /// <summary>Those who handle the order see who called (公开办理).</summary>
    Open = 1,

    /// <summary>The caller asked for it (要求保密): GB/T 33358 makes it binding.</summary>
    CallerRequested,

    /// <summary>A report on others (举报): the identity stays at the hotline, the text is rewritten before it leaves.</summary>
    Reporter,

    /// <summary>Sealed (密封): named persons only.</summary>
    Sealed,
}
