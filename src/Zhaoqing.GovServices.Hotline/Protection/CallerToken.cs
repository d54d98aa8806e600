using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>Whose a token is (来电人代号的签发平台). At the hotline a token of 110 has the number of that desk before it, <c>110/…</c>: so it is none of the hotline's own, however alike the two are, and nobody's act can make it one.</summary>
internal static class CallerToken
{
    private static readonly string Police = MarkOf(BridgeDesk.Police);

    private static readonly ImmutableArray<string> Marks = [.. Enum.GetValues<BridgeDesk>().Select(MarkOf)];

    /// <summary>A token of 110 as orders have it.</summary>
    public static string OfPolice(string token) => IsOfPolice(token) ? token : Police + token;

    /// <summary>Whether 110 has minted it.</summary>
    public static bool IsOfPolice(string token) => token.StartsWith(Police, StringComparison.Ordinal);

    /// <summary>The token as the desk that is asked has minted it: it may be named with its number or without.</summary>
    public static string Own(BridgeDesk asked, string token) => Without(MarkOf(asked), token);

    /// <summary>The token without the desks that are named before it.</summary>
    public static string Bare(string token)
    {
        string bare = Marks.Aggregate(token, (left, mark) => Without(mark, left));
        return bare.Length == token.Length ? bare : Bare(bare);
    }

    private static string Without(string mark, string token) => token.StartsWith(mark, StringComparison.Ordinal) ? token[mark.Length..] : token;

    private static string MarkOf(BridgeDesk desk) => desk.Number() + '/';
}
