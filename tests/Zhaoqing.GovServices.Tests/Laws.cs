namespace Zhaoqing.GovServices.Tests;

/// <summary>What holds for every code that is read from text.</summary>
internal static class Laws
{
    /// <summary>A reader never throws but where it is asked to; what it takes it gives back.</summary>
    public static void ReaderIsTotal<T>(string? text, Func<T, string> write)
        where T : IParsable<T>
    {
        if (T.TryParse(text, provider: null, out var value)) Assert.Equal(text, write(value));
        else if (text is null) Assert.Throws<ArgumentNullException>(() => T.Parse(text!, provider: null));
        else Assert.Throws<FormatException>(() => T.Parse(text, provider: null));
    }

    /// <summary>No text that differs from a valid one in one character passes.</summary>
    public static void NoSingleChangePasses(string valid, string characters, Func<string, bool> passes)
    {
        Assert.True(passes(valid));
        for (int i = 0; i < valid.Length; i++)
        {
            foreach (char c in characters.Where(c => c != valid[i]))
                Assert.False(passes(string.Concat(valid.AsSpan(0, i), [c], valid.AsSpan(i + 1))));
        }
    }
}
