using System.Buffers;

namespace Zhaoqing.GovServices.Journal;

/// <summary>An idempotency key (幂等键): the same request sent again is answered as the first time. It is kept as long as the record.</summary>
public sealed record AppendKey
{
    /// <summary>The most characters a key may have.</summary>
    public const int MaxLength = 400;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Creates a key.</summary>
    /// <param name="key">What names the request, with the caller's own prefix: 1 to 400 visible ASCII characters, no blanks.</param>
    /// <param name="fingerprint">The digest of the request that the host computes, 32 to 128 hexadecimal digits; kept in lower case. What must differ for a request to be another one goes into it.</param>
    /// <exception cref="ArgumentException">A text has another form.</exception>
    public AppendKey(string key, string fingerprint)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (key.Length is 0 or > MaxLength || key.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw new ArgumentException($"A key has 1 to {MaxLength} visible ASCII characters.", nameof(key));
        if (fingerprint.Length is < 32 or > 128 || fingerprint.Length % 2 != 0 || fingerprint.AsSpan().ContainsAnyExcept(HexDigits))
            throw new ArgumentException("A fingerprint is a digest of 32 to 128 hexadecimal digits.", nameof(fingerprint));
        Key = key;
        Fingerprint = Convert.ToHexStringLower(Convert.FromHexString(fingerprint));
    }

    /// <summary>What names the request; upper and lower case differ.</summary>
    public string Key { get; }

    /// <summary>The digest of the request, in lower case hexadecimal digits.</summary>
    public string Fingerprint { get; }
}
