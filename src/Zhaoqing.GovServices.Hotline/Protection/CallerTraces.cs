namespace Zhaoqing.GovServices.Hotline;

/// <summary>By what a message could show who called (可识别来电人的要素).</summary>
[Flags]
public enum CallerTraces
{
    /// <summary>By nothing.</summary>
    None = 0,

    /// <summary>A number to call back (回拨号码).</summary>
    CallbackNumber = 1,

    /// <summary>A call, by which the exchange finds the number (通话标识).</summary>
    Call = 2,

    /// <summary>A place in words, or nearer than its district (详细地点).</summary>
    PlaceInWords = 4,

    /// <summary>What was resolved from a token (解析结果).</summary>
    Identity = 8,
}
