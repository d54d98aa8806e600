using System.Text;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A reply (回复): whether it was true, whether it was solved, and later whether the caller is satisfied are three things.</summary>
/// <param name="Internal">What was done, for the house (办理情况); no caller sees it.</param>
/// <param name="Public">What the callers are told (公开答复内容).</param>
/// <param name="IsTrue">Whether what was said is true (是否属实); null where that is no question.</param>
/// <param name="IsSolved">Whether the unit has solved it (是否解决); null where another desk ended it and does not say.</param>
public sealed record OrderReply(string Internal, string Public, bool? IsTrue, bool? IsSolved);

/// <summary>What came of calling a caller back (回访结果).</summary>
/// <param name="Caller">The token of the caller.</param>
/// <param name="IsReached">Whether the caller was reached (是否联系上).</param>
/// <param name="IsSolved">Whether the caller says that it is solved (是否解决).</param>
/// <param name="IsSatisfied">Whether the caller is satisfied (是否满意).</param>
/// <param name="Unfounded">Why the hotline holds that not being satisfied has no ground (不合理的不满意); null where it does not.</param>
public sealed record CallBackResult(string Caller, bool IsReached, bool? IsSolved, bool? IsSatisfied, string? Unfounded);

/// <summary>An order that is part of another, and whose caller is told what that one's is (并单成员).</summary>
/// <param name="Number">The order.</param>
/// <param name="Caller">The token of its caller.</param>
/// <param name="Channel">The way by which its caller is answered.</param>
/// <param name="IsRepeat">Whether it is the same person's (重复诉求); else many persons say the same (群体诉求).</param>
public sealed record GroupMember(OrderNumber Number, string Caller, OrderChannel Channel, bool IsRepeat);

/// <summary>What acting units get of a report instead of what was said (转办摘要): rewritten, so that words do not give away who spoke.</summary>
/// <param name="Text">The brief.</param>
public sealed record ActionBrief(string Text)
{
    /// <summary>Whether it quotes a text at such length that it would be known again.</summary>
    /// <param name="original">What was said.</param>
    /// <param name="longest">How many characters one after the other it may have in common.</param>
    public bool Quotes(string original, int longest)
    {
        ArgumentNullException.ThrowIfNull(original);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        return HasInCommon(Text, original, longest) || HasInCommon(SaidOnly(Text), SaidOnly(original), longest);
    }

    /// <summary>Whether it holds words of a text, such as a name or a number, however they are spaced or marked off.</summary>
    internal bool Holds(string words) => Text.Contains(words, StringComparison.Ordinal) || (SaidOnly(words) is { Length: > 0 } said && SaidOnly(Text).Contains(said, StringComparison.Ordinal));

    private static bool HasInCommon(string brief, string original, int longest)
    {
        for (int i = 0; i + longest < brief.Length; i++)
        {
            if (original.Contains(brief.Substring(i, longest + 1), StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Letters and digits only, those of full width as the others: what is left when a text is read out.</summary>
    private static string SaidOnly(string text)
    {
        var said = new StringBuilder(text.Length);
        foreach (var sign in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(sign)) said.Append(sign.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(sign.Value - 0xFEE0) : sign);
        }

        return said.ToString();
    }
}

/// <summary>A field of an order that can be read (工单字段).</summary>
public enum OrderField
{
    /// <summary>State, kind, class and clocks (状态、类型、时限).</summary>
    Status = 1,

    /// <summary>Where (地点).</summary>
    Place,

    /// <summary>What was said (原文).</summary>
    Text,

    /// <summary>The brief (摘要).</summary>
    Brief,

    /// <summary>The caller's name (姓名).</summary>
    CallerName,

    /// <summary>The caller's number (电话).</summary>
    CallerPhone,

    /// <summary>What was done, for the house (办理情况).</summary>
    InternalReply,

    /// <summary>What the callers are told (公开答复).</summary>
    PublicReply,
}
