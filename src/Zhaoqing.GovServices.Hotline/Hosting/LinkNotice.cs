using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>What a link tells its host; never a word of what was said.</summary>
public abstract record LinkNotice
{
    private protected LinkNotice()
    {
    }
}

/// <summary>Both have greeted each other.</summary>
/// <param name="Peer">The other desk.</param>
/// <param name="Skew">How far its clock is ahead of this one's.</param>
/// <param name="IsSkewed">Whether people are to be warned of that.</param>
public sealed record LinkUp(BridgeDesk Peer, Duration Skew, bool IsSkewed) : LinkNotice;

/// <summary>A message was recorded.</summary>
/// <param name="Message">The message.</param>
/// <param name="Case">The case after it.</param>
/// <param name="Intake">What became of it.</param>
public sealed record LinkReceived(BridgeMessage Message, BridgeCase Case, BridgeIntake Intake) : LinkNotice;

/// <summary>A body of the other side was no message, or one that this link does not carry.</summary>
/// <param name="Type">Its number.</param>
/// <param name="Fault">Why.</param>
public sealed record LinkRejected(int Type, MessageFault Fault) : LinkNotice;

/// <summary>The other side could not take something as it came.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Offending">The message.</param>
public sealed record LinkComplaint(string Code, Guid? Offending) : LinkNotice;

/// <summary>The link has ended.</summary>
/// <param name="End">How.</param>
public sealed record LinkDown(LinkEnd End) : LinkNotice;

/// <summary>Something in this program went wrong; it keeps going, and whoever cares for the program should look. <see cref="object.ToString"/> names the kind only.</summary>
/// <param name="Error">What was thrown.</param>
public sealed record LinkFaulted(Exception Error) : LinkNotice
{
    /// <inheritdoc/>
    public override string ToString() => $"{nameof(LinkFaulted)} {{ {Error.GetType().FullName} }}";
}
