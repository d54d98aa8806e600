using System.Buffers;

namespace Zhaoqing.GovServices.Journal;

/// <summary>The form of a subscription's name; for whoever writes a subscription store.</summary>
public static class SubscriptionName
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Gives the name back.</summary>
    /// <exception cref="ArgumentException">It has another form than <see cref="ISubscriber.Name"/> says.</exception>
    public static string Checked(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is 0 or > MaxLength || !char.IsAsciiLetterLower(name[0]) || name.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException("A subscription has 1 to 100 of a-z, 0-9, - and ., beginning with a letter.", nameof(name));
        return name;
    }
}
