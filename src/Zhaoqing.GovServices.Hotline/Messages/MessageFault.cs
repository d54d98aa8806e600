namespace Zhaoqing.GovServices.Hotline;

/// <summary>Why a body is no message that can be stored; the code goes back to its sender (<c>Error</c>), the connection stays.</summary>
/// <param name="Code">The code.</param>
/// <param name="Field">The member that is wrong; empty where it is the whole. Never its value.</param>
public sealed record MessageFault(MessageFaultCode Code, string Field);

/// <summary>The codes of a body that is no message.</summary>
public enum MessageFaultCode
{
    /// <summary>It is no JSON, or a member is missing or of another form.</summary>
    Malformed = 1,

    /// <summary>The catalogue of this side does not have the type.</summary>
    UnsupportedType,

    /// <summary>The number in the head of the frame is another than that of the body.</summary>
    TypeMismatch,

    /// <summary>It is longer than the record keeps.</summary>
    TooLarge,

    /// <summary>A drill on a link for what is meant, or the other way round; or the mark of the frame says otherwise than the body.</summary>
    DrillMismatch,

    /// <summary>What it says is refused by the rules of messages.</summary>
    Refused,

    /// <summary>What the record of this side holds of its case cannot be read by its program; the message was not recorded.</summary>
    CaseUnreadable,
}
