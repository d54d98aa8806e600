namespace Zhaoqing.GovServices.Hotline;

/// <summary>Whose a token is (来电人代号的签发平台). At the hotline a token of 110 has the number of that desk before it, <c>110/…</c>: so it is none of the hotline's own, however alike the two are, and nobody's act can make it one.</summary>
internal static class CallerToken
{
    private const char Mark = '/';

    /// <summary>A token of 110 as orders have it.</summary>
    public static string OfPolice(string token) => IsOfPolice(token) ? token : BridgeDesk.Police.Number() + Mark + token;

    /// <summary>Whether 110 has minted it.</summary>
    public static bool IsOfPolice(string token) => IsOf(BridgeDesk.Police, token);

    /// <summary>The token as the desk that is asked has minted it: it may be named with its number or without.</summary>
    public static string Own(BridgeDesk asked, string token) => IsOf(asked, token) ? token[(asked.Number().Length + 1)..] : token;

    /// <summary>The token without the desks that are named before it.</summary>
    public static string Bare(string token)
    {
        while (Enum.GetValues<BridgeDesk>().Where(desk => IsOf(desk, token)).Select(desk => (BridgeDesk?)desk).FirstOrDefault() is { } desk) token = token[(desk.Number().Length + 1)..];
        return token;
    }

    private static bool IsOf(BridgeDesk desk, string token) => token.StartsWith(desk.Number() + Mark, StringComparison.Ordinal);
}
